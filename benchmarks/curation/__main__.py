"""What is left to do for a curator, in minutes, after all that is proposed: a replay.

    python -m benchmarks.curation [--package FOLDER] [--seed S000] [--details]

Each article is taken in anew, on top of what the others alone tell: its sentences first, then its
events and figures, the inner passages before the outer ones. For each row the composer's proposal
is asked for as the page does, the type first, then who takes part, then cell by cell, each time
with what was mended before; what differs from the coded row is counted as what it takes to mend it.

What each step costs, keystrokes.py says. What nobody proposes for is not replayed:
taking the text in, names, disagreements, and what is mended after a check.

The rows are those of version 0.9.0, frozen (tests/packages/treaty), or those of another package.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.curation.keystrokes import MENDED, Effort
from benchmarks.curation.replay import Replay
from sandhi.package import Package, Trust
from tests.harness import frozen


def main() -> None:
    """Print what each article takes, by step, and what had to be mended."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--package", type=Path)
    parser.add_argument("--seed", action="append", default=[])
    parser.add_argument("--details", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        if asked.package is None:
            frozen.make(Path(folder))
        package = Package.open(asked.package or Path(folder), Trust.GIVEN)
        every: dict[str, Effort] = {}
        for seed in asked.seed or sorted(package.texts):
            replay = Replay(package, seed)
            steps = {"sentences": replay.sentences()}
            for step, unit, effort, texts in replay.run():
                steps.setdefault(step, Effort())["rows"] += 1
                steps[step].update(effort)
                if asked.details:
                    what = ", ".join(one for one in effort if one.startswith(MENDED))
                    print(f"{unit.key} {unit.row and unit.row.get(unit.shape.type)}: {what}")
                    print(f"    {texts}")
            print(f"{seed}: {sum(one.minutes for one in steps.values()):.1f} minutes")
            for step, effort in steps.items():
                _print(step, effort)
                every.setdefault(step, Effort()).update(effort)
        print(f"all: {sum(one.minutes for one in every.values()):.1f} minutes")
        for step, effort in every.items():
            _print(step, effort)
            for name, many in sorted(effort.items()):
                if name.startswith((MENDED, "cells")):
                    column = name.removeprefix("cells ")
                    right, shown = effort[f"right {column}"], effort[f"proposed {column}"]
                    more = "" if name.startswith(MENDED) else f", proposed {shown}, right {right}"
                    print(f"      {name} {many}{more}")


def _print(step: str, effort: Effort) -> None:
    counts = ("rows", "keys", "typed", "clicks", "drags", "decisions", "offers", "words")
    told = ", ".join(f"{name} {effort[name]}" for name in counts)
    print(f"  {step}: {effort.minutes:.1f} minutes ({told})")


if __name__ == "__main__":
    main()
