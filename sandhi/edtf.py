"""Bounds of a date in the Extended Date/Time Format (EDTF, ISO 8601-2:2019), levels 0 and 1."""

import re
from calendar import monthrange
from datetime import date
from functools import cache
from time import struct_time

# What nearly every date is: a year, a month or a day, as the format writes them; qualified or not.
PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")


@cache
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day of an EDTF date or interval; None where an interval is open.

    An open end (``..``) and an unknown one (nothing) are None alike; ``?``, ``~`` and ``%`` widen
    nothing. ValueError, with half a sentence, for what is not EDTF of level 0 or 1, and for what
    names no days of the years 1 to 9999: seasons, times of day, long and negative years.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _days(edtf)
    if {start, end} <= {"", ".."}:
        raise ValueError(f"{edtf!r} is open at both ends")
    earliest = None if start in ("", "..") else _days(start)[0]
    latest = None if end in ("", "..") else _days(end)[1]
    if earliest and latest and latest < earliest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return earliest, latest


def _days(edtf: str) -> tuple[date, date]:
    """The first and the last day of a date that is no interval."""
    plain = PLAIN.fullmatch(edtf)
    return _plain_days(edtf, *plain.groups()) if plain else _parsed_days(edtf)


def _plain_days(edtf: str, year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """The days of a plain date, which needs no grammar: that takes milliseconds for each."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last_day = int(day or monthrange(first.year, last_month)[1])
        return first, date(first.year, last_month, last_day)
    except ValueError:
        return _parsed_days(edtf)


def _parsed_days(edtf: str) -> tuple[date, date]:
    """The days of a date that the grammar of the whole format reads, or refuses with its words."""
    from edtf.parser import (
        Date,
        EDTFParseException,
        Season,
        UncertainOrApproximate,
        Unspecified,
        parse_edtf,
    )

    try:
        parsed = parse_edtf(edtf)
    except (EDTFParseException, ValueError):
        raise ValueError(f"{edtf!r} is not EDTF") from None
    if isinstance(parsed, Season):
        raise ValueError(f"{edtf!r} is a season, whose days differ from place to place")
    # What level 2 adds has types of its own, but for significant digits (1900S2); white space,
    # which the parser trims, is not written back.
    plain = type(parsed) in (Date, UncertainOrApproximate, Unspecified)
    if not plain or "S" in edtf or str(parsed) != edtf:
        raise ValueError(f"{edtf!r} is not EDTF of level 0 or 1")
    return _day(edtf, parsed.lower_strict()), _day(edtf, parsed.upper_strict())


def _day(edtf: str, time: struct_time) -> date:
    try:
        return date(time.tm_year, time.tm_mon, time.tm_mday)
    except ValueError as error:
        raise ValueError(f"{edtf!r} names no day: {error}") from None
