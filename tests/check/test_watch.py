"""A watched package: after each edit its check says what a fresh one says, finding by finding."""

import os
from pathlib import Path
from random import Random

import pytest

from sandhi.check.run import check
from sandhi.check.watch.rechecking import Rechecking
from tests.check.edits import Edits, of_tables, outcome, trust
from tests.conftest import Copy

EDITS = max(60, int(os.environ.get("SANDHI_EXAMPLES", "0")))


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust in code that changes is remembered for the test alone."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_a_check_after_an_edit_says_what_a_fresh_one_says(cricket: Copy) -> None:
    trust(cricket.root)
    edits, watched = Edits(cricket.root, Random(1)), Rechecking(cricket.root)
    assert outcome(watched.report) == outcome(lambda: check(cricket.root))
    odd = 0
    for _ in range(EDITS):
        what = edits.one()
        trust(cricket.root)
        watched.changed()
        first = outcome(lambda: watched.report(in_haste=True))
        again, fresh = outcome(watched.report), outcome(lambda: check(cricket.root))
        assert again == fresh, what
        assert of_tables(first, ()) == of_tables(fresh, ()), what
        odd += bool(fresh[0])
    assert EDITS // 4 < odd < EDITS  # most edits break something, and some mend all
