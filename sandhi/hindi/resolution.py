"""Resolving what an expression of time means to days, by the date of publication.

Weeks run from Monday, as in ISO 8601; quarters are the calendar's. A span counted back from publication is as exact as
its unit: the last three months, told in June 2025, are 2025-03/2025-06. "Recently" is the month of publication or the
one before it.
"""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from sandhi.hindi import extents
from sandhi.hindi.extents import UNKNOWN, Extent
from sandhi.hindi.time_meanings import (
    Adverb,
    Ago,
    Calendar,
    Day,
    Era,
    Interval,
    Lasting,
    Meaning,
    Period,
    Since,
    Weekday,
)

Window = tuple[date, date]


class Resolution(NamedTuple):
    """What an expression resolves to, on what basis, and how, or why not."""

    extent: Extent
    basis: str  # stated, seed_relative (by the date of publication) or event_relative
    reason: str


_FROM_PUBLICATION = "from the date of publication"
_NOT_PUBLISHED = Resolution(
    UNKNOWN, "seed_relative", "hangs on the date of publication, which is not known"
)
_OUT_OF_RANGE = Resolution(UNKNOWN, "seed_relative", "lies outside the years 1 to 9999")
_TOO_VAGUE = "is too vague to be placed"
_BY_EVENTS = "hangs on an event told in the text"


def resolve(meaning: Meaning, published: Window | None, *, ahead: bool) -> Resolution:
    """Resolve an expression of time; ``ahead`` tells that its clause is in the future tense."""
    if isinstance(meaning, Era):
        return Resolution(extents.era(meaning.digits), "stated", "as stated")
    if isinstance(meaning, Calendar | Interval) and (stated := _stated(meaning)):
        return Resolution(stated, "stated", "as stated")
    if isinstance(meaning, Since):
        return _since(meaning, published)
    if isinstance(meaning, Adverb):
        return _adverb(meaning.kind, published)
    if published is None:
        return _NOT_PUBLISHED
    try:
        first, last = (_on_day(meaning, day, ahead=ahead) for day in published)
    except (ValueError, OverflowError):
        return _OUT_OF_RANGE
    return _from_window(first, last)


def _stated(meaning: Calendar | Interval) -> Extent | None:
    """The time that a date with its year states."""
    if isinstance(meaning, Interval):
        first, last = _stated(meaning.first), _stated(meaning.last)
        return extents.span(first, last) if first and last else None
    return _extent(meaning) if meaning.year else None


def _since(meaning: Since, published: Window | None) -> Resolution:
    """From an event to the last day on which the text may have been published."""
    last = published[1] if published else None
    if meaning.date is None:
        return Resolution(Extent(None, None, last), "event_relative", _BY_EVENTS)
    if last is None:
        return _NOT_PUBLISHED
    start = _on_day(meaning.date, last, ahead=False)
    return Resolution(
        extents.span(start, extents.day(last)), "seed_relative", "from the date said to publication"
    )


def _adverb(kind: str, published: Window | None) -> Resolution:
    if kind == "time_of_day":
        return Resolution(UNKNOWN, "event_relative", "a time of day, of a day told elsewhere")
    if kind == "then":
        return Resolution(UNKNOWN, "event_relative", _BY_EVENTS)
    if published is None:
        return _NOT_PUBLISHED
    first, last = published
    if kind == "lately":
        return Resolution(Extent(None, None, last), "seed_relative", _TOO_VAGUE)
    month_before = extents.month(first.year, first.month - 1)
    extent = {
        "now": extents.days(first, last),
        "until_now": Extent(f"../{last}", None, last),
        "recently": extents.span(month_before, extents.month(last.year, last.month)),
        "soon": Extent(f"{first}/..", first, None),
    }[kind]
    return Resolution(extent, "seed_relative", _FROM_PUBLICATION)


def _from_window(first: Extent, last: Extent) -> Resolution:
    """What holds for publication on the first and on the last day of its window."""
    if first == last and first.edtf:
        return Resolution(first, "seed_relative", _FROM_PUBLICATION)
    bounds = Extent(None, first.earliest, last.latest)
    if first.edtf is None:
        return Resolution(bounds, "seed_relative", _TOO_VAGUE)
    differs = f"{first.edtf} to {last.edtf}, by the day of publication"
    return Resolution(bounds, "seed_relative", differs)


def _on_day(
    meaning: Calendar | Interval | Weekday | Period | Day | Ago | Lasting,
    published: date,
    *,
    ahead: bool,
) -> Extent:
    """The time that is meant if the text was published on a day."""
    match meaning:
        case Calendar(year=None):
            return _extent(_nearest(meaning, published, ahead=ahead))
        case Calendar():
            return _extent(meaning)
        case Interval(first, last):
            end = _nearest(last, published, ahead=ahead)
            return extents.span(_extent(_up_to(first, end)), _extent(end))
        case Weekday(day, shift):
            return extents.day(_weekday(day, shift, published, ahead=ahead))
        case Day(distance):
            return extents.day(published + timedelta(distance if ahead else -distance))
        case Period(unit, shift, None):
            return _period(unit, shift, published)
        case Period(unit, shift, number):
            return _counted(unit, number or _ONE, published, ahead=shift > 0)
        case Lasting(_, None) | Ago(_, None):
            return Extent(None, None, published)
        case Lasting(unit, number):
            return _counted(unit, number or _ONE, published, ahead=False)
        case Ago(unit, number):
            return _ago(unit, number or _ONE, published)


_ONE = Decimal(1)


def _extent(said: Calendar) -> Extent:
    """The time of a date with its year."""
    if said.year is None:
        return UNKNOWN
    if said.month is None:
        return extents.year(said.year)
    if said.day is None:
        return extents.month(said.year, said.month)
    return extents.day(date(said.year, said.month, said.day))


def _nearest(said: Calendar, published: date, *, ahead: bool) -> Calendar:
    """A date with its year, and its month, filled in: the last such date up to publication, or the next one."""
    if said.year_shift is not None:
        return said._replace(year=published.year + said.year_shift)
    if said.month_shift is not None:
        year = published.year + _years_to(said.month, said.month_shift, published.month)
        return said._replace(year=year)
    months = range(0, 100) if ahead else range(0, -100, -1)  # 29 February may be eight years away
    for distance in months:
        years, index = divmod(published.month - 1 + distance, 12)
        candidate = said._replace(year=published.year + years, month=index + 1)
        if said.month in (None, index + 1) and _lies_on_side(candidate, published, ahead=ahead):
            return candidate
    raise ValueError(f"no such day near {published}")


def _years_to(month: int | None, shift: int, published: int) -> int:
    """Years from publication to the month that पिछले (-1), इस (0) or अगले (1) names, which is never its own."""
    if month is None or shift == 0:
        return 0
    return min(shift, 0) + (month < published if shift < 0 else month <= published)


def _lies_on_side(said: Calendar, published: date, *, ahead: bool) -> bool:
    """Whether a date is one of the calendar and lies on the side of publication that is meant."""
    year, month = said.year or 1, said.month or 1
    if said.day and said.day > monthrange(year, month)[1]:
        return False
    today = (published.year, published.month, published.day)
    return (
        (year, month, said.day or 31) >= today if ahead else (year, month, said.day or 1) <= today
    )


def _up_to(first: Calendar, last: Calendar) -> Calendar:
    """The first date of a range with what its last one says, in the year before if it must be."""
    year, month = last.year or 1, first.month or last.month
    later = (month or 0, first.day or 0) > (last.month or 0, last.day or 0)
    return first._replace(year=year - later, month=month)


def _weekday(day: int, shift: int | None, published: date, *, ahead: bool) -> date:
    """The day of the week: of this week (इस), or the last or next one, publication's own unless shifted."""
    if shift == 0:
        return published + timedelta(day - published.weekday())
    if shift == 1 or (shift is None and ahead):
        start = published + timedelta(1 if shift else 0)
        return start + timedelta((day - start.weekday()) % 7)
    start = published - timedelta(1 if shift else 0)
    return start - timedelta((start.weekday() - day) % 7)


def _period(unit: str, shift: int, published: date) -> Extent:
    """The one period that publication lies in, or its neighbour."""
    match unit:
        case "week":
            return extents.week(published + timedelta(7 * shift))
        case "weekend":
            return extents.weekend(published + timedelta(7 * shift))
        case "month":
            return extents.month(published.year, published.month + shift)
        case "quarter":
            return extents.quarter(published.year, (published.month + 2) // 3 + shift)
        case "year":
            return extents.year(published.year + shift)
        case "fiscal_year":
            return extents.fiscal_year(published.year - (published.month < 4) + shift)
        case "decade":
            return extents.era(published.year // 10 + shift)
        case "century":
            return extents.era(published.year // 100 + shift)
    return UNKNOWN


# Each unit as so many years, months or days.
_IN_YEARS = {"year": 1, "decade": 10, "century": 100}
_IN_MONTHS = {"month": 1, "quarter": 3} | {unit: 12 * years for unit, years in _IN_YEARS.items()}
_IN_DAYS = {"day": 1, "week": 7, "fortnight": 15}
_PER_DAY = {"hour": 24, "minute": 24 * 60, "second": 24 * 60 * 60}


def _moved(unit: str, count: Decimal, published: date) -> tuple[Extent, Extent] | None:
    """The time so many units from publication, and publication itself, both as exact as the unit."""
    if unit in _IN_YEARS and count == int(count):
        number = published.year + int(count) * _IN_YEARS[unit]
        return extents.year(number), extents.year(published.year)
    if unit in _IN_MONTHS and count * _IN_MONTHS[unit] == int(count * _IN_MONTHS[unit]):
        number = published.month + int(count * _IN_MONTHS[unit])
        return extents.month(published.year, number), extents.month(published.year, published.month)
    if unit in _IN_DAYS and count == int(count):
        moved = published + timedelta(int(count) * _IN_DAYS[unit])
        return extents.day(moved), extents.day(published)
    if unit in _PER_DAY:
        days = ceil(abs(count) / _PER_DAY[unit])
        moved = published + timedelta(days if count > 0 else -days)
        return extents.day(moved), extents.day(published)
    return None


def _counted(unit: str, count: Decimal, published: date, *, ahead: bool) -> Extent:
    """So many units up to publication, or from it on."""
    moved = _moved(unit, count if ahead else -count, published)
    if moved is None:
        return UNKNOWN
    other, here = moved
    return extents.span(here, other) if ahead else extents.span(other, here)


def _ago(unit: str, count: Decimal, published: date) -> Extent:
    """The year, month, week or day so many units before publication."""
    moved = _moved(unit, -count, published)
    if moved is None:
        return UNKNOWN
    then, here = moved
    if unit in _PER_DAY:
        return Extent(None, then.earliest, here.latest)
    return extents.week(then.earliest) if unit == "week" and then.earliest else then
