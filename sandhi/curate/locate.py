"""Where a quote stands in the seeds; and where it parts from the text, if it stands nowhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from sandhi.anchors import parting
from sandhi.text import cluster_boundaries, tokens

# Of a quote at more places nobody counts to the one that is meant; a text of one letter has it at
# each of its letters, and so has it any part of that.
MOST = 1000
# Below this share of like characters (per cent), the nearest text is no help to anybody.
ALIKE = 70
LONGEST = 5000  # code points of a quote that is compared: the time grows with its length
LARGEST = 50_000_000  # code points of texts that are looked through: some seconds
END = 64  # code points at an end of a quote by which its like is looked for: one word of bits
MARGIN = 8  # code points by which the two may differ in length


class Occurrence(NamedTuple):
    """A place where a quote stands: ``text[start:end]`` of a seed is the quote.

    ``whole`` tells whether it begins and ends there between words.
    """

    seed: str
    start: int
    end: int
    whole: bool


class TooManyPlaces(ValueError):
    """A quote that stands at more than ``MOST`` places."""


def occurrences(quote: str, texts: Mapping[str, str]) -> Sequence[Occurrence]:
    """Every place where the quote stands, in the order of the texts, but whole words first.

    No occurrence cuts a character as people see it (a grapheme cluster) in two. TooManyPlaces where
    there are more than anybody would count.
    """
    return _occurrences(quote, tuple(texts.items()))


@lru_cache(maxsize=64)  # rows of one quote mostly stand together
def _occurrences(quote: str, texts: tuple[tuple[str, str], ...]) -> Sequence[Occurrence]:
    return tuple(sorted(_all(quote, texts), key=lambda place: not place.whole))


def only(places: Sequence[Occurrence]) -> Occurrence | None:
    """The one of the ``occurrences`` of a quote that is meant beyond doubt, if there is one.

    That is the only one as whole words, or the only one inside of words where there is none such.
    """
    is_alone = len(places) == 1 or (len(places) > 1 and places[0].whole and not places[1].whole)
    return places[0] if is_alone else None


def _all(quote: str, texts: Iterable[tuple[str, str]]) -> Iterator[Occurrence]:
    places = 0
    for seed, text in texts:
        start = text.find(quote) if quote else -1
        while start >= 0:
            places += 1
            if places > MOST:
                raise TooManyPlaces
            end = start + len(quote)
            if _uncut(_between_clusters(text), start, end):
                yield Occurrence(seed, start, end, _uncut(_between_words(text), start, end))
            start = text.find(quote, start + 1)


def _uncut(between: NDArray[np.bool_], start: int, end: int) -> bool:
    return bool(between[start] and between[end])


@lru_cache(maxsize=64)
def _between_clusters(text: str) -> NDArray[np.bool_]:
    return cluster_boundaries(text)


@lru_cache(maxsize=64)
def _between_words(text: str) -> NDArray[np.bool_]:
    """For each offset of a text, whether it lies outside of every word and numeral."""
    between = np.ones(len(text) + 1, dtype=np.bool_)
    for token in tokens(text):
        between[token.start + 1 : token.end] = False
    return between


class Divergence(NamedTuple):
    """The passage that is most like a quote, and the offset within both at which they part."""

    seed: str
    start: int
    end: int
    at: int


def nearest(quote: str, texts: Mapping[str, str]) -> Divergence | None:
    """The passage of the texts most like a quote; None where none is ALIKE, or it is too long.

    Of a long quote, it is the one where its beginning has its like, or else where its end has.
    """
    if not quote or len(quote) > LONGEST or sum(map(len, texts.values())) > LARGEST:
        return None
    if beginning := _like(quote[:END], texts):
        seed, start, _ = beginning
        end = start + len(quote)
    elif len(quote) > END and (ending := _like(quote[-END:], texts)):
        seed, _, end = ending
        start = end - len(quote)
    else:
        return None
    # What is found is as long as the quote, and so may begin or end a little beside it.
    begin = max(start - MARGIN, 0)
    blocks = [
        block
        for block in Levenshtein.opcodes(quote, texts[seed][begin : end + MARGIN])
        if block.src_end > 0 and block.src_start < len(quote)
    ]
    start, end = begin + blocks[0].dest_start, begin + blocks[-1].dest_end
    return Divergence(seed, start, end, parting(quote, texts[seed][start:end]))


def _like(part: str, texts: Mapping[str, str]) -> tuple[str, int, int] | None:
    """The seed, start and end of what is most like a few words; None where nothing is ALIKE."""
    scored = [
        (alignment.score, seed, alignment.dest_start, alignment.dest_end)
        for seed, text in texts.items()
        if (alignment := fuzz.partial_ratio_alignment(part, text, score_cutoff=ALIKE))
    ]
    return max(scored, key=lambda one: one[0])[1:] if scored else None
