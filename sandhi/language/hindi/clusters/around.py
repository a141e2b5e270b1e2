"""Words right before or after an expression of time that make another time of it.

What they make of it is not read: it has no value then, rather than that of a part.
"""

from collections.abc import Sequence

from sandhi.language.hindi.clusters.dates import (
    IN_PART,
    has_year,
    is_date,
    is_month_alone,
    is_year,
)
from sandhi.language.hindi.clusters.wholes import begin_of_whole
from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.lexicon import of_class
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.phrases import TimePhrase
from sandhi.language.hindi.times.years import is_four_digits
from sandhi.language.hindi.words import Word, is_spaced, read_phrase
from sandhi.language.times.meanings import Day, Interval, Meaning

_THAN_THIS = of_class("than_this")
_FROM_OR_OF = GENITIVES | {lexicon.SINCE}
_MOST_WORDS = 2  # of a determiner
_BACK = "-1"  # the shift of a determiner that a date without one has as well


def with_words_around(words: Sequence[Word], phrase: TimePhrase, floor: int) -> TimePhrase:
    """An expression with the words before and after it that change what it means."""
    begin = min(_changed_from(words, phrase, floor), begin_of_whole(words, phrase, floor))
    end = _end_of_quarter(words, phrase)
    if (begin, end) == (phrase.begin, phrase.end):
        return phrase
    dated_end = end if end > phrase.end else phrase.dated_end
    return TimePhrase(begin, end, IN_PART, max(dated_end, begin))


def _changed_from(words: Sequence[Word], phrase: TimePhrase, floor: int) -> int:
    """Where the words begin that change an expression after them; its own beginning if none do."""
    begin = phrase.begin
    if begin == floor or not is_spaced(words[begin]):
        return begin
    if shift := _determiner_before(words, begin, floor):
        return shift[1] if shift[0] != _BACK and _is_of_no_period(phrase.meaning) else begin
    if read_phrase(words, begin, lexicon.SHIFTS):
        if words[begin - 1].form in _THAN_THIS:
            return begin - 1  # इससे पिछले साल
        is_from = words[begin - 1].form in _FROM_OR_OF
        before = _determiner_before(words, begin - 1, floor) if is_from else None
        return before[1] if before else begin  # पिछले से पिछले सोमवार, पिछले के पिछले साल
    return begin


def _determiner_before(words: Sequence[Word], end: int, floor: int) -> tuple[str, int] | None:
    """The determiner that ends at a position, and where it begins: आने वाले (कल)."""
    for begin in range(max(end - _MOST_WORDS, floor), end):
        determiner = read_phrase(words, begin, lexicon.SHIFTS)
        if determiner and determiner[1] == end:
            return determiner[0], begin
    return None


def _is_of_no_period(meaning: Meaning) -> bool:
    """Whether a day, a month or several have nothing that tells of which period they are."""
    return isinstance(meaning, Day) or (is_date(meaning) and not has_year(meaning))


def _end_of_quarter(words: Sequence[Word], phrase: TimePhrase) -> int:
    """The end of a longer time of which a month is the last: सितंबर तिमाही, सितंबर 2024 तिमाही.

    So it is with the quarter of a year, of which it is not told which it is: 2024 की तिमाही. The
    months from one to another are their quarter; a year after them (जुलाई-सितंबर 2024 तिमाही) is not
    read with them.
    """
    is_of_months = isinstance(phrase.meaning, Interval) and not has_year(phrase.meaning)
    if not (is_of_months or is_month_alone(phrase.meaning) or is_year(phrase.meaning)):
        return phrase.end
    end = phrase.end + (not is_year(phrase.meaning) and is_four_digits(words[phrase.end]))
    if is_of_months and end == phrase.end:
        return end
    end += words[end].form in GENITIVES
    after = words[end]
    is_longer = lexicon.TIME_UNITS.get(after.form) == "quarter" or after.form == lexicon.HALF_YEAR
    is_beside = all(map(is_spaced, words[phrase.end : end + 1]))
    return end + 1 if is_beside and is_longer else phrase.end
