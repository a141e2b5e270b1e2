"""The runs until now, one line of JSON for each, and what a run changed.

Ratios to a peer of the same round can be held against those of another machine; seconds cannot. So
a difference is told in ratios where a program has a peer, and in seconds only beside a run of the
same machine.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from benchmarks.speed.figures.costs import Cost, Rounds, paired_ratio, summary
from benchmarks.speed.figures.tables import ratio, table

# Less than this is what two runs of the same code differ by on a machine that is shared.
NOISE = 0.15
LEAST = 0.002  # seconds that are worth a word

Run: TypeAlias = dict[str, Any]  # a line: when, commit, machine, and cells by program and size
# Processor, wall, megabytes, and the ratio where there is one; or why it failed.
Cell: TypeAlias = list[float] | str
PARTS = ("cpu", "wall", "megabytes", "ratio")


class Change(NamedTuple):
    """What differs in a program at a size, before and after; lower is better."""

    program: str
    size: str
    what: str
    before: str
    after: str
    factor: float | None = None

    @property
    def line(self) -> tuple[str, ...]:
        """The change as a line of a table."""
        by = "" if self.factor is None else f"× {self.factor:.2f}"
        return (self.program, self.size, self.what, self.before, self.after, by)


def cells(rounds: Rounds, peers: Mapping[str, str]) -> dict[str, dict[str, Cell]]:
    """What is kept of a run, by program and size; ``peers`` says who is beside whom.

    What was not tried is left out, since no change of the program has to do with it.
    """
    kept: dict[str, dict[str, Cell]] = {}
    for (program, size), outcomes in rounds.items():
        outcome = summary(outcomes)
        cell: Cell
        if isinstance(outcome, Cost):
            by = paired_ratio(outcomes, rounds.get((peers.get(program, ""), size), []))
            parts = outcome if by is None else (*outcome, by)
            cell = [float(f"{part:.3g}") for part in parts]
        else:
            if not outcome.tried:
                continue
            cell = outcome.reason
        kept.setdefault(program, {})[size] = cell
    return kept


def read(file: Path) -> list[Run]:
    """The runs of a history, the oldest first."""
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]


def add(file: Path, run: Run) -> None:
    """Append a run to a history."""
    with file.open("a", encoding="utf-8", newline="\n") as lines:
        lines.write(json.dumps(run, ensure_ascii=False, separators=(",", ":")) + "\n")


def comparable(runs: Sequence[Run], now: Run) -> Run | None:
    """The last run: of the same kind where there is one, else any."""
    same = [one for one in runs if one["quick"] == now["quick"]]
    earlier = same or runs
    return earlier[-1] if earlier else None


def changes(before: Run, now: Run) -> Iterable[Change]:
    """Yield what differs by more than noise between two runs, of what both tried."""
    same_machine = before["machine"] == now["machine"]
    for program, sizes in now["cells"].items():
        for size, after in sizes.items():
            earlier = before["cells"].get(program, {}).get(size)
            if earlier is not None:
                yield from _of_cell(program, size, earlier, after, same_machine)


def _of_cell(
    program: str, size: str, before: Cell, after: Cell, same_machine: bool
) -> Iterable[Change]:
    if isinstance(before, str) or isinstance(after, str):
        if isinstance(before, str) != isinstance(after, str):
            was, now = (
                one if isinstance(one, str) else f"{one[0]:.3g} s" for one in (before, after)
            )
            yield Change(program, size, "finished", was, now)
        return
    earlier, later = (dict(zip(PARTS, one, strict=False)) for one in (before, after))
    names = ["megabytes"]
    if "ratio" in earlier and "ratio" in later:
        names.append("ratio")
    elif same_machine:
        names.append("cpu")
    for name in names:
        if max(before[0], after[0]) >= LEAST and earlier[name]:
            factor = later[name] / earlier[name]
            if abs(factor - 1) > NOISE:
                was, now = ratio(earlier[name]), ratio(later[name])
                yield Change(program, size, name, was, now, factor)


def difference(before: Run | None, now: Run) -> str:
    """What a run changed, in Markdown."""
    if before is None:
        return "This is the first run of the history."
    differences = sorted(changes(before, now), key=lambda one: -abs((one.factor or 9) - 1))
    of = f"the run of {before['when']} (commit {before['commit']})"
    if not differences:
        return f"Nothing differs by more than {NOISE:.0%} from {of}."
    head = ("program", "size", "what", "before", "now", "by")
    words = f"Beside {of}, what differs by more than {NOISE:.0%}; lower is better:"
    return f"{words}\n\n{table(head, (one.line for one in differences))}"
