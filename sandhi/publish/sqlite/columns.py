"""A table's cells as the values that SQLite stores, column by column."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from sandhi.package import Package, TableSchema
from sandhi.publish.sqlite.schemas import TEXT
from sandhi.table import FORMS, number

Columns = dict[str, list[Any]]

_READ: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": number,
    "boolean": lambda cell: cell == "true",
    "date": str,
    "datetime": str,
    "year": int,
}


def columns(package: Package, schema: TableSchema, places: Sequence[int] | None = None) -> Columns:
    """Return the values of a published table by column; of its rows at some ``places`` alone.

    Empty cells are None, and so are those that are not written as their type asks, or that it does
    not hold.
    """
    cells = package.cells(schema.name)
    if places is not None:
        cells = cells.iloc[[*places]]
    values = {
        field.name: _values(cells[field.name].tolist(), field.type)
        for field in schema.fields
        if field.name in cells
    }
    if schema.name == "seeds":
        values[TEXT.name] = [package.texts[key or ""] for key in values[schema.primary_key]]
    return values


def _values(cells: list[str], type_: str) -> list[Any]:
    if type_ not in FORMS:
        return [cell or None for cell in cells]
    read, form = _READ[type_], re.compile(FORMS[type_])
    values = {cell: read(cell) if form.fullmatch(cell) else None for cell in {*cells}}
    return [values[cell] for cell in cells]
