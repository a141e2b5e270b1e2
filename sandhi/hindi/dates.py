"""Expressions of time in Hindi: found, and resolved to EDTF against the date of publication."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from sandhi.hindi.resolution import Window, resolve
from sandhi.hindi.time_phrases import TimePhrase, time_phrases
from sandhi.hindi.words import Word, sentence_words, span


@dataclass(frozen=True, slots=True)
class DateExpression:
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
    """Yield the expressions of time of a text, in the order of their ends. None
    overlap, but that one may begin with the date that it holds: 2022 में … के बाद से.

    ``published`` is the first and the last day on which the text may have been published. What comes out differently
    for the two has bounds, but no EDTF. A day, weekday or month without a year is the last one up to publication, or
    the next one where the verb after it is in the future tense.
    """
    for words in sentence_words(text):
        for phrase in time_phrases(words):
            yield resolved(text, words, phrase, published)


def resolved(
    text: str, words: Sequence[Word], phrase: TimePhrase, published: Window | None
) -> DateExpression:
    """Resolve and anchor one expression of time of a sentence."""
    start, end = span(words, phrase.begin, phrase.end)
    extent, basis, reason = resolve(phrase.meaning, published, ahead=_is_future(words, phrase.end))
    return DateExpression(start, end, text[start:end], *extent, basis, reason)


# Folded, as the words are.
_FUTURE = regex.compile(r".+(?:े|ए)(?:गा|गी|ंगे|ंगी)|.+[ूऊ]ं(?:गा|गी)|हों?(?:गा|गी|गे)")
_NOT_FUTURE = frozenset(
    """
    है हैं था थी थे हुआ हुई हुए गया गई गए रहा रही रहे चुका चुकी चुके कहा कही कहना बताया बताई किया किए दिया दी दिए
    लिया ली आया आई आए मिला मिली मिले बना बनी बने पहुंचा पहुंची पहुंचे जीता जीती जीते हारा हारी हारे हराया
    कि क्योंकि जबकि लेकिन मगर जो जिससे जिसमें जिसके
    """.split()
)


def _is_future(words: Sequence[Word], at: int) -> bool:
    """Whether the clause goes on, after a position, to a verb in the future tense, or to what is yet to be done.

    That is told by the first word that decides: होगी, होना है and होने वाली do, a past tense or a new clause does not.
    """
    for before, word, after in zip(words[at - 1 :], words[at:], words[at + 1 :], strict=False):
        if _FUTURE.fullmatch(word.form):
            return True
        if word.form in ("वाला", "वाले", "वाली") and before.form.endswith("ने"):
            return before.form != "रहने"
        if word.form in _NOT_FUTURE:
            return False
        if word.form.endswith("ना") and after.form in ("है", "हैं"):
            return True
    return False
