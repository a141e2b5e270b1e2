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


class OrderedMarks:
    """The marks of a text, of which its parts are asked one after the other, from the first on.

    So a text of many parts costs no more than its marks do.
    """

    def __init__(self, marks: Sequence[Mark]) -> None:
        """Take the marks, in any order."""
        self._coming = sorted(enumerate(marks), key=_start, reverse=True)
        self._begun: list[tuple[int, Mark]] = []

    def meeting(self, part: Span) -> list[Mark]:
        """Those that share a code point with a part, in the order in which they were given."""
        while self._coming and _start(self._coming[-1]) < part.end:
            self._begun.append(self._coming.pop())
        self._begun = sorted(one for one in self._begun if one[1].span.end > part.start)
        return [mark for _, mark in self._begun if mark.span.meets(part)]


def _start(numbered: tuple[int, Mark]) -> int:
    return numbered[1].span.start


def flatten(within: Span, marks: Sequence[Mark], cuts: Sequence[int] = ()) -> list[Segment]:
    """Return the segments of a span, in order; each ends where a mark or the next cut does."""
    marks = [mark for mark in marks if mark.span.meets(within)]
    bounds = {bound for mark in marks for bound in mark.span}.union(cuts, within)
    bounds = {bound for bound in bounds if within.start <= bound <= within.end}
    inner = sorted(bounds)
    # Between two neighbours of the bounds no mark begins or ends: what meets a segment, holds it.
    ordered = OrderedMarks(marks)
    parts = [Span(start, end) for start, end in pairwise(inner)]
    return [_segment(part, ordered.meeting(part)) for part in parts]


def _segment(span: Span, over: Sequence[Mark]) -> Segment:
    return Segment(
        span,
        dict(sorted(Counter(mark.layer for mark in over).items())),
        frozenset(mark.layer for mark in over if mark.span.end == span.end),
        min((mark.span for mark in over), key=lambda held: held.length, default=None),
    )
