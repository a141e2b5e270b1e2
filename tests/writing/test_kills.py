"""Whatever a command is struck at, what there was is whole, or what was to be; and no litter stays.

It is killed, or its disk is broken, full, or can only be read from then on.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.harness.extent import THOROUGH, some
from tests.harness.striking.kinds import KINDS
from tests.harness.striking.stage import END
from tests.harness.striking.strikes import FAULTS

# A few points of some kinds are struck, one for each fault of a disk; by `make thorough`, each of
# all. Of some kinds the command that settles what was broken off is killed as well.
ONCE_MORE = ("init", "release")  # which are called again, and then are through
TWICE = ("accept", "fmt", "reanchor")
MARKS = {"release": [pytest.mark.needs("git")]}


Struck = Callable[..., tuple[list[str], list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def struck() -> Iterator[Struck]:
    """Give the calls of a kind of command that write, and what came of striking some of them."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.harness.striking.stage"],
        cwd=ROOT,
        env={
            **{name: text for name, text in os.environ.items() if not name.startswith("COV")},
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "100",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        assert process.stdin
        assert process.stdout
        to, out = process.stdin, process.stdout

        def strike(*words: str | Path) -> tuple[list[str], list[dict[str, Any]]]:
            print(*words, file=to, flush=True)
            lines = iter(lambda: out.readline().strip(), END)
            first, *others = [json.loads(line) for line in lines if line.startswith("{")]
            assert "error" not in [first, *others][-1], [first, *others][-1]
            return first["calls"], others

        yield strike
        to.close()
    assert process.returncode == 0


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=MARKS.get(kind, ())) for kind in some(KINDS, 3)]
)
def test_a_command_that_is_struck_leaves_the_old_state_or_the_new(
    struck: Struck, kind: str, tmp_path: Path
) -> None:
    points = "all" if THOROUGH else "2"
    also = ["faults", *(["twice"] if kind in TWICE else [])]
    calls, struck_at = struck(kind, tmp_path, points, *also)
    outcomes = [outcome for outcome in struck_at if not {"second", "fault"} & {*outcome}]
    *before, last = outcomes
    assert {outcome["state"] for outcome in outcomes} == {"old", "new"} - (
        {"old"} if kind in ONCE_MORE else set()
    )
    assert {outcome["again"] for outcome in outcomes} == {"new"}
    # Every point was struck, up to the one behind the last call, at which the command runs through.
    assert all(outcome["killed"] for outcome in before)
    assert (last["killed"], last["point"]) == (False, len(calls) + 1)
    assert {"open", "write", "fsync", "rename", "remove"} <= {*calls}
    # From the first call that is on record on, the next command says what it did, in a line.
    told = [outcome["told"].count("A command was broken off") for outcome in outcomes]
    assert {*told} == {0, 1}
    if kind in TWICE:
        twice = [outcome for outcome in struck_at if "second" in outcome]
        assert {outcome["state"] for outcome in twice} == {"old", "new"}
        assert [outcome["killed"] for outcome in twice] == [outcome["due"] for outcome in twice]
        assert any(outcome["killed"] for outcome in twice)
    failed = [outcome for outcome in struck_at if "fault" in outcome]
    assert {outcome["fault"] for outcome in failed} == {*FAULTS}
    for outcome in failed:
        see_that_it_is_told(outcome, once_more=kind in ONCE_MORE)


def see_that_it_is_told(outcome: dict[str, Any], *, once_more: bool) -> None:
    """See that a command whose disk failed said so, or came through all the same."""
    errors = [line for line in outcome["told"].splitlines() if line.startswith("Error: ")]
    if outcome["code"] == 2:
        assert len(errors) == 1, outcome
        assert "cannot be " in errors[0], outcome
    else:
        assert (outcome["code"] in (0, 1), outcome["state"], errors) == (True, "new", []), outcome
    assert not re.search(r"Traceback|\[Errno|\.sandhi-|None", outcome["told"]), outcome
    assert outcome["state"] in ("old", "new"), outcome
    # Where nothing can be removed any more, the next command does that; where all is written, too.
    if outcome["fault"] != "read-only" and outcome["code"] == 2 and not once_more:
        assert outcome["left"] in ("old", "new"), outcome


def test_trust_that_is_half_told_is_told_whole_the_next_time(
    struck: Struck, tmp_path: Path
) -> None:
    _, outcomes = struck("trust", tmp_path, "4", "faults")
    failed = [outcome for outcome in outcomes if "fault" in outcome]
    assert {outcome["state"] for outcome in outcomes if outcome not in failed} == {"new"}
    for outcome in failed:
        see_that_it_is_told(outcome, once_more=False)


def test_a_command_that_writes_carelessly_is_found_out(struck: Struck, tmp_path: Path) -> None:
    calls, outcomes = struck("careless", tmp_path, "all")
    assert calls == ["open", "write", "rename"] * 2
    assert [outcome["state"] for outcome in outcomes] == [
        "old",
        "neither: package/data/sides.new",
        "neither: package/data/sides.new",
        "neither: package/data/sides.csv",
        "neither: package/data/scores.new, package/data/sides.csv",
        "neither: package/data/scores.new, package/data/sides.csv",
        "new",
    ]
