"""A package that is followed: what is tried of it, and written, is checked as a fresh one is."""

from functools import partial
from pathlib import Path
from random import Random

import pytest

from sandhi.check.run import check, check_opened
from sandhi.check.watch.following import FollowedPackage
from sandhi.package import Package, Trust
from sandhi.package.opening.memory import memoized, memory_of
from tests.check.watch.edits import Edits, outcome
from tests.conftest import Copy
from tests.harness.extent import examples

EDITS = examples(6, 300)


def tables_of(package: Package) -> dict[str, bytes]:
    return {table: (package.root / path).read_bytes() for table, (path,) in package.files.items()}


@pytest.mark.slow
def test_what_is_tried_is_checked_as_if_it_were_written(cricket: Copy, tmp_path: Path) -> None:
    """Whether it is given up or written then, and what it was tried on stays as it was."""
    other = cricket.into(tmp_path / "other")
    random, followed = Random(3), FollowedPackage(cricket.root, Trust.GIVEN)
    edits = Edits(other.root, random)
    standing, odd = outcome(lambda: check(cricket.root, trust=Trust.GIVEN)), 0
    for number in range(EDITS):
        what = random.choice((edits.cell, edits.rows, edits.rows, edits.mended))()
        fresh = outcome(lambda: check(other.root, trust=Trust.GIVEN))
        with followed.noting():
            package = followed.now()
            before, after = tables_of(package), tables_of(other.package)
            contents = {table: data for table, data in after.items() if data != before[table]}
            tried = package.with_files(contents)
            assert outcome(partial(check_opened, tried)) == fresh, what
            if number % 2:  # it is given up
                assert outcome(partial(check_opened, package)) == standing, what
                continue
            for table, data in contents.items():
                cricket.file(table).write_bytes(data)
            followed.go_on_from(tried)
            assert outcome(partial(check_opened, followed.now())) == fresh, what
        standing, odd = fresh, odd + bool(fresh[0])
    assert odd > 0


asked: list[tuple[str, str]] = []


@memoized
def _rows(package: Package, table: str) -> int:
    asked.append((package.root.name, table))
    return len(package.cells(table))


@memoized
def _all_rows(package: Package) -> int:
    return sum(_rows(package, table) for table in ("sides", "scores"))


def test_a_trial_and_what_it_is_of_know_from_each_other_what_is_so_in_both(cricket: Copy) -> None:
    package, asked[:] = cricket.package, []
    sides = cricket.file("sides").read_bytes()
    tried = package.with_files({"sides": sides + sides.splitlines(keepends=True)[-1]})
    assert _all_rows(tried) == _all_rows(package) + 1
    assert [table for _, table in asked] == ["sides", "scores", "sides"]
    assert _all_rows(package.with_files({"sides": sides})) == _all_rows(package)
    assert [table for _, table in asked] == ["sides", "scores", "sides", "sides"]
    assert memory_of(tried) is not memory_of(package)


def test_what_others_write_meanwhile_is_seen(cricket: Copy) -> None:
    followed, file = FollowedPackage(cricket.root), cricket.file("sides")
    data = file.read_bytes()
    last = data.splitlines(keepends=True)[-1]
    for written in (data + last, data, data + last + last):
        with followed.noting():
            package = followed.now()
            assert _rows(package, "sides") == len(package.cells("sides"))
            tried = package.with_files({"sides": data + last})
            file.write_bytes(written)
            followed.go_on_from(tried)
            assert _rows(followed.now(), "sides") == len(cricket.rows("sides"))
            assert followed.now().content("sides") == written
    with followed.noting():
        followed.now().cells("scores")
        tried = followed.now().with_files({"sides": data})
        file.write_bytes(data)
        cricket.edit("scores", 0, runs="1")
        followed.go_on_from(tried)
        assert followed.now().content("scores") == cricket.file("scores").read_bytes()
        assert followed.now().cells("scores")["runs"].iloc[0] == "1"
