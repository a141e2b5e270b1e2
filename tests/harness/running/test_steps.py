"""Steps run beside each other, every one of them, and those that failed are named."""

import pytest

from tests.harness.running.steps import main

FAILS, WORKS, LAST = "json.tool /nowhere", "this", "calendar 2024 2"


def test_every_step_is_run_also_after_one_that_fails(capfd: pytest.CaptureFixture[str]) -> None:
    assert main([FAILS, WORKS, "--", *LAST.split()]) == 1
    output, errors = capfd.readouterr()
    assert "February 2024" in output
    assert "The Zen of Python" in output
    assert output.index(f"== {LAST}") < output.index(f"== {FAILS}") < output.index(f"== {WORKS}")
    assert errors.splitlines() == [f"failed: {FAILS}"]


def test_the_last_step_may_fail_as_well(capfd: pytest.CaptureFixture[str]) -> None:
    assert main([WORKS, "--", *FAILS.split()]) == 1
    assert capfd.readouterr().err.splitlines()[-1] == f"failed: {FAILS}"


def test_steps_that_work_end_well_with_or_without_a_last_one(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert main([WORKS]) == 0
    assert main([WORKS, "--", *LAST.split()]) == 0
    assert capfd.readouterr().err == ""
