"""Each module of tests here plants its ``DEFECTS`` in the tables of the frozen package."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from tests.rules.planting import Bed, Outcome, in_words
from tests.rules.planting import Defect as Defect

Planted: TypeAlias = Callable[[str, Defect], Outcome]


@pytest.fixture(scope="module")
def planted(request: pytest.FixtureRequest) -> Planted:
    """Plant a defect that a rule of a table must find: what it must find, and what is found."""
    beds: dict[str, Bed] = {}

    def plant(table: str, defect: Defect) -> Outcome:
        bed = beds.setdefault(table, Bed(table, request.module.DEFECTS))
        return bed.outcome(defect)

    return plant


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Say of what was found and what was to be found (``findings == expected``) how they differ."""
    if op != "==" or not (isinstance(left, set) and isinstance(right, set)):
        return None
    if not all(isinstance(one, tuple) and len(one) == 4 for one in left | right):
        return None
    missed = [f"the rule did not find it: {in_words(one)}" for one in sorted(right - left, key=str)]
    others = [f"found too, by another: {in_words(one)}" for one in sorted(left - right, key=str)]
    return [
        "what the defect breaks is not what it is planted for",
        *missed,
        *others,
        "→ edit cells that break this rule alone, or mend the rule",
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a defect with each of its module's."""
    if "defect" in metafunc.fixturenames:
        defects: list[Defect] = metafunc.module.DEFECTS
        names = [f"{number}-{defect[0]}" for number, defect in enumerate(defects, 1)]
        metafunc.parametrize("defect", defects, ids=names)
