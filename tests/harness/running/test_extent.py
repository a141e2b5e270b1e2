"""A run takes a share of the cases of each test, and says how many it leaves."""

import pytest

from tests.harness import extent
from tests.harness.conftest import Pytest
from tests.harness.extent import examples, some

PLUGIN = 'pytest_plugins += ["tests.harness.running.extent"]\n'
TEST = """
import pytest
from tests.harness.extent import some

@pytest.mark.parametrize("case", some(range(9), 2))
def test_case(case):
    pass
"""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many cases were left since."""
    left: list[int] = []
    monkeypatch.setattr(extent, "LEFT", left)
    monkeypatch.setattr(extent, "THOROUGH", False)
    return left


def test_some_are_spread_over_all_and_always_the_same(counted: list[int]) -> None:
    assert some(range(10), 3) == some(iter(range(10)), 3) == [0, 3, 6]
    assert some("ab", 2) == some("ab", 3) == ["a", "b"]
    assert examples(5, 100) == 5
    assert counted == [7, 7, 95]


def test_a_thorough_run_takes_all(counted: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "THOROUGH", True)
    assert some(range(10), 3) == [*range(10)]
    assert (examples(5, 100), counted) == (100, [])


def test_a_run_says_what_it_leaves(small_suite: Pytest) -> None:
    ran = small_suite(TEST, "-n2", "-pno:cacheprovider", conftest=PLUGIN)
    assert "2 passed" in ran.stdout
    assert "`make thorough` takes 7 cases more" in ran.stdout
