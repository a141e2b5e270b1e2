"""Measures the processor time that starts of the command take beyond a bare interpreter.

    python benchmarks/imports.py

The budget: 0.15 s for ``import sandhi`` and for ``sandhi --help``.
"""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 15
STARTS = {
    "import sandhi": ["-c", "import sandhi"],
    "sandhi --help": ["-m", "sandhi", "--help"],
    "sandhi cite": ["-m", "sandhi", "cite"],
    "sandhi suggest --help": ["-m", "sandhi", "suggest", "--help"],
    "sandhi check --help": ["-m", "sandhi", "check", "--help"],
}


def seconds(arguments: list[str]) -> float:
    """The median processor time of an interpreter with some arguments, in seconds."""
    taken = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken)


def main() -> None:
    """Print what each start takes."""
    bare = seconds(["-c", "pass"])
    print(f"{'bare interpreter':24} {bare:.3f} s")
    for name, arguments in STARTS.items():
        print(f"{name:24} {seconds(arguments) - bare:.3f} s more")


if __name__ == "__main__":
    main()
