"""Names that no lexicon knows: phrases whose surroundings or shape say that they name someone."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from math import prod
from typing import NamedTuple

from sandhi.language import DEFAULT, NameSign, SignKind, language
from sandhi.suggest.names import Lexicon, Mention, NamedRecord
from sandhi.text import Span

# What the whole text shows of a phrase; the other signs are those of its language.
SIGNS = {
    "repeated": SignKind(0.3, "is repeated"),
    "shorter": SignKind(0.5, "ends a longer name before it"),
    "elsewhere": SignKind(0.6, "is a name elsewhere in the text"),  # where its sign is strong
}
THRESHOLD = 0.5
_SEVERAL = 2  # known names one after another that are no longer name


class UnknownName(NamedTuple):
    """A phrase that may name someone, in code points; ``score`` from 0 to 1, ``signs`` say why."""

    start: int
    end: int
    quote: str
    score: float
    signs: tuple[str, ...]


def unknown_names(
    text: str, name_signs: Iterable[NameSign], mentions: Iterable[Mention], *, code: str = DEFAULT
) -> list[UnknownName]:
    """Return the phrases of a text that score at least THRESHOLD, in order.

    ``name_signs`` are those of its sentences, ``mentions`` its known names, in order. What is made
    of these, or inside one, or crosses one is left out; a phrase that holds one may be another
    name. ``code`` names the language of the text.
    """
    signs: dict[Span, set[str]] = {}
    for place, sign in name_signs:
        signs.setdefault(place, set()).add(sign)
    if not signs:
        return []
    kinds = {**language(code).name_signs, **SIGNS}
    for place in _elsewhere(text, signs, kinds, code):
        signs.setdefault(place, set()).add("elsewhere")
    mentions = [*mentions]
    firsts: dict[str, int] = {}
    for mention in mentions:
        if " " in mention.quote:
            firsts.setdefault(mention.quote.rsplit(" ", 1)[1], mention.end)
    counts = Counter(text[start:end] for start, end in signs)
    is_covered = _covered_by(text, mentions)
    names = []
    for place, of_phrase in sorted(signs.items()):
        quote = text[place.start : place.end]
        if firsts.get(quote, len(text)) <= place.start:
            of_phrase.add("shorter")
        if counts[quote] > 1:
            of_phrase.add("repeated")
        score = round(1 - prod(1 - kinds[sign].weight for sign in of_phrase), 2)
        if score >= THRESHOLD and not is_covered(place):
            names.append(UnknownName(*place, quote, score, tuple(sorted(of_phrase))))
    return names


def _elsewhere(
    text: str, signs: Mapping[Span, set[str]], kinds: Mapping[str, SignKind], code: str
) -> list[Span]:
    """Where else what bears a strong sign stands, in full or by its last word."""
    strong_signs = {sign for sign, kind in kinds.items() if kind.is_strong}
    strong = {place for place, of_phrase in signs.items() if of_phrase & strong_signs}
    names = {text[start:end] for start, end in strong}
    forms = names | {name.rsplit(" ", 1)[-1] for name in names}
    mentions = Lexicon(((form, NamedRecord("", form)) for form in sorted(forms)), code).mentions(
        text
    )
    return [place for place in (Span(*mention[:2]) for mention in mentions) if place not in strong]


def _covered_by(text: str, mentions: Iterable[Mention]) -> Callable[[Span], bool]:
    """What tells whether a place is made of known names, is inside one, or crosses one.

    In Latin letters it is so if it begins with several: India England Test.
    """
    outer: list[Mention] = []
    for mention in mentions:
        if not outer or mention.start >= outer[-1].end:
            outer.append(mention)
    ends = [mention.end for mention in outer]

    def is_covered(place: Span) -> bool:
        reach, several = place.start, 0
        for index in range(bisect_right(ends, place.start), len(outer)):
            start, end = outer[index][:2]
            if start >= place.end:
                break
            if start < place.start or end > place.end:
                return True
            is_next = not text[reach:start].strip()
            reach, several = (end, several + 1) if is_next else (reach, several)
        are_names = several >= _SEVERAL and text[slice(*place)].isascii()
        return are_names or not text[reach : place.end].strip()

    return is_covered
