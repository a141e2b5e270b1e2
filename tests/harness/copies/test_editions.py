"""A copy that is checked as an edition of its origin has the findings that a fresh check has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sandhi.check.run import Report, check_opened
from tests.conftest import CRICKET, Copy
from tests.harness.copies.editions import edition

Edit = Callable[[Copy], object]
SEED = "seeds/pune.txt"


def seeds_text(copy: Copy, edit: Callable[[str], str]) -> None:
    file = copy.root / SEED
    file.write_text(edit(file.read_text("utf-8")), encoding="utf-8")


def linked(file: Path, elsewhere: Path) -> None:
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def mended(copy: Copy) -> None:
    for table in ("scores", "sides", "seeds"):
        copy.file(table).write_bytes((CRICKET / "data" / f"{table}.csv").read_bytes())


def without_rows(copy: Copy, table: str) -> None:
    copy.write(table, copy.rows(table)[:1])


# How a copy is edited, one after the other.
EDITS: dict[str, Edit] = {
    "nothing": lambda copy: None,
    "a cell that breaks a rule": lambda copy: copy.edit("scores", 1, runs="149"),
    "a cell of a name": lambda copy: copy.edit("sides", 0, name="Bh\u0430rat"),
    "a key that is lost": lambda copy: without_rows(copy, "sides"),
    "a text": lambda copy: seeds_text(copy, lambda text: text.replace("पुणे", "पूना")),
    "a path of a text": lambda copy: copy.edit("seeds", 0, path="seeds/lost.txt"),
    "no table": lambda copy: copy.file("scores").write_bytes(b"\xff"),
    "all but the text again": mended,
}
OTHERWISE: dict[str, Edit] = {
    "a descriptor": lambda copy: copy.describe("datapackage.json", lambda one: one.pop("title")),
    "another file": lambda copy: (copy.root / "data" / "notes.txt").touch(),
    "a file that is gone": lambda copy: copy.file("scores").unlink(),
    "a link": lambda copy: linked(copy.file("scores"), copy.root.parent / "scores.csv"),
}


def said(report: Report) -> tuple[object, ...]:
    return report.findings, report.ran, report.rows, report.skipped


@pytest.mark.parametrize("tables", [(), ("scores",)])
def test_it_has_the_findings_of_a_fresh_check(cricket: Copy, tables: tuple[str, ...]) -> None:
    found = 0
    for edit in EDITS.values():
        edit(cricket)
        copy = edition(CRICKET, cricket.root)
        assert copy
        fresh = cricket.report(*tables)
        assert said(check_opened(copy, tables)) == said(fresh)
        found += len(fresh.findings)
    assert found > len(EDITS)


@pytest.mark.parametrize("edit", OTHERWISE.values(), ids=OTHERWISE)
def test_one_that_differs_otherwise_is_read_anew(cricket: Copy, edit: Edit) -> None:
    edit(cricket)
    assert edition(CRICKET, cricket.root) is None
