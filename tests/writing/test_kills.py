"""Whatever a command is killed at, the next leaves the old state or the new one, and no litter."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.harness.kills import END
from tests.harness.kinds import KINDS

# A few points of each kind are struck, and with SANDHI_KILLS=all each of them. Those of a build
# take a second each. Of some kinds the command that settles what was broken off is killed as well.
ONCE_MORE = ("init", "release")  # which are called again, and then are through
TWICE = ("accept", "fmt", "reanchor")
POINTS = {
    **dict.fromkeys(("build", "rebuild", "rebuild-without-links", "release"), "2"),
    **dict.fromkeys(("export", "export-site", "set", "rekey", "add-table"), "2"),
    **dict.fromkeys(TWICE, "2"),
}

EVERY = os.environ.get("SANDHI_KILLS") == "all"

MARKS = {"release": [pytest.mark.needs("git")]}


Struck = Callable[..., tuple[list[str], list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def struck() -> Iterator[Struck]:
    """Give the calls of a kind of command that write, and what came of striking some of them."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.harness.kills"],
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
@pytest.mark.parametrize("kind", [pytest.param(kind, marks=MARKS.get(kind, ())) for kind in KINDS])
def test_a_command_that_is_killed_leaves_the_old_state_or_the_new(
    struck: Struck, kind: str, tmp_path: Path
) -> None:
    points = "all" if EVERY else POINTS.get(kind, "3")
    calls, struck_at = struck(kind, tmp_path, points, *(["twice"] if kind in TWICE else []))
    outcomes = [outcome for outcome in struck_at if "second" not in outcome]
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


def test_trust_that_is_half_told_is_told_whole_the_next_time(
    struck: Struck, tmp_path: Path
) -> None:
    _, outcomes = struck("trust", tmp_path, "all")
    assert {outcome["state"] for outcome in outcomes} == {"new"}


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
