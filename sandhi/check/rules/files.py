"""Rules of the CSV files: that they can be read as tables, and are written canonically."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import zip_longest

from sandhi.anchors import parting
from sandhi.check.context import File
from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.files import PackageError, read_bytes
from sandhi.table import TableError, ragged_records

_SHOWN = 20  # names of columns
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
CANONICAL = Example(file="shop_id,name\nH1,Café\n".encode())


@rule(
    table=Kind.FILE,
    mend="Put it where the descriptor says it is.",
    why="A table without its file has no rows, whatever the descriptor says of it.",
    since="0.1.0",
    keeps=CANONICAL,
    breaks=Example(),
)
def missing_file(context: Context) -> Iterator[Breach]:
    """The file of a table is there and can be read."""
    try:
        _ = context.file.stored
    except PackageError as error:
        yield Breach(str(error))


@rule(
    table=Kind.FILE,
    mend="Write what the file has into its resource, or take bytes and hash out.",
    why="Whoever fetches the file goes by them to tell whether it is whole.",
    since="0.1.0",
    keeps=Example(
        package={"resources": [{"name": "shops", "bytes": len(CANONICAL.file or b"")}]},
        file=CANONICAL.file,
    ),
    breaks=Example(package={"resources": [{"name": "shops", "bytes": 1}]}, file=CANONICAL.file),
)
def file_is_as_described(context: Context) -> Iterator[Breach]:
    """The file of a table has the size and the digest that the descriptor gives it."""
    resource = context.package.resources[context.table]
    if context.file.path != resource.files[0]:
        return  # of several files, what is described is all of them together
    if resource.bytes is None and resource.hash is None:
        return
    data = _data(context, resource.files[1:])
    if resource.bytes is not None and resource.bytes != len(data):
        yield Breach(f"{len(data)} bytes", f"Write {len(data)} as bytes of {context.table}.")
    if resource.hash is None:
        return
    algorithm, _, digest = resource.hash.rpartition(":")
    name = algorithm or "md5"
    present = hashlib.new(name, data, usedforsecurity=False).hexdigest()
    if digest.lower() != present:
        file_hash = f"{algorithm}:{present}" if algorithm else present
        yield Breach(f"{name} {present}", f"Write {file_hash} as hash of {context.table}.")


def _data(context: Context, more: Sequence[str]) -> bytes:
    """The bytes of a file, and of more files after it; one that is missing has none."""
    data = context.file.stored
    for path in more:
        with suppress(PackageError):  # which another rule tells
            data += read_bytes(context.package.root, path)
    return data


def _refusal(context: Context, rule: str) -> Iterator[Breach]:
    """That the file is no table, where it is for this rule that it is none."""
    try:
        _ = context.file.records
    except TableError as error:
        if error.rule == rule:
            yield Breach(error.evidence, f"{error.mend.capitalize()}.", error.line)


@rule(
    table=Kind.FILE,
    mend="Save the file as UTF-8 without a byte order mark.",
    why="In another encoding, letters turn into other letters without anybody seeing it.",
    since="0.1.0",
    keeps=CANONICAL,
    breaks=Example(file="shop_id,name\nH1,Café\n".encode("latin-1")),
)
def utf_8(context: Context) -> Iterator[Breach]:
    """A table is written in UTF-8."""
    return _refusal(context, "utf-8")


@rule(
    table=Kind.FILE,
    mend="Close the quoted cell, and double each quotation mark inside one.",
    why="A quotation mark that is not closed swallows the rows below it.",
    since="0.1.0",
    keeps=Example(file=b'shop_id,name\nH1,"Tea, ""Rice"""\n'),
    breaks=Example(file=b'shop_id,name\nH1,"Tea\n'),
)
def csv_syntax(context: Context) -> Iterator[Breach]:
    """A table is a CSV file (RFC 4180), every quoted cell closed."""
    return _refusal(context, "csv-syntax")


@rule(
    table=Kind.FILE,
    mend="Write its columns as text, numbers, booleans, dates or moments, or the table as CSV.",
    why="A cell is one text; what holds lists or bytes has no way to be one.",
    since="0.10.0",
    keeps=CANONICAL,
    breaks=Example(
        package={"resources": [{"name": "shops", "path": "data/shops.parquet"}]},
        file=b"PAR1 and no more",
    ),
)
def parquet_syntax(context: Context) -> Iterator[Breach]:
    """A table in Parquet can be read, and its columns hold what a cell can hold."""
    return _refusal(context, "parquet-syntax")


@rule(
    table=Kind.FILE,
    mend="Take the rows of one side or of both, and rekey those whose keys both gave.",
    why="Between the marks of a merge stand two versions of the same rows.",
    since="0.9.0",
    keeps=CANONICAL,
    breaks=Example(file=b"shop_id,name\n<<<<<<< ours\nH1,Tea\n=======\nH1,Rice\n>>>>>>> theirs\n"),
)
def merge_conflict(context: Context) -> Iterator[Breach]:
    """The file of a table has no marks of a merge in which both sides changed the same rows."""
    return _refusal(context, "merge-conflict")


@rule(
    table=Kind.FILE,
    mend="Write at least its header.",
    why="An empty file is what a failed program leaves behind.",
    since="0.1.0",
    keeps=CANONICAL,
    breaks=Example(file=b""),
)
def empty_file(context: Context) -> Iterator[Breach]:
    """The file of a table holds at least a header."""
    return _refusal(context, "empty-file")


@rule(
    table=Kind.FILE,
    mend="Write the names of the schema's columns, in its order.",
    why="Under a wrong header every cell is taken for what it is not.",
    since="0.1.0",
    keeps=CANONICAL,
    breaks=Example(file=b"name,shop_id\nCorner,H1\n"),
)
def header(context: Context) -> Iterator[Breach]:
    """The header of a table is that of its schema: the same columns in the same order."""
    names, header = [*context.file.names], context.file.records.names
    if header != names:
        mend = f"Write {','.join(names)}"
        if not Counter(header) - Counter(names):
            mend += ", or let `sandhi fmt` write the table."
        yield Breach(_difference(header, names), mend, 1)


def _difference(header: list[str], names: list[str]) -> str:
    counts, expected = Counter(header), set(names)
    missing = [name for name in names if name not in counts]
    extra = [name for name in header if name not in expected]
    twice = sorted(name for name, count in counts.items() if count > 1)
    parts = {"missing": missing, "not in the schema": extra, "twice": twice}
    lists = [f"{what}: {_first(which)}" for what, which in parts.items() if which]
    return "; ".join(lists) or f"in another order: {','.join(header)}"


def _first(names: list[str]) -> str:
    """Some names, and how many more there are: a header may hold thousands."""
    first_names = ", ".join(repr(name[:40]) for name in names[:_SHOWN])
    return (
        first_names if len(names) <= _SHOWN else f"{first_names} and {len(names) - _SHOWN:,} more"
    )


@rule(
    table=Kind.FILE,
    mend="Give the row one cell for each column.",
    why="In a row with a cell too many or too few, cells stand under the wrong columns.",
    since="0.1.0",
    keeps=CANONICAL,
    breaks=Example(file=b"shop_id,name\nH1\n"),
)
def ragged_row(context: Context) -> Iterator[Breach]:
    """A row has one cell for each column."""
    width = len(context.file.names)
    for line, count in ragged_records(context.file.records):
        yield Breach(f"{count} cells", f"Give the row its {width} cells.", line)


@rule(
    table=Kind.FILE,
    mend="Add rows, or take the table out.",
    why="Rules that see no row are kept by it, and nobody notices.",
    since="0.1.0",
    keeps=CANONICAL,
    breaks=Example(file=b"shop_id,name\n"),
)
def empty_table(context: Context) -> Iterator[Breach]:
    """A table has rows; a check that sees none proves nothing."""
    if not context.file.records.rows:
        yield Breach("no rows")


@rule(
    table=Kind.FILE,
    mend="Save the file as UTF-8 without a byte order mark, as `sandhi fmt` does.",
    why="Programs that do not expect the mark take it for a part of the first column's name.",
    since="0.1.0",
    keeps=CANONICAL,
    breaks=Example(file=BYTE_ORDER_MARK + b"shop_id,name\nH1,Corner\n"),
)
def byte_order_mark(context: Context) -> Iterator[Breach]:
    """A table begins without a byte order mark."""
    if context.file.data.startswith(BYTE_ORDER_MARK):
        yield Breach("EF BB BF", line=1)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _differs_in_line_ends_alone(file: File) -> bool:
    expected = _lines(file.canonical)
    return _lines(file.text) in (expected, expected[:-1])


@rule(
    table=Kind.FILE,
    mend="Save the file with LF at the end of each line, as `sandhi fmt` does.",
    why="Line ends that differ make every line of a file differ, for git and for a digest.",
    since="0.1.0",
    keeps=CANONICAL,
    breaks=Example(file=b"shop_id,name\r\nH1,Corner\r\n"),
)
def line_ends(context: Context) -> Iterator[Breach]:
    """Lines of a table end with LF, the last one too."""
    file, text = context.file, context.file.text
    if text == file.canonical or not _differs_in_line_ends_alone(file):
        return
    if "\r" in text:
        yield Breach("CR", line=text.count("\n", 0, text.index("\r")) + 1)
    else:
        yield Breach("no line end after the last line", line=len(_lines(text)))


@rule(
    table=Kind.FILE,
    mend="Quote what holds a comma, a quotation mark or a line end, and nothing else.",
    why="There is one way to write a table, so that a difference between two is one of content.",
    since="0.1.0",
    keeps=Example(file=b'shop_id,name\nH1,"Tea, Rice"\n'),
    breaks=Example(file=b'shop_id,name\nH1,"Corner"\n'),
)
def canonical_form(context: Context) -> Iterator[Breach]:
    """A cell is quoted where RFC 4180 asks for it, and nowhere else."""
    file, canonical = context.file, context.file.canonical
    if file.text == canonical or _differs_in_line_ends_alone(file):
        return
    pairs = enumerate(zip_longest(_lines(file.text), _lines(canonical), fillvalue=""), 1)
    line, (present, expected) = next((line, pair) for line, pair in pairs if pair[0] != pair[1])
    at = max(parting(present, expected) - 20, 0)
    present, expected = (f"…{side[at : at + 60]}…" for side in (present, expected))
    yield Breach(present, f"Write {expected}, or let `sandhi fmt` write the table.", line)


RULES = [
    missing_file,
    file_is_as_described,
    parquet_syntax,
    utf_8,
    merge_conflict,
    csv_syntax,
    empty_file,
    header,
    ragged_row,
    empty_table,
    byte_order_mark,
    line_ends,
    canonical_form,
]
# Where one of these is broken, those below it have nothing to look at.
OF_SYNTAX = {"parquet-syntax", "utf-8", "merge-conflict", "csv-syntax"}
ENDS = OF_SYNTAX | {"missing-file", "empty-file", "header"}
# A table that breaks one of these cannot be read, so no rule on tables sees it.
UNREADABLE = ENDS | {"ragged-row"}
