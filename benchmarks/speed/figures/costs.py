"""What runs have cost: medians, ratios of runs of one round, and growth."""

from collections.abc import Iterable, Sequence
from math import log
from statistics import median
from typing import NamedTuple, TypeAlias


class Cost(NamedTuple):
    """What a run has cost: seconds of the processor, seconds that passed, and megabytes.

    The megabytes (10^6 bytes) are the most that the process held; of a page, those of its body.
    """

    cpu: float
    wall: float
    megabytes: float


class Failure(NamedTuple):
    """Why there is no cost; ``spent`` where time or memory came to an end.

    What was not ``tried`` to its end says nothing of the program.
    """

    reason: str
    spent: bool = False
    tried: bool = True


class Size(NamedTuple):
    """A package by the name of its size: mentions, rows, and megabytes (10^6 bytes) of texts."""

    name: str
    mentions: int
    rows: int
    megabytes: float


Outcome: TypeAlias = Cost | Failure
# By program and size: what became of each round.
Rounds: TypeAlias = dict[tuple[str, str], list[Outcome]]


def summary(rounds: Sequence[Outcome]) -> Outcome:
    """The median of each part of the cost; the failure, where a round has one."""
    costs = [one for one in rounds if isinstance(one, Cost)]
    if len(costs) < len(rounds) or not costs:
        return next((one for one in rounds if isinstance(one, Failure)), Failure("not measured"))
    return Cost(*(median(part) for part in zip(*costs, strict=True)))


def paired_ratio(rounds: Iterable[Outcome], peer: Iterable[Outcome]) -> float | None:
    """The median, over rounds that both have, of the processor's time by that of the peer."""
    ratios = [
        one.cpu / other.cpu
        for one, other in zip(rounds, peer, strict=False)
        if isinstance(one, Cost) and isinstance(other, Cost) and other.cpu
    ]
    return median(ratios) if ratios else None


def exponent(small: float, large: float, times: float) -> float:
    """The power with which a cost grows, where the size is so many times as large; 1 is linear."""
    return log(large / small) / log(times)


class Measures(NamedTuple):
    """All that was measured, of packages from the smallest to the largest."""

    rounds: Rounds
    sizes: Sequence[Size]

    def cost(self, program: str, size: str) -> Outcome:
        """What a program costs at a size."""
        return summary(self.rounds.get((program, size), []))

    def ratio(self, program: str, peer: str, size: str) -> float | None:
        """The processor's time of a program by that of a peer."""
        return paired_ratio(*(self.rounds.get((name, size), []) for name in (program, peer)))

    def powers(self) -> list[Size]:
        """The sizes that are a power of ten; the package itself is none."""
        return [one for one in self.sizes if one.name.startswith("10^")]

    def growth(self, program: str) -> tuple[Size, Size, float] | None:
        """The two largest sizes at which a program finished, and the exponent between them.

        The package itself is none that others grow from.
        """
        finished = [
            (size, cost)
            for size in self.powers()
            if isinstance(cost := self.cost(program, size.name), Cost) and cost.cpu
        ]
        if len(finished) < 2:
            return None
        (small, first), (large, last) = finished[-2:]
        times = large.mentions / small.mentions
        return small, large, exponent(first.cpu, last.cpu, times)

    def expected(self, program: str, size: Size) -> float | Failure | None:
        """Seconds that a program would take at a size if it grew as the size does.

        A failure where it came to an end of its time or memory at a smaller one, None where it has
        run at none. From the package itself, which is hardly more than a start, nothing follows.
        """
        smaller_sizes = [one for one in self.powers() if one.mentions < size.mentions]
        for smaller in reversed(smaller_sizes):
            outcome = self.cost(program, smaller.name)
            if isinstance(outcome, Cost):
                return outcome.cpu * size.mentions / smaller.mentions
            if outcome.spent and outcome.tried:
                reason = f"not tried: {outcome.reason} at {smaller.name}"
                return Failure(reason, spent=True, tried=False)
        return None
