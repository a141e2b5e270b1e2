"""Years of accounts, from April to March, with their name: वित्त वर्ष 2023-24, वित्तवर्ष 24-25."""

from collections.abc import Sequence

from sandhi.language.hindi.lexicon import forms
from sandhi.language.hindi.numbers.counted_nouns import is_countable
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.years import (
    LAST_OF_TWO_DIGITS,
    NO_DATE,
    is_four_digits,
    is_suffixed,
    year_range,
)
from sandhi.language.hindi.words import (
    Word,
    is_hyphened,
    is_joined,
    is_spaced,
    phrase_table,
)
from sandhi.language.times.meanings import Adverb, Calendar, Interval

_POINT = "."
# The names that are whole without a word for a year: वित्तवर्ष, एफवाई, एफ.वाई.
_WHOLE = phrase_table(
    {form.replace(_POINT, " ").strip(): form for form in forms("beside_times", role="fiscal_year")}
)
FIRST_WORDS = lexicon.FISCAL | frozenset(_WHOLE)
_PARTS_YEARS = ("-", "–", "/")
_WRITTEN_ON = ("", "-", "'", "’", " '", " ’", ". ", ".", ". '")


def end_of_name(words: Sequence[Word], at: int) -> int | None:
    """The position after a name of a year of accounts; None where there is none."""
    if words[at].form in lexicon.FISCAL:
        is_whole = words[at + 1].form in lexicon.YEAR_BEFORE and is_joined(words[at + 1])
        return at + 2 if is_whole else None
    for parts, _ in _WHOLE.get(words[at].form, ()):
        following = words[at + 1 : at + len(parts)]
        is_beside = all(is_joined(one) or one.gap.strip() == _POINT for one in following)
        if is_beside and tuple(one.form for one in following) == parts[1:]:
            return at + len(parts)
    return None


def read_fiscal_year(words: Sequence[Word], at: int) -> tuple[Interval | Adverb, int] | None:
    """Read a year of accounts with its name: of वित्त वर्ष 2024 it is not told which of two it is."""
    start = end_of_name(words, at)
    if start is None or not words[start].is_digits:
        return None
    if not (is_spaced(words[start]) or words[start].gap in _WRITTEN_ON):
        return None
    if is_four_digits(words[start]) and (years := year_range(words, start)):
        first, last = years[0].first.year or 0, years[0].last.year or 0
        # Of 2014 से 2019 it is not told in which of two years each begins.
        is_one = last == first + 1 and is_hyphened(words[start + 1])
        return (Interval(Calendar(first, 4), Calendar(last, 3)) if is_one else NO_DATE), years[1]
    more = words[start + 1]
    goes_on = more.is_digits and more.gap in _PARTS_YEARS
    if goes_on:
        years_said = _years_in_short(words[start].form, more.form)
        return years_said or NO_DATE, start + 2
    is_short = len(words[start].form) <= 4 and words[start].form.isdecimal()
    if not is_short or is_countable(words, start + 1) or is_suffixed(words, start):
        return None
    return NO_DATE, start + 1


def _years_in_short(first: str, last: str) -> Interval | None:
    """24-25, 2024/25: two years that follow each other, without their century or with it."""
    if not (first.isdecimal() and last.isdecimal() and len(first) in (2, 4) and len(last) == 2):
        return None
    year = int(first) if len(first) == 4 else 2000 + int(first)
    is_next = (year + 1) % 100 == int(last)
    is_told = is_next and (len(first) == 4 or year < LAST_OF_TWO_DIGITS)
    return Interval(Calendar(year, 4), Calendar(year + 1, 3)) if is_told else None
