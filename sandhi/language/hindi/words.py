"""The words of a Hindi sentence as its grammars read them: folded, with what lies between.

The grammars of numbers and of time are recursive-descent: each rule takes the words and a position,
and returns what it read and the position after it, or None.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import regex

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import joint
from sandhi.language.hindi.lexicon import forms
from sandhi.language.lexicon import latin_abbreviations
from sandhi.text import TOKEN, Span, sentences


class Word(NamedTuple):
    """A run of letters, or one numeral; a token that mixes them (10वीं, टी20) is several words."""

    start: int
    end: int
    form: str  # folded; a numeral in ASCII digits with a decimal point and no grouping
    is_digits: bool
    gap: str  # the characters between the word before, or the sentence's start, and this one


_SHORTENED = forms("letters") | forms("abbreviations")


def _is_shortened(word: str) -> bool:
    return fold(word) in _SHORTENED or word in latin_abbreviations()


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield the sentences of a text, in order (``sandhi.text.sentences``)."""
    return sentences(text, _is_shortened)


def sentence_words(text: str) -> Iterator[list[Word]]:
    """Yield each sentence's words; the last one has no length, and the gap at the end."""
    for sentence in sentence_spans(text):
        yield _words(text[sentence.start : sentence.end], sentence.start)


def words_of(text: str) -> list[Word]:
    """Return the words of a text that is one phrase, as ``sentence_words`` does."""
    return _words(text, 0)


_word = partial(tuple.__new__, Word)  # as Word(*cells), without a call of Python for each word


def _words(sentence: str, offset: int) -> list[Word]:
    words: list[Word] = []
    gap, end = "", offset
    # No token holds a blank, and what stands between two blanks mostly has been read before.
    for stretch in sentence.split(" "):
        parts, rest = _parts(stretch)
        for before, length, form, is_digits, glued in parts:
            gap += before
            start = end + len(gap)
            end = start + length
            # A postposition that is written on to a word is read as if it stood apart.
            words.append(_word((start, end, form, is_digits, gap or (" " if glued else ""))))
            gap = ""
        gap += rest
    stop = offset + len(sentence)
    words.append(_word((stop, stop, "", False, gap[:-1])))
    return words


class _Part(NamedTuple):
    """Letters or digits within a stretch of text without blanks."""

    gap: str  # the characters before it that are in no token
    length: int
    form: str
    is_digits: bool
    is_glued: bool = False  # a postposition that is written on to the word before


_PART = regex.compile(r"(?P<numeral>\p{Nd}[\p{Nd},.]*)\p{M}*|\P{Nd}+")


_ABBREVIATION_SIGN = "०"  # a nought is written for it


@lru_cache(maxsize=1 << 15)
def _parts(stretch: str) -> tuple[Sequence[_Part], str]:
    """Cut the tokens of a stretch into letters and digits; and the gap after it, with a blank."""
    parts: list[_Part] = []
    last = 0
    for token in TOKEN.finditer(stretch):
        for part in _PART.finditer(stretch, *token.span()):
            form, numeral = fold(part[0]), part["numeral"]
            if numeral == _ABBREVIATION_SIGN and part.start() > token.start():
                numeral = None  # of a word: डॉ०, उ०प्र०
            gap = stretch[last : part.start()]
            if at := 0 if numeral else joint(part[0]):
                parts.append(_Part(gap, at, fold(part[0][:at]), False))
                parts.append(_Part("", len(part[0]) - at, fold(part[0][at:]), False, True))
            else:
                length = len(part[0])
                parts.append(_Part(gap, length, _digits(numeral) or form, numeral is not None))
            last = part.end()
    return parts, stretch[last:] + " "


def _digits(numeral: str | None) -> str:
    """A numeral in ASCII digits and without grouping commas."""
    characters = (c for c in numeral or "" if c != ",")
    return "".join(c if c == "." else str(unicodedata.decimal(c)) for c in characters)


def is_sign(word: Word) -> bool:
    """Whether a word is the nought that is written for a sign of abbreviation: ई०पू०."""
    return word.form == "0" and not word.is_digits and word.gap == ""


_POINTS = (".", "॰")


def is_pointed(words: Sequence[Word], end: int) -> bool:
    """Whether a point, or what is written for one, stands after the word before a position."""
    return is_sign(words[end - 1]) or words[end].gap.startswith(_POINTS) or is_sign(words[end])


_UNSEEN_SPACE = "\u200b"


def is_spaced(word: Word) -> bool:
    """Whether nothing but white space, seen or unseen, parts a word from the one before."""
    gap = word.gap
    if gap == " " or gap.isspace():
        return True
    return _UNSEEN_SPACE in gap and gap.replace(_UNSEEN_SPACE, " ").isspace()


_HYPHENS = " \u00a0\u200b-\u2010\u2011\u2013"


def is_joined(word: Word) -> bool:
    """Whether nothing but white space or a hyphen parts a word from the one before."""
    return word.gap == " " or (word.gap != "" and not word.gap.strip(_HYPHENS))


def is_hyphened(word: Word) -> bool:
    """Whether a hyphen parts a word from the one before, with or without white space."""
    return word.gap != " " and is_joined(word) and not word.gap.isspace()


PhraseTable = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def phrase_table(meanings: Mapping[str, str]) -> PhraseTable:
    """Index folded phrases, each with its meaning, by their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in meanings.items():
        of_phrase = tuple(phrase.split())
        table.setdefault(of_phrase[0], []).append((of_phrase, meaning))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in table.items()}


def read_phrase(words: Sequence[Word], at: int, table: PhraseTable) -> tuple[str, int] | None:
    """Read the longest phrase of a table at a position: its meaning, and the position after."""
    for phrase, meaning in table.get(words[at].form, ()):
        if len(phrase) == 1:
            return meaning, at + 1
        following = words[at + 1 : at + len(phrase)]
        if (
            following[0].form == phrase[1]  # which mostly settles it
            and phrase[1:] == tuple(word.form for word in following)
            and all(map(is_joined, following))
        ):
            return meaning, at + len(phrase)
    return None


def span(words: Sequence[Word], begin: int, end: int) -> Span:
    """The span of the words from ``begin`` up to, not including, ``end``."""
    return Span(words[begin].start, words[end - 1].end)
