"""Expressions of time in a Hindi sentence, resolved to EDTF against the date of publication."""

from collections.abc import Sequence

from sandhi.language.expressions import DateExpression, Window
from sandhi.language.hindi.times.clock_times import PART_OF_DAY
from sandhi.language.hindi.times.phrases import TimePhrase
from sandhi.language.hindi.times.tense import Tense
from sandhi.language.hindi.times.words import SINCE, UP_TO
from sandhi.language.hindi.words import Word, span
from sandhi.language.times.meanings import Calendar, Interval, Meaning
from sandhi.language.times.resolution import resolve

_BOUNDING = (UP_TO, SINCE)


def resolve_date(
    text: str, words: Sequence[Word], phrase: TimePhrase, tense: Tense, published: Window | None
) -> DateExpression:
    """Resolve and anchor one expression of time of a sentence.

    What comes out differently for the first and the last day of publication has bounds, but no
    EDTF. A day, weekday or month without a year is the last such up to publication, or the next one
    if its clause looks ahead.
    """
    start, end = span(words, phrase.begin, phrase.end)
    meaning: Meaning = phrase.meaning
    if isinstance(meaning, Calendar) and meaning.day and words[phrase.end].form in _BOUNDING:
        meaning = Interval(meaning, meaning)  # 30 नवंबर तक: as from then on, or up to then
    extent, basis, reason = resolve(meaning, published, ahead=tense.looks_ahead(phrase.end))
    is_part_of_day = phrase.meaning == PART_OF_DAY
    return DateExpression(start, end, text[start:end], *extent, basis, reason, is_part_of_day)
