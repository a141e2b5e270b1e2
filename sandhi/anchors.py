"""Anchors: passages named by seed, start, end and quote, verified a whole column at once.

Offsets count the code points of the decoded, unnormalised seed, from zero and end-exclusive, as in
the TextPositionSelector of the W3C Web Annotation Data Model; the quote is the ``exact`` of its
TextQuoteSelector.
"""

from collections.abc import Iterable, Mapping
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
    seed = np.asarray(anchors["seed_id"].map(numbers).fillna(-1), dtype=np.int64)
    start = np.asarray(anchors["start"].fillna(-1), dtype=np.int64)
    end = np.asarray(anchors["end"].fillna(-1), dtype=np.int64)
    if not texts:
        return Places(np.zeros(len(seed), dtype=np.bool_), seed, start, end)
    within = (seed >= 0) & (start >= 0) & (start < end) & (end <= lengths[seed])
    return Places(within, seed, ends[seed] + start, ends[seed] + end)


def divergences(anchors: "DataFrame", texts: Mapping[str, str]) -> Integers:
    """For each row, the offset within its quote at which quote and text part; EQUAL if they do not.

    Only rows whose bounds lie within their seed are compared, the others count as EQUAL. Where one
    of the two is the beginning of the other, they part at the end of the shorter.
    """
    place = places(anchors, texts)
    quotes = anchors["quote"].fillna("").to_list()
    quoted = np.fromiter(map(len, quotes), dtype=np.int64, count=len(quotes))
    spans = np.where(place.within, place.end - place.start, 0)
    shared = np.minimum(quoted, spans)
    rows = np.repeat(np.arange(len(quotes)), shared)
    offsets = np.arange(len(rows)) - np.repeat(np.cumsum(shared) - shared, shared)
    in_quotes = np.repeat(np.cumsum(quoted) - quoted, shared) + offsets
    in_texts = np.repeat(place.start, shared) + offsets
    differ = _code_points(quotes)[in_quotes] != _code_points(texts.values())[in_texts]
    parted = np.where(place.within & (quoted != spans), shared, EQUAL)
    first_rows, firsts = np.unique(rows[differ], return_index=True)
    parted[first_rows] = offsets[differ][firsts]
    return parted


def parting(one: str, other: str) -> int:
    """The offset at which two texts part: where they differ first, or the shorter one ends."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def verified(anchors: "DataFrame", texts: Mapping[str, str]) -> Booleans:
    """For each row, whether its bounds lie within its seed and its quote is the text there."""
    equal: Booleans = divergences(anchors, texts) == EQUAL
    return places(anchors, texts).within & equal


def _code_points(texts: Iterable[str]) -> NDArray[np.uint32]:
    return np.frombuffer("".join(texts).encode("utf-32-le"), dtype="<u4")
