"""One hit of what tells of the same: a mention and what it mentions, rows of one passage.

A reader who looks for a sentence wants it once, and to be told that it is coded as an event, as a
figure and as a mention. What bears a name of its own (an actor, a place) is told by that, and stays
a hit of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sandhi.text import Span


class RankedRow(NamedTuple):
    """A row that was found, with what of it tells whether another one says the same.

    ``home`` is the key of what it speaks of, ``home_table`` the table of that; its own where
    that is itself. ``stands_alone`` says
    that it, or what it speaks of, is told by its name.
    """

    key: str
    table: str
    seed: str | None
    start: int | None
    end: int | None
    home: str
    home_table: str
    score: float
    stands_alone: bool = False
    is_whole: bool = False

    @property
    def span(self) -> Span | None:
        """Where its passage stands in its seed; None where it has none."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)


@dataclass
class Double:
    """Rows that tell of the same, the best first; the first one says of what."""

    rows: list[RankedRow] = field(default_factory=list)


def fold_doubles(rows: Iterable[RankedRow]) -> list[Double]:
    """Fold rows, the best first, into what they tell of, in the order of the best of each."""
    doubles: list[Double] = []
    homes: dict[str, Double] = {}
    passages: dict[str | None, list[tuple[Span, Double]]] = {}
    for row in rows:
        double = homes.get(row.home) or _of_passage(row, passages.get(row.seed, ()))
        if double is None:
            double = Double()
            doubles.append(double)
            if not row.stands_alone and row.home == row.key and row.span:
                passages.setdefault(row.seed, []).append((row.span, double))
        double.rows.append(row)
        homes.setdefault(row.home, double)
    return doubles


def _of_passage(row: RankedRow, doubles: Iterable[tuple[Span, Double]]) -> Double | None:
    """The first of some hits of a text whose passage holds a row's, or is held by it."""
    if row.stands_alone or row.is_whole or row.span is None:
        return None
    start, end = row.span
    for (first, last), double in doubles:  # of which a long text has a thousand
        if (first <= start and end <= last) or (start <= first and last <= end):
            return double
    return None
