"""Measure, write ``benchmarks/RESULTS.md``, add to the history, and say what has changed.

    python -m benchmarks.speed [--quick] [--seconds N] [--total N] [--powers 3 4 5 6]

Each program runs in a process of its own within limits; what did not end within them, or not well,
is told in its place. The results are written after each size, so that a run which is broken off has
those of the sizes that it finished.
"""

import argparse
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.speed import machine, packages, peers, programs, report, site
from benchmarks.speed.figures import history
from benchmarks.speed.figures.costs import Cost, Failure, Measures, Outcome, Size
from benchmarks.speed.process import Limits, run
from sandhi.publish.database import BUILT

HERE = Path(__file__).parents[1]
RESULTS, HISTORY = HERE / "RESULTS.md", HERE / "history.jsonl"
# A run that takes more than this share of its limit is not repeated.
LONG = 0.1
GIGABYTES = 8  # that each run may hold


class Plan(NamedTuple):
    """What is measured, and what it may take; ``powers`` has None for the package itself."""

    powers: tuple[int | None, ...]
    rounds: int
    limits: Limits
    total: float
    asking: site.Asking
    is_quick: bool


class Bench:
    """A run: it measures size by size, and has what was measured."""

    def __init__(self, plan: Plan) -> None:
        """Begin with nothing measured."""
        self.plan = plan
        self.sizes: list[Size] = []
        self.measures = Measures({}, self.sizes)
        self._end = time.monotonic() + plan.total

    def left(self) -> float:
        """Seconds until the time of the run is up."""
        return self._end - time.monotonic()

    def add(self, name: str, size: Size, outcome: Outcome) -> None:
        """Keep an outcome, and tell it."""
        self.measures.rounds.setdefault((name, size.name), []).append(outcome)
        words = (
            f"{outcome.cpu:.3f} s, {outcome.megabytes:,.1f} MB"
            if isinstance(outcome, Cost)
            else outcome.reason
        )
        print(f"  {size.name}, {name}: {words}", file=sys.stderr, flush=True)

    def measure(self) -> Iterator[Size]:
        """Measure all sizes, the smallest first, and yield each when it is done."""
        for power in self.plan.powers:
            with TemporaryDirectory(prefix="sandhi-bench-") as folder:
                package = Path(folder) / "package"
                size = packages.make(power, package)
                self.sizes.append(size)
                print(f"{size.name}: {size.rows:,} rows", file=sys.stderr, flush=True)
                written = Path(folder) / "written"
                written.mkdir()
                for number in range(self.plan.rounds):
                    for program in programs.PROGRAMS:
                        self.round(program, size, package, written, number)
                self.site(size, package, written)
            yield size

    def round(
        self, program: programs.Program, size: Size, package: Path, written: Path, number: int
    ) -> None:
        """Run a program at a size once, unless another run of it would tell nothing more."""
        if not program.of_any_size and self.plan.powers.index(None) != len(self.sizes) - 1:
            return
        before = self.measures.rounds.get((program.name, size.name), [])
        if number and (len(before) < number or not self.is_repeated(before[-1])):
            return
        refusal = self.refusal(program, size)
        if refusal and number:
            return
        if refusal:
            self.add(program.name, size, refusal)
            return
        target = written / program.name / BUILT.name
        target.unlink(missing_ok=True)
        target.parent.mkdir(exist_ok=True)
        command = programs.command(program, target)
        outcome = run(command, package, self.plan.limits, self.left())
        if self.left() > 0:
            self.add(program.name, size, outcome)
        elif not number:
            self.add(program.name, size, self.late())
        if program.name != programs.DATABASE:
            target.unlink(missing_ok=True)

    def is_repeated(self, outcome: Outcome) -> bool:
        """Whether a program that had this outcome is run once more."""
        return isinstance(outcome, Cost) and outcome.cpu <= LONG * self.plan.limits.seconds

    def refusal(self, program: programs.Program, size: Size) -> Failure | None:
        """Why a program is not run at a size; None where it is."""
        if self.left() <= 0:
            return self.late()
        expected = self.measures.expected(program.name, size)
        limit = self.plan.limits.seconds
        if isinstance(expected, float) and expected > limit:
            return Failure(
                f"not tried: some {expected:,.0f} s, if it grows as the package does; "
                f"the limit is {limit:,.0f}",
                spent=True,
                tried=False,
            )
        return expected if isinstance(expected, Failure) else None

    def late(self) -> Failure:
        """Why nothing more is measured."""
        return Failure(f"not done: the {self.plan.total:,.0f} s of the run were up", tried=False)

    def site(self, size: Size, package: Path, written: Path) -> None:
        """Measure the site of what was built: of the whole build, or else of the database alone."""
        databases = package / BUILT, written / programs.DATABASE / BUILT.name
        database = next((one for one in databases if one.exists()), None)
        for kind in site.KINDS:
            for name, outcome in self.pages(kind, database):
                self.add(name, size, outcome)

    def pages(self, kind: str, database: Path | None) -> Iterator[tuple[str, Outcome]]:
        """Yield what each page of a kind of server costs."""
        if database is None:
            yield (
                site.name(site.START, kind),
                Failure("no database of this size was built", tried=False),
            )
        elif self.left() <= 0:
            yield site.name(site.START, kind), self.late()
        else:
            yield from site.costs(database, kind, self.plan.limits, self.plan.asking, self.left)


def plan_of_command_line() -> Plan:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="all of it in two minutes")
    parser.add_argument("--seconds", type=float, help="of the processor, for each run")
    parser.add_argument("--total", type=float, help="seconds that the whole may take")
    parser.add_argument("--powers", type=int, nargs="*", help="of ten: mentions of the packages")
    options = parser.parse_args()
    quick = options.quick
    powers = options.powers or ((3,) if quick else (3, 4, 5, 6))
    return Plan(
        (None, *sorted(powers)),
        1 if quick else 3,
        Limits(options.seconds or (30 if quick else 300), GIGABYTES),
        options.total or (105 if quick else 24 * 3600),
        site.Asking(3, 0.3) if quick else site.Asking(20, 3),
        quick,
    )


def description(plan: Plan, began: datetime, load: str) -> str:
    """The run in words: when, where, beside what, and within which limits."""
    versions = ", ".join(
        f"{name} {version or '(not installed)'}" for name, version in peers.versions().items()
    )
    kind = "a quick run, with no size above 1,000 mentions; " if plan.is_quick else ""
    rounds = f"{plan.rounds} rounds" if plan.rounds > 1 else "one round"
    return "\n".join(
        (
            f"- **Run**: {kind}{began:%Y-%m-%d %H:%M} UTC, commit {machine.commit() or 'unknown'}",
            f"- **Machine**: {machine.processor()}, {machine.memory()}",
            f"- **Load**: {load} when it began, {machine.load()} when it ended; where that is "
            "above the number of processors, the seconds that passed (wall) say little",
            f"- **Limits of a run**: {plan.limits.seconds:,.0f} s of the processor, "
            f"{plan.limits.gigabytes:g} GB; {rounds}, but one for what takes more than {LONG:.0%} "
            "of that",
            f"- **Versions**: {versions}",
        )
    )


def main() -> int:
    """Measure, and write."""
    # Whoever ends a run ends what it has started, too, and its folder is removed.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    plan = plan_of_command_line()
    if problem := peers.install():
        print(f"the peers could not be installed: {problem}", file=sys.stderr)
    began, load = datetime.now(UTC), machine.load()
    earlier = history.read(HISTORY)
    bench = Bench(plan)
    now: history.Run = {
        "when": f"{began:%Y-%m-%dT%H:%MZ}",
        "commit": machine.commit(),
        "machine": machine.processor(),
        "quick": plan.is_quick,
    }
    changed = ""
    for _ in bench.measure():
        beside = {**programs.PEERS, **site.peers(bench.measures)}
        now["cells"] = history.cells(bench.measures.rounds, beside)
        changed = history.difference(history.comparable(earlier, now), now)
        introduction = report.Introduction(description(plan, began, load), changed)
        text = report.report(bench.measures, introduction)
        RESULTS.write_text(text, encoding="utf-8", newline="\n")
    history.add(HISTORY, now)
    print(changed)
    print(f"{RESULTS.relative_to(HERE.parent)} has it all.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
