"""Who says what against whom, at a glance: the articles of a disagreement, each in a few words.

What tells a passage from those of the others is said beside it, as it is coded: which of its words
differ says little of what is disputed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from sandhi.package.labels import shortened
from sandhi.site.elements.addresses import seed_path
from sandhi.site.elements.excerpts import ROOM
from sandhi.site.elements.interface import ENGLISH, gettext, language
from sandhi.site.elements.language import in_language
from sandhi.site.pages.discrepancies.sides import CodedPassage, CodedSentence, Side
from sandhi.site.store import Contents
from sandhi.site.store.tables import SEEDS

AT_ONCE = 2  # passages of an article
_QUOTED, _TOLD = 80, 120  # code points of a passage, and of what it tells


class Saying(NamedTuple):
    """A passage and what it tells, each cut after a whole word; ``path`` leads to the passage."""

    quote: Markup
    distinction: str
    path: str


class Glance(NamedTuple):
    """An article that takes part: its first passages, and how many ``more`` it has.

    ``article`` and ``path`` are empty where rows are anchored in none.
    """

    article: str
    path: str
    sayings: list[Saying]
    more: int


def glances(site: Contents, its_sides: Sequence[Side]) -> list[Glance]:
    """Return the sides of a disagreement, each in a few words."""
    passages = [
        [passage for sentence in side.sentences for passage in sentence.passages]
        for side in its_sides
    ]
    common = _Common(
        Counter(name for some in passages for one in some for name in _names(one)),
        Counter(fact for some in passages for one in some for fact in {*_facts(one)}),
        sum(map(len, passages)),
    )
    return [_glance(site, side, common) for side in its_sides]


class _Common(NamedTuple):
    """In how many of all ``passages`` each name and each fact is."""

    names: Mapping[str, int]
    facts: Mapping[str, int]
    passages: int


def _glance(site: Contents, side: Side, common: _Common) -> Glance:
    seed = side.seed.key if side.seed else ""
    passages = [
        _saying(site, seed, sentence, passage, common)
        for sentence in side.sentences
        for passage in sentence.passages
    ]
    at_once = passages if len(passages) == AT_ONCE + 1 else passages[:AT_ONCE]
    return Glance(
        site.label(SEEDS, seed) if seed else "",
        seed_path(seed) if seed else "",
        at_once,
        len(passages) - len(at_once),
    )


def _saying(
    site: Contents,
    seed: str,
    sentence: CodedSentence,
    passage: CodedPassage,
    common: _Common,
) -> Saying:
    """A passage with what tells it from the others: its rows, what they say, or else its sentence.

    Readers of another language have the sentence in translation.
    """
    distinct_names = [name for name in _names(passage) if common.names[name] == 1]
    others = (
        [gettext("and %(n)s more") % {"n": len(distinct_names) - 1}]
        if len(distinct_names) > 2
        else distinct_names[1:]
    )
    code = site.languages.of_passage(passage.quote, seed or None)
    distinction, room = "; ".join([*distinct_names[:1], *others]), _QUOTED
    if not distinction and language() == ENGLISH:
        own_facts = [fact for fact in _facts(passage) if common.facts[fact] < common.passages]
        distinction = "; ".join(own_facts)
    if not distinction and code == language() != ENGLISH:
        # Of a short passage its sentence says more; a long one stands for itself, as it is.
        is_short = len(passage.quote) <= _QUOTED
        distinction = _around(sentence.html.striptags(), passage.quote) if is_short else ""
        room = ROOM
    elif not distinction:
        distinction = sentence.translation
    quote = in_language(code, shortened(passage.quote, room))
    return Saying(quote, shortened(distinction, _TOLD + 2), passage.path)


def _facts(passage: CodedPassage) -> list[str]:
    """What the rows of a passage say in a few words of their own, each after its column."""
    all_facts = [*passage.facts, *(fact for one in passage.participants for fact in one.facts)]
    own_facts = [fact for fact in all_facts if fact.title and not fact.definition]
    return [f"{fact.title}: {fact.text}" for fact in own_facts]


def _around(sentence: str, quote: str) -> str:
    """As much of a sentence as there is room for about a passage; nothing where it is no more."""
    if sentence.rstrip(" .।") == quote.rstrip(" .।"):
        return ""
    if len(sentence) <= _TOLD:
        return sentence
    before = sentence[: max(sentence.find(quote) - _TOLD // 3, 0)].rpartition(" ")[0]
    rest = sentence[len(before) :].lstrip()
    return ("… " if before else "") + shortened(rest, _TOLD)


def _names(passage: CodedPassage) -> list[str]:
    """What the rows of a passage are called, where that is more than their keys."""
    names = (one.label for one in passage.participants if one.label != one.key)
    return [*dict.fromkeys(names)]
