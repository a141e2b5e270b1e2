"""A text with overlapping marks, flattened into segments that do not overlap."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sandhi.text import Span


class Mark(NamedTuple):
    """An anchor of a layer."""

    span: Span
    layer: int


class Segment(NamedTuple):
    """A stretch of text over which the marks are the same.

    ``layers`` counts the marks by layer, ``ending`` names the layers of which one ends here, and
    ``narrowest`` is the shortest of the marked spans; None where nothing is marked.
    """

    span: Span
    layers: dict[int, int]
    ending: frozenset[int]
    narrowest: Span | None


def flatten(within: Span, marks: Sequence[Mark], cuts: Sequence[int] = ()) -> list[Segment]:
    """Return the segments of a span, in order; each ends where a mark or the next cut does."""
    marks = [mark for mark in marks if mark.span.meets(within)]
    bounds = {bound for mark in marks for bound in mark.span}.union(cuts, within)
    bounds = {bound for bound in bounds if within.start <= bound <= within.end}
    inner = sorted(bounds)
    return [_segment(Span(start, end), marks) for start, end in pairwise(inner)]


def _segment(span: Span, marks: Sequence[Mark]) -> Segment:
    over = [mark for mark in marks if mark.span.holds(span)]
    return Segment(
        span,
        dict(sorted(Counter(mark.layer for mark in over).items())),
        frozenset(mark.layer for mark in over if mark.span.end == span.end),
        min((mark.span for mark in over), key=lambda held: held.length, default=None),
    )
