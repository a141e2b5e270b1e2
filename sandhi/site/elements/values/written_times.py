"""Times that people write: a day, a month, a quarter or a year, in each language, or as EDTF."""

import unicodedata
from calendar import monthrange
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import regex
from babel.dates import get_month_names

from sandhi.edtf import bounds
from sandhi.language import fold, language
from sandhi.publish.languages.dates import written_date
from sandhi.publish.languages.interface import languages
from sandhi.site.elements.values.parts_of_times import MOST_WORDS, part_of

_LONGEST = 60  # characters of what may be a time
_PART = regex.compile(r"\p{L}[\p{L}\p{M}]*|\p{Nd}+")
_YEAR = regex.compile(r"[1-9]\d{3}", regex.ASCII)
_OF_DAY = regex.compile(r"(?<=\p{Nd})(?:st|nd|rd|th)\b")
_ISO = regex.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", regex.ASCII)
_NUMBERED = regex.compile(r"(\d{1,2})/(\d{4})", regex.ASCII)
_QUARTER = regex.compile(r"(?:(\d{4})[ -]?q([1-4])|q([1-4])[ -]?(\d{4}))", regex.ASCII)
_OF_YEAR = regex.compile(r"[0-9X]")  # of which every time has some, known or not
_OF_MONTH = 31  # the largest number that is a day


class DateParts(NamedTuple):
    """What the name of a month is told with: a year, a day, both, or neither."""

    year: int | None
    month: int
    day: int | None


class WrittenTime(NamedTuple):
    """A first and a last day; None where the time is open."""

    first: date | None
    last: date | None

    @property
    def edtf(self) -> str:
        """The same as EDTF, in whole months or years where it is of such."""
        first, last = (day.isoformat() if day else ".." for day in self)
        if self.first and self.last:
            if self.first == self.last:
                return first
            if self.first.day == 1 and self.last.day == monthrange(*self.last.timetuple()[:2])[1]:
                parts = 4 if first.endswith("-01-01") and last.endswith("-12-31") else 7
                first, last = first[:parts], last[:parts]
        return first if first == last else f"{first}/{last}"

    @property
    def words(self) -> str:
        """The same in words, in the language of the interface."""
        return written_date(self.edtf)


def date_parts(text: str) -> DateParts | None:
    """Return what is told of a month by its name or number; None where that is no date."""
    text = in_ascii_digits(text).strip().casefold()
    if iso := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else None for part in iso.groups())
        return DateParts(year, month or 0, day)
    if numbered := _NUMBERED.fullmatch(text):
        return DateParts(int(numbered[2]), int(numbered[1]), None)
    parts = _PART.findall(_OF_DAY.sub("", text))
    numbers = [int(part) for part in parts if part.isdecimal()]
    names = [part for part in parts if not part.isdecimal()]
    month = _months().get(fold(names[0])) if len(names) == 1 else None
    if month is None or len(numbers) > 2:
        return None
    days = [number for number in numbers if number <= _OF_MONTH]
    years = [number for number in numbers if number > _OF_MONTH]
    if len(days) > 1 or len(years) > 1:
        return None
    return DateParts(next(iter(years), None), month, next(iter(days), None))


def month_named(word: str) -> int | None:
    """Return the number of the month that a word is the name of; None where it is none."""
    return _months().get(fold(word).rstrip("."))


def written_time(text: str) -> WrittenTime | None:
    """Return the time that a text is, from its first day to its last; None where it is none.

    EDTF is read first, then the names of months, then what the languages of the texts read.
    """
    text = in_ascii_digits(text).strip()
    if len(text) > _LONGEST or not _OF_YEAR.search(text):  # nor is any grammar loaded for it
        return None
    with suppress(ValueError):
        return WrittenTime(*bounds(text))
    try:
        return _in_calendar(text) or _in_part(text) or _in_sentence(text)
    except ValueError:  # 31 June
        return None


def in_ascii_digits(text: str) -> str:
    """Return a text with the digits of all scripts as those of ASCII."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def _in_calendar(text: str) -> WrittenTime | None:
    if quarter := _QUARTER.fullmatch(text.casefold()):
        year, number = quarter[1] or quarter[4], int(quarter[2] or quarter[3])
        return WrittenTime(*_of_months(int(year), 3 * number - 2, 3 * number))
    parts = date_parts(text)
    if parts is None or parts.year is None:
        return None
    if parts.day is None:
        return WrittenTime(*_of_months(parts.year, parts.month, parts.month))
    day = date(parts.year, parts.month, parts.day)
    return WrittenTime(day, day)


def _in_part(text: str) -> WrittenTime | None:
    """A part of a month or a year, that is named before it or after it."""
    words = text.replace("-", " ").split()
    for length in range(1, min(len(words) - 1, MOST_WORDS) + 1):
        for part, rest in (
            (words[:length], words[length:]),
            (words[-length:], words[:-length]),
        ):
            whole = _whole(" ".join(rest))
            if whole and (days := part_of(*whole, part)):
                return WrittenTime(*days)
    return None


def _whole(text: str) -> tuple[date, date] | None:
    """The days of a month or a year that is named alone."""
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    parts = date_parts(text)
    if parts is None or parts.year is None or parts.day is not None:
        return None
    return _of_months(parts.year, parts.month, parts.month)


def _of_months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _in_sentence(text: str) -> WrittenTime | None:
    """A time as the texts tell it: 2024 की तीसरी तिमाही."""
    for expression in language().dates(text, published=None):
        if (expression.start, expression.end) == (0, len(text)) and expression.edtf:
            return WrittenTime(expression.earliest, expression.latest)
    return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The months by their names, long and short, in each language of the interface."""
    return {
        fold(name).rstrip("."): number
        for code in languages()
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=code).items()
    }
