"""The README shows what is really printed, counts what is really there, and points at what exists."""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PACKAGE = ("datapackage.json", "data", "schemas", "seeds")


class Step(NamedTuple):
    """A command, and what the README says that it prints."""

    command: str
    output: str


def sessions() -> list[list[Step]]:
    """Read the README's console blocks: `$ ` begins a command, `> ` goes on with it."""
    blocks = re.findall(r"^```console\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return [
        [
            Step(command.replace("\n> ", "\n"), output.strip("\n"))
            for command, output in re.findall(
                r"^\$ (.+(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE
            )
        ]
        for block in blocks
    ]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of the package, with the set-up of `make` in its `.venv`."""
    for name in PACKAGE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "build").mkdir()
    return tmp_path


def test_the_readme_shows_the_thing_working() -> None:
    commands = [step.command for session in sessions() for step in session]
    assert sum("sandhi check" in command for command in commands) >= 2
    assert any("sandhi build" in command for command in commands)


@pytest.mark.parametrize("session", sessions(), ids=lambda session: session[0].command)
def test_each_command_prints_what_the_readme_shows(clone: Path, session: list[Step]) -> None:
    for step in session:
        ran = subprocess.run(
            ["sh", "-c", step.command],
            cwd=clone,
            env={**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        assert ran.stdout.strip("\n") == step.output, step.command


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
    assert len(paths) > 8
    assert [path for path in paths if not (ROOT / path).exists()] == []
