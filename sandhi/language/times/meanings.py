"""What Hindi expressions of time mean, before a date of publication resolves them."""

from decimal import Decimal
from typing import NamedTuple


class Calendar(NamedTuple):
    """A day, month or year; None is what is not said. A shift is that of a determiner.

    पिछले जून has a month's shift of -1, इस साल जून a year's shift of 0.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None


class Interval(NamedTuple):
    """From one date to another, both included; they are alike in what is said of them."""

    first: Calendar
    last: Calendar


class Era(NamedTuple):
    """A decade or century by its digits: 199 is the 1990s, 20 the 21st century."""

    digits: int


class Weekday(NamedTuple):
    """A day of the week, Monday being 0; the determiner's shift, if it has one."""

    day: int
    shift: int | None


class Weekdays(NamedTuple):
    """From one day of the week to the next such other, Monday being 0: रविवार और सोमवार के बीच."""

    first: int
    last: int


class Period(NamedTuple):
    """इस साल (0), पिछले सप्ताह (-1), अगले महीने (1)."""

    unit: str
    shift: int


class DayOfWeek(NamedTuple):
    """A day (Monday is 0) of a week so many weeks ahead of publication: अगले सप्ताह मंगलवार."""

    day: int
    weeks: int


class Within(NamedTuple):
    """A part of a time that is not reckoned any closer: जून के अंतिम सप्ताह."""

    whole: "Calendar | Interval | Period | Era | Ago"


class DatedWeekday(NamedTuple):
    """A date with the day of the week (Monday is 0) that it is said to be: सोमवार, 4 नवंबर."""

    date: Calendar
    weekday: int


class Day(NamedTuple):
    """आज (0), कल (1), परसों (2): days back from publication, or ahead of it."""

    distance: int


class Ago(NamedTuple):
    """तीन दिन पहले; that of about so many (लगभग) is one more or less."""

    unit: str
    number: Decimal | None  # None if it is not said how many
    is_about: bool = False


class Lasting(NamedTuple):
    """A time up to publication: पिछले तीन महीने, तीन साल से, "बीस वर्षों में पहली बार"."""

    unit: str
    number: Decimal | None  # None if it is not said, or only about, how many


class Coming(NamedTuple):
    """A time from publication on: अगले दो दिन."""

    unit: str
    number: Decimal


class Since(NamedTuple):
    """चुनाव के बाद से: from an event up to publication; its date, if it is told with it."""

    date: Calendar | None


# What nothing but publication may place: a day or month without its year, month or week.
Unplaced = Calendar | Interval | Weekday | DatedWeekday | Day


class InRow(NamedTuple):
    """One of several times that are told in a row, none with its year or week: शुक्रवार और शनिवार.

    Each may be the last such or the next; so none is placed, unless all come in the order told.
    """

    row: tuple[Unplaced, ...]
    at: int


# What a day of publication turns into a time of its own.
_OfWeek = Weekday | Weekdays | DayOfWeek | DatedWeekday
Reckoned = Calendar | Interval | _OfWeek | Period | Within | Day | Ago | Coming


class Same(NamedTuple):
    """A time that is named twice: कल यानी सोमवार."""

    first: Reckoned
    second: Reckoned


class Adverb(NamedTuple):
    """A word or phrase whose time hangs on publication or on what is told around it."""

    # now, until_now, recently, lately, soon, time_of_day, then, other_era, no_date, recurring,
    # in_part (one expression with what stands beside it, and not read as a whole)
    kind: str


# What an expression can mean.
Meaning = Reckoned | Same | Era | Lasting | Since | InRow | Adverb
