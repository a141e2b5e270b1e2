"""The tables and views of a built database as they are given away: named columns, typed values.

Their rows are read whenever they are asked for, and never held. A view is worked out once, into a
database of its own that is on nobody's disk for longer than that.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from sandhi.package import Category, Package
from sandhi.package.declarations import Declaration
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.reading import Reader
from sandhi.publish.sqlite.views import every_view, run, walk
from sandhi.table import FORMS, WHOLE_NUMBERS, is_held

Value = str | int | float | bool | None
Row = tuple[Value, ...]
Reads = Callable[[Value], Value]

_BATCH = 2000  # rows that are at hand at once


class TableColumn(NamedTuple):
    """A column: ``type`` is that of Table Schema, ``values`` are those of an enumeration."""

    name: str
    type: str
    title: str
    description: str
    values: tuple[Category, ...] = ()


class StoredRows(Collection[Row]):
    """Rows that lie in a database, and are read from it each time that one goes through them."""

    def __init__(self, count: int, read: Callable[[], Iterator[Row]]) -> None:
        """Take how many rows there are, and what reads them from the first on."""
        self._count, self._read = count, read

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    def __iter__(self) -> Iterator[Row]:
        """Read them."""
        return self._read()

    def __contains__(self, row: object) -> bool:
        """Whether a row is among them."""
        return any(row == one for one in self)


class Table(NamedTuple):
    """A table or a view with all its rows; an empty cell is None, a date its ISO 8601 text."""

    name: str
    kind: str
    title: str
    description: str
    columns: tuple[TableColumn, ...]
    rows: StoredRows


def tables(package: Package, reader: Reader, views: sqlite3.Connection) -> list[Table]:
    """Return the tables of a package as its schemas have them, then the views that lists show.

    The rows of views are put into the database ``views``.
    """
    listed_views = [
        view for view in every_view(package) if not package.settings.of(view.name).hidden
    ]
    return [
        *(_table(package, name, reader) for name in package.schemas),
        *(_view(package, view, reader, views) for view in listed_views),
    ]


def as_text(value: Value) -> str:
    """Return a value as a cell of a CSV has it."""
    if isinstance(value, str):  # as nearly all are
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # A number is written in full: 0.00001, not 1e-05.
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value)


def is_whole(column: TableColumn, values: Iterable[Value]) -> bool:
    """Whether a column of numbers has whole ones alone: that is how others read it from a CSV."""
    if column.type != "number":
        return False
    present = (value for value in values if value is not None)
    first = next(present, None)
    return isinstance(first, int) and all(isinstance(value, int) for value in present)


def table_of_package(package: Package, name: str) -> Table:
    """Return a table as it is read from its CSV; PackageError where that fails."""
    schema, columns = package.schemas[name], _table_columns(package, name)
    rows = [tuple(row.values()) for row in package.rows(name).values()]
    typed = [*_typed(rows, _readers(columns))]
    return Table(name, "table", schema.title, schema.description, columns, _at_hand(typed))


def table_of_view(package: Package, view: Declaration, reader: Reader) -> Table:
    """Return a view of a database with its rows; PackageError where it does not run."""
    names, rows = run(reader, view, f"SELECT * FROM {identifier(view.name)}")
    kinds = _kinds(package, names)
    for kind, cells in zip(kinds, zip(*rows, strict=True), strict=False):
        kind.note({*cells} - {None})
    columns = _view_columns(view, names, kinds)
    typed = [*_typed(rows, _readers_of_view(kinds))]
    return Table(view.name, "view", view.title, view.description, columns, _at_hand(typed))


def _at_hand(rows: list[Row]) -> StoredRows:
    return StoredRows(len(rows), lambda: iter(rows))


def _table_columns(package: Package, name: str) -> tuple[TableColumn, ...]:
    return tuple(
        TableColumn(field.name, field.type, field.title, field.description, field.categories)
        for field in package.schemas[name].fields
    )


def _table(package: Package, name: str, reader: Reader) -> Table:
    schema, columns = package.schemas[name], _table_columns(package, name)
    column_names = ", ".join(identifier(column.name) for column in columns)
    sql = f"SELECT {column_names} FROM {identifier(name)} ORDER BY rowid"
    _, ((count,),) = reader.select(f"SELECT count(*) FROM {identifier(name)}")
    readers = _readers(columns)
    # What a statement of the tool's own may cost need not be measured.
    rows = StoredRows(count, lambda: _typed(reader.connection.execute(sql), readers))
    return Table(name, "table", schema.title, schema.description, columns, rows)


def _view(package: Package, view: Declaration, reader: Reader, views: sqlite3.Connection) -> Table:
    names, rows = walk(reader, view, f"SELECT * FROM {identifier(view.name)}")
    kinds = _kinds(package, names)
    count = _store(views, view.name, rows, kinds)
    columns = _view_columns(view, names, kinds)
    sql = f"SELECT * FROM {identifier(view.name)} ORDER BY rowid"
    readers = _readers_of_view(kinds)
    stored = StoredRows(count, lambda: _typed(views.execute(sql), readers))
    return Table(view.name, "view", view.title, view.description, columns, stored)


def _kinds(package: Package, names: Iterable[str]) -> list["_Kinds"]:
    by_name = _types_by_name(package)
    return [_Kinds(by_name.get(name, ())) for name in names]


def _view_columns(
    view: Declaration, names: Iterable[str], kinds: Iterable["_Kinds"]
) -> tuple[TableColumn, ...]:
    return tuple(
        TableColumn(name, kind.type, name.replace("_", " ").capitalize(), view.terms.get(name, ""))
        for name, kind in zip(names, kinds, strict=True)
    )


def _store(
    database: sqlite3.Connection, name: str, rows: Iterator[Row], kinds: Sequence["_Kinds"]
) -> int:
    """Put rows into a new table as they are, and note of each column what it holds; how many."""
    places = range(len(kinds))
    # Without a type, a column changes no value.
    database.execute(
        f"CREATE TABLE {identifier(name)} ({', '.join(identifier(str(at)) for at in places)})"
    )
    insert = f"INSERT INTO {identifier(name)} VALUES ({', '.join('?' for _ in places)})"
    count = 0
    while batch := [*islice(rows, _BATCH)]:
        count += len(batch)
        for kind, cells in zip(kinds, zip(*batch, strict=True), strict=True):
            kind.note({*cells} - {None})
        database.executemany(insert, batch)
    return count


def _types_by_name(package: Package) -> Mapping[str, Collection[str]]:
    """The types that fields of a name have, over all tables."""
    types: dict[str, set[str]] = defaultdict(set)
    for schema in package.schemas.values():
        for field in schema.fields:
            types[field.name].add(field.type)
    return types


class _Kinds:
    """What a view's column holds, of which SQLite tells no type where it is computed."""

    def __init__(self, declared_types: Collection[str]) -> None:
        """Take the types that fields of the column's name have, over all tables."""
        self._declared_types = [*declared_types] if len(declared_types) == 1 else []
        self._kinds: set[type] = set()
        self._all_held = True

    def note(self, values: Collection[Value]) -> None:
        """Look at some values of the column, none of them empty."""
        self._declared_types = [
            type_ for type_ in self._declared_types if all(_fits(value, type_) for value in values)
        ]
        self._kinds |= {type(value) for value in values}
        if self._kinds <= {int, float}:
            self._all_held = self._all_held and all(map(_is_held, values))

    @property
    def type(self) -> str:
        """The type of all fields of its name, if its values fit, else theirs."""
        if self._declared_types:
            return self._declared_types[0]
        if not self._kinds:
            return "string"
        if self._kinds == {int}:
            return "integer"
        return "number" if self._kinds <= {int, float} and self._all_held else "string"

    @property
    def reader(self) -> Reads | None:
        """What reads a value as one of the column's type; None where each is one as it is."""
        if self.type == "boolean":
            return bool
        return None if self.type != "string" or self._kinds <= {str} else as_text


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


def _readers(columns: Iterable[TableColumn]) -> dict[int, Reads]:
    """What reads the values of a table's columns, by place, where they are not as they lie.

    SQLite has 1 and 0 for true and false. A package that is built in spite of findings may have
    days that there are not.
    """
    read: dict[str, Reads] = {"boolean": bool, "date": _day}
    return {place: read[one.type] for place, one in enumerate(columns) if one.type in read}


def _readers_of_view(kinds: Iterable[_Kinds]) -> dict[int, Reads]:
    """What reads the values of a view's columns, in which a text may stand beside a number."""
    return {place: kind.reader for place, kind in enumerate(kinds) if kind.reader}


def _typed(rows: Iterable[Row], readers: Mapping[int, Reads]) -> Iterator[Row]:
    """Yield the rows with the values of some columns, by place, read."""
    if not readers:
        yield from rows
        return
    for columns in columns_of(rows):
        for place, reads in readers.items():
            columns[place] = tuple(
                [None if cell is None else reads(cell) for cell in columns[place]]
            )
        yield from zip(*columns, strict=True)


def columns_of(rows: Iterable[Sequence[Value]]) -> Iterator[list[Sequence[Value]]]:
    """Yield the columns of some rows at a time: to go through these is quicker than by rows."""
    left = iter(rows)
    while batch := [*islice(left, _BATCH)]:
        yield [*zip(*batch, strict=True)]


@lru_cache(maxsize=10_000)  # a table has most of its days several times
def _day(value: Value) -> Value:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return None
