"""A day that is searched for, however it is written, and the rows that are of that day."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

import regex
from babel.dates import get_month_names

from sandhi.language import fold
from sandhi.publish.languages.interface import languages
from sandhi.site.elements.addresses import row_path, table_path
from sandhi.site.elements.values.dates import written_date
from sandhi.site.store import Contents, DatabaseTable, Store

_LEAP = 2000  # a year that has every day of a month
_LISTED = 12  # rows of a table that are named
_PART = regex.compile(r"\p{L}[\p{L}\p{M}]*|\p{Nd}+")
_ISO = regex.compile(r"\p{Nd}{4}-\p{Nd}{1,2}-\p{Nd}{1,2}")
_OF_DAY = regex.compile(r"(?<=\p{Nd})(?:st|nd|rd|th)\b")


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
    """A row that is of a day: its key, what it is called, and its path."""

    key: str
    label: str
    path: str


class TableOfDay(NamedTuple):
    """The first rows of a table that are of a day, how many are, and where all of them stand."""

    table: DatabaseTable
    rows: list[RowOfDay]
    total: int
    path: str


class DayFound(NamedTuple):
    """A day, in words and as ISO 8601 has it, and what is of it."""

    name: str
    day: str
    tables: list[TableOfDay]


def asked_day(query: str) -> AskedDay | None:
    """Return the day that a query is: 2024-06-19, "19 June 2024", "June 19", "१९ जून"; else None."""
    text = query.strip()
    year: int | None
    parts = _PART.findall(_OF_DAY.sub("", text.casefold()))
    numbers = [int(part) for part in parts if part.isdecimal()]
    months = [_months().get(fold(part)) for part in parts if not part.isdecimal()]
    if _ISO.fullmatch(text):
        year, month, day = numbers
    elif len(months) == 1 and months[0] and len(numbers) in (1, 2) and len(parts) <= 3:
        month, day = months[0], numbers[0]
        year = numbers[1] if len(numbers) > 1 else None
    else:
        return None
    try:
        date(_LEAP if year is None else year, month, day)
    except ValueError:
        return None
    return AskedDay(year, month, day)


def days_found(store: Store, query: str) -> list[DayFound]:
    """Return the day that a query is with the rows of it, one for each year where it names none."""
    wanted_day = asked_day(query)
    if wanted_day is None:
        return []
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
    return [DayFound(written_date(day), day, tables[day]) for day in sorted(tables)]


def _rows_of_day(store: Store, table: DatabaseTable, keys: list[str]) -> Iterator[RowOfDay]:
    entries = store.directory.entries(keys)
    for key in keys:
        if key in entries:
            yield RowOfDay(key, entries[key].label, row_path(table.name, key))


def _tables_first(site: Contents) -> list[tuple[DatabaseTable, str, str]]:
    """The tables with days of their own that a newcomer meets first; all of them without such."""
    front = [one for one in site.dated if one.table in site.front]
    return [(one.table, one.earliest, one.latest) for one in front or site.dated]


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The months by their names, long and short, in each language of the interface."""
    return {
        fold(name).rstrip("."): number
        for code in languages()
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=code).items()
    }
