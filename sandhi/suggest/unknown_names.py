"""Names that no lexicon knows: phrases whose surroundings or shape say that they name someone."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import prod
from typing import NamedTuple

from sandhi.hindi.name_phrases import name_phrases
from sandhi.hindi.words import Word, span
from sandhi.suggest.names import Lexicon, Mention, NamedRecord
from sandhi.text import Span

# How sure a sign makes that a phrase names someone; signs add up as independent chances do.
WEIGHTS = {
    "office": 0.7,
    "address": 0.8,
    "honorific": 0.5,
    "body": 0.5,
    "description": 0.2,
    "agent": 0.3,
    "speaker": 0.5,
    "source": 0.5,
    "initials": 0.4,
    "Latin": 0.4,
    "borrowed": 0.3,
    "repeated": 0.3,
    "elsewhere": 0.6,  # a phrase that bears a strong sign at another place of the text
}
THRESHOLD = 0.5
_STRONG = frozenset(["office", "address", "honorific"])


class UnknownName(NamedTuple):
    """A phrase that may name someone, in code points; ``score`` from 0 to 1, ``signs`` say why."""

    start: int
    end: int
    quote: str
    score: float
    signs: tuple[str, ...]


class Sign(NamedTuple):
    """A phrase, in code points, and a sign that it is a name."""

    place: Span
    sign: str


def signs_in(text: str, words: Sequence[Word]) -> Iterator[Sign]:
    """Yield the signs of names in a sentence of a text."""
    for phrase in name_phrases(text, words):
        yield Sign(span(words, phrase.begin, phrase.end), phrase.sign)


def unknown_names(
    text: str, found_signs: Iterable[Sign], known: Iterable[Mention]
) -> list[UnknownName]:
    """Return the phrases of a text that score at least THRESHOLD, in order.

    ``found_signs`` are those of its sentences, ``known`` its known names, in order. What is made of
    these, or inside one, or crosses one is left out; a phrase that holds one may be another name.
    """
    signs: dict[Span, set[str]] = {}
    for place, sign in found_signs:
        signs.setdefault(place, set()).add(sign)
    for place in _elsewhere(text, signs):
        signs.setdefault(place, set()).add("elsewhere")
    counts = Counter(text[start:end] for start, end in signs)
    is_told = _told_by(text, known)
    found = []
    for place, of_phrase in sorted(signs.items()):
        quote = text[place.start : place.end]
        if counts[quote] > 1:
            of_phrase.add("repeated")
        score = round(1 - prod(1 - WEIGHTS[sign] for sign in of_phrase), 2)
        if score >= THRESHOLD and not is_told(place):
            found.append(UnknownName(*place, quote, score, tuple(sorted(of_phrase))))
    return found


def _elsewhere(text: str, signs: Mapping[Span, set[str]]) -> list[Span]:
    """Where else what bears a strong sign stands, in full or by its last word."""
    strong = {place for place, of_phrase in signs.items() if of_phrase & _STRONG}
    names = {text[start:end] for start, end in strong}
    forms = names | {name.rsplit(" ", 1)[-1] for name in names}
    found = Lexicon((form, NamedRecord("", form)) for form in sorted(forms)).mentions(text)
    return [place for place in (Span(*mention[:2]) for mention in found) if place not in strong]


def _told_by(text: str, known: Iterable[Mention]) -> Callable[[Span], bool]:
    """What tells whether a place is made of known names, is inside one, or crosses one."""
    outer: list[Mention] = []
    for mention in known:
        if not outer or mention.start >= outer[-1].end:
            outer.append(mention)
    ends = [mention.end for mention in outer]

    def is_told(place: Span) -> bool:
        said = place.start
        for index in range(bisect_right(ends, place.start), len(outer)):
            start, end = outer[index][:2]
            if start >= place.end:
                break
            if start < place.start or end > place.end:
                return True
            said = end if not text[said:start].strip() else said
        return not text[said : place.end].strip()

    return is_told
