"""Parts of a month or a year that people write: the last week of October, early 2024."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from sandhi.language import fold

MOST_WORDS = 5  # of a part, with those that lead to what it is of


def _folded(words: dict[str, int]) -> dict[str, int]:
    return {fold(each): number for several, number in words.items() for each in several.split()}


_LINKS = _folded({"the of in part days के की का में दिनों दिन": 0})
# Which one it is, counted from 0; -1 is the last.
_ORDINALS = _folded(
    {
        "first 1st पहला पहले पहली प्रथम": 0,
        "second 2nd दूसरा दूसरे दूसरी": 1,
        "third 3rd तीसरा तीसरे तीसरी": 2,
        "fourth 4th चौथा चौथे चौथी": 3,
        "last final आख़िरी आखिरी अंतिम पिछला पिछले पिछली": -1,
    }
)
_WEEK, _HALF = 7, 2
_UNITS = _folded(
    {
        "week सप्ताह हफ़्ता हफ़्ते हफ्ता हफ्ते": _WEEK,
        "half fortnight आधा आधे छमाही पखवाड़ा पखवाड़े": _HALF,
    }
)
# Thirds, as people speak of them.
_THIRDS = _folded(
    {
        "early beginning start शुरुआत शुरूआत शुरू आरंभ शुरुआती": 0,
        "mid middle मध्य बीच": 1,
        "late end अंत आख़िर आखिर": 2,
    }
)
_FIRST_DAYS, _LAST_DAYS = 0, 2
_TENTH, _MIDDLE, _TWENTIETH = 10, 15, 20


def part_of(first: date, last: date, words: Sequence[str]) -> tuple[date, date] | None:
    """Return the days of a part of a month or of a year; None where words name no part of it."""
    folded = [fold(one) for one in words]
    telling = [one for one in folded if one not in _LINKS]
    is_month = (first.day, last.day) == (1, monthrange(last.year, last.month)[1]) and (
        first.year,
        first.month,
    ) == (last.year, last.month)
    is_year = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    if not (is_month or is_year):
        return None
    match telling:
        case [third] if third in _THIRDS:
            return _third(first, last, _THIRDS[third], is_year=is_year)
        case [ordinal, unit] if ordinal in _ORDINALS and unit in _UNITS:
            return _counted(first, last, _ORDINALS[ordinal], _UNITS[unit], is_year=is_year)
        case [ordinal] if len(folded) > 1 and _ORDINALS.get(ordinal) in (0, -1):  # the last days
            days = _FIRST_DAYS if _ORDINALS[ordinal] == 0 else _LAST_DAYS
            return _third(first, last, days, is_year=is_year)
    return None


def _third(first: date, last: date, third: int, *, is_year: bool) -> tuple[date, date]:
    if is_year:
        months = 4 * third
        end = date(first.year, months + 4, monthrange(first.year, months + 4)[1])
        return date(first.year, months + 1, 1), end
    ends = (0, _TENTH, _TWENTIETH, last.day)
    return first.replace(day=ends[third] + 1), first.replace(day=ends[third + 1])


def _counted(
    first: date, last: date, ordinal: int, unit: int, *, is_year: bool
) -> tuple[date, date] | None:
    """The first, second or last week, or half."""
    if unit == _WEEK:
        if ordinal == -1:
            return last - timedelta(days=_WEEK - 1), last
        begin = first + timedelta(days=_WEEK * ordinal)
        return begin, begin + timedelta(days=_WEEK - 1)
    middle = date(first.year, 6, 30) if is_year else first.replace(day=_MIDDLE)
    halves = [(first, middle), (middle + timedelta(days=1), last)]
    return halves[ordinal] if ordinal in (0, 1, -1) else None
