"""Expressions of time that touch: each cluster of them has one value, or those of all, or none.

A grammar reads the longest expression that it knows from a word on. What it leaves beside that, and
nothing but a joining word or sign parts from it, may belong to it: 2022 के नवंबर, मई और जून 2022,
4 नवंबर 24. Here such neighbours are read together (``pairs``), or, where that cannot be done, are
one expression that has no value. No value is stated from a part.
"""

from collections.abc import Sequence

from sandhi.language.hindi.clusters.around import with_words_around
from sandhi.language.hindi.clusters.joints import read_joint
from sandhi.language.hindi.clusters.numerals import (
    with_numeral_before,
    with_numerals_after,
    with_year_before,
)
from sandhi.language.hindi.clusters.orders import with_order
from sandhi.language.hindi.clusters.pairs import together
from sandhi.language.hindi.times.phrases import TimePhrase
from sandhi.language.hindi.words import Word


def clusters(words: Sequence[Word], phrases: Sequence[TimePhrase]) -> list[TimePhrase]:
    """The expressions of time of a sentence, those that touch read together."""
    done: list[TimePhrase] = []
    for index, phrase in enumerate(phrases):
        floor = done[-1].end if done else 0
        if phrase.begin < floor:  # it begins with the date that it holds
            done.append(phrase)
            continue
        phrase = with_words_around(words, phrase, floor)
        phrase = with_numeral_before(words, phrase, floor)
        phrase = with_year_before(words, phrase, floor)
        phrase = _with_those_before(words, done, phrase)
        limit = phrases[index + 1].begin if index + 1 < len(phrases) else len(words) - 1
        done.append(with_numerals_after(words, phrase, limit))
    return with_order(words, done)


def _with_those_before(
    words: Sequence[Word], done: list[TimePhrase], phrase: TimePhrase
) -> TimePhrase:
    """An expression with what it says of those that it goes on from, and these of it.

    What one learns, the one before learns too: अप्रैल, मई और जून 2022.
    """
    link = read_joint(words, done[-1].end, phrase.begin) if done else None
    if link is None:
        return phrase
    before = done.pop()
    first, phrase = together(words, before, link, phrase)
    if first is None:
        return _with_those_before(words, done, phrase)
    done.append(first if first == before else _with_those_before(words, done, first))
    return phrase
