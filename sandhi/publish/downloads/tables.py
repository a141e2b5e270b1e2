"""The tables and views of a built database as they are given away: named columns, typed values."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sandhi.package import Category, Package
from sandhi.package.declarations import Declaration
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.reading import Reader
from sandhi.publish.sqlite.views import every_view, run
from sandhi.table import FORMS, WHOLE_NUMBERS, is_held

Value = str | int | float | bool | None


class TableColumn(NamedTuple):
    """A column: ``type`` is that of Table Schema, ``values`` are those of an enumeration."""

    name: str
    type: str
    title: str
    description: str
    values: tuple[Category, ...] = ()


class Table(NamedTuple):
    """A table or a view with all its rows; an empty cell is None, a date its ISO 8601 text."""

    name: str
    kind: str
    title: str
    description: str
    columns: tuple[TableColumn, ...]
    rows: list[tuple[Value, ...]]


def tables(package: Package, reader: Reader) -> list[Table]:
    """Return the tables of a package as its schemas have them, then the views that lists show."""
    shown = [view for view in every_view(package) if not package.settings.of(view.name).hidden]
    return [
        *(_table(package, name, reader) for name in package.schemas),
        *(table_of_view(package, view, reader) for view in shown),
    ]


def as_text(value: Value) -> str:
    """Return a value as a cell of a CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # A number is written in full: 0.00001, not 1e-05.
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value)


def is_whole(column: TableColumn, values: Sequence[Value]) -> bool:
    """Whether a column of numbers has whole ones alone: that is how others read it from a CSV."""
    present = [value for value in values if value is not None]
    return column.type == "number" and bool(present) and all(isinstance(v, int) for v in present)


def table_of_package(package: Package, name: str) -> Table:
    """Return a table as it is read from its CSV; PackageError where that fails."""
    schema, columns = package.schemas[name], _table_columns(package, name)
    rows = _typed([tuple(row.values()) for row in package.rows(name).values()], columns, _READ)
    return Table(name, "table", schema.title, schema.description, columns, rows)


def _table_columns(package: Package, name: str) -> tuple[TableColumn, ...]:
    return tuple(
        TableColumn(field.name, field.type, field.title, field.description, field.categories)
        for field in package.schemas[name].fields
    )


def _table(package: Package, name: str, reader: Reader) -> Table:
    schema, columns = package.schemas[name], _table_columns(package, name)
    chosen = ", ".join(identifier(column.name) for column in columns)
    sql = f"SELECT {chosen} FROM {identifier(name)} ORDER BY rowid"
    rows = _typed(reader.select(sql).rows, columns, _READ)
    return Table(name, "table", schema.title, schema.description, columns, rows)


def table_of_view(package: Package, view: Declaration, reader: Reader) -> Table:
    """Return a view of a database; PackageError where it does not run."""
    names, rows = run(reader, view, f"SELECT * FROM {identifier(view.name)}")
    known = _types_by_name(package)
    columns = tuple(
        TableColumn(
            name,
            _type({row[place] for row in rows} - {None}, known.get(name, ())),
            name.replace("_", " ").capitalize(),
            view.terms.get(name, ""),
        )
        for place, name in enumerate(names)
    )
    rows = _typed(rows, columns, _READ | {"string": as_text})
    return Table(view.name, "view", view.title, view.description, columns, rows)


def _types_by_name(package: Package) -> Mapping[str, Collection[str]]:
    """The types that fields of a name have, over all tables."""
    found: dict[str, set[str]] = defaultdict(set)
    for schema in package.schemas.values():
        for field in schema.fields:
            found[field.name].add(field.type)
    return found


def _type(values: Collection[Value], named: Collection[str]) -> str:
    """The type of a view's column: that of all fields of its name, if its values fit, else theirs.

    SQLite tells no type of a column that is computed.
    """
    if len(named) == 1:
        (type_,) = named
        if all(_fits(value, type_) for value in values):
            return type_
    if not values:
        return "string"
    kinds = {type(value) for value in values}
    if kinds == {int}:
        return "integer"
    return "number" if kinds <= {int, float} and all(map(_is_held, values)) else "string"


def _is_held(value: Value) -> bool:
    """Whether a number is one that a column of fractions holds as it is."""
    return is_held(as_text(value))


def _fits(value: Value, type_: str) -> bool:
    if type_ == "boolean":
        return value in (0, 1)
    if type_ in WHOLE_NUMBERS:
        return isinstance(value, int)
    if type_ == "number":
        return isinstance(value, int | float) and _is_held(value)
    if type_ == "date":
        return _day(value) == value
    return isinstance(value, str) and bool(re.fullmatch(FORMS.get(type_, "(?s:.*)"), value))


def _typed(
    rows: list[tuple[Value, ...]],
    columns: Sequence[TableColumn],
    read: Mapping[str, Callable[[Value], Value]],
) -> list[tuple[Value, ...]]:
    """The rows with values as those of their columns' types are read.

    SQLite has 1 and 0 for true and false, and in a view a text may stand beside a number. A package
    that is built in spite of findings may have days that there are not.
    """
    readers = {
        place: read[column.type] for place, column in enumerate(columns) if column.type in read
    }
    if not readers:
        return rows
    return [
        tuple(
            readers[place](value) if place in readers and value is not None else value
            for place, value in enumerate(row)
        )
        for row in rows
    ]


def _day(value: Value) -> Value:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return None


_READ: dict[str, Callable[[Value], Value]] = {"boolean": bool, "date": _day}
