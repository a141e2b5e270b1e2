"""Expressions of time in Hindi: found, and resolved to EDTF against the date of publication."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sandhi.hindi.resolution import Window, resolve
from sandhi.hindi.tense import looks_ahead
from sandhi.hindi.time_phrases import TimePhrase, time_phrases
from sandhi.hindi.words import Word, sentence_words, span


class DateExpression(NamedTuple):
    """An expression of time, anchored in the text by code points, end-exclusive."""

    start: int
    end: int
    quote: str
    edtf: str | None  # level 0 or 1; None if it is left unresolved
    earliest: date | None
    latest: date | None
    basis: str  # stated, seed_relative (by the date of publication) or event_relative
    reason: str  # how it was resolved, or why not


def dates(text: str, *, published: Window | None) -> Iterator[DateExpression]:
    """Yield the expressions of time of a text, in the order of their ends.

    None overlap, but that one may begin with the date that it holds: 2022 in "2022 में निर्माण
    की शुरुआत के बाद से".

    ``published`` is the first and the last day on which the text may have been published. What
    comes out differently for the two has bounds, but no EDTF. A day, weekday or month without a
    year is the last such up to publication, or the next one if its clause looks ahead.
    """
    for words in sentence_words(text):
        for phrase in time_phrases(words):
            yield resolved(text, words, phrase, published)


def resolved(
    text: str, words: Sequence[Word], phrase: TimePhrase, published: Window | None
) -> DateExpression:
    """Resolve and anchor one expression of time of a sentence."""
    start, end = span(words, phrase.begin, phrase.end)
    extent, basis, reason = resolve(phrase.meaning, published, ahead=looks_ahead(words, phrase.end))
    return DateExpression(start, end, text[start:end], *extent, basis, reason)
