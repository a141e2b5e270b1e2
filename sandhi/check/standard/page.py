"""The tables of docs/data-package.md and docs/declaring.md, made of what the check goes by.

``python -m sandhi.check.standard.page docs/data-package.md`` writes them anew into that page.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sandhi.check.standard.column_types import REFUSED_TYPES, TYPES
from sandhi.check.standard.properties import KINDS
from sandhi.check.standard.property import Property, Treatment
from sandhi.check.standard.settings import profile

_MARKED = re.compile(r"(<!-- table: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def tables() -> dict[str, str]:
    """The tables of the pages by name: one for each kind of object, of types, and of settings."""
    tables_by_kind = {kind: _lines(_of_kind(properties)) for kind, properties in KINDS.items()}
    tables_by_kind["types"] = _lines(_of_types())
    tables_by_kind["refused types"] = _lines(_of_refused_types())
    tables_by_kind["settings"] = _lines(_of_settings(profile()))
    tables_by_kind["settings of a table"] = _lines(_of_settings(profile()["$defs"]["table"]))
    return tables_by_kind


def with_tables(page: str) -> str:
    """The page with its tables as they are now, each between its marks."""
    tables_by_kind = tables()
    return _MARKED.sub(lambda marked: f"{marked[1]}{tables_by_kind[marked[2]]}{marked[3]}", page)


def _of_kind(properties: tuple[Property, ...]) -> Iterator[list[str]]:
    yield ["property", "", "what is taken, or why it is refused", "what to do with anything else"]
    for property_ in properties:
        if property_.treatment is not Treatment.KEPT:
            yield [
                f"`{property_.name}`",
                _treatment(property_),
                _sentence(property_.words),
                _sentence(property_.mend),
            ]
    kept_names = ", ".join(
        f"`{property_.name}`" for property_ in properties if property_.treatment is Treatment.KEPT
    )
    yield [f"{kept_names}, all others" if kept_names else "all others", "kept", "Anything.", ""]


def _treatment(property_: Property) -> str:
    """What becomes of a property, and which values of a refused one do no harm."""
    if property_.treatment is Treatment.READ:
        return "read; must be there" if property_.required else "read"
    harmless = property_.takes.get(
        "enum", [property_.takes["const"]] if "const" in property_.takes else []
    )
    but = ", ".join(f"`{json.dumps(value)}`" for value in harmless)
    return f"refused, but for {but}" if but else "refused"


def _of_types() -> Iterator[list[str]]:
    yield ["type", "a cell", "in the database", "constraints", "formats"]
    for name, column_type in TYPES.items():
        constraints = ", ".join(f"`{constraint}`" for constraint in column_type.constraints)
        formats = ", ".join(f"`{form}`" for form in column_type.formats)
        yield [f"`{name}`", column_type.cells, column_type.stored, constraints, formats]


def _of_refused_types() -> Iterator[list[str]]:
    yield ["type", "what to do"]
    for name, mend in REFUSED_TYPES.items():
        yield [f"`{name}`", _sentence(mend)]


def _of_settings(schema: Mapping[str, Any]) -> Iterator[list[str]]:
    yield ["property", "what it says"]
    for path, description in sorted(_described(schema)):
        yield [f"`{path}`", description]


def _described(schema: Mapping[str, Any], of: str = "") -> Iterator[tuple[str, str]]:
    """Each property that a schema has words for, as the way to it, with the words.

    Of what stands in a list or under any name the way has ``[]`` or ``*``.
    """
    for name, property_ in schema.get("properties", {}).items():
        yield f"{of}{name}", property_["description"]
        yield from _described(property_, f"{of}{name}.")
        if isinstance(each := property_.get("additionalProperties"), dict):
            yield from _described(each, f"{of}{name}.*.")
        if "items" in property_:
            kind = property_["items"].get("$ref", "").rpartition("/")[2]
            items = profile()["$defs"][kind] if kind else property_["items"]
            yield from _described(items, f"{of}{name}[].")


def _lines(rows: Iterator[list[str]]) -> str:
    head, *others = ([cell.replace("|", "\\|") for cell in row] for row in rows)
    lines = [head, ["---"] * len(head), *others]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _sentence(words: str) -> str:
    """Words with a capital and a full stop."""
    return f"{words[0].upper()}{words[1:].rstrip('.')}." if words else ""


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(with_tables(file.read_text("utf-8")), "utf-8")
