"""A descriptor with very many faults is told of in a number of steps that grows as they do."""

import pytest

from sandhi.check.engine.dialect import _elsewhere
from sandhi.package.descriptor import Fault
from tests.harness.lines import lines_run

MANY = 300

Place = tuple[str | int, ...]


def steps(count: int) -> int:
    """How many lines of Python run while so many faults are told apart from as many others."""
    faults = [Fault(("resources", number), "is missing", "write it") for number in range(count)]
    apart: list[Fault] = []
    lines = lines_run(lambda: apart.extend(_elsewhere(faults, faults)))
    assert apart == []
    return lines


@pytest.mark.no_cover
def test_faults_are_told_apart_in_steps_as_many_as_they_are() -> None:
    assert steps(4 * MANY) < 6 * steps(MANY)


@pytest.mark.parametrize(
    ("place", "what", "left"),
    [
        (("a", 1), "is odd", [("c",)]),
        (("a", 1), "b is missing", [("a", 1, "b"), ("c",)]),
        ((), "is odd", []),
        ((), "c is missing", [("a",), ("a", 1), ("a", 1, "b"), ("c",)]),
    ],
)
def test_nothing_is_told_twice_of_a_place(place: Place, what: str, left: list[Place]) -> None:
    places: list[Place] = [("a",), ("a", 1), ("a", 1, "b"), ("c",)]
    asked = [Fault(one, "x", "") for one in places]
    assert [one.place for one in _elsewhere(asked, [Fault(place, what, "")])] == left
