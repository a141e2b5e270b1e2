"""A test whose need is not met is named as not run, and fails where everything must be there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.conftest import Pytest
from tests.harness.running.needs import NEEDS, in_ci

ROOT = Path(__file__).parents[3]
TESTS = """
import pytest

@pytest.mark.needs("node")
def test_with_node():
    pass

def test_without():
    pass
"""


@pytest.fixture
def node(tmp_path: Path) -> Path:
    """A folder with something of the name."""
    program = tmp_path / "bin" / "node"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    return program.parent


@pytest.mark.parametrize("processes", ["0", "2"])
def test_what_is_not_run_is_named_at_the_end_and_nothing_fails(
    small_suite: Pytest, processes: str
) -> None:
    ran = small_suite(TESTS, "-n", processes)
    end = ran.stdout[ran.stdout.index("NOT RUN: 1 test, for want of Node") :].splitlines()
    assert end[1] == "test_small.py::test_with_node"
    assert end[2] == f"To run them, {NEEDS['node'].advice}."
    assert "1 passed, 1 skipped" in end[-1]
    assert ran.returncode == 0


def test_in_continuous_integration_that_is_a_failure(small_suite: Pytest) -> None:
    ran = small_suite(TESTS, "-n0", CI="true")
    assert ran.returncode == 1
    assert "NOT RUN: 1 test, for want of Node" in ran.stdout


@pytest.mark.parametrize(("ci", "expected"), [("true", True), ("1", True), ("false", False)])
def test_continuous_integration_says_so(
    monkeypatch: pytest.MonkeyPatch, ci: str, expected: bool
) -> None:
    monkeypatch.setenv("CI", ci)
    assert in_ci() == expected
    monkeypatch.delenv("CI")
    assert not in_ci()


def test_where_the_need_is_met_every_test_is_run(small_suite: Pytest, node: Path) -> None:
    ran = small_suite(TESTS, "-n0", path=[node], CI="true")
    assert ran.returncode == 0
    assert "2 passed" in ran.stdout
    assert "NOT RUN" not in ran.stdout


def test_a_need_that_nobody_has_described_is_an_error(small_suite: Pytest) -> None:
    ran = small_suite(TESTS.replace("node", "a good night's sleep"), "-n0")
    assert ran.returncode != 0


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_before_the_tests_each_need_is_told(tmp_path: Path, ci: str, code: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.harness.running.needs"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path), "CI": ci},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    told = [line.split(":")[0] for line in ran.stdout.splitlines()]
    assert told == [need.title for need in NEEDS.values()]
    assert f"Node: not there, so that tests which need it are not run: {NEEDS['node'].advice}" in (
        ran.stdout.splitlines()
    )
    assert ran.returncode == code


def test_every_test_in_a_browser_says_that_it_needs_one() -> None:
    files = [
        file
        for file in (ROOT / "tests").rglob("test_*.py")
        if "from playwright" in file.read_text("utf-8")
    ]
    assert files
    assert [file for file in files if 'needs("chromium")' not in file.read_text("utf-8")] == []
