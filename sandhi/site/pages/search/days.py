"""A time that is searched for, however it is written: the rows of a day, or that begin in it."""

from collections.abc import Container, Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from sandhi.language import fold, is_function_word
from sandhi.publish.languages.context import speaking
from sandhi.publish.languages.interface import languages
from sandhi.site.elements.addresses import row_path, table_path
from sandhi.site.elements.interface import word
from sandhi.site.elements.values.written_times import WrittenTime, date_parts, written_time
from sandhi.site.store import Contents, DatabaseTable, Store

_LEAP = 2000  # a year that has every day of a month
_STOPS = "?!.,;:।"
_LONGEST = 120  # characters of a query in which a time is looked for
# Verbs of those who ask for whatever there is; they say as little as a function word does.
_HAPPENING = ("happened", "happens", "happening", "began", "begins")
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


class RowOfDay(NamedTuple):
    """A row that is of a time: its key, what it is called, and its path."""

    key: str
    label: str
    path: str


class TableOfDay(NamedTuple):
    """The first rows of a table that are of a time, how many are, and where all of them stand."""

    table: DatabaseTable
    rows: list[RowOfDay]
    total: int
    path: str


class TimeFound(NamedTuple):
    """A time, and what is of that day, or begins in a time that is longer."""

    time: WrittenTime
    tables: list[TableOfDay]

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.time.first == self.time.last


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
    called = set(_HAPPENING)
    for code in languages():
        with speaking(code, site.catalogue.words.get(code, {})):
            called |= {name for title in titles for name in fold(word(title)).split()}
    return called


def times_found(store: Store, query: str) -> list[TimeFound]:
    """Return the time that a query is with its rows; a day for each year where it names none."""
    query = time_in(query, _ignored(store.contents))
    wanted_day = asked_day(query)
    if wanted_day:
        return _days(store, wanted_day)
    time = written_time(query)
    tables = [*_tables_begun(store, time)] if time else []
    return [TimeFound(time, tables)] if time and tables else []


def _tables_begun(store: Store, time: WrittenTime) -> Iterator[TableOfDay]:
    """The tables with rows that begin in a time; none where that is open."""
    if time.first is None or time.last is None:
        return
    first, last = time.first.isoformat(), time.last.isoformat()
    for table, earliest, _ in _tables_first(store.contents):
        keys = [row.key for row in store.rows.from_to(table, earliest, (first, last))]
        terms = {f"{earliest}__gte": first, f"{earliest}__lte": last, "_sort": earliest}
        if keys:
            rows = [*_rows_of_day(store, table, keys[:_LISTED])]
            path = f"{table_path(table.name)}?{urlencode(terms)}"
            yield TableOfDay(table, rows, len(keys), path)


def _days(store: Store, wanted_day: AskedDay) -> list[TimeFound]:
    tables: dict[str, list[TableOfDay]] = {}
    for table, earliest, latest in _tables_first(store.contents):
        days: dict[str, list[str]] = {}
        for row in store.rows.with_day(table, (earliest, latest), wanted_day.pattern):
            if row[earliest] == row[latest]:
                days.setdefault(row.text(earliest), []).append(row.key)
        for day, keys in days.items():
            path = f"{table_path(table.name)}?{urlencode({earliest: day, latest: day})}"
            rows = [*_rows_of_day(store, table, keys[:_LISTED])]
            tables.setdefault(day, []).append(TableOfDay(table, rows, len(keys), path))
    return [
        TimeFound(WrittenTime(*[date.fromisoformat(day)] * 2), tables[day])
        for day in sorted(tables)
    ]


def _rows_of_day(store: Store, table: DatabaseTable, keys: list[str]) -> Iterator[RowOfDay]:
    entries = store.directory.entries(keys)
    for key in keys:
        if key in entries:
            yield RowOfDay(key, entries[key].label, row_path(table.name, key))


def _tables_first(site: Contents) -> list[tuple[DatabaseTable, str, str]]:
    """The tables with days of their own that a newcomer meets first; all of them without such."""
    front = [one for one in site.dated if one.table in site.front]
    return [(one.table, one.earliest, one.latest) for one in front or site.dated]
