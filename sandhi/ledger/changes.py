"""What differs between two editions, row by row and column by column, and how much that is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sandhi.ledger.edition import Edition, TableEdition
from sandhi.ledger.versions import Level
from sandhi.text import natural_order

ADDED, CHANGED, GONE = "added", "changed", "gone"


class RowChange(NamedTuple):
    """A row that is new, other than it was, or there no longer; cells by column, but empty ones."""

    table: str
    key: str
    event: str
    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def columns(self) -> list[str]:
        """The columns whose cells differ."""
        return [
            name
            for name in dict.fromkeys([*self.before, *self.after])
            if self.before.get(name, "") != self.after.get(name, "")
        ]

    @property
    def level(self) -> Level:
        """How much it is: a row that ended is most, a cell that was corrected least."""
        if self.event == GONE:
            return Level.MAJOR
        has_new_cell = any(name not in self.before for name in self.columns)
        return Level.MINOR if self.event == ADDED or has_new_cell else Level.PATCH


class ColumnChange(NamedTuple):
    """A table, a column of it, or a value of that column, which is new or there no longer."""

    table: str
    column: str
    what: str
    level: Level

    def __str__(self) -> str:
        place = f"{self.table}.{self.column}" if self.column else self.table
        return f"{place}: {self.what}"


@dataclass(frozen=True)
class Differences:
    """All that differs between two editions."""

    old: Edition
    new: Edition
    columns: list[ColumnChange]
    rows: list[RowChange]

    @property
    def level(self) -> Level:
        """How much all of it is."""
        levels = [*(one.level for one in self.columns), *(one.level for one in self.rows)]
        return max(levels, default=Level.PATCH)

    @property
    def tables(self) -> list[str]:
        """The tables in which something differs, in the order of the new edition."""
        order = dict.fromkeys([*self.new.tables, *self.old.tables])
        changed_tables = {one.table for one in self.columns} | {one.table for one in self.rows}
        return [name for name in order if name in changed_tables]

    def count(self, table: str, event: str) -> int:
        """How many rows of a table are new, other or gone."""
        return sum(one.table == table and one.event == event for one in self.rows)

    def __bool__(self) -> bool:
        return bool(self.columns or self.rows)


def differences_between(old: Edition, new: Edition) -> Differences:
    """What differs between two editions."""
    names = [*dict.fromkeys([*new.tables, *old.tables])]
    pairs = [(name, old.tables.get(name), new.tables.get(name)) for name in names]
    return Differences(
        old,
        new,
        [one for pair in pairs for one in _columns(*pair)],
        [one for pair in pairs for one in _rows(*pair)],
    )


def _columns(
    table: str, old: TableEdition | None, new: TableEdition | None
) -> Iterator[ColumnChange]:
    if old is None or new is None:
        what, level = ("new", Level.MINOR) if old is None else ("no longer there", Level.MAJOR)
        yield ColumnChange(table, "", f"the table is {what}", level)
        return
    before = {column.name: column for column in old.columns}
    after = {column.name: column for column in new.columns}
    for name in dict.fromkeys([*after, *before]):
        if name not in before:
            yield ColumnChange(table, name, "the column is new", Level.MINOR)
        elif name not in after:
            yield ColumnChange(table, name, "the column is no longer there", Level.MAJOR)
        else:
            was, now = before[name], after[name]
            if was.type != now.type:
                what = f"the column was {was.type} and is {now.type}"
                yield ColumnChange(table, name, what, Level.MAJOR)
            yield from _values(table, name, was.values, now.values)
    common = [name for name in before if name in after]
    if common != [name for name in after if name in before]:
        yield ColumnChange(table, "", "its columns stand in another order", Level.MINOR)


def _values(
    table: str, column: str, old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[ColumnChange]:
    """Values that an enumeration has gained or lost; one that ends or begins changes the type."""
    if bool(old) != bool(new):
        what, level = ("any value", Level.MAJOR) if old else ("certain values", Level.MINOR)
        yield ColumnChange(table, column, f"it takes {what} from now on", level)
        return
    for value in [one for one in new if one not in old]:
        yield ColumnChange(table, column, f"the value {value} is new", Level.MINOR)
    for value in [one for one in old if one not in new]:
        yield ColumnChange(table, column, f"the value {value} is no longer there", Level.MAJOR)


def _rows(table: str, old: TableEdition | None, new: TableEdition | None) -> Iterator[RowChange]:
    before = old.rows if old else {}
    after = new.rows if new else {}
    for key in sorted({*before, *after}, key=natural_order):
        was = old.cells(key) if old and key in before else {}
        now = new.cells(key) if new and key in after else {}
        if key not in before:
            yield RowChange(table, key, ADDED, was, now)
        elif key not in after:
            yield RowChange(table, key, GONE, was, now)
        elif was != now:
            yield RowChange(table, key, CHANGED, was, now)
