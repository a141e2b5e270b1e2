"""Resolving what an expression of time means to days, by the date of publication.

Weeks run from Monday, as in ISO 8601; quarters are the calendar's. A time that lasts up to
publication begins as exactly as its unit says, and ends on the last day on which the text may have
been published: the last three months, told on 6 June 2025, are 2025-03/2025-06-06. "Recently"
begins with the month before publication.
"""

from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sandhi.language.expressions import Window
from sandhi.language.times import extents
from sandhi.language.times.extents import UNKNOWN, Extent
from sandhi.language.times.meanings import (
    Adverb,
    Ago,
    Calendar,
    DatedWeekday,
    Day,
    Era,
    InRow,
    Interval,
    Lasting,
    Meaning,
    Reckoned,
    Same,
    Since,
    Within,
)
from sandhi.language.times.reckoning import extent_at_distance, extent_of_date, on_day


class Resolution(NamedTuple):
    """What an expression resolves to, on what basis, and how, or why not."""

    extent: Extent
    basis: str  # stated, seed_relative (by the date of publication) or event_relative
    reason: str


_STATED = "as stated"
_FROM_PUBLICATION = "from the date of publication"
_EITHER = "may be the last such or the next, since its clause tells neither"
_TOO_VAGUE = "is too vague to be placed"
_PART = "is a part of the time that is named, and not reckoned any closer"
_ANOTHER_WEEKDAY = "is not the day of the week that is named with it"
_ANOTHER_TIME = "is not within the time that is named with it"
_TODAY = Day(0)
_OUT_OF_ORDER = "may be earlier or later, as what it is listed with may be"
_ON_EVENT = "hangs on an event told in the text"
_NOT_PUBLISHED = Resolution(
    UNKNOWN, "seed_relative", "hangs on the date of publication, which is not known"
)
_OUT_OF_RANGE = Resolution(UNKNOWN, "seed_relative", "lies outside the years 1 to 9999")
_TOLD_ELSEWHERE = {
    "then": Resolution(UNKNOWN, "event_relative", _ON_EVENT),
    "other_era": Resolution(UNKNOWN, "stated", "is of an era that is not reckoned with"),
    "no_date": Resolution(
        UNKNOWN, "stated", "is no date of the calendar, or of no year that is told"
    ),
    "in_part": Resolution(
        UNKNOWN,
        "stated",
        "is one expression with what stands beside it, and is not read as a whole",
    ),
    "recurring": Resolution(UNKNOWN, "event_relative", "comes again and again"),
    "time_of_day": Resolution(UNKNOWN, "event_relative", "a time of day, of a day told elsewhere"),
}


@lru_cache(maxsize=1 << 12, typed=True)  # typed, since meanings of two kinds may hold the same
def resolve(meaning: Meaning, published: Window | None, *, ahead: bool | None) -> Resolution:
    """Resolve an expression of time.

    ``ahead`` tells that its clause is in the future tense, or that it is in the past one, if any.
    """
    if isinstance(meaning, Era):
        return Resolution(extents.era(meaning.digits), "stated", _STATED)
    if isinstance(meaning, Calendar | Interval) and (stated := _stated(meaning)):
        return Resolution(stated, "stated", _STATED)
    if isinstance(meaning, DatedWeekday):
        return _on_weekday(meaning, published, ahead=ahead)
    if isinstance(meaning, Same):
        return _if_same(*(resolve(one, published, ahead=ahead) for one in meaning))
    if isinstance(meaning, InRow):
        return _if_in_order(meaning, [resolve(one, published, ahead=ahead) for one in meaning.row])
    if isinstance(meaning, Adverb) and meaning.kind in _TOLD_ELSEWHERE:
        return _TOLD_ELSEWHERE[meaning.kind]
    if isinstance(meaning, Since) and meaning.date is None:
        latest = published[1] if published else None
        return Resolution(Extent(None, None, latest), "event_relative", _ON_EVENT)
    if isinstance(meaning, Within) and isinstance(meaning.whole, Calendar | Interval | Era):
        stated = _stated(meaning.whole)
        if stated:
            return Resolution(stated._replace(edtf=None), "stated", _PART)
    if published is None:
        return _NOT_PUBLISHED
    try:
        return _by_publication(meaning, published, ahead=ahead)
    except (ValueError, OverflowError):
        return _OUT_OF_RANGE


def _on_weekday(dated: DatedWeekday, published: Window | None, *, ahead: bool | None) -> Resolution:
    """What a date resolves to, if it is the day of the week that is named with it."""
    date = resolve(dated.date, published, ahead=ahead)
    if date.reason == _EITHER:  # of which one alone may be such a day
        both = [_on_weekday(dated, published, ahead=side) for side in (False, True)]
        alone = [one for one in both if one.extent.edtf]
        return alone[0] if len(alone) == 1 else date
    day = date.extent.earliest
    if date.extent.edtf is None or day is None or day.weekday() == dated.weekday:
        return date
    return Resolution(UNKNOWN, date.basis, _ANOTHER_WEEKDAY)


def _if_same(first: Resolution, second: Resolution) -> Resolution:
    """The narrower of two names of a time, if it lies within the other."""
    wide, narrow = sorted((first, second), key=lambda one: -len(_days(one.extent)))
    within, days = _days(wide.extent), _days(narrow.extent)
    is_same = days and within.start <= days.start and days.stop <= within.stop
    return narrow if is_same else Resolution(UNKNOWN, narrow.basis, _ANOTHER_TIME)


def _if_in_order(meaning: InRow, row: list[Resolution]) -> Resolution:
    """What one of several times comes to, if none comes before the one told before it."""
    days = [_days(one.extent) for one in row]
    is_today = meaning.row[meaning.at] == _TODAY  # which no order can move
    if is_today or all(
        first and last and first.start <= last.start for first, last in pairwise(days)
    ):
        return row[meaning.at]
    return Resolution(UNKNOWN, row[meaning.at].basis, _OUT_OF_ORDER)


def _days(extent: Extent) -> range:
    """The days of a time, as ordinals; none where a bound is not known."""
    if extent.earliest is None or extent.latest is None:
        return range(0)
    return range(extent.earliest.toordinal(), extent.latest.toordinal() + 1)


def _stated(meaning: Calendar | Interval | Era) -> Extent | None:
    """The time of what has its year."""
    if isinstance(meaning, Era):
        return extents.era(meaning.digits)
    if isinstance(meaning, Interval):
        first, last = _stated(meaning.first), _stated(meaning.last)
        return extents.span(first, last) if first and last else None
    return extent_of_date(meaning) if meaning.year else None


def _by_publication(
    meaning: Reckoned | Lasting | Since | Adverb, published: Window, *, ahead: bool | None
) -> Resolution:
    if isinstance(meaning, Adverb):
        return _adverb(meaning.kind, published)
    if isinstance(meaning, Lasting | Since):
        first, last = (_up_to(meaning, day, published[1]) for day in published)
    else:
        first, last = (on_day(meaning, day, ahead=ahead) for day in published)
    if first == last and first.edtf:
        about = ""
        if isinstance(meaning, Ago) and meaning.is_about:
            about = f", one {meaning.unit} more or less"
        return Resolution(first, "seed_relative", _FROM_PUBLICATION + about)
    if isinstance(meaning, _UNTOLD) and UNKNOWN[1:] in (first[1:], last[1:]):
        return Resolution(UNKNOWN, "seed_relative", _EITHER)
    bounds = Extent(None, first.earliest, last.latest)
    if isinstance(meaning, Within):
        return Resolution(bounds, "seed_relative", _PART)
    differing = f"{first.edtf} to {last.edtf}, by the day of publication"
    return Resolution(bounds, "seed_relative", differing if first.edtf else _TOO_VAGUE)


_UNTOLD = Calendar | Interval | Within


def _up_to(meaning: Lasting | Since, published: date, end: date) -> Extent:
    """The time that lasts up to an end, from a beginning reckoned from publication."""
    if isinstance(meaning, Since):
        start = on_day(meaning.date, published, ahead=False) if meaning.date else None
    else:
        start = (
            extent_at_distance(meaning.unit, -meaning.number, published) if meaning.number else None
        )
    return extents.span(start, extents.day(end)) if start else Extent(None, None, end)


def _adverb(kind: str, published: Window) -> Resolution:
    first, last = published
    if kind == "lately":
        return Resolution(Extent(None, None, last), "seed_relative", _TOO_VAGUE)
    month_before = extents.month(first.year, first.month - 1)
    extent = {
        "now": extents.days(first, last),
        "until_now": Extent(f"../{last}", None, last),
        "recently": extents.span(month_before, extents.day(last)),
        "soon": Extent(f"{first}/..", first, None),
    }[kind]
    return Resolution(extent, "seed_relative", _FROM_PUBLICATION)
