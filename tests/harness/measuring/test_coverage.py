"""Lines are traced in tests that mean to check them, and nowhere else."""

import pytest

from tests.harness.conftest import Pytest

PLUGIN = 'pytest_plugins += ["tests.harness.measuring.coverage"]\n'
TESTS = """
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

assert sys.gettrace() is None


@pytest.fixture(scope="session")
def shared():
    return sys.gettrace()


@pytest.fixture
def own(shared):
    return sys.gettrace()


@pytest.fixture
def other_thread(own):
    with ThreadPoolExecutor(max_workers=1) as pool:
        assert pool.submit(int).result() == 0
        yield pool


@pytest.mark.parametrize("case", [0, 1])
def test_of_several_cases_the_first_is_measured(case, shared, own):
    assert shared is None
    assert (own is not None, sys.gettrace() is not None) == (case == 0, case == 0)


@pytest.mark.no_cover
def test_that_is_marked_is_not(own):
    assert own is None
    assert sys.gettrace() is None


def test_after_it_is_measured_in_all_threads(shared, own, other_thread):
    assert shared is None
    assert own is not None
    assert sys.gettrace() is not None
    assert other_thread.submit(traced).result()


def traced():
    return sys.gettrace() is not None


def teardown_module():
    assert sys.gettrace() is None
"""


@pytest.mark.parametrize("processes", ["-n0", "-n1"])
def test_what_is_traced(small_suite: Pytest, processes: str) -> None:
    ran = small_suite(TESTS, processes, "-ppytest_cov", "--cov=.", conftest=PLUGIN)
    assert "4 passed" in ran.stdout, ran.stdout
    assert "test_small.py" in ran.stdout.partition("coverage:")[2]
