"""What dates say of themselves, and what they come to with what another says."""

from sandhi.language.hindi.times.calendar_dates import exists
from sandhi.language.times.meanings import Adverb, Calendar, Era, Interval, Meaning

IN_PART = Adverb("in_part")


def is_date(meaning: Meaning) -> bool:
    """Whether a meaning is a date of the calendar, or several from one to another."""
    return isinstance(meaning, Calendar | Interval)


def has_year(meaning: Meaning) -> bool:
    """Whether a date says its year, be it by a determiner."""
    first = first_date(meaning) if is_date(meaning) else Calendar()
    return (first.year, first.year_shift, first.month_shift) != (None, None, None)


def first_date(meaning: Meaning) -> Calendar:
    """The first of the dates that are meant, or the only one."""
    return meaning.first if isinstance(meaning, Interval) else as_date(meaning)


def as_date(meaning: Meaning) -> Calendar:
    """A meaning that is known to be one date."""
    assert isinstance(meaning, Calendar)
    return meaning


def month_of(meaning: Meaning) -> int | None:
    """The month of a date, or of the first one; None if it says none."""
    return first_date(meaning).month


def is_year(meaning: Meaning) -> bool:
    """Whether a meaning is a whole year."""
    return isinstance(meaning, Calendar) and meaning.year is not None and meaning.month is None


def is_yearless(meaning: Meaning) -> bool:
    """Whether a month or a day of one has no year, and nothing that tells it."""
    first = first_date(meaning) if is_date(meaning) else Calendar()
    return first.month is not None and not has_year(meaning)


def is_month_alone(meaning: Meaning) -> bool:
    """Whether a meaning is a whole month."""
    return isinstance(meaning, Calendar) and meaning.month is not None and meaning.day is None


def is_day_alone(meaning: Meaning) -> bool:
    """Whether a day, or several, say no month: 5 तारीख."""
    first = first_date(meaning) if is_date(meaning) else Calendar()
    return first.day is not None and first.month is None


def is_stretch(meaning: Meaning) -> bool:
    """Whether a time is of more years than one, or of none that is told."""
    is_of_years = isinstance(meaning, Interval) and meaning.first.year is not None
    return is_of_years or isinstance(meaning, Era) or meaning == Adverb("no_date")


def parts_said(meaning: Meaning) -> tuple[bool, bool]:
    """Whether a date says its month, and its day."""
    first = first_date(meaning)
    return first.month is not None, first.day is not None


def order_in_year(meaning: Meaning, *, is_last: bool = True) -> tuple[int, int]:
    """By which dates of one year are earlier or later."""
    if isinstance(meaning, Interval):
        meaning = meaning.last if is_last else meaning.first
    date = meaning if isinstance(meaning, Calendar) else Calendar()
    return date.month or 99, date.day or 0


def is_alike(first: Meaning, last: Meaning) -> bool:
    """Whether two dates can be the ends of an interval."""
    both = isinstance(first, Calendar) and isinstance(last, Calendar)
    return both and parts_said(first) == parts_said(last)


def interval(first: Meaning, last: Meaning) -> Meaning:
    """From one date to another; IN_PART if they are no dates."""
    is_dated = isinstance(first, Calendar) and isinstance(last, Calendar)
    return Interval(as_date(first), as_date(last)) if is_dated else IN_PART


def of_year(meaning: Meaning, year: Meaning) -> Meaning:
    """A date without a year, of that of another; IN_PART where it has no such day."""
    dated_by = as_date(year)
    if isinstance(meaning, Interval):
        dates = [of_year(one, year) for one in meaning]
        return interval(*dates) if order_in_year(dates[0]) < order_in_year(dates[1]) else IN_PART
    dated = as_date(meaning)._replace(year=dated_by.year, year_shift=dated_by.year_shift)
    return dated if dated.day is None or exists(dated) else IN_PART


def of_month(days: Meaning, month: Meaning) -> Meaning:
    """नवंबर में 5 तारीख: a day of a month."""
    if isinstance(days, Interval):
        return interval(of_month(days.first, month), of_month(days.last, month))
    dated = as_date(month)._replace(day=as_date(days).day)
    return dated if exists(dated) else IN_PART
