"""Which sentences of a translation belong to which of a text, by how long they are.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
Linguistics 19(1), 1993: long sentences are translated by long ones, so that of all ways to take
sentences together, in order, the likeliest is that whose lengths agree best. Where both have what
only one other sentence can have, such as a number or a name, that counts too.
"""

from collections.abc import Sequence
from math import erfc, log, sqrt
from typing import NamedTuple

# How often so many sentences are translated by so many, as their corpus had it.
_PRIORS = {
    (1, 1): 0.89,
    **dict.fromkeys([(1, 0), (0, 1)], 0.0099),
    **dict.fromkeys([(2, 1), (1, 2)], 0.089),
    **dict.fromkeys([(1, 3), (2, 2)], 0.011),
}
_VARIANCE = 6.8  # of the length of a translation, for each character of what it translates
_LEAST = 1e-12
_SHARED = 2.5  # what a number or a name in common is worth
_ODD = 3.0  # standard deviations from which on lengths do not agree
_BAND = 40  # sentences by which a translation may be ahead of its text or behind it
_MOST_PLACES = 200_000  # that are looked at, however many sentences there are


class Unit(NamedTuple):
    """A sentence of either side: its length, and what of it the other side must have, too.

    ``numbers`` and ``names`` are spelt alike on both sides.
    """

    length: int
    numbers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def marks(self) -> frozenset[str]:
        """What it may have in common with another."""
        return self.numbers | self.names


class Pairing(NamedTuple):
    """Sentences of a text, and those of the translation that belong to them, as ranges."""

    sources: range
    targets: range
    is_certain: bool


def align(sources: Sequence[Unit], targets: Sequence[Unit]) -> list[Pairing]:
    """The pairings of all sentences of both sides, in order.

    Those are certain that pair one with one, of lengths that agree, and of which no number is on
    one side alone.
    """
    ratio = _ratio(sources, targets)
    ways = _ways(sources, targets, ratio)
    at, pairings = (len(sources), len(targets)), list[Pairing]()
    while at != (0, 0):
        many, much = ways[at]
        ranges = range(at[0] - many, at[0]), range(at[1] - much, at[1])
        is_certain = (many, much) == (1, 1) and _agree(
            sources[ranges[0].start], targets[ranges[1].start], ratio
        )
        pairings.append(Pairing(*ranges, is_certain))
        at = ranges[0].start, ranges[1].start
    return pairings[::-1]


def _ways(
    sources: Sequence[Unit], targets: Sequence[Unit], ratio: float
) -> dict[tuple[int, int], tuple[int, int]]:
    """The move by which the likeliest way comes to each place that lies near the straight one."""
    costs, ways = {(0, 0): 0.0}, dict[tuple[int, int], tuple[int, int]]()
    slope = len(targets) / max(len(sources), 1)
    wide = _width(len(sources), len(targets))
    for i in range(len(sources) + 1):
        middle = round(i * slope)
        last = len(targets) if i == len(sources) else min(len(targets), middle + wide)
        for j in range(0 if i == 0 else max(0, middle - wide), last + 1):
            for move in _PRIORS:
                before = costs.get((i - move[0], j - move[1]))
                if before is None:
                    continue
                cost = before + _cost(
                    sources[i - move[0] : i], targets[j - move[1] : j], move, ratio
                )
                if cost < costs.get((i, j), float("inf")):
                    costs[i, j], ways[i, j] = cost, move
    return ways


def _width(sources: int, targets: int) -> int:
    """By how many sentences a way may leave the straight one.

    It is the wider, the more sentences one side has alone; but no wider than can be looked at in a
    moment, nor so narrow that a way could not go on from one sentence to the next.
    """
    wide = max(_BAND, abs(targets - sources) // 4)
    least = targets // max(sources, 1) + len(_PRIORS)
    return max(least, min(wide, _MOST_PLACES // (2 * sources + 2)))


def _cost(
    sources: Sequence[Unit], targets: Sequence[Unit], move: tuple[int, int], ratio: float
) -> float:
    cost = -log(_PRIORS[move])
    if not (sources and targets):
        return cost
    delta = _delta(sum(one.length for one in sources), sum(one.length for one in targets), ratio)
    common = frozenset().union(*(one.marks for one in sources)) & frozenset().union(
        *(one.marks for one in targets)
    )
    return cost - log(max(erfc(abs(delta) / sqrt(2)), _LEAST)) - _SHARED * len(common)


def _delta(source: int, target: int, ratio: float) -> float:
    """By how many standard deviations a translation is longer than it should be."""
    mean = (source + target / ratio) / 2
    return (target - source * ratio) / sqrt(max(mean, 1) * _VARIANCE)


def _ratio(sources: Sequence[Unit], targets: Sequence[Unit]) -> float:
    """How many characters of a translation stand for one of the text."""
    lengths = [sum(one.length for one in side) for side in (sources, targets)]
    return lengths[1] / lengths[0] if all(lengths) else 1.0


def _agree(source: Unit, target: Unit, ratio: float) -> bool:
    # A number that stands on one side may be written in words on the other: one must be there.
    is_other = source.numbers and target.numbers and source.numbers.isdisjoint(target.numbers)
    return not is_other and abs(_delta(source.length, target.length, ratio)) < _ODD
