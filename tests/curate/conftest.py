"""Copies of the real package under the curator's hands, also at a terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from click.testing import CliRunner

from sandhi.cli import main

if TYPE_CHECKING:
    from tests.conftest import Copy, Run

ROOT = Path(__file__).parents[2]
Ran: TypeAlias = "subprocess.CompletedProcess[str]"
Command: TypeAlias = Callable[..., Ran]


def _command(root: Path, arguments: Sequence[str | Path], terminal: int) -> Ran:
    given = ["--package", str(root), *map(str, arguments)]
    with (
        pytest.MonkeyPatch.context() as patch,
        open(terminal, encoding="utf-8", closefd=False) as stdin,
        redirect_stdout(StringIO()) as out,
        redirect_stderr(StringIO()) as err,
    ):
        patch.setattr(sys, "stdin", stdin)
        with pytest.raises(SystemExit) as ended:
            main(given, prog_name="sandhi")
    assert isinstance(ended.value.code, int)
    return subprocess.CompletedProcess(given, ended.value.code, out.getvalue(), err.getvalue())


@pytest.fixture
def curate(real: "Copy", sandhi: "Run") -> Command:
    """Run a command on the copy of the real package, with nobody there to be asked."""
    return lambda *arguments: sandhi("--package", real.root, *arguments)


@pytest.fixture
def refused(real: "Copy") -> Callable[..., str]:
    """What a command says that cannot run; in this process, so that many can be tried."""

    def run(*arguments: str | Path) -> str:
        given = ["--package", str(real.root), *map(str, arguments)]
        ran = CliRunner().invoke(main, given)
        assert ran.exit_code == 2, ran.output
        assert ran.stdout == ""
        return ran.stderr

    return run


@pytest.fixture
def at_terminal(real: "Copy") -> Command:
    """Run a command on the copy of the real package, at a terminal where ``answers`` are typed."""

    def run(*arguments: str | Path, answers: Sequence[str]) -> Ran:
        person, terminal = pty.openpty()
        try:
            # The last one ends the input: whoever asks once more is not kept waiting.
            os.write(person, "".join(f"{answer}\n" for answer in answers).encode() + b"\x04")
            return _command(real.root, arguments, terminal)
        finally:
            os.close(terminal)
            os.close(person)

    return run


@pytest.fixture
def files(real: "Copy") -> Callable[[], dict[str, bytes]]:
    """Read every file of the copy, by its path."""

    def read() -> dict[str, bytes]:
        paths = (path for path in sorted(real.root.rglob("*")) if path.is_file())
        return {
            str(path.relative_to(real.root)): path.read_bytes()
            for path in paths
            if "__pycache__" not in path.parts
        }

    return read
