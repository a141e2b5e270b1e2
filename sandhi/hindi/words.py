"""The words of a Hindi sentence as its grammars read them: folded, with what lies between.

The grammars of numbers and of time are recursive-descent: each rule takes the words and a position,
and returns what it read and the position after it, or None.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from sandhi.hindi.folding import fold
from sandhi.text import TOKEN, Span, sentences


class Word(NamedTuple):
    """A run of letters, or one numeral; a token that mixes them (10वीं, टी20) is several words."""

    start: int
    end: int
    form: str  # folded; a numeral in ASCII digits with a decimal point and no grouping
    is_digits: bool
    gap: str  # the characters between the word before, or the sentence's start, and this one


def sentence_words(text: str) -> Iterator[list[Word]]:
    """Yield each sentence's words; the last one has no length, and the gap at the end."""
    for sentence in sentences(text):
        yield _words(text[sentence.start : sentence.end], sentence.start)


def words_of(text: str) -> list[Word]:
    """Return the words of a text that is one phrase, as ``sentence_words`` does."""
    return _words(text, 0)


def _words(sentence: str, offset: int) -> list[Word]:
    words: list[Word] = []
    last = 0
    for token in TOKEN.finditer(sentence):
        first = token.start()
        for length, form, is_digits in _parts(token[0]):
            after = first + length
            gap = sentence[last:first]
            words.append(Word(offset + first, offset + after, form, is_digits, gap))
            first = last = after
    words.append(Word(offset + len(sentence), offset + len(sentence), "", False, sentence[last:]))
    return words


_PART = regex.compile(r"(?P<numeral>\p{Nd}[\p{Nd},.]*)\p{M}*|\P{Nd}+")


@lru_cache(maxsize=1 << 16)
def _parts(token: str) -> tuple[tuple[int, str, bool], ...]:
    """Cut a token into letters and digits: the length and form of each, and if it is digits."""
    return tuple(
        (len(part[0]), _digits(part["numeral"]) or fold(part[0]), part["numeral"] is not None)
        for part in _PART.finditer(token)
    )


def _digits(numeral: str | None) -> str:
    """A numeral in ASCII digits and without grouping commas."""
    kept = (c for c in numeral or "" if c != ",")
    return "".join(c if c == "." else str(unicodedata.decimal(c)) for c in kept)


def is_spaced(word: Word) -> bool:
    """Whether nothing but white space parts a word from the one before."""
    return word.gap == " " or word.gap.isspace()


_HYPHENS = " \u00a0-\u2010\u2011\u2013"


def is_joined(word: Word) -> bool:
    """Whether nothing but white space or a hyphen parts a word from the one before."""
    return word.gap == " " or (word.gap != "" and not word.gap.strip(_HYPHENS))


def is_hyphened(word: Word) -> bool:
    """Whether a hyphen parts a word from the one before, with or without white space."""
    return word.gap != " " and is_joined(word) and not word.gap.isspace()


PhraseTable = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def phrase_table(meanings: Mapping[str, str]) -> PhraseTable:
    """Index phrases, each with its meaning, by the form of their first word, longest phrase first.

    The keys of ``meanings`` hold phrases parted by commas.
    """
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for listed, meaning in meanings.items():
        for phrase in listed.split(","):
            forms = tuple(fold(phrase).split())
            table.setdefault(forms[0], []).append((forms, meaning))
    return {first: sorted(found, key=lambda row: -len(row[0])) for first, found in table.items()}


def read_phrase(words: Sequence[Word], at: int, table: PhraseTable) -> tuple[str, int] | None:
    """Read the longest phrase of a table at a position: its meaning, and the position after."""
    for forms, meaning in table.get(words[at].form, ()):
        if len(forms) == 1:
            return meaning, at + 1
        end = at + len(forms)
        following = words[at + 1 : end]
        if len(following) == len(forms) - 1 and all(
            word.form == form and is_joined(word)
            for word, form in zip(following, forms[1:], strict=True)
        ):
            return meaning, end
    return None


def span(words: Sequence[Word], begin: int, end: int) -> Span:
    """The span of the words from ``begin`` up to, not including, ``end``."""
    return Span(words[begin].start, words[end - 1].end)
