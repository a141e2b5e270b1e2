"""A time that is searched for, however it is written: the rows that lie in it, or may."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from sandhi.language import fold, is_function_word
from sandhi.publish.languages.context import speaking
from sandhi.publish.languages.interface import languages
from sandhi.site.elements.addresses import row_path, table_path
from sandhi.site.elements.interface import word
from sandhi.site.elements.values.written_times import WrittenTime, date_parts, written_time
from sandhi.site.pages.search.row_days import row_days
from sandhi.site.pages.table.times import FROM, TO, times_condition
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.rows import TableRow

_LEAP = 2000  # a year that has every day of a month
_STOPS = "?!.,;:।"
_LONGEST = 120  # characters of a query in which a time is looked for
# Verbs of those who ask for whatever there is; they say as little as a function word does.
_HAPPENING = ("happened", "happens", "happening", "began", "begins")
# Parts of a time; who asks for one is led to the whole time, which has it.
_PARTS = ("first", "last", "early", "late", "mid", "week", "half", "beginning", "end", "days")
_LISTED = 12  # rows of a table that are named


class AskedDay(NamedTuple):
    """A day of a month, in one year or, with none, in any."""

    year: int | None
    month: int
    day: int

    @property
    def pattern(self) -> str:
        """What its dates look like, as SQL's LIKE has it."""
        year = "____" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"


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


def asked_day(query: str) -> AskedDay | None:
    """Return the day that a query is: 2024-06-19, "19 June 2024", "June 19", "१९ जून"; else None."""
    parts = date_parts(query)
    if parts is None or parts.day is None:
        return None
    try:
        date(_LEAP if parts.year is None else parts.year, parts.month, parts.day)
    except ValueError:
        return None
    return AskedDay(parts.year, parts.month, parts.day)


def time_in(query: str, ignored: Container[str]) -> str:
    """Return the time that a query asks for, without words that say nothing but what is wanted.

    They are function words and those ``ignored``, before a time and after it: "what happened in
    October 2024", "2024 की घटनाएँ". The query itself, where that is no time, or has other words.
    """
    typed = [word.strip(_STOPS) for word in query[:_LONGEST].split()]
    is_ignored = [word in ignored or is_function_word(word) for word in map(fold, typed)]
    before = next((n for n, one in enumerate(is_ignored) if not one), len(typed))
    after = next((n for n, one in enumerate(reversed(is_ignored)) if not one), len(typed))
    for start in range(before + 1):  # a word left out may be of the time: May
        for end in range(len(typed), max(start, len(typed) - after - 1), -1):
            time = " ".join(typed[start:end])
            if asked_day(time) or written_time(time):
                return time
    return query


def _ignored(site: Contents) -> set[str]:
    """What tables with days are called, in each language, and other words for what is in them."""
    titles = [title for one in site.dated for title in (one.table.title, one.table.singular)]
    called = {*_HAPPENING, *_PARTS}
    for code in languages():
        with speaking(code, site.catalogue.words.get(code, {})):
            called |= {name for title in titles for name in fold(word(title)).split()}
    return called


def times_found(store: Store, query: str) -> list[TimeFound]:
    """Return the time that a query is with its rows; a day for each year where it names none."""
    query = time_in(query, _ignored(store.contents))
    wanted_day = asked_day(query)
    if wanted_day and wanted_day.year is None:
        days = _years(store, wanted_day)
        times = [WrittenTime(day, day) for day in days]
    else:
        time = written_time(query)
        times = [time] if time else []
    times_with_rows = [TimeFound(time, [*_tables_of(store, time)]) for time in times]
    return [one for one in times_with_rows if one.tables]


def _years(store: Store, wanted_day: AskedDay) -> list[date]:
    """The days of a month in each year that rows are of just that day."""
    days = {
        row.text(earliest)
        for table, earliest, latest in _tables_first(store.contents)
        for row in store.rows.with_day(table, (earliest, latest), wanted_day.pattern)
        if row[earliest] == row[latest]
    }
    return [*map(date.fromisoformat, sorted(days))]


def _tables_of(store: Store, time: WrittenTime) -> Iterator[TableOfTime]:
    """The tables with rows that lie in a time, begin in it or end in it; none where it is open."""
    if time.first is None or time.last is None:
        return
    first, last = time.first.isoformat(), time.last.isoformat()
    terms = {FROM: first, TO: last}
    for table, earliest, latest in _tables_first(store.contents):
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


def _tables_first(site: Contents) -> list[tuple[DatabaseTable, str, str]]:
    """The tables with days of their own that a newcomer meets first; all of them without such."""
    front = [one for one in site.dated if one.table in site.front]
    return [(one.table, one.earliest, one.latest) for one in front or site.dated]
