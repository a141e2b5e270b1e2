"""Times as EDTF (ISO 8601-2, levels 0 and 1) with their first and last day."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Extent(NamedTuple):
    """A time; None where it cannot be written as EDTF, or where a bound is open or not known."""

    edtf: str | None
    earliest: date | None
    latest: date | None


UNKNOWN = Extent(None, None, None)


def day(at: date) -> Extent:
    """One day."""
    return Extent(at.isoformat(), at, at)


def days(first: date, last: date) -> Extent:
    """From one day to another, which may be the same."""
    return span(day(first), day(last))


def month(year: int, number: int) -> Extent:
    """One month; its number may lie outside 1 to 12 and then moves the year."""
    year, index = year + (number - 1) // 12, (number - 1) % 12
    first = date(year, index + 1, 1)
    return Extent(
        f"{year:04}-{index + 1:02}", first, first.replace(day=monthrange(year, index + 1)[1])
    )


def year(number: int) -> Extent:
    """One year."""
    return Extent(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def fiscal_year(number: int) -> Extent:
    """The year from April to March, as in India and Japan, that begins in a year."""
    return span(month(number, 4), month(number + 1, 3))


def era(digits: int) -> Extent:
    """A decade or century by its three or two first digits: 199 is the 1990s.

    That of the year 0, as EDTF has it, begins on a day that no date can be.
    """
    leading = str(digits).zfill(2)  # 05XX is the sixth century
    open_digits = 4 - len(leading)
    first, last = int(leading + "0" * open_digits), int(leading + "9" * open_digits)
    earliest = date(first, 1, 1) if first else None
    return Extent(leading + "X" * open_digits, earliest, date(last, 12, 31))


def week(at: date) -> Extent:
    """The week from Monday to Sunday that a day lies in."""
    monday = at - timedelta(at.weekday())
    return span(day(monday), day(monday + timedelta(6)))


def weekend(at: date) -> Extent:
    """The Saturday and Sunday of the week that a day lies in."""
    saturday = at + timedelta(5 - at.weekday())
    return span(day(saturday), day(saturday + timedelta(1)))


def quarter(at_year: int, number: int) -> Extent:
    """Three months of the calendar; the number may lie outside 1 to 4 and then moves the year."""
    return span(month(at_year, 3 * number - 2), month(at_year, 3 * number))


def span(first: Extent, last: Extent) -> Extent:
    """From the start of one time to the end of another, which may be the same."""
    if first == last:
        return first
    return Extent(f"{first.edtf}/{last.edtf}", first.earliest, last.latest)
