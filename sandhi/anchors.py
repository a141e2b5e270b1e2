"""Anchors: passages named by seed, start, end and quote, verified a whole column at once.

Offsets count the code points of the decoded, unnormalised seed, from zero and end-exclusive, as in
the TextPositionSelector of the W3C Web Annotation Data Model; the quote is the ``exact`` of its
TextQuoteSelector.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pandas import DataFrame

Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]

EQUAL = -1


class Places(NamedTuple):
    """Where the anchors of a table lie in the seeds' texts laid end to end, one entry per row.

    ``within`` is False where the row names no seed that is there, or bounds that are not in it;
    what the other arrays hold for such a row means nothing.
    """

    within: Booleans
    seed: Integers
    start: Integers
    end: Integers


def places(anchors: "DataFrame", texts: Mapping[str, str]) -> Places:
    """Find the place of every anchor; ``anchors`` has the four columns, typed or as integers."""
    numbers = {seed: number for number, seed in enumerate(texts)}
    ends = np.cumsum([0, *map(len, texts.values())], dtype=np.int64)
    lengths = np.diff(ends)
    seed = np.array([numbers.get(one, -1) for one in anchors["seed_id"].tolist()], dtype=np.int64)
    start = np.asarray(anchors["start"].fillna(-1), dtype=np.int64)
    end = np.asarray(anchors["end"].fillna(-1), dtype=np.int64)
    if not texts:
        return Places(np.zeros(len(seed), dtype=np.bool_), seed, start, end)
    within = (seed >= 0) & (start >= 0) & (start < end) & (end <= lengths[seed])
    return Places(within, seed, ends[seed] + start, ends[seed] + end)


def divergences(anchors: "DataFrame", texts: Mapping[str, str], place: Places) -> Integers:
    """For each row, the offset within its quote at which quote and text part; EQUAL if they do not.

    Only rows whose bounds lie within their seed are compared, the others count as EQUAL. Where one
    of the two is the beginning of the other, they part at the end of the shorter.
    """
    offsets = np.full(len(anchors), EQUAL, dtype=np.int64)
    rows = np.flatnonzero(place.within)
    begins = np.cumsum([0, *map(len, texts.values())], dtype=np.int64)[place.seed[rows]]
    whole = [*texts.values()]
    spans = zip(
        rows.tolist(),
        anchors["quote"].fillna("").to_numpy(dtype=object)[rows],
        place.seed[rows].tolist(),
        (place.start[rows] - begins).tolist(),
        (place.end[rows] - begins).tolist(),
        strict=True,
    )
    # A slice is compared in one step; only one that differs is gone through, letter by letter.
    for row, quote, seed, start, end in spans:
        if quote != whole[seed][start:end]:
            offsets[row] = parting(quote, whole[seed][start:end])
    return offsets


def parting(text: str, other_text: str) -> int:
    """The offset at which two texts part: where they differ first, or the shorter one ends."""
    pairs = enumerate(zip(text, other_text, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(text), len(other_text)))


def anchors_match(anchors: "DataFrame", texts: Mapping[str, str]) -> Booleans:
    """For each row, whether its bounds lie within its seed and its quote is the text there."""
    place = places(anchors, texts)
    equal: Booleans = divergences(anchors, texts, place) == EQUAL
    return place.within & equal
