"""Whatever a command is killed at, the next leaves the old state or the new one, and no litter."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.harness.kinds import KINDS

# A few points of each kind are struck, and with SANDHI_KILLS=all each of them. Those of a build
# take a second each. Of some kinds the command that settles what was broken off is killed as well.
ONCE_MORE = ("init", "release")  # which are called again, and then are through
TWICE = ("accept", "fmt", "reanchor")
POINTS = {
    **dict.fromkeys(("build", "rebuild", "rebuild-without-links", "export", "release"), "2"),
    **dict.fromkeys(TWICE, "2"),
}

MARKS = {"release": pytest.mark.needs("git")}


def struck(kind: str, folder: Path, *points: str) -> tuple[list[str], list[dict[str, Any]]]:
    """The calls of a kind of command that write, and what came of striking some of them."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.harness.kills", kind, str(folder), *points],
        cwd=ROOT,
        env={
            **{name: text for name, text in os.environ.items() if not name.startswith("COV")},
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "100",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    first, *others = [json.loads(line) for line in ran.stdout.splitlines() if line[:1] == "{"]
    return first["calls"], others


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("kind", [pytest.param(kind, marks=MARKS.get(kind, ())) for kind in KINDS])
def test_a_command_that_is_killed_leaves_the_old_state_or_the_new(
    kind: str, tmp_path: Path
) -> None:
    every = os.environ.get("SANDHI_KILLS") == "all"
    points = "all" if every else POINTS.get(kind, "3")
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
        assert sum(outcome["killed"] for outcome in twice) > len(twice) / 2


def test_a_command_that_writes_carelessly_is_found_out(tmp_path: Path) -> None:
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
