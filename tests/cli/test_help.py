"""What the command says of itself."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.mark.parametrize("command", ["check", "rules"])
def test_help_gives_an_example(sandhi: "Run", command: str) -> None:
    done = sandhi(command, "--help")
    assert done.returncode == 0
    assert f"  sandhi {command}" in done.stdout


def test_the_commands_are_listed_with_what_they_do(sandhi: "Run", tmp_path: Path) -> None:
    done = sandhi("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "check " in done.stdout
    assert "rules " in done.stdout


@pytest.mark.parametrize(
    ("name", "hint"),
    [("chekc", "did you mean check?"), ("xyzzy", "`sandhi --help` lists them")],
)
def test_an_unknown_command_is_told_with_what_may_be_meant(
    sandhi: "Run", name: str, hint: str
) -> None:
    done = sandhi(name)
    assert done.returncode == 2
    assert f"No such command {name!r}; {hint}" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("coverage", "-o", "."),
        ("coverage", "--format", "xml"),
        ("check", "--nothing"),
        ("check", "--jobs", "x"),
        ("check", "--no-rules", "--trust"),
        ("check", "--watch", "--strict"),
        ("new",),
        ("new", "sides", "--set", "name"),
        ("set", "R1"),
        ("--package",),
        ("chekc",),
    ],
    ids=" ".join,
)
def test_wrong_arguments_are_told_in_one_line(sandhi: "Run", arguments: tuple[str, ...]) -> None:
    done = sandhi(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("Error: ")
    assert "--help`" in done.stderr
