"""Bounds of EDTF dates: the Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1."""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from time import struct_time
from typing import NamedTuple

# What nearly every date is: a year, a month or a day, as the format writes them; qualified or not.
PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")
_LONGEST = 40  # characters of a date that is no interval; Python reads no number of thousands
_CYCLE = 400  # years, after which the calendar is the same again


class CalendarDay(NamedTuple):
    """A day of any year: 0 is 1 BC, -43 is 44 BC."""

    year: int
    month: int
    day: int

    def in_date(self) -> date | None:
        """The day as a date of Python and of SQL; None in a year that these do not know."""
        return date(*self) if MINYEAR <= self.year <= MAXYEAR else None


@cache
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day of an EDTF date or interval; None where an interval is open.

    An open end (``..``) and an unknown one (nothing) are None alike, and so is a day that no column
    of dates holds: of a year BC, or after 9999. ``?``, ``~`` and ``%`` widen nothing. ValueError,
    with half a sentence, for what is not EDTF of level 0 or 1, and for what names no days: seasons
    and times of day.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        first, last = days(edtf)
        return first.in_date(), last.in_date()
    if {start, end} <= {"", ".."}:
        raise ValueError(f"{edtf!r} is open at both ends")
    earliest = None if start in ("", "..") else days(start)[0]
    latest = None if end in ("", "..") else days(end)[1]
    if earliest and latest and latest < earliest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return earliest and earliest.in_date(), latest and latest.in_date()


def days(edtf: str) -> tuple[CalendarDay, CalendarDay]:
    """The first and the last day of an EDTF date that is no interval, of whatever year."""
    plain = PLAIN.fullmatch(edtf)
    return _plain_days(edtf, *plain.groups()) if plain else _parsed_days(edtf)


def _plain_days(
    edtf: str, year: str, month: str | None, day: str | None
) -> tuple[CalendarDay, CalendarDay]:
    """The days of a plain date, which needs no grammar: that takes milliseconds for each."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last_day = int(day or monthrange(first.year, last_month)[1])
    except ValueError:
        return _parsed_days(edtf)
    return CalendarDay(first.year, first.month, first.day), CalendarDay(
        first.year, last_month, last_day
    )


def _parsed_days(edtf: str) -> tuple[CalendarDay, CalendarDay]:
    """The days of a date that the grammar of the whole format reads, or refuses with its words."""
    from edtf.parser import (
        Date,
        EDTFParseException,
        LongYear,
        Season,
        UncertainOrApproximate,
        Unspecified,
        parse_edtf,
    )

    if len(edtf) > _LONGEST:
        raise ValueError(f"{edtf[:_LONGEST]!r}… is longer than any date")
    try:
        parsed = parse_edtf(edtf)
    except (EDTFParseException, ValueError):
        raise ValueError(f"{edtf!r} is not EDTF") from None
    if isinstance(parsed, Season):
        raise ValueError(f"{edtf!r} is a season, whose days differ from place to place")
    # What level 2 adds has types of its own, but for significant digits (1900S2); white space,
    # which the parser trims, is not written back.
    plain = type(parsed) in (Date, LongYear, UncertainOrApproximate, Unspecified)
    if not plain or "S" in edtf or str(parsed) != edtf:
        raise ValueError(f"{edtf!r} is not EDTF of level 0 or 1")
    # Of a year BC whose month is masked, the parser has the last day before the first.
    first, last = sorted(_day(edtf, day) for day in (parsed.lower_strict(), parsed.upper_strict()))
    return first, last


def _day(edtf: str, time: struct_time) -> CalendarDay:
    try:
        date(time.tm_year % _CYCLE + _CYCLE, time.tm_mon, time.tm_mday)
    except ValueError as error:
        raise ValueError(f"{edtf!r} names no day: {error}") from None
    return CalendarDay(time.tm_year, time.tm_mon, time.tm_mday)
