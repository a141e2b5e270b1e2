"""Questions answered by several processes: the same in the same order, and none is lost."""

import os
from typing import TYPE_CHECKING

import pytest

from sandhi.check.engine.here import Here
from sandhi.check.run import check
from sandhi.files import PackageError
from sandhi.package import Trust
from sandhi.side_by_side import answers
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


def test_a_process_that_is_ended_is_told_of() -> None:
    with pytest.raises(PackageError, match="one of 2 processes was ended"):
        [*answers(lambda table: os._exit(9), ["sides", "scores"], jobs=2)]
