"""The benchmark of quality, run as it is documented, holds what is promised of names."""

import subprocess
import sys

import pytest
import regex

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def shares() -> dict[tuple[str, str], float]:
    """Each share by the line that it stands in and its name."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.suggest_quality"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    return {
        (line, name): float(share)
        for line, rest in regex.findall(r"(?m)^(\S+ names, (?:seeds|held out)) +(.*)$", run.stdout)
        for name, share in regex.findall(r"(\w+) ([0-9.]+) \(", rest)
    }


@pytest.mark.parametrize("name", ["recall", "precision"])
def test_what_is_promised_of_known_names_holds(
    shares: dict[tuple[str, str], float], name: str
) -> None:
    assert shares["known names, seeds", name] >= 0.98


def test_unknown_names_are_scored_on_texts_held_out_too(
    shares: dict[tuple[str, str], float],
) -> None:
    assert ("unknown names, seeds", "precision") in shares
    assert ("unknown names, held out", "recall") in shares
