"""What a text must account for, found with plain lists of words and of names.

This is on purpose independent of what proposes candidates (``sandhi.suggest``): no grammar, no
folding, no automaton, and of a language only the words that it lists for this purpose. What a
grammar overlooks, and so never proposes, is counted here and stays open until somebody looks.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from sandhi.language import DEFAULT, Accountable, language
from sandhi.language.words import UNPARTED

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_NUMERAL = r"\p{Nd}+(?:[.,:]\p{Nd}+)*"
# A script without blanks between words has a token for each letter.
_TOKEN = regex.compile(
    rf"{_NUMERAL}|[{UNPARTED}][\p{{M}}ー]*"
    rf"|[[\p{{L}}\p{{M}}\p{{N}}{_JOINERS}]--[{UNPARTED}]]+",
    regex.VERSION1,
)
_DIGIT = regex.compile(r"[\p{Nd}¼-¾⅐-⅞]")  # a fraction in one character is a number, too


class Expression(NamedTuple):
    """Something that a text must account for, in code points: a number, a date or a name."""

    start: int
    end: int
    kind: str


class Forms:
    """The forms of names, by their first words."""

    def __init__(self, forms: Iterable[str]) -> None:
        """Take the forms as they are written; what holds no word is left out."""
        self._forms = {_plain(form) for form in forms}
        self._lengths: dict[str, list[int]] = {}
        for form in self._forms:
            words = _TOKEN.findall(form)
            if words and len(words) not in self._lengths.setdefault(words[0], []):
                self._lengths[words[0]].append(len(words))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def at(self, text: str, tokens: Sequence[tuple[int, int]], first: int) -> int:
        """How many tokens from ``first`` on the longest form takes that begins there; 0 if none."""
        start, end = tokens[first]
        for length in self._lengths.get(_plain(text[start:end]), ()):
            last = first + length - 1
            if last < len(tokens) and _plain(text[start : tokens[last][1]]) in self._forms:
                return length
        return 0


def expressions(text: str, names: Forms, code: str = DEFAULT) -> Iterator[Expression]:
    """Yield every digit and number word, word of time and known name of a text, in order.

    ``code`` names the language of the text, whose words are counted (``Language.accountable``).

    Of names that begin within one another the first is taken, and of those that begin together the
    longest; a number or a word of time inside a name is yielded as well.
    """
    tokens = [token.span() for token in _TOKEN.finditer(text)]
    words = language(code).accountable()
    named = 0
    for place, (start, end) in enumerate(tokens):
        if place >= named and (length := names.at(text, tokens, place)):
            named = place + length
            yield Expression(start, tokens[named - 1][1], "name")
        if kind := _kind(_plain(text[start:end]), words):
            yield Expression(start, end, kind)


@lru_cache(maxsize=1 << 16)
def _kind(token: str, words: Accountable) -> str | None:
    if _DIGIT.search(token) or token in words.number_words:
        return "number"
    return "date" if token in words.time_words else None


_WITHOUT_JOINERS = str.maketrans(dict.fromkeys(_JOINERS))


def _plain(text: str) -> str:
    """The text composed, without joiners, which nobody sees."""
    return unicodedata.normalize("NFC", text.translate(_WITHOUT_JOINERS))
