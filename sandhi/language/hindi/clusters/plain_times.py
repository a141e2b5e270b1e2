"""Times of which every word is plain: it says a year, a month, a day, and nothing that shifts them.

Of 31 मार्च की आधी रात another may make the first of April, of 2022-23 a year from April on, of 21वीं
सदी the years from 2001: a date that is read off such words is one of several that are right.
"""

from collections.abc import Sequence
from functools import cache

from sandhi.language.hindi.numbers.words import NUMERAL_STARTS
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.words import Word, words_of

_UNITS = ("year", "month", "decade", "week")
_YEAR = 4  # digits


def is_plain_time(quote: str) -> bool:
    """Whether no word of a time can make another day of it."""
    words = words_of(quote)
    return all(map(_is_plain, words[:-1])) and not any(
        _is_season(words, at) for at in range(1, len(words) - 1)
    )


def _is_plain(word: Word) -> bool:
    return word.is_digits or word.form in _plain() or word.form in _numerals()


def _is_season(words: Sequence[Word], at: int) -> bool:
    """Whether a year goes on in the next one: 2022-23."""
    first, last = words[at - 1], words[at]
    is_year = first.is_digits and len(first.form) == _YEAR
    return is_year and last.is_digits and len(last.form) < _YEAR and len(last.gap) == 1


@cache
def _numerals() -> frozenset[str]:
    return NUMERAL_STARTS - {lexicon.BEFORE}  # पहले may be the first, or before


@cache
def _plain() -> frozenset[str]:
    units = {form for form, unit in lexicon.TIME_UNITS.items() if unit in _UNITS}
    shifts = {word for rows in lexicon.SHIFTS.values() for phrase, _ in rows for word in phrase}
    return frozenset(
        {*lexicon.MONTHS, *lexicon.WEEKDAYS, *lexicon.DAYS}
        | {lexicon.DAY_OF_MONTH, lexicon.DATED_DAY, lexicon.UP_TO, lexicon.BETWEEN, lexicon.TO}
        | units
        | shifts
        | lexicon.YEAR_BEFORE
        | lexicon.YEAR_ALONE
        | lexicon.YEAR_AFTER
        | lexicon.FISCAL
        | lexicon.SERIES
        | lexicon.SAME
        | lexicon.WRITTEN_ON
    )
