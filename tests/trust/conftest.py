"""A state folder of its own for each test, and code that leaves a mark when it runs."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from sandhi.cli import main
from tests.conftest import Copy


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where trust is remembered: nothing is, as a test begins."""
    folder = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


class Canary(NamedTuple):
    """Python that writes a file when it runs."""

    mark: Path

    @property
    def code(self) -> str:
        return f"open({str(self.mark)!r}, 'a').write('ran ')\n"

    @property
    def ran(self) -> bool:
        return self.mark.exists()


@pytest.fixture
def canary(tmp_path: Path) -> Canary:
    return Canary(tmp_path / "mark")


@pytest.fixture
def strange(cricket: Copy, canary: Canary) -> Copy:
    """A package whose rules leave a mark: those beside a schema, and those in a folder."""
    with (cricket.root / "schemas" / "scores.py").open("a", encoding="utf-8") as module:
        module.write(f"\n{canary.code}")
    (cricket.root / "schemas" / "sides").mkdir()
    (cricket.root / "schemas" / "sides" / "names.py").write_text(canary.code, encoding="utf-8")
    return cricket


class Ran(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


def command(root: Path, *arguments: str) -> Ran:
    """Run a command on a package as its user would, who has decided nothing."""
    ran = CliRunner().invoke(
        main, ["--package", str(root), *arguments], prog_name="sandhi", catch_exceptions=False
    )
    return Ran(ran.exit_code, ran.stdout, ran.stderr)


@pytest.fixture
def in_its_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that is the working directory for the length of a test."""
    before = Path.cwd()
    folder = tmp_path / "here"
    folder.mkdir()
    os.chdir(folder)
    yield folder
    os.chdir(before)
