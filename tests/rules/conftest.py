"""Each module of tests here plants its ``DEFECTS`` in the tables of the frozen package."""

import pickle
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.conftest import made_once
from tests.rules.planting import Bed, Outcome, in_words
from tests.rules.planting import Defect as Defect

Planted: TypeAlias = Callable[[str, Defect], Outcome]
HERE = Path(__file__).parent
OUTCOMES = "outcomes.pickle"


@pytest.fixture(scope="session")
def planted(request: pytest.FixtureRequest, shared: Path) -> Planted:
    """Plant a defect that a rule of a table must find: what it must find, and what is found.

    Those of a table are judged by the first process that asks, whichever modules they stand in.
    """
    modules: dict[Path, Any] = {
        item.path: item.module
        for item in request.session.items
        if isinstance(item, pytest.Function) and "defect" in item.fixturenames
    }

    @cache
    def judged(table: str) -> tuple[list[Defect], list[Outcome]]:
        of_table = [path for path in sorted(modules) if _table(path) == table]
        defects = [defect for path in of_table for defect in modules[path].DEFECTS]
        with made_once(shared / f"defects-{table}") as folder:
            if folder is not None:
                bed = Bed(table, defects)
                outcomes = pickle.dumps([bed.outcome(defect) for defect in defects])
                (folder / OUTCOMES).write_bytes(outcomes)
        return defects, pickle.loads((shared / f"defects-{table}" / OUTCOMES).read_bytes())

    def plant(table: str, defect: Defect) -> Outcome:
        defects, outcomes = judged(table)
        return next(
            outcome for one, outcome in zip(defects, outcomes, strict=True) if one is defect
        )

    return plant


def _table(path: Path) -> str:
    """The table of a module: a large one has a folder of them."""
    return path.stem.removeprefix("test_") if path.parent == HERE else path.parent.name


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
