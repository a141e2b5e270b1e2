"""One writer at a time: nothing that is told to be written gets lost, and nobody waits for ever."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sandhi.files import PackageError
from sandhi.writing import lock
from sandhi.writing.journal import JOURNAL, Journal
from sandhi.writing.lock import writing
from tests.conftest import ROOT, Copy, Run
from tests.harness.striking.kinds import KINDS
from tests.harness.striking.stage import tree

PROCESSES, ROWS = 4, 3

# What all of them need is loaded by the first row, before they part.
ACCEPT = f"""
import os, sys, warnings
from pathlib import Path
from sandhi.writing import lock
from tests.harness.striking.kinds import accept
lock.WAIT = 240.0  # on a slow machine nobody is sent away
root, children = Path(sys.argv[1]), []
accept(root, "first")
# Since Python 3.12: the threads are those of numpy, which nothing here makes use of.
warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
for process in range({PROCESSES}):
    child = os.fork()
    if child == 0:
        for number in range({ROWS}):
            accept(root, f"{{process}}-{{number}}")
        sys.exit()
    children.append(child)
sys.exit(max(os.waitpid(child, 0)[1] for child in children) != 0)
"""
HOLD = """
import sys, time
from pathlib import Path
from sandhi.writing.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def started(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture
def roomy(cricket: Copy) -> Copy:
    """A package whose sides can have many keys."""
    cricket.describe(
        "schemas/sides.json",
        lambda schema: schema["fields"][0]["constraints"].update(pattern="T[0-9]{1,4}"),
    )
    return cricket


def test_of_rows_that_several_processes_accept_at_once_none_is_lost(roomy: Copy) -> None:
    before = roomy.rows("sides")
    processes = started(ACCEPT, str(roomy.root))
    _, errors = processes.communicate(timeout=300)
    assert (processes.returncode, errors) == (0, "")
    rows = roomy.rows("sides")
    names = [row["name"] for row in rows if row not in before]
    said = [f"{one}-{two}" for one in range(PROCESSES) for two in range(ROWS)]
    assert sorted(names) == [*said, "first"]
    assert len({row["side_id"] for row in rows}) == len(rows) == len(before) + len(names)


def test_whoever_finds_the_package_locked_is_told_in_a_line(roomy: Copy) -> None:
    with started(HOLD, str(roomy.root)) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        begun = time.monotonic()
        with (
            pytest.raises(PackageError, match="another command is writing in"),
            writing(roomy.root, wait=0.2),
        ):
            pass
        assert 0.2 <= time.monotonic() - begun < 5
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with writing(roomy.root, wait=0):  # no lock outlives its process
        pass


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"init"}))  # which makes a folder of its own
def test_every_command_that_writes_asks_for_the_lock_before_it_does(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    KINDS[kind].prepare(tmp_path)
    before = tree(tmp_path)
    monkeypatch.setattr(lock, "WAIT", 0.1)
    got, done = threading.Event(), threading.Event()

    def hold() -> None:
        with writing(tmp_path / "package"):
            got.set()
            done.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert got.wait(60)
        with pytest.raises((SystemExit, lock.LockedPackage)) as refused:
            KINDS[kind].act(tmp_path)
    finally:
        done.set()
        holder.join()
    code = refused.value.code if isinstance(refused.value, SystemExit) else 2
    assert code == 2
    assert tree(tmp_path) == before


def test_a_lock_can_be_had_again_by_its_thread_and_by_no_other(tmp_path: Path) -> None:
    refused: list[PackageError] = []

    def other() -> None:
        try:
            with writing(tmp_path, wait=0.1):
                pass
        except PackageError as error:
            refused.append(error)

    with writing(tmp_path), writing(tmp_path):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert len(refused) == 1
    other()
    assert len(refused) == 1


def test_who_only_reads_does_not_wait_for_a_build(cricket: Copy, sandhi: Run) -> None:
    with started(HOLD, str(cricket.root)) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        Journal(builds="build").write(cricket.root)
        begun = time.monotonic()
        assert sandhi("--package", cricket.root, "cite").returncode == 0
        assert time.monotonic() - begun < lock.WAIT
        holder.kill()
    assert (cricket.root / JOURNAL).is_file()


def test_who_only_reads_waits_for_a_change_of_files(
    cricket: Copy, sandhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.1)
    with started(HOLD, str(cricket.root)) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        Journal(after={"data/sides.csv": "0" * 64}).write(cricket.root)
        ran = sandhi("--package", cricket.root, "cite")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.startswith("Error: another command is writing in")
        assert ran.stderr.count("\n") == 1
        holder.kill()


def test_a_lock_leaves_nothing_in_the_folder(tmp_path: Path) -> None:
    with writing(tmp_path):
        assert [*tmp_path.iterdir()] == []
