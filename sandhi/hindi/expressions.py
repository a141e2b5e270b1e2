"""Numbers and expressions of time of a Hindi text in one pass."""

from collections.abc import Iterator

from sandhi.hindi.dates import DateExpression, resolved
from sandhi.hindi.numbers import Number, sentence_numbers
from sandhi.hindi.resolution import Window
from sandhi.hindi.time_phrases import time_phrases
from sandhi.hindi.words import sentence_words


def expressions(text: str, *, published: Window | None) -> Iterator[Number | DateExpression]:
    """Yield what ``numbers`` and ``dates`` find, sentence by sentence, in about half their time."""
    for words in sentence_words(text):
        phrases = time_phrases(words)
        yield from sentence_numbers(text, words, phrases)
        for phrase in phrases:
            yield resolved(text, words, phrase, published)
