"""However Python was begun, and whenever it is interrupted, a command says the same."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sandhi.cli.ending import interrupt_again
from tests.conftest import CRICKET, ROOT, Run
from tests.environment.commands import CHECK, CITE, command
from tests.harness.extent import some
from tests.harness.interrupts import interruptible


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
