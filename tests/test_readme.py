"""The README shows what is really printed, and counts what is really there."""

import csv
import re
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT, Copy, run_unmeasured

README = (ROOT / "README.md").read_text("utf-8")


class Step(NamedTuple):
    """A command, and what the README says that it prints."""

    command: str
    output: str


def sessions() -> list[list[Step]]:
    """Read the README's console blocks, in which `$ ` begins a command."""
    blocks = re.findall(r"^```console\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    steps = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
    return [
        [Step(command, output.strip("\n")) for command, output in steps.findall(block)]
        for block in blocks
    ]


@pytest.fixture
def clone(real: Copy) -> Path:
    """A copy of the package, with the set-up of `make` in its `.venv`."""
    (real.root / ".venv").symlink_to(sys.prefix)
    return real.root


def test_the_readme_shows_the_thing_working() -> None:
    commands = [step.command for session in sessions() for step in session]
    assert sum("sandhi check" in command for command in commands) >= 2
    assert any("sandhi build" in command for command in commands)


BUILD = ".venv/bin/sandhi build --trust"


@pytest.mark.parametrize(
    "session",
    [session for session in sessions() if session[0].command != BUILD],
    ids=lambda session: session[0].command,
)
def test_each_command_prints_what_the_readme_shows(clone: Path, session: list[Step]) -> None:
    for step in session:
        assert run_unmeasured(["sh", "-c", step.command], clone) == step.output, step.command


def test_the_build_prints_what_the_readme_shows(printed_by_build: str) -> None:
    built = [step.output for session in sessions() for step in session if step.command == BUILD]
    assert built == [printed_by_build]


def test_the_shown_question_gets_the_shown_answer(publication: Path) -> None:
    ((question, answer),) = re.findall(
        r"^```python\n(.*?)^```\n\n```text\n(.*?)\n```$", README, re.DOTALL | re.MULTILINE
    )
    assert run_unmeasured([sys.executable, "-c", question], publication) == answer


def test_the_table_of_tables_counts_the_rows_that_are_there() -> None:
    stated = dict(re.findall(r"^\| `(\w+)` \| ([0-9,]+) \|", README, re.MULTILINE))
    counted = {}
    for path in (ROOT / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            counted[path.stem] = f"{sum(1 for _ in csv.DictReader(lines)):,}"
    assert stated == counted


def test_every_link_into_the_repository_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_path_of_the_layout_exists() -> None:
    (layout,) = re.findall(r"## Layout\n.*?```\n(.*?)```", README, re.DOTALL)
    paths = re.findall(r"^([\w./-]+)", layout, re.MULTILINE)
    assert len(paths) >= 8
    assert [path for path in paths if not (ROOT / path).exists()] == []
