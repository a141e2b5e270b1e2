"""Numerals that touch a time, and count nothing: 4 नवंबर 24, 32 नवंबर, 50 और 60 के दशक."""

from collections.abc import Sequence

from sandhi.language.hindi.clusters.dates import IN_PART, is_year
from sandhi.language.hindi.clusters.joints import (
    DASH,
    DIRECT,
    GENITIVE,
    MARKED,
    RANGE,
    read_joint,
)
from sandhi.language.hindi.clusters.pairs import together
from sandhi.language.hindi.function_words import FUNCTION_WORDS, GENITIVES
from sandhi.language.hindi.numbers import words as number_words
from sandhi.language.hindi.numbers.counted_nouns import is_bare, label_position
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral
from sandhi.language.hindi.numbers.ranges import read_quantity
from sandhi.language.hindi.numbers.understood import FIRST_SPOKEN, LAST_SPOKEN
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.phrases import TimePhrase
from sandhi.language.hindi.times.years import is_four_digits
from sandhi.language.hindi.words import Word, is_spaced
from sandhi.language.times.meanings import Adverb, Calendar, Era, Interval, Within

_MOST_WORDS = 6  # of a numeral before a time
_MOST_OF_DAYS = 99  # beyond it a numeral beside a month or day is no day, right or wrong


def with_numerals_after(words: Sequence[Word], phrase: TimePhrase, limit: int) -> TimePhrase:
    """A date with the numerals that go on from it and count nothing: 4 नवंबर 24, 2019 और 20."""
    is_date = isinstance(phrase.meaning, Calendar | Interval | Within)
    if not is_date and phrase.meaning != IN_PART:
        return phrase
    is_day = phrase.meaning.month if isinstance(phrase.meaning, Calendar) else True
    end = phrase.end
    while numeral := _numeral_after(words, end, limit, is_day=bool(is_day)):
        end = numeral.end
    if end == phrase.end:
        return phrase
    return TimePhrase(phrase.begin, end, IN_PART, end)


def _numeral_after(words: Sequence[Word], end: int, limit: int, *, is_day: bool) -> Numeral | None:
    for at in range(end, min(end + 3, limit)):
        numeral = _touching_numeral(words, at)
        link = read_joint(words, end, at) if numeral else None
        if numeral is None or link in (None, MARKED):
            continue
        after = words[numeral.end]
        # Its digits, or what is said of them, go on in the next expression: 24 2022, 24 सन 2022.
        goes_over = numeral.end > limit or (numeral.end == limit and after.form != "")
        if not goes_over and not is_bare(words, numeral.begin, numeral.end):
            return None
        if link == DIRECT or goes_over:
            return numeral._replace(end=min(numeral.end, limit))
        if is_spaced(after) and after.form not in FUNCTION_WORDS and not after.is_digits:
            return None  # मई और 15 अन्य
        if link == RANGE:
            return None if after.form in GENITIVES else numeral
        # 2019 और 20 के चुनाव are years, and 10 की मौत after a day is a count.
        counts = is_day and after.form in GENITIVES
        return None if counts else numeral
    return None


def _touching_numeral(words: Sequence[Word], at: int) -> Numeral | None:
    """A numeral in digits or words that may be part of a date: no article, and not "before"."""
    form = words[at].form
    if not words[at].is_digits and form not in number_words.NUMERAL_STARTS:
        return None
    if form in (number_words.ONE, number_words.FIRST_OR_BEFORE):
        return None
    numeral = read_quantity(words, at)
    return numeral if numeral and numeral.class_ in ("figure", "ordinal") else None


def with_numeral_before(words: Sequence[Word], phrase: TimePhrase, floor: int) -> TimePhrase:
    """A time with the numeral that it goes on from: 32 नवंबर, 50 और 60 के दशक."""
    meaning = phrase.meaning
    first = meaning.first if isinstance(meaning, Interval) else meaning
    is_of_our_era = is_year(meaning) and not words[phrase.end - 1].is_digits  # 606 से 647 ई.
    is_era = isinstance(meaning, Era) or meaning == _OTHER or is_of_our_era
    is_day = isinstance(first, Calendar) and first.day is not None
    is_month = isinstance(first, Calendar) and first.month is not None and not is_day
    begin = _begin_of_years(words, phrase, floor)
    if begin == phrase.begin and not (is_era or is_day or is_month):
        return phrase
    while numeral := _numeral_before(words, begin, floor, is_era=is_era, is_month=is_month):
        begin = numeral.begin
    if begin == phrase.begin:
        return phrase
    return TimePhrase(begin, phrase.end, IN_PART, phrase.end)


_OTHER = Adverb("other_era")


def _begin_of_years(words: Sequence[Word], phrase: TimePhrase, floor: int) -> int:
    """Where years begin that are listed with one after them: 1526, 1556 और 1761 में."""
    begin = phrase.begin
    if not is_year(phrase.meaning) or begin <= floor or words[begin - 1].form not in lexicon.LISTS:
        return begin
    at = begin - 2
    while (
        at >= floor and _is_whole_year(words[at]) and label_position(words, at, at + 1, 0) is None
    ):
        begin = at
        at -= 1
        if words[begin].gap != ", ":
            break
    return begin


def _is_whole_year(word: Word) -> bool:
    return is_four_digits(word) and "1000" <= word.form < "2200"


def _may_end_numeral(word: Word) -> bool:
    is_written_on = word.gap == "" and word.form in number_words.ORDINAL_SUFFIXES
    return word.is_digits or word.form in number_words.NUMERAL_STARTS or is_written_on


def with_year_before(words: Sequence[Word], phrase: TimePhrase, floor: int) -> TimePhrase:
    """A month with its year in words before it: दो हजार बाईस के नवंबर."""
    end = phrase.begin - 1
    if not isinstance(phrase.meaning, Calendar | Interval) or end <= floor:
        return phrase
    if words[end].form not in lexicon.IN_OR_OF or not _may_end_numeral(words[end - 1]):
        return phrase
    for start in range(max(floor, end - _MOST_WORDS), end):
        numeral = None if words[start].is_digits else _touching_numeral(words, start)
        if numeral is None or numeral.end != end or numeral.value is None:
            continue
        year = int(numeral.value)
        if not FIRST_SPOKEN <= year < LAST_SPOKEN or year % 100 == 0:
            return phrase
        before = TimePhrase(start, end, Calendar(year), end)
        alone, whole = together(words, before, GENITIVE, phrase)
        return phrase if alone else whole
    return phrase


def _numeral_before(
    words: Sequence[Word], begin: int, floor: int, *, is_era: bool, is_month: bool
) -> Numeral | None:
    """The numeral right before a position; before a month without a day it needs no joint."""
    for end in range(begin, max(begin - 3, floor), -1):
        if not _may_end_numeral(words[end - 1]):
            continue
        link = read_joint(words, end, begin)
        if link in (None, MARKED) or (link == DIRECT and not is_month and words[begin].is_digits):
            continue
        for start in range(max(floor, end - _MOST_WORDS), end):
            numeral = _touching_numeral(words, start)
            if numeral and numeral.end > end:  # 40 in 40 या 50 (के दशक)
                numeral = read_numeral(words, start)
            if numeral is None or numeral.end != end:
                continue
            if label_position(words, start, end, floor) is not None:
                return None
            # (सितंबर में) 5 और नवंबर में 7: what counts for another time.
            is_first = start in (0, floor) or "(" in words[start].gap
            is_written_on = link in (DIRECT, DASH) or words[end].gap == "/"
            goes_on = is_written_on or is_first or (link == RANGE and not is_month)
            is_days = numeral.value is None or numeral.value <= _MOST_OF_DAYS
            return numeral if is_era or (goes_on and is_days) else None
    return None
