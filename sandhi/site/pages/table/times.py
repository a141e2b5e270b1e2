"""What narrows a list to a time: ``?_from=`` and ``?_to=``, and dates that people write as filters.

Rows are found that may lie in it: those that end, or may end, after its first day, and begin, or
may begin, before its last one; one that is open at an end may do either.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from datasette.utils import escape_sqlite

from sandhi.publish.languages.dates import is_date
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.values.dates import written_date
from sandhi.site.elements.values.written_times import WrittenTime, written_time
from sandhi.site.store import Contents, DatabaseTable

FROM, TO = "_from", "_to"
_FIRST, _LAST = "earliest", "latest"
_COMPARED = ("exact", "date", "gte", "gt", "lte", "lt")  # with a date, or else with nothing
_IN_PART = ("contains", "startswith")  # with a date, or else with a part of its text
_DAY = timedelta(1)

Pairs = Sequence[tuple[str, str]]


class DayColumns(NamedTuple):
    """The columns of a table that have the first and the last day of a row."""

    earliest: str
    latest: str


def day_columns(table: DatabaseTable) -> DayColumns | None:
    """Return the columns with the days of a row; None where a table has none."""
    pairs = (
        DayColumns(name.removesuffix(_LAST) + _FIRST, name)
        for name in table.titles
        if name.endswith(_LAST)
    )
    return next((pair for pair in pairs if pair.earliest in table.titles), None)


def is_of_dates(site: Contents, table: DatabaseTable, column: str) -> bool:
    """Whether a column of a table has dates; a view has those of the tables that it shows."""
    schema = site.catalogue.tables.get(table.name)
    schemas = [schema] if schema else site.catalogue.tables.values()
    return any(
        field.name == column and (field.type == "date" or is_date(field.sample))
        for one in schemas
        for field in one.fields
    )


def times_condition(table: DatabaseTable, terms: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return conditions of SQL, and what they ask in words, for what narrows a table to a time."""
    columns = day_columns(table)
    conditions, phrases = [], []
    for name in (FROM, TO):
        time = written_time(terms.get(name, ""))
        day = _end(name, time) if time else None
        if columns and day:
            earliest, latest = map(escape_sqlite, columns)
            near, far, sign = (latest, earliest, ">=") if name == FROM else (earliest, latest, "<=")
            conditions.append(
                f"({near} {sign} '{day.isoformat()}' OR ({near} IS NULL AND {far} IS NOT NULL))"
            )
            phrases.append(time_words(name, terms[name]))
    return conditions, phrases


def wholly_within(table: DatabaseTable, terms: Mapping[str, str]) -> dict[str, str | None]:
    """Return the terms that keep, of what may lie in a time, what does so wholly; none without."""
    columns = day_columns(table)
    from_time, to_time = (written_time(terms.get(name, "")) for name in (FROM, TO))
    first, last = from_time and from_time.first, to_time and to_time.last
    if not (columns and first and last):
        return {}
    within = {f"{columns.earliest}__gte": first, f"{columns.latest}__lte": last}
    return {FROM: None, TO: None} | {name: day.isoformat() for name, day in within.items()}


def time_words(name: str, value: str) -> str:
    """Return how a first or last day is read, in words; as it is written where it is not."""
    time = written_time(value)
    day = _end(name, time) if time else None
    phrase = gettext("From: %s") if name == FROM else gettext("To: %s")
    return phrase % (written_date(day.isoformat()) if day else value)


def in_written_times(site: Contents, table: DatabaseTable, pairs: Pairs) -> Pairs:
    """Return terms of an address with dates as people write them in the form that narrows a list.

    What the form of a list sends is read whatever it is; what else an address asks for is read
    where it is no date of the data.
    """
    read: list[tuple[str, str]] = []
    for name, value in pairs:
        if name.startswith("_filter_column") and value:
            number = name.removeprefix("_filter_column")
            sent = dict(pairs)
            lookup = sent.get(f"_filter_op{number}") or "exact"
            terms = _read(site, table, value, lookup, sent.get(f"_filter_value{number}", ""), True)
            if terms is not None:
                form = {f"_filter_{part}{number}" for part in ("column", "op", "value")}
                rest = [pair for pair in pairs if pair[0] not in form]
                return in_written_times(site, table, [*rest, *terms])
        column, compared, lookup = name.rpartition("__")
        column, lookup = (column, lookup) if compared else (name, "exact")
        terms = None if name[:1] == "_" else _read(site, table, column, lookup, value, False)
        read += [(name, value)] if terms is None else terms
    return read


def unread_time(site: Contents, table: DatabaseTable, name: str, value: str) -> str | None:
    """Return that nothing can be read of a date that narrows a list, and how it is written."""
    column, compared, lookup = name.rpartition("__")
    column, lookup = (column, lookup) if compared else (name, "exact")
    is_time = name in (FROM, TO) or (lookup in _COMPARED and is_of_dates(site, table, column))
    if not is_time or not value.strip() or written_time(value):
        return None
    message = gettext(
        "“%s” cannot be read as a date. Write a day, a month or a year, as in 19 June 2024, "
        "October 2024, 2024-10 or 2024."
    )
    return message % value[:60]


def turned_span(terms: Mapping[str, str]) -> str | None:
    """Return that a list is narrowed to a time that ends before it begins, if it is."""
    from_time, to_time = (written_time(terms.get(name, "")) for name in (FROM, TO))
    first, last = from_time and from_time.first, to_time and to_time.last
    if not first or not last or first <= last:
        return None
    message = gettext("The time ends on %(last)s, before it begins on %(first)s: turn From and To.")
    return message % {
        name: written_date(day.isoformat()) for name, day in (("first", first), ("last", last))
    }


def _end(name: str, time: WrittenTime) -> date | None:
    return time.first if name == FROM else time.last


def _read(
    site: Contents, table: DatabaseTable, column: str, lookup: str, value: str, is_sent: bool
) -> list[tuple[str, str]] | None:
    """The terms for a date that is compared; None where it is to stay as it is."""
    if lookup not in (*_COMPARED, *_IN_PART) or not is_of_dates(site, table, column):
        return None
    is_stored = is_date(value) or value.isdecimal()
    if is_stored and (not is_sent or lookup in _IN_PART):
        return None
    time = written_time(value)
    if time is None:
        return None
    first, last = time
    if lookup == "gt":
        first, last = last and last + _DAY, None
    elif lookup == "lt":
        first, last = None, first and first - _DAY
    else:
        first, last = first if lookup != "lte" else None, last if lookup != "gte" else None
    columns = day_columns(table)
    of_row = columns is not None and column not in table.titles.keys() & {*columns}
    names = (FROM, TO) if of_row else (f"{column}__gte", f"{column}__lte")
    return [(name, day.isoformat()) for name, day in zip(names, (first, last), strict=True) if day]
