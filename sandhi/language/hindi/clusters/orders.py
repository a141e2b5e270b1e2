"""Times told in a row, none of which says its year or its week: शुक्रवार और शनिवार, 5 नवंबर व 7 दिसंबर.

Each alone is the last such up to publication. Where that puts the later before the earlier, one of
them is meant otherwise, and none is told.
"""

from collections.abc import Sequence
from typing import TypeGuard

from sandhi.language.hindi.clusters.dates import IN_PART, has_year, is_date
from sandhi.language.hindi.clusters.joints import COMMA, DASH, DIRECT, LIST, RANGE, read_joint
from sandhi.language.hindi.times import words as lexicon
from sandhi.language.hindi.times.phrases import TimePhrase
from sandhi.language.hindi.words import Word
from sandhi.language.times.meanings import (
    Adverb,
    DatedWeekday,
    Day,
    InRow,
    Meaning,
    Unplaced,
    Weekday,
)

_IN_A_ROW = (LIST, COMMA, DASH, RANGE)
_LONGEST = 12  # of a row of which the order is asked; a longer one is a calendar, or nonsense


def with_order(words: Sequence[Word], phrases: Sequence[TimePhrase]) -> list[TimePhrase]:
    """The expressions of a sentence, those of a row each with the others."""
    done: list[TimePhrase] = []
    begin = 0
    for end in range(1, len(phrases) + 1):
        if end < len(phrases) and _goes_on(words, phrases[end - 1], phrases[end]):
            continue
        done.extend(_row(words, phrases[begin:end]))
        begin = end
    return done


def _goes_on(words: Sequence[Word], first: TimePhrase, second: TimePhrase) -> bool:
    if not (_is_unplaced(first.meaning) and _is_unplaced(second.meaning)):
        return False
    joint = read_joint(words, first.end, second.begin)
    are_weekdays = isinstance(first.meaning, Weekday) and isinstance(second.meaning, Weekday)
    return joint in _IN_A_ROW or (are_weekdays and joint == DIRECT)  # शुक्रवार रात शनिवार तड़के


def _is_of_any_week(words: Sequence[Word], at: int) -> bool:
    """Whether what stands before a weekday tells on which of each: हफ्ते में तीन दिन सोमवार, …."""
    if at > 1 and words[at - 1].form == lexicon.DATED_DAY:
        at -= 2
    if at < 2 or words[at - 1].form != lexicon.IN:
        return False
    is_shifted = at > 2 and words[at - 3].form in lexicon.SHIFTS
    return lexicon.TIME_UNITS.get(words[at - 2].form) == "week" and not is_shifted


_RECURRING = Adverb("recurring")


def _is_unplaced(meaning: Meaning) -> TypeGuard[Unplaced]:
    """Whether nothing but publication tells of which year, month or week a day or month is."""
    if isinstance(meaning, DatedWeekday):
        return not has_year(meaning.date)
    if isinstance(meaning, Weekday):
        return meaning.shift is None
    return isinstance(meaning, Day) or (is_date(meaning) and not has_year(meaning))


def _row(words: Sequence[Word], phrases: Sequence[TimePhrase]) -> Sequence[TimePhrase]:
    if isinstance(phrases[0].meaning, Weekday) and _is_of_any_week(words, phrases[0].begin):
        return [one._replace(meaning=_RECURRING) for one in phrases]
    if len(phrases) == 1:
        return phrases
    if len(phrases) > _LONGEST:
        return [one._replace(meaning=IN_PART) for one in phrases]
    row = tuple(one.meaning for one in phrases if _is_unplaced(one.meaning))
    return [one._replace(meaning=InRow(row, at)) for at, one in enumerate(phrases)]
