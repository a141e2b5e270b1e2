"""Questions answered by several processes: the same in the same order, and none is lost."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandhi.check.engine.here import Here
from sandhi.check.run import check
from sandhi.files import PackageError
from sandhi.package import Trust
from sandhi.side_by_side import answers, task_beside, usual_jobs
from sandhi.suggest.candidates import KINDS
from sandhi.suggest.sources import sources
from sandhi.suggest.suggestions import suggestions

if TYPE_CHECKING:
    from tests.conftest import Copy


def test_two_jobs_find_what_one_finds(cricket: "Copy") -> None:
    cricket.edit("sides", 1, name="two  spaces")
    cricket.edit("sides", 0, home="yes")
    cricket.edit("scores", 1, runs="149")
    alone = check(cricket.root, trust=Trust.GIVEN)
    together = check(cricket.root, trust=Trust.GIVEN, engine=lambda package: Here(package, 2))
    assert len(alone.findings) == 3
    assert together.findings == alone.findings
    assert together.ran == alone.ran


def test_two_jobs_propose_what_one_proposes(cricket: "Copy") -> None:
    texts = sources([], cricket.package, None)
    read: list[int] = []
    alone = [*suggestions(texts, KINDS, cricket.package)]
    together = [*suggestions(texts, KINDS, cricket.package, read.append, jobs=2)]
    assert len(texts) > 1
    assert together == alone != []
    assert sum(read) == sum(text.path.stat().st_size for text in texts)


def test_jobs_are_processes_of_their_own_that_know_what_was_read() -> None:
    read = {"sides": 1, "scores": 2}
    given = [*answers(lambda table: (read[table], os.getpid()), [*read], jobs=2)]
    assert [rows for rows, _ in given] == [1, 2]
    assert os.getpid() not in {process for _, process in given}


def test_one_job_is_this_process() -> None:
    given = answers(lambda table: os.getpid(), ["sides", "scores"], jobs=1)
    assert [*given] == [os.getpid()] * 2


BESIDE = """
import os, sys, time
from sandhi.side_by_side import answers, task_beside
def wait(_=0):
    os.write(1, f"{os.getpid()} ".encode())  # at once: two of them write here
    time.sleep(60)
if sys.argv[1] == "task":
    with task_beside(wait, 2) as answer:
        answer()
[*answers(wait, [1, 2], 2)]
"""


@pytest.mark.parametrize(("way", "count"), [("task", 1), ("questions", 2)])
def test_where_the_first_process_is_killed_none_outlives_it(way: str, count: int) -> None:
    """What outlived it would hold the lock of the package."""
    with subprocess.Popen(
        [sys.executable, "-c", BESIDE, way], stdout=subprocess.PIPE, encoding="utf-8"
    ) as first:
        assert first.stdout
        told = ""
        while told.count(" ") < count:
            told += first.stdout.read(1)
        first.kill()
        first.communicate(timeout=20)  # which waits for all that may write
    assert len({*map(int, told.split()), first.pid}) == count + 1


def test_a_process_that_is_ended_is_told_of() -> None:
    with pytest.raises(PackageError, match="one of 2 processes was ended"):
        [*answers(lambda table: os._exit(9), ["sides", "scores"], jobs=2)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_is_worked_at_beside_this_process_or_by_it(jobs: int) -> None:
    read = {"sides": 1}
    with task_beside(lambda: (read["sides"], os.getpid()), jobs) as answer:
        rows, process = answer()
    assert rows == 1
    assert (process == os.getpid()) == (jobs == 1)


def test_what_a_task_raises_is_raised_by_asking() -> None:
    def task() -> None:
        raise PackageError("sides: no such table")

    with task_beside(task, 2) as answer, pytest.raises(PackageError, match="no such table"):
        answer()


def test_a_task_whose_process_is_ended_is_told_of() -> None:
    with (
        task_beside(lambda: os._exit(9), 2) as answer,
        pytest.raises(PackageError, match="a process was ended"),
    ):
        answer()


def test_a_task_does_not_outlast_its_context(tmp_path: Path) -> None:
    def task() -> None:
        time.sleep(1)
        (tmp_path / "late").touch()

    begun = time.monotonic()
    with pytest.raises(PackageError), task_beside(task, 2):
        raise PackageError("no database")
    assert time.monotonic() - begun < 1
    assert not (tmp_path / "late").exists()


def test_a_small_package_is_for_one_process(tmp_path: Path) -> None:
    small, large = tmp_path / "small.csv", tmp_path / "large.csv"
    small.write_bytes(b"key\n")
    large.write_bytes(b"key\n" * 2_000_000)
    assert usual_jobs([small, tmp_path / "none.csv"]) == 1
    assert usual_jobs([small, large]) == min(os.cpu_count() or 1, 2)
