"""However Python was begun, and whenever it is interrupted, a command says the same."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from zoneinfo import TZPATH

import pytest

from sandhi.cli.ending import ending, interrupt_again
from sandhi.cli.environment import unfit_variables
from tests.conftest import CRICKET, ROOT, Run
from tests.environment.commands import CHECK, CITE, command
from tests.harness.extent import some
from tests.harness.striking.interrupts import interruptible


def test_python_without_docstrings_is_refused_in_one_line() -> None:
    for done in (command("-OO", *CITE), command(*CITE, PYTHONOPTIMIZE="2")):
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert "-OO" in done.stderr


def test_no_option_of_python_changes_the_verdict(sandhi: Run) -> None:
    plain = sandhi("check", cwd=CRICKET)
    assert plain.stdout
    done = command("-O", "-W error", *CHECK)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", plain.stdout)


def test_no_locale_changes_a_letter() -> None:
    odd = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for arguments in (CITE, ("-m", "sandhi", "check", "--help")):
        assert command(*arguments, **odd).stdout == command(*arguments).stdout != ""


@pytest.mark.parametrize(
    ("value", "variables", "mend"),
    [
        (b"\xff\xfe", {}, "write it in UTF-8"),
        (
            "नोट".encode(),
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            "set PYTHONUTF8=1",
        ),
    ],
)
@pytest.mark.parametrize(
    "arguments",
    [("set", "SD0001", "name"), ("withdraw", "SD0001", "--reason"), ("new", "sides", "--set")],
)
def test_text_that_cannot_be_read_is_told_and_writes_nothing(
    arguments: tuple[str, ...], value: bytes, variables: dict[str, str], mend: str, tmp_path: Path
) -> None:
    shutil.copytree(CRICKET, tmp_path / "copy")
    before = (tmp_path / "copy" / "data" / "sides.csv").read_bytes()
    if arguments[0] == "new":
        value = b"name=" + value
    done = subprocess.run(
        [sys.executable, "-m", "sandhi", "--package", tmp_path / "copy", *arguments, value],
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"on the command line, '" in done.stderr
    assert mend.encode() in done.stderr
    assert (tmp_path / "copy" / "data" / "sides.csv").read_bytes() == before


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


@pytest.mark.parametrize("stated", some(["x", "-5", "9" * 20, "1e5", " 12"], 2))
def test_a_time_of_builds_that_is_none_is_told_in_one_line(
    stated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    assert "give whole seconds since 1970" in unfit_variables()


def test_a_time_of_builds_that_is_empty_is_as_one_that_is_not_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert not unfit_variables()
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.parametrize("kind", ["text", "cut", "folder", "long", "none"])
def test_a_zone_that_is_none_stops_nothing(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where TZ leads to what no library can read, it is as UTC; names are theirs to look up."""
    zone = tmp_path / "zone"
    if kind in ("text", "cut"):
        zone.write_bytes(b"no zone" if kind == "text" else b"TZif2")
    elif kind == "folder":
        zone.mkdir()
    for stated in (f":{zone}", str(zone)) if kind != "long" else ("x" * 5000,):
        monkeypatch.setenv("TZ", stated)
        assert not unfit_variables()
        assert os.environ["TZ"] == (stated if kind == "none" else "UTC")


def test_a_zone_that_is_one_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [f"{folder}/Asia/Kolkata" for folder in TZPATH]
    for stated in ("Asia/Kolkata", "", *filter(os.path.exists, files)):
        monkeypatch.setenv("TZ", stated)
        assert not unfit_variables()
        assert os.environ["TZ"] == stated


@pytest.mark.parametrize(
    ("variables", "library"),
    [({"PANDAS_FUTURE": "1"}, "pandas"), ({"PANDERA_VALIDATION_DEPTH": "x"}, "pandera")],
)
def test_a_library_that_does_not_load_in_an_environment_is_told_in_one_line(
    variables: dict[str, str], library: str
) -> None:
    done = command(*CHECK, **variables)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith(f"Error: {library} cannot be loaded: ")


def test_a_fault_of_this_program_is_not_laid_to_a_library() -> None:
    with pytest.raises(ZeroDivisionError):
        ending(lambda: 1 // 0)


INTERRUPTED = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            sys.meta_path.remove(self)
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
sys.modules.pop("signal", None)
sys.argv = ["sandhi", "--trust", "--package", {root!r}, "check"]
from sandhi.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "name", some(["signal", "click", "sandhi.cli.check.check", "pandas", "frictionless"], 3)
)
def test_an_interrupt_ends_a_command_also_while_it_loads(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(name=name, root=str(CRICKET))],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, "Stopped.\n")


def test_a_working_folder_that_was_removed_is_no_failure(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = command(
        "-m", "sandhi", "--package", str(CRICKET), "cite", "R1",
        before=f"cd {gone} && rmdir {gone} && ",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


class Finalized:
    """What is interrupted as it goes."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def test_an_interrupt_in_a_finalizer_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "unraisablehook", interrupt_again)
    alarm = signal.getsignal(signal.SIGALRM)

    def wait() -> None:
        Finalized()
        signal.sigtimedwait([], 5)

    with interruptible(), pytest.raises(KeyboardInterrupt):
        wait()
    signal.signal(signal.SIGALRM, alarm)


def test_an_interrupt_within_a_text_of_python_ends_with_the_code_too() -> None:
    """As in making a named tuple; Python would end by the signal, as if nobody took it."""
    begun = "import sandhi.cli, sandhi.__main__ as own; "
    begun += "sandhi.cli.main = lambda prog_name: exec('raise KeyboardInterrupt'); own.main()"
    done = subprocess.run(
        [sys.executable, "-c", begun], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, "Stopped.\n")


@pytest.mark.parametrize("name", some(["secrets", "sqlite3", "click", "pandas", "regex"], 2))
def test_a_module_that_hides_a_library_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.py").write_text("")
    done = command(*CHECK, PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"Error: {name}, loaded from {tmp_path / name}.py, lacks what this takes" in done.stderr


@pytest.mark.parametrize("name", ["check", "build"])
def test_a_folder_that_is_gone_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    shutil.copytree(CRICKET, tmp_path / "copy")
    arguments = ("-m", "sandhi", "--trust", "--package", str(tmp_path / "copy"), name)
    done = command(*arguments, before=f"mkdir {tmp_path}/gone; cd {tmp_path}/gone; rmdir ../gone; ")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "the folder that you are in is there no more" in done.stderr
