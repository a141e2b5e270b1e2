"""How well something answers what was typed: by its name first, then by its other words.

One measure holds for rows, questions, pages and the codebook, so that they stand in one list. It
is the sum of how far its *name* is what was typed (which terms it has, and how little beside them)
and how far the rest is, times what its *kind* counts for.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sandhi.language import is_function_word
from sandhi.publish.catalogue import Catalogue
from sandhi.retrieval.query import SAME_MEANING, QueryTerm
from sandhi.retrieval.synonyms import Synonyms, Words, words_of

WHOLE = 0.82  # coverage from which on, with nothing beside it, a name is what was typed
_DECLARED = SAME_MEANING - 0.01  # what is declared to mean the same, for all that is rounded
_ONLY_BEGUN = 0.3
_MOST = (
    0.5  # share of a name from which on it may be what was typed: "How many, who says so" is not
)


class NameMatch(NamedTuple):
    """How far a name has the terms, each by its weight, and how much of it those are; 0 to 1.

    ``density`` leaves function words out of account, of which ``share`` takes account.
    """

    coverage: float = 0.0
    density: float = 0.0
    share: float = 0.0

    @property
    def within_a_question(self) -> "NameMatch":
        """The match where a question was put, which no name is the whole of."""
        return self._replace(coverage=min(self.coverage, WHOLE - 0.01))

    @property
    def score(self) -> float:
        """The two in one; more than 1 where the name is what was typed."""
        return self.coverage * (0.35 + 0.65 * self.density) + self.is_whole

    @property
    def is_called_so(self) -> bool:
        """Whether all that was typed is in the name, and makes up half of it: a surname.

        So it is where a package declares what was typed to mean the same: a code, an abbreviation.
        """
        return self.coverage >= _DECLARED and self.density >= _MOST

    @property
    def is_whole(self) -> bool:
        """Whether the name is what was typed, and nothing beside it."""
        return self.coverage >= WHOLE and self.density == 1.0 and self.share >= _MOST


@lru_cache(maxsize=8)
def _about(title: str, forms: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    synonyms, words = Synonyms.of(forms), words_of(title)
    context = {*words}
    for place in range(len(words)):
        _, group = synonyms.at(words, place)
        context.update(word for phrase in group for word in phrase)
    return frozenset(context)


def about(catalogue: Catalogue) -> frozenset[str]:
    """The words of what a whole dataset is about: those of its title, and what means the same."""
    return _about(str(catalogue.descriptor.get("title", "")), catalogue.settings.synonyms)


def name_match(names: Iterable[Words], terms: Sequence[QueryTerm]) -> NameMatch:
    """Return how far the best of some names has the terms."""
    matches = (_match(name, terms) for name in names)
    return max(matches, key=lambda match: match.score, default=NameMatch())


def _match(name: Words, terms: Sequence[QueryTerm]) -> NameMatch:
    total = sum(one.weight for one in terms)
    reached, covered = 0.0, set[int]()
    for term in terms:
        for form in term.forms:
            places = _places(name, form.words)
            if places:
                reached += term.weight * form.quality
                covered.update(places)
                break
    if not covered or not total:
        return NameMatch()
    contents = {place for place, word in enumerate(name) if not is_function_word(word)}
    counted = contents or {*range(len(name))}
    density = len(covered & counted) / len(counted)
    return NameMatch(reached / total, density, len(covered) / len(name))


def _places(name: Words, words: Words) -> range:
    """Where words stand together in a name, for the first time."""
    if words[0] not in name:
        return range(0)
    for start in range(len(name) - len(words) + 1):
        if name[start : start + len(words)] == words:
            return range(start, start + len(words))
    return range(0)


def score(
    kind: float, name: NameMatch, body: float, closeness: float, *, typed: bool, whole: bool
) -> float:
    """Return the measure.

    ``body`` is the coverage of all its words, ``closeness`` how near these are to the best there
    are (bm25), each 0 to 1; ``typed`` says that all terms are spelt as they were typed, ``whole``
    that no word only begins so.
    """
    rest = body * (0.25 + 0.25 * closeness + 0.1 * typed)
    return kind * (name.score + rest) * (1.0 if whole else _ONLY_BEGUN)
