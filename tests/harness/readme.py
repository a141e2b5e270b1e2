"""The README as it should be: what its commands print, and the rows that are there, counted.

``make readme`` writes it anew; the words around stay as they are.
"""

import csv
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias

from tests.conftest import ROOT, run_unmeasured

README = ROOT / "README.md"

Printed: TypeAlias = Callable[[list[str]], str]  # what a command prints

_CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
_STEP = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_QUESTION = re.compile(
    r"(^```python\n)(.*?)(^```\n\n```text\n)(.*?)(\n```$)", re.DOTALL | re.MULTILINE
)
_COUNT = re.compile(r"^(\| `(\w+)` \| )([0-9,]+)( \|)", re.MULTILINE)


class Step(NamedTuple):
    """A command, and what the README says that it prints."""

    command: str
    output: str


def sessions(readme: str) -> list[list[Step]]:
    """Read the console blocks of a README, in which `$ ` begins a command."""
    return [
        [Step(command, output.strip("\n")) for command, output in _STEP.findall(block)]
        for block in _CONSOLE.findall(readme)
    ]


def question(readme: str) -> Step:
    """Read the program of a README, and what it is said to print."""
    ((_, program, _, answer, _),) = _QUESTION.findall(readme)
    return Step(program, answer)


def stated(readme: str) -> dict[str, str]:
    """Read how many rows a README says that each table has."""
    return {table: count for _, table, count, _ in _COUNT.findall(readme)}


def counted(root: Path) -> dict[str, str]:
    """Count the rows of each table of a package."""
    counts = {}
    for path in (root / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            counts[path.stem] = f"{sum(1 for _ in csv.DictReader(lines)):,}"
    return counts


def rewritten(readme: str, counts: dict[str, str], printed: Printed) -> str:
    """Return a README with what its commands, in their order, print now, and with new counts.

    A blank line between two commands stays; a table that is not counted keeps its number.
    """

    def step(found: re.Match[str]) -> str:
        command, before = found.groups()
        after = printed(["sh", "-c", command])
        blank = "\n" if before == "\n" or before.endswith("\n\n") else ""
        return f"$ {command}\n" + (f"{after}\n" if after else "") + blank

    def answer(found: re.Match[str]) -> str:
        begin, program, between, _, end = found.groups()
        return begin + program + between + printed([sys.executable, "-c", program]) + end

    def count(found: re.Match[str]) -> str:
        begin, table, number, end = found.groups()
        return begin + counts.get(table, number) + end

    told = _CONSOLE.sub(lambda block: _STEP.sub(step, block[0]), readme)
    return _COUNT.sub(count, _QUESTION.sub(answer, told))


def main() -> None:
    """Write the README anew, by a copy of the package."""
    before = README.read_text("utf-8")
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("data", "schemas", "seeds", "codings"):
            shutil.copytree(ROOT / name, root / name)
        for name in ("datapackage.json", "CHANGELOG.md"):
            shutil.copy(ROOT / name, root)
        (root / ".venv").symlink_to(sys.prefix)
        after = rewritten(before, counted(root), lambda command: run_unmeasured(command, root))
    README.write_text(after, "utf-8")
    lines = {*after.splitlines()} - {*before.splitlines()}
    print("\n".join(sorted(lines)) if after != before else "README.md is as it should be.")


if __name__ == "__main__":
    main()
