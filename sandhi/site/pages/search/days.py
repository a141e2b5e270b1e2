"""A time that is searched for, however it is written: the rows that lie in it, or may."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from sandhi.site.elements.addresses import row_path, table_path
from sandhi.site.elements.values.asked_times import dated_first
from sandhi.site.elements.values.written_times import WrittenTime
from sandhi.site.pages.search.row_days import row_days
from sandhi.site.pages.table.times import FROM, TO, times_condition
from sandhi.site.store import DatabaseTable, Store
from sandhi.site.store.rows import TableRow

_LISTED = 12  # rows of a table that are named


class RowOfTime(NamedTuple):
    """A row that is of a time: its key, what it is called, its path, and its days."""

    key: str
    label: str
    path: str
    days: Markup


class Rows(NamedTuple):
    """The first rows of some, how many they are, and where all of them stand."""

    rows: list[RowOfTime]
    total: int
    path: str


class TableOfTime(NamedTuple):
    """The rows of a table that lie wholly in a time, and those besides that may lie in it.

    The path of these leads to all that may, as a list that is narrowed to the time has them.
    """

    table: DatabaseTable
    within: Rows
    possible: Rows


class TimeFound(NamedTuple):
    """A time, and what lies in it or may."""

    time: WrittenTime
    tables: list[TableOfTime]


def times_found(store: Store, times: Sequence[WrittenTime]) -> list[TimeFound]:
    """Return those of some times in which rows lie, or may lie, with these."""
    times_with_rows = [TimeFound(time, [*_tables_of(store, time)]) for time in times]
    return [one for one in times_with_rows if one.tables]


def _tables_of(store: Store, time: WrittenTime) -> Iterator[TableOfTime]:
    """The tables with rows that lie in a time, begin in it or end in it; none where it is open."""
    if time.first is None or time.last is None:
        return
    first, last = time.first.isoformat(), time.last.isoformat()
    terms = {FROM: first, TO: last}
    for table, earliest, latest in dated_first(store.contents):
        rows = store.rows.meeting(table, times_condition(table, terms)[0])
        within = [row for row in rows if first <= row.text(earliest) <= row.text(latest) <= last]
        if any(first <= row.text(end) <= last for row in rows for end in (earliest, latest)):
            of_time = sorted(within, key=lambda row: row.text(earliest))
            others = sorted(
                (row for row in rows if row not in within),
                key=lambda row: _length(row.text(earliest), row.text(latest)),
            )
            sure = {f"{earliest}__gte": first, f"{latest}__lte": last}
            yield TableOfTime(
                table,
                Rows([*_rows_of_time(store, table, of_time)], len(within), _path(table, sure)),
                Rows([*_rows_of_time(store, table, others)], len(others), _path(table, terms)),
            )


def _length(earliest: str, latest: str) -> int:
    """How many days there are from one to the other, so that what is told best comes first."""
    if not earliest or not latest:
        return date.max.toordinal()
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days


def _path(table: DatabaseTable, terms: Mapping[str, str]) -> str:
    return f"{table_path(table.name)}?{urlencode(terms)}"


def _rows_of_time(
    store: Store, table: DatabaseTable, rows: Sequence[TableRow]
) -> Iterator[RowOfTime]:
    """The first of some rows, with their days."""
    keys = [row.key for row in rows[:_LISTED]]
    entries, days = store.directory.entries(keys), row_days(store, keys)
    for key in keys:
        if key in entries:
            yield RowOfTime(key, entries[key].label, row_path(table.name, key), days[key])
