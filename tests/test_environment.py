"""Whatever a command finds around it, it ends with one line and an exit code that is documented."""

import contextlib
import io
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import CRICKET, ROOT, Copy, Run

DOCUMENTED = {0, 1, 2}
# Each command that reads a package, so that it writes nothing; of serve and review, that they start
# is a fault where what they would show cannot be read.
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check",),
    "rules": ("rules",),
    "coverage": ("coverage",),
    "agreement": ("agreement",),
    "suggest": ("suggest",),
    "anchor": ("anchor", "--dry-run"),
    "fmt": ("fmt", "--check"),
    "new": ("new", "sides", "--dry-run"),
    "cite": ("cite", "R1"),
    "resolve": ("resolve", "cited.txt", "."),
    "build": ("build",),
    "export": ("export", "--format", "csv", "out"),
    "release": ("release", "1.0.0", "--dry-run"),
    "diff": ("diff", "."),
    "verify": ("verify", "R1", "--digest", "0" * 64),
    "verify-release": ("verify-release", "."),
    "add-seed": ("add-seed", "--dry-run", "new.txt"),
    "reanchor": ("reanchor", "--dry-run", "M1", "new.txt"),
    "export-site": ("export-site", "site"),
    "serve": ("serve", "--port", "0"),
    "review": ("review", "no-such-seed"),
    "set": ("set", "R1", "runs", "1", "--dry-run"),
    "rekey": ("rekey", "R9", "--dry-run"),
    "withdraw": ("withdraw", "R9", "--dry-run"),
    "add-table": ("add-table", "grounds", "name:string", "--dry-run"),
}


def is_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def is_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def is_socket(file: Path) -> None:
    file.unlink()
    with contextlib.chdir(file.parent), socket.socket(socket.AF_UNIX) as listening:
        listening.bind(file.name)  # a path of its own would be too long


def is_device(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def is_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def is_lost(file: Path) -> None:
    file.unlink()


def is_empty(file: Path) -> None:
    file.write_bytes(b"")


def is_binary(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00\x81" * 50)


def has_nuls(file: Path) -> None:
    file.write_bytes(b"\0\0" + file.read_bytes() + b"\0")


def has_mark(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())


FAULTS: list[Callable[[Path], None]] = [
    is_folder, is_pipe, is_socket, is_device, is_loop,
    is_lost, is_empty, is_binary, has_nuls, has_mark,
]  # fmt: skip
TABLE, TEXT = "data/scores.csv", "seeds/pune.txt"
DESCRIPTORS = ("datapackage.json", "schemas/scores.json", "data/seeds.csv")
PLACES = [
    *((TABLE, fault) for fault in FAULTS),
    *((TEXT, fault) for fault in (is_folder, is_pipe, is_lost, is_binary)),
    *((file, fault) for file in DESCRIPTORS for fault in (is_folder, is_pipe, is_loop, is_binary)),
]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files here")
@pytest.mark.parametrize(
    ("path", "fault"), PLACES, ids=[f"{file} {fault.__name__}" for file, fault in PLACES]
)
def test_a_file_that_is_none_is_told_in_one_line(
    sandhi: Run, cricket: Copy, path: str, fault: Callable[[Path], None]
) -> None:
    (cricket.root / "new.txt").write_text("Pune won by 12 runs.\n", encoding="utf-8")
    cited = sandhi("--package", cricket.root, "cite", "R1").stdout
    (cricket.root / "cited.txt").write_text(cited, encoding="utf-8")
    fault(cricket.root / path)
    for name, arguments in COMMANDS.items():
        done = sandhi("--package", cricket.root, *arguments, cwd=cricket.root)
        assert done.returncode in DOCUMENTED, (name, done.stderr)
        assert "Traceback" not in done.stderr, name
        if done.returncode == 2:
            assert len(done.stderr.splitlines()) == 1, (name, done.stderr)
            assert done.stderr.startswith("Error: "), name
            assert "None" not in done.stderr, name


def test_every_command_that_reads_a_package_is_put_to_the_test() -> None:
    from sandhi.cli import main

    assert {*main._modules} == {*COMMANDS, "init", "trust"}


def command(
    *arguments: str, before: str = "", **changes: str
) -> "subprocess.CompletedProcess[str]":
    """Run the command through a shell that has done something before, in an environment."""
    words = " ".join([sys.executable, *arguments])
    return subprocess.run(
        ["/bin/sh", "-c", f"{before}{words}"],
        cwd=CRICKET,
        env={**os.environ, "PYTHONPATH": str(ROOT), **changes},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


CITE = ("-m", "sandhi", "cite", "R1")
CHECK = ("-m", "sandhi", "--trust", "check")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full here")
@pytest.mark.parametrize(
    "arguments", [CITE, ("-m", "sandhi", "--help"), ("-m", "sandhi", "--trust", "rules")]
)
def test_output_that_cannot_be_written_is_told(arguments: tuple[str, ...]) -> None:
    done = command(*arguments, "> /dev/full")
    assert done.returncode == 2
    assert done.stderr == "Error: the output cannot be written: No space left on device\n"


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


def test_python_without_docstrings_is_refused_in_one_line() -> None:
    for done in (command("-OO", *CITE), command(*CITE, PYTHONOPTIMIZE="2")):
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert "-OO" in done.stderr


def test_no_option_of_python_changes_the_verdict() -> None:
    plain = command(*CHECK)
    assert plain.stdout
    for option in ("-O", "-W error"):
        done = command(option, *CHECK)
        assert (done.returncode, done.stderr, done.stdout) == (0, "", plain.stdout), option


def test_no_locale_changes_a_letter() -> None:
    odd = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for arguments in (CITE, ("-m", "sandhi", "check", "--help")):
        assert command(*arguments, **odd).stdout == command(*arguments).stdout != ""


def test_a_name_that_is_not_utf_8_is_shown_as_its_bytes(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/\xff\xfe"
    shutil.copytree(CRICKET, os.fsdecode(folder))
    shutil.copyfile(CRICKET / "data" / "sides.csv", os.fsdecode(folder + b"/data/\xff.csv"))
    done = subprocess.run(
        [sys.executable, "-m", "sandhi", "--trust", "--package", folder, "check"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"every-file-is-named" in done.stdout
    lost = subprocess.run(
        [sys.executable, "-m", "sandhi", "--package", folder + b"x", "check"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (lost.returncode, lost.stderr.count(b"\n")) == (2, 1)
    assert b"\\udcff" in lost.stderr


INTERRUPTED = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
sys.argv = ["sandhi", "--trust", "--package", {root!r}, "check"]
from sandhi.__main__ import main
main()
"""


@pytest.mark.parametrize("name", ["click", "sandhi.cli.check.check", "pandas", "frictionless"])
def test_an_interrupt_ends_a_command_also_while_it_loads(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(name=name, root=str(CRICKET))],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, "Stopped.\n")


def test_output_can_be_any_that_takes_text() -> None:
    """As in a notebook, whose streams are no files."""
    from sandhi.cli import main

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


@pytest.mark.parametrize(
    ("number", "message"),
    [("9" * 5000, "beyond 64 bits"), ("1e999", "1e999 is no number"), ("NaN", "NaN is no number")],
)
def test_a_number_that_json_cannot_hold_is_told(
    sandhi: Run, cricket: Copy, number: str, message: str
) -> None:
    file = cricket.root / "schemas" / "scores.json"
    text = file.read_text("utf-8").replace("{", f'{{"odd": {number}, ', 1)
    file.write_text(text, encoding="utf-8")
    done = sandhi("--package", cricket.root, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert message in done.stdout
    assert len(done.stdout) < 600


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0", b"no database at all"])
def test_a_database_that_is_none_is_not_called_one_of_another_version(
    sandhi: Run, cricket: Copy, data: bytes
) -> None:
    file = cricket.root / "build" / "sandhi.db"
    file.parent.mkdir()
    file.write_bytes(data)
    done = sandhi("--package", cricket.root, "serve", "--port", "0")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert ("no database of SQLite" in done.stderr) == (not data.startswith(b"SQLite"))
    file.unlink()
    file.mkdir()
    done = sandhi("--package", cricket.root, "serve", "--port", "0")
    assert done.stderr.startswith("Error: sandhi.db cannot be read: it is a folder")


def test_a_seed_that_is_no_plain_text_is_told(sandhi: Run, cricket: Copy) -> None:
    file = cricket.root / "new.txt"
    file.write_bytes(b"\xef\xbb\xbfPune won.\0")
    done = sandhi("--package", cricket.root, "add-seed", "--dry-run", file)
    assert done.returncode == 0
    assert "begins with a byte order mark" in done.stderr
    assert "holds 1 NUL, the first as character 10" in done.stderr
