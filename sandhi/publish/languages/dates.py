"""Dates of the Extended Date/Time Format as people write them, in the language of the interface.

``2024-11-12/2024-11-13`` is "12–13 November 2024", ``../2024-11-05`` "by 5 November 2024" and
``1961~`` "about 1961"; names of months are those of CLDR.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date

from sandhi.edtf import PLAIN, bounds
from sandhi.publish.languages.cldr import locale
from sandhi.publish.languages.context import ENGLISH, language
from sandhi.publish.languages.interface import gettext

_PATTERNS = ("y", "LLLL y", "d MMMM y")  # of a year, a month and a day (UTS 35)
_SHORT = ("y", "LLL y", "d MMM y")
_OPEN = ("", "..")
# What tells a date from any other text: a month at least, or an interval.
_END = r"(?:\.\.|[0-9]{4}(?:-[0-9X]{2}){0,2}[?~%]?)?"
_DATED = re.compile(rf"(?=.*[-/]){_END}(?:/{_END})?")

# A day in words, or some of one month, wherever it stands in a text: "12–13 Nov 2024"; or the first
# of two days, which may leave the year to the other.
DAY = re.compile(r"(?<![\w–])\d{1,2}(?:–\d{1,2})? [^\s\d,.;:()<>&–]{3,14}(?: \d{4}(?!\d)|(?= – ))")


class _Point(NamedTuple):
    """A day, or the first one of a month or year; ``parts`` says how many of those are given.

    The months of one that is ``short`` are cut short in English: not all languages cut all alike.
    """

    day: date
    parts: int = 3
    short: bool = False

    def in_words(self, *, year: bool = True) -> str:
        """Return the words for it, without its year where that is told beside it."""
        patterns = _SHORT if self.short and language() == ENGLISH else _PATTERNS
        pattern = patterns[self.parts - 1]
        return _formatted(self.day, pattern if year else pattern.removesuffix(" y"), language())


@lru_cache(maxsize=4096)  # the same days stand on many pages
def _formatted(day: date, pattern: str, code: str) -> str:
    return str(format_date(day, pattern, locale(code)))


@lru_cache(maxsize=4096)
def is_date(text: str) -> bool:
    """Whether a text is a date or an interval of EDTF, more exact than a lone year."""
    if not _DATED.fullmatch(text):
        return False
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def written_date(edtf: str) -> str:
    """Return a date or a stretch of time in words; as it stands where it is not EDTF."""
    begin, slash, end = edtf.partition("/")
    try:
        if not slash:
            return _moment(edtf)
        if end in _OPEN:
            return gettext("from %s on") % _moment(begin)
        if begin in _OPEN:
            return gettext("by %s") % _moment(end)
        first, last = _point(begin), _point(end)
        if first and last:
            return _stretch(first, last)
        return f"{_moment(begin)} – {_moment(end)}"
    except ValueError:
        return edtf


def span(first: date | None, last: date | None) -> str:
    """Return short words for the time between two days; open without one, empty without both.

    Whole months and years are told as such.
    """
    if first and last:
        parts = 3
        if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            parts = 1 if (first.month, last.month) == (1, 12) else 2
        return _stretch(_Point(first, parts, short=True), _Point(last, parts, short=True))
    if last:
        return gettext("not after %s") % _Point(last, short=True).in_words()
    return gettext("from %s on") % _Point(first, short=True).in_words() if first else ""


def month(begin: str) -> str:
    """Return short words for a month, as 2024-06; a year stays as it is."""
    year, _, number = begin.partition("-")
    day = date(int(year), int(number or 1), 1)
    return _Point(day, 2 if number else 1, short=True).in_words()


def _point(edtf: str) -> _Point | None:
    """A date that is neither qualified nor masked; None for any other. ValueError if not a date."""
    plain = PLAIN.fullmatch(edtf)
    if plain is None or not edtf[-1].isdigit():
        return None
    first, _ = bounds(edtf)
    return _Point(first, edtf.count("-") + 1) if first else None


def _moment(edtf: str) -> str:
    """A date that is no interval, in words; ValueError where it is not EDTF."""
    first, last = bounds(edtf)
    if point := _point(edtf):
        return point.in_words()
    if first is None or last is None:
        raise ValueError(edtf)
    bare, mark = edtf[:-1], edtf[-1]
    if mark not in "?~%":  # digits are masked
        return _stretch(_Point(first, 3), _Point(last, 3))
    words = _moment(bare)
    if mark == "~":
        return gettext("about %s") % words
    return gettext("%s (uncertain)") % words if mark == "?" else gettext("about %s (?)") % words


def _stretch(first: _Point, last: _Point) -> str:
    """A first and a last time, with what they share once."""
    if first.in_words() == last.in_words():
        return last.in_words()
    if first.parts == last.parts == 3 and first.day.replace(day=1) == last.day.replace(day=1):
        return f"{first.day.day}–{last.in_words()}"
    if first.parts == last.parts > 1 and first.day.year == last.day.year:
        return f"{first.in_words(year=False)} – {last.in_words()}"
    joint = "–" if first.parts == last.parts == 1 else " – "
    return f"{first.in_words()}{joint}{last.in_words()}"
