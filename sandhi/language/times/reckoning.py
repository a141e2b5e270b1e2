"""Reckoning from the day of publication to the day, week, month or year that is meant."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from sandhi.language.times import extents
from sandhi.language.times.extents import UNKNOWN, Extent
from sandhi.language.times.meanings import (
    Ago,
    Calendar,
    Coming,
    DatedWeekday,
    Day,
    DayOfWeek,
    Era,
    Interval,
    Period,
    Reckoned,
    Weekday,
    Weekdays,
    Within,
)


def on_day(meaning: Reckoned, published: date, *, ahead: bool | None) -> Extent:
    """Return the time that is meant if the text was published on a day.

    ``ahead`` is None where the clause does not tell whether it looks ahead or back.
    ValueError or OverflowError if that is outside the years 1 to 9999.
    """
    match meaning:
        case Calendar():
            return _nearest_date(meaning, published, ahead=ahead)
        case Interval():
            return _nearest_span(meaning, published, ahead=ahead)
        case Weekday(day, shift):
            return extents.day(_weekday(day, shift, published, ahead=ahead))
        case Weekdays(first, last):
            days = timedelta((last - first) % 7)
            if ahead:
                begin = _weekday(first, None, published, ahead=True)
            else:
                begin = _weekday(last, None, published, ahead=False) - days
            return extents.span(extents.day(begin), extents.day(begin + days))
        case DayOfWeek(day, weeks):
            monday = published + timedelta(7 * weeks - published.weekday())
            return extents.day(monday + timedelta(day))
        case DatedWeekday(date, _):
            return on_day(date, published, ahead=ahead)
        case Within(whole):
            if isinstance(whole, Era):
                return extents.era(whole.digits)._replace(edtf=None)
            return on_day(whole, published, ahead=ahead)._replace(edtf=None)
        case Day(distance):
            return extents.day(published + timedelta(distance if ahead else -distance))
        case Period(unit, shift):
            return _period(unit, shift, published)
        case Coming(unit, number):
            until = extent_at_distance(unit, number, published)
            return extents.span(extents.day(published), until) if until else UNKNOWN
        case Ago(unit, number, is_about):
            about = _about(unit, number, published) if number and is_about else None
            return about or _ago(unit, None if is_about else number, published)


def extent_of_date(calendar: Calendar) -> Extent:
    """Return the time of a date with its year; nothing known if it has none."""
    if calendar.year is None:
        return UNKNOWN
    if calendar.month is None:
        return extents.year(calendar.year)
    if calendar.day is None:
        return extents.month(calendar.year, calendar.month)
    return extents.day(date(calendar.year, calendar.month, calendar.day))


# Each unit as so many years, months or days.
_IN_YEARS = {"year": 1, "decade": 10, "century": 100}
_IN_MONTHS = {"month": 1, "quarter": 3} | {unit: 12 * years for unit, years in _IN_YEARS.items()}
_IN_DAYS = {"day": 1, "week": 7, "fortnight": 15}
_PER_DAY = {"hour": 24, "minute": 24 * 60, "second": 24 * 60 * 60}


def extent_at_distance(unit: str, number: Decimal, published: date) -> Extent | None:
    """Return the time so many units from publication, as exact as the unit; None if no such is.

    A year and a half is counted in months. Hours are rounded up to days.
    """
    if unit in _IN_YEARS and _is_whole(number):
        return extents.year(published.year + int(number) * _IN_YEARS[unit])
    if unit in _IN_MONTHS and _is_whole(number * _IN_MONTHS[unit]):
        months = int(number * _IN_MONTHS[unit])
        return extents.month(published.year, published.month + months)
    if unit in _IN_DAYS and _is_whole(number):
        return extents.day(published + timedelta(int(number) * _IN_DAYS[unit]))
    if unit in _PER_DAY:
        days = ceil(abs(number) / _PER_DAY[unit])
        return extents.day(published + timedelta(days if number > 0 else -days))
    return None


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _about(unit: str, number: Decimal, published: date) -> Extent | None:
    """The time so many units before publication, one more or less; None where that is no past."""
    first, last = (extent_at_distance(unit, by - number, published) for by in (-1, 1))
    is_past = number > 1 and unit not in _PER_DAY and first and last
    return extents.span(first, last) if is_past and first and last else None


def _ago(unit: str, number: Decimal | None, published: date) -> Extent:
    """The year, month, week or day so many units before publication."""
    then = extent_at_distance(unit, -number, published) if number else None
    if then is None or unit in _PER_DAY:
        return Extent(None, then.earliest if then else None, published)
    return extents.week(then.earliest) if unit == "week" and then.earliest else then


def _nearest(calendar: Calendar, published: date, *, ahead: bool) -> Calendar:
    """A date with its year and month filled in: the last such up to publication, or the next."""
    if calendar.year_shift is not None:
        return calendar._replace(year=published.year + calendar.year_shift)
    if calendar.month_shift is not None:
        years = _years_to(calendar.month, calendar.month_shift, published.month)
        return calendar._replace(year=published.year + years)
    # 29 February may be eight years away.
    for distance in range(0, 100) if ahead else range(0, -100, -1):
        years, index = divmod(published.month - 1 + distance, 12)
        candidate = calendar._replace(year=published.year + years, month=index + 1)
        if calendar.month in (None, index + 1) and _lies_on_side(candidate, published, ahead=ahead):
            return candidate
    raise ValueError(f"no such day near {published}")


_LONG_AGO = timedelta(150)


def _nearest_date(calendar: Calendar, published: date, *, ahead: bool | None) -> Extent:
    """The last such date, or the next; one that was long ago may be either, if nothing tells."""
    if calendar.year:
        return extent_of_date(calendar)
    nearest = extent_of_date(_nearest(calendar, published, ahead=bool(ahead)))
    is_told = ahead is not None or calendar.month is None or _is_shifted(calendar)
    return nearest if is_told or not _was_long_ago(nearest, published) else UNKNOWN


def _was_long_ago(extent: Extent, published: date) -> bool:
    return extent.latest is not None and extent.latest + _LONG_AGO < published


def _nearest_span(interval: Interval, published: date, *, ahead: bool | None) -> Extent:
    """A range with its year, taken as a whole: the last such that has begun, or the next.

    Nothing is known of one that was last long ago, if nothing tells: 16-17 नवंबर of a text of 15
    November may be either.
    """
    coming = _span_up_to(interval, _nearest(interval.last, published, ahead=True))
    if ahead or _is_shifted(interval.last) or _begins_by(coming, published):
        return coming
    past = _span_up_to(interval, _nearest(interval.last, published, ahead=False))
    return UNKNOWN if ahead is None and _was_long_ago(past, published) else past


def _span_up_to(interval: Interval, end: Calendar) -> Extent:
    return extents.span(extent_of_date(_before(interval.first, end)), extent_of_date(end))


def _begins_by(extent: Extent, day: date) -> bool:
    return extent.earliest is not None and extent.earliest <= day


def _is_shifted(calendar: Calendar) -> bool:
    """Whether a determiner says which year or month is meant."""
    return (calendar.year_shift, calendar.month_shift) != (None, None)


def _years_to(month: int | None, shift: int, published: int) -> int:
    """Years to the month that पिछले (-1), इस (0) or अगले (1) names; -1 and 1 are never this one."""
    if month is None or shift == 0:
        return 0
    return min(shift, 0) + (month < published if shift < 0 else month <= published)


def _lies_on_side(calendar: Calendar, published: date, *, ahead: bool) -> bool:
    """Whether a date exists, and lies on the side of publication that is meant."""
    year, month = calendar.year or 1, calendar.month or 1
    if calendar.day and calendar.day > monthrange(year, month)[1]:
        return False
    today = (published.year, published.month, published.day)
    if ahead:
        return (year, month, calendar.day or 31) >= today
    return (year, month, calendar.day or 1) <= today


def _before(first: Calendar, last: Calendar) -> Calendar:
    """The first date of a range, with what its last one says, in the year before if it must be."""
    year, month = last.year or 1, first.month or last.month
    is_later = (month or 0, first.day or 0) > (last.month or 0, last.day or 0)
    return first._replace(year=year - is_later, month=month)


def _weekday(day: int, shift: int | None, published: date, *, ahead: bool | None) -> date:
    """The weekday of this week (इस), or the last or next such day, today only if unshifted."""
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
