"""Whatever becomes of its streams, a command ends as is documented."""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sandhi.cli import main
from tests.conftest import CRICKET, ROOT
from tests.environment.commands import CITE, command


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full here")
@pytest.mark.parametrize(
    "arguments", [CITE, ("-m", "sandhi", "--help"), ("-m", "sandhi", "--trust", "rules")]
)
def test_output_that_cannot_be_written_is_told(arguments: tuple[str, ...]) -> None:
    done = command(*arguments, "> /dev/full")
    assert done.returncode == 2
    assert done.stderr == "Error: the output cannot be written: No space left on device\n"


@pytest.fixture
def smallest(tmp_path: Path) -> Path:
    """A package of one row, built."""
    schema = {"fields": [{"name": "cup_id", "type": "string"}], "primaryKey": "cup_id"}
    cups = {"name": "cups", "path": "cups.csv", "schema": schema}
    (tmp_path / "cups.csv").write_text("cup_id\nC1\n", encoding="utf-8")
    descriptor = json.dumps({"name": "cups", "resources": [cups]})
    (tmp_path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    main(["--package", str(tmp_path), "build"], standalone_mode=False)
    return tmp_path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full here")
@pytest.mark.parametrize(
    ("words", "result"),
    [
        (("build",), "build/sandhi.db"),
        (("export", "--format", "csv", "out"), "out/csv"),
        (("export-site", "site"), "site/index.html"),
    ],
)
def test_what_is_done_and_cannot_be_told_is_said_to_be_done(
    smallest: Path, words: tuple[str, ...], result: str
) -> None:
    done = command("-m", "sandhi", *words, "> /dev/full", before=f"cd {smallest} && ")
    assert done.returncode == 2
    why = "all is done; what was done cannot be written: No space left on device"
    assert done.stderr == f"Error: {why}\n"
    assert (smallest / result).exists()


def test_output_that_is_closed_is_told() -> None:
    done = command(*CITE, ">&-")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "standard output is closed" in done.stderr


@pytest.mark.parametrize("closed", ["<&-", "2>&-"])
def test_other_streams_may_be_closed(closed: str) -> None:
    done = command(*CITE, closed)
    assert (done.returncode, done.stderr) == (0, "")
    assert "R1" in done.stdout


def test_a_reader_that_went_away_ends_the_command_in_silence() -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, *CITE],
            cwd=CRICKET,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=write,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, "")


def test_output_can_be_any_that_takes_text() -> None:
    """As in a notebook, whose streams are no files."""
    with contextlib.redirect_stdout(io.StringIO()) as told, pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert (ended.value.code, told.getvalue().startswith("Usage: ")) == (0, True)


def test_no_color_is_heeded() -> None:
    """As where colour is forced: what decides is the command's own context."""
    from click.testing import CliRunner

    from sandhi.cli import main

    given = ["--trust", "--package", str(CRICKET), "check"]
    coloured = CliRunner(env={"NO_COLOR": None}).invoke(main, given, color=True)
    plain = CliRunner(env={"NO_COLOR": "1"}).invoke(main, given, color=True)
    assert "\x1b[" in coloured.stdout
    assert "\x1b[" not in plain.stdout
