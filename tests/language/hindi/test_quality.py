"""The benchmark of quality, run as it is documented, holds what is promised on the seeds."""

import subprocess
import sys
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def shares() -> dict[tuple[str, str, str], float]:
    """Each share of all texts together, by the group of texts, what was looked for and its name."""
    run = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "hindi_quality.py"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    return {
        (group, kind, name): float(share)
        for group, kind, line in regex.findall(
            r"(?m)^(.*?) +(numbers|times) +all +(.*)$", run.stdout
        )
        for name, share in regex.findall(r"(\w+) ([0-9.]+) \(", line)
    }


@pytest.mark.parametrize(
    ("kind", "name", "promised"),
    [
        ("numbers", "recall", 0.98),
        ("numbers", "precision", 0.98),
        ("numbers", "right", 1.0),
        ("times", "recall", 0.95),
        ("times", "precision", 0.95),
        ("times", "right", 0.9),
    ],
)
def test_what_is_promised_on_the_seeds_holds(
    shares: dict[tuple[str, str, str], float], kind: str, name: str, promised: float
) -> None:
    assert shares["seeds", kind, name] >= promised


def test_the_held_out_texts_are_scored_too(shares: dict[tuple[str, str, str], float]) -> None:
    assert {kind for group, kind, _ in shares if group == "held out"} == {"numbers", "times"}
