"""The sentence in which a candidate begins, and what stands around it."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from sandhi.package import Package, PackageError
from sandhi.package.opening.memory import memoized
from sandhi.text import span_in


class SentenceContext(NamedTuple):
    """The sentence of a candidate, parted around it, its translation, and its neighbours."""

    sentence_id: str
    before: str
    after: str
    translation: str
    previous: str
    following: str


class PlacedSentence(NamedTuple):
    """A sentence, and whether facts are coded in sentences of its kind."""

    sentence_id: str
    start: int
    end: int
    quote: str
    translation: str
    coded: bool


@memoized
def sentences_by_seed(package: Package) -> dict[str, list[PlacedSentence]]:
    """The sentences of each seed, in order; PackageError where the package has none."""
    if not {"seeds", "sentences"} <= package.schemas.keys():
        raise PackageError("the package has no texts in sentences, so there is nothing to review")
    passed_over, key = package.settings.no_facts_in, package.schemas["sentences"].primary_key
    sentences: dict[str, list[PlacedSentence]] = {seed: [] for seed in package.texts}
    for row in package.cells("sentences").to_dict("records"):
        span, is_seen = span_in(row), row.get("kind") not in passed_over
        if span and row["seed_id"] in sentences:
            words = row["quote"], row.get("translation", "")
            sentences[row["seed_id"]].append(PlacedSentence(row[key], *span, *words, is_seen))
    for of_seed in sentences.values():
        of_seed.sort(key=lambda one: one.start)
    return sentences


def context_at(
    sentences: Sequence[PlacedSentence], start: int, end: int, *, every: bool
) -> SentenceContext | None:
    """The sentence in which a candidate begins; None where there is none.

    Nor is there one, unless ``every`` one is wanted, where no fact is coded in it.
    """
    number = bisect_right(sentences, start, key=lambda one: one.start) - 1
    sentence = sentences[number] if number >= 0 else None
    if sentence is None or start >= sentence.end or not (sentence.coded or every):
        return None
    return SentenceContext(
        sentence.sentence_id,
        sentence.quote[: start - sentence.start],
        sentence.quote[end - sentence.start :],
        sentence.translation,
        sentences[number - 1].quote if number else "",
        sentences[number + 1].quote if number + 1 < len(sentences) else "",
    )
