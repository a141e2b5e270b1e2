"""The dataset may grow: one article more, coded whole, passes the check and is built."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sandhi.check.run import check
from sandhi.package import Trust
from sandhi.publish.database import BUILT, build
from sandhi.publish.publication import publish
from sandhi.publish.rules import RULES
from tests.conftest import Copy, Run
from tests.dataset.growth import grow
from tests.harness.extent import THOROUGH


@pytest.mark.slow
def test_a_sixth_article_is_taken_in_coded_checked_and_built(
    dataset: Copy, sandhi: Run, tmp_path: Path
) -> None:
    grown = dataset.into(tmp_path / "grown")
    seed = grow(grown, sandhi, tmp_path)
    # As `sandhi build` checks and publishes, which would refuse errors alone.
    report = check(grown.root, rules_on_the_whole=RULES, trust=Trust.GIVEN)
    assert [str(finding) for finding in report.findings] == []
    assert report.package
    if THOROUGH:
        publish(report.package, findings=0)
    else:
        build(report.package, grown.root / BUILT)
    with closing(sqlite3.connect(grown.root / BUILT)) as database:
        counts = [
            database.execute(f"SELECT count(*) FROM {table} WHERE seed_id = ?", [seed]).fetchone()
            for table in ("sentences", "actor_mentions", "dates", "events", "event_actors")
        ]
    assert counts == [(1,), (2,), (1,), (1,), (2,)]
