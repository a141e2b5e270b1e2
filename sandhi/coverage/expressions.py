"""What a text must account for, found with plain lists of words and of names.

This is on purpose independent of what proposes candidates (``sandhi.suggest``): no grammar, no
folding, no automaton, and of a language only the words that it lists for this purpose. What a
grammar overlooks, and so never proposes, is counted here and stays open until somebody looks.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from sandhi.coverage.dated import dated_numbers
from sandhi.language import DEFAULT, Accountable, Language, language
from sandhi.language.words import UNPARTED
from sandhi.text import Span

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
    """Something that a text must account for, in code points: a number, a date or a name.

    ``within`` is the longer name in which a name of something else stands, and that does not
    account for it. ``is_of_date`` tells that a number is a day, a year or an hour, by the words
    beside it, and counts nothing where it stands in an expression of time.
    """

    start: int
    end: int
    kind: str
    within: Span | None = None
    is_of_date: bool = False


class Forms:
    """The forms of names, by their first words."""

    def __init__(self, forms: Iterable[str] | Mapping[str, Collection[str]]) -> None:
        """Take the forms as they are written, perhaps with the keys of what each stands for.

        What holds no word is left out.
        """
        self._keys_of_form: dict[str, frozenset[str]] = {}
        of_form = forms if isinstance(forms, Mapping) else dict.fromkeys(forms, ())
        for form, keys in of_form.items():
            other_keys = self._keys_of_form.get(_plain(form), frozenset())
            self._keys_of_form[_plain(form)] = other_keys | {*keys}
        self._forms = {*self._keys_of_form}
        self._lengths: dict[str, list[int]] = {}  # by the first word
        for form in self._forms:
            words = _TOKEN.findall(form)
            if words and len(words) not in self._lengths.setdefault(words[0], []):
                self._lengths[words[0]].append(len(words))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def has_first(self, word: str) -> bool:
        """Whether a form begins with a word, composed and without joiners."""
        return word in self._lengths

    def at(self, text: str, tokens: Sequence[tuple[int, int]], first: int) -> int:
        """How many tokens from ``first`` on the longest form takes that begins there; 0 if none."""
        start, end = tokens[first]
        for length in self._lengths.get(_plain(text[start:end]), ()):
            last = first + length - 1
            if last < len(tokens) and _plain(text[start : tokens[last][1]]) in self._forms:
                return length
        return 0

    def stand_for_others(self, inner: str, outer: str) -> bool:
        """Whether a form stands for something else than a longer one, as far as is known."""
        keys, others = self._keys_of_form[_plain(inner)], self._keys_of_form[_plain(outer)]
        return bool(keys and others) and keys != others


def expressions(text: str, names: Forms, code: str = DEFAULT) -> Iterator[Expression]:
    """Yield every digit and number word, word of time and known name of a text, in order.

    ``code`` names the language of the text, whose words are counted (``Language.accountable``).

    Of names that begin within one another the first is taken, and of those that begin together the
    longest; a number or a word of time inside a name is yielded as well, and a name of something
    else where the grammar makes it a name there.
    """
    tokens = [token.span() for token in _TOKEN.finditer(text)]
    spoken = language(code)
    words = spoken.accountable()
    plain_tokens = [_plain(text[start:end]) for start, end in tokens]
    kinds = [_kind(token, words) for token in plain_tokens]
    numbers = [place for place, kind in enumerate(kinds) if kind == "number"]
    dated = dated_numbers(text, tokens, numbers, words, _plain)
    name_end = 0
    for place, (start, end) in enumerate(tokens):
        begins_name = place >= name_end and names.has_first(plain_tokens[place])
        if begins_name and (length := names.at(text, tokens, place)):
            name_end = place + length
            outer = Span(start, tokens[name_end - 1][1])
            yield Expression(*outer, "name")
            yield from _inner_names(text, names, tokens[place:name_end], outer, spoken)
        if kind := kinds[place]:
            yield Expression(start, end, kind, is_of_date=place in dated)


def _inner_names(
    text: str, names: Forms, tokens: Sequence[tuple[int, int]], outer: Span, spoken: Language
) -> Iterator[Expression]:
    """The names of something else within a longer name."""
    whole = text[slice(*outer)]
    for place, (start, _) in enumerate(tokens):
        rest = tokens if place else tokens[:-1]  # what begins with the longer name ends before it
        length = names.at(text, rest, place) if place < len(rest) else 0
        if not length:
            continue
        end = rest[place + length - 1][1]
        place_in_name = start - outer.start, end - outer.start
        if names.stand_for_others(text[start:end], whole) and spoken.is_name_within(
            whole, *place_in_name
        ):
            yield Expression(start, end, "name", outer)


@lru_cache(maxsize=1 << 16)
def _kind(token: str, words: Accountable) -> str | None:
    if _DIGIT.search(token) or token in words.number_words:
        return "number"
    return "date" if token in words.time_words else None


_WITHOUT_JOINERS = str.maketrans(dict.fromkeys(_JOINERS))


@lru_cache(maxsize=1 << 16)  # a text has most of its words several times
def _plain(text: str) -> str:
    """The text composed, without joiners, which nobody sees."""
    return unicodedata.normalize("NFC", text.translate(_WITHOUT_JOINERS))
