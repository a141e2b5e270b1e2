"""Of very many findings of one rule in one column the first are told, and all are counted."""

import json
from pathlib import Path
from random import Random

import dask
import pytest

from sandhi.check import report as reports
from sandhi.check.engine import crowds
from sandhi.check.finding import Finding
from sandhi.check.parts.engine import InParts
from sandhi.check.run import Report, check
from sandhi.package import Trust
from tests.check.parted import BREAKS, DIVIDED, break_rows, by_seed, change, divide, shops
from tests.harness.extent import examples

MOST = 2
_COLUMNS = {"prices": 4, "offers": 3, "sentences": 4}


def by_crowd(report: Report) -> dict[tuple[str, str, str | None], list[Finding]]:
    crowds_of: dict[tuple[str, str, str | None], list[Finding]] = {}
    for one in report.findings:
        crowds_of.setdefault((one.table, one.rule, one.column), []).append(one)
    return crowds_of


@pytest.mark.parametrize("seed", range(examples(2, 100)))
def test_all_are_counted_and_the_first_are_told_by_whichever_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    random = Random(seed)
    shops(tmp_path, random, 5)
    for _ in range(6):  # a crowd in a column, and rows of it with other faults as well
        table, place = random.choice([*_COLUMNS.items()])

        def fill(rows: list[list[str]], _: Random, at: int = place) -> None:
            text = random.choice(("", "x", "-1"))
            for row in rows:
                if random.random() < 0.8:
                    row[at % len(row)] = text

        change(tmp_path, table, fill, random)
    for _ in range(2):
        change(tmp_path, random.choice(DIVIDED), random.choice(BREAKS), random)
    break_rows(tmp_path, random, 2)
    if seed % 2:
        divide(tmp_path, ["prices"], by_seed(1, 3))
    whole = check(tmp_path, trust=Trust.GIVEN)
    monkeypatch.setattr(crowds, "HELD", MOST)
    bounded = check(tmp_path, trust=Trust.GIVEN)
    with dask.config.set(scheduler="synchronous"):
        parted = check(tmp_path, trust=Trust.GIVEN, engine=lambda one: InParts(one, 2))
    deep = check(tmp_path, trust=Trust.GIVEN, deep=True)
    assert len(whole.findings) == whole.count == bounded.count
    assert seed > 1 or bounded.count > len(bounded.findings)
    assert whole.shown_by == bounded.shown_by
    assert parted.findings == bounded.findings == deep.findings
    told, every = by_crowd(bounded), by_crowd(whole)
    assert told.keys() == every.keys()
    for crowd, of_crowd in every.items():
        bound = len(of_crowd) if of_crowd[0].at is None else MOST
        places = [one.cell for one in of_crowd[:bound]]
        assert [one.cell for one in told[crowd]] == places, crowd
        assert sum(one.more for one in told[crowd]) == max(0, len(of_crowd) - bound)


def test_each_format_says_how_many_are_only_counted() -> None:
    parts = ("It is right.", "t", "K2", "c", 2, "x", "Mend it.", "data/t.csv")
    finding = Finding("r", "error", *parts, at=2, rest=bytes(8 * 4_000))
    report = Report(Path(), [("t", "r")], 5_000, [finding], [])
    assert "… and 4,000 more" in reports.as_text(report)
    assert "4,001 findings" in reports.as_text(report)
    left_out = json.loads(reports.as_json(report))["left_out"]
    assert left_out == [{"rule": "r", "table": "t", "column": "c", "findings": 4_000}]
    for form in (reports.as_junit, reports.as_github):
        assert "and 4,000 more like it" in form(report)
