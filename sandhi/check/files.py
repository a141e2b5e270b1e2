"""The CSV files of a package: whether they can be read as tables, and are written canonically."""

from itertools import zip_longest

from sandhi.anchors import parting
from sandhi.check.finding import Finding
from sandhi.files import PackageError, read_bytes
from sandhi.package import Package
from sandhi.table import Records, TableError, decoded, ragged, records, written

RULES = {
    "missing-file": "The file of a table is there and can be read.",
    "utf-8": "A table is written in UTF-8.",
    "csv-syntax": "A table is a CSV file (RFC 4180), every quoted cell closed.",
    "empty-file": "The file of a table holds at least a header.",
    "header": "The header of a table is that of its schema: the same columns in the same order.",
    "ragged-row": "A row has one cell for each column.",
    "empty-table": "A table has rows; a check that sees none proves nothing.",
    "byte-order-mark": "A table begins without a byte order mark.",
    "line-ends": "Lines of a table end with LF, the last one too.",
    "canonical-form": "A cell is quoted where RFC 4180 asks for it, and nowhere else.",
}
# A table that breaks one of these cannot be read, so no other rule sees it.
UNREADABLE = {"missing-file", "utf-8", "csv-syntax", "empty-file", "header", "ragged-row"}

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def findings(package: Package, table: str) -> list[Finding]:
    """What is wrong with the file of a table, as a file."""

    def told(rule: str, line: int | None, found: str, mend: str) -> Finding:
        path = package.paths[table]
        return Finding(rule, table, None, None, line, found, RULES[rule], mend, path)

    try:
        data = read_bytes(package.root, package.paths[table])
        read = records(data)
    except PackageError as error:
        return [told("missing-file", None, str(error), "Put it where the descriptor says it is.")]
    except TableError as error:
        return [told(error.rule, error.line, error.found, f"{error.mend.capitalize()}.")]
    names = list(package.schemas[table].names)
    if read.names != names:
        return [told("header", 1, _difference(read.names, names), f"Write {','.join(names)}")]
    width = len(names)
    found = [
        told("ragged-row", line, f"{count} cells", f"Give the row its {width} cells.")
        for line, count in ragged(read)
    ]
    if not read.rows:
        found.append(told("empty-table", None, "no rows", "Add rows, or take the table out."))
    if data.startswith(BYTE_ORDER_MARK):
        mend = "Save the file as UTF-8 without a byte order mark."
        found.append(told("byte-order-mark", 1, "EF BB BF", mend))
    return found + [told(*form) for form in _form(decoded(data), read)]


def _difference(found: list[str], names: list[str]) -> str:
    missing = [name for name in names if name not in found]
    extra = [name for name in found if name not in names]
    twice = sorted({name for name in found if found.count(name) > 1})
    parts = {"missing": missing, "not in the schema": extra, "twice": twice}
    told = [f"{what}: {', '.join(map(repr, which))}" for what, which in parts.items() if which]
    return "; ".join(told) or f"in another order: {','.join(found)}"


def _form(text: str, read: Records) -> list[tuple[str, int, str, str]]:
    """Rule, line, what was found and how to mend it, where a text is not the canonical one."""
    canonical = written(read.names, read.rows)
    if text == canonical:
        return []
    lines, wanted = _lines(text), _lines(canonical)
    if lines in (wanted, wanted[:-1]):
        line = text.count("\n", 0, text.index("\r")) + 1 if "\r" in text else len(lines)
        found = "CR" if "\r" in text else "no line end after the last line"
        return [("line-ends", line, found, "Save the file with LF at the end of each line.")]
    pairs = enumerate(zip_longest(lines, wanted, fillvalue=""), 1)
    line, (found, want) = next((line, pair) for line, pair in pairs if pair[0] != pair[1])
    at = max(parting(found, want) - 20, 0)
    found, want = (f"…{side[at : at + 60]}…" for side in (found, want))
    return [("canonical-form", line, found, f"Write {want}")]


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
