"""Keys whose numbers are larger than any integer of NumPy are judged as others are."""

from typing import TYPE_CHECKING

import pytest
from pandas import DataFrame

from sandhi.check.context import Context
from sandhi.check.registry import rules_of
from sandhi.check.rule import Rule
from sandhi.check.rules.keys import keys_run_without_a_gap
from sandhi.check.rules.rows import rows_are_in_key_order
from sandhi.package import Package, Trust
from tests.harness.frozen import ROOT

if TYPE_CHECKING:
    from tests.conftest import Copy

LARGE = 2**63
KEY = "score_id"


def verdict(rule: Rule, context: Context) -> list[bool]:
    """Whether each row keeps a rule of the key."""
    assert rule.judge
    verdicts = rule.judge(context)
    assert isinstance(verdicts, DataFrame)
    whether: list[bool] = verdicts[KEY].tolist()
    return whether


def judged(numbers: list[int | str]) -> tuple[list[bool], list[bool], list[str]]:
    """Of rows with these numbers: whether each is in order, runs on, and what is said of gaps."""
    package = Package.as_it_stands(ROOT / "tests" / "packages" / "cricket", Trust.GIVEN)
    header, row, *_ = (package.root / package.file("scores")).read_text("utf-8").splitlines()
    rest = row.partition(",")[2]
    lines = [header, *(f"R{number},{rest}" for number in numbers)]
    context = Context(package.with_files({"scores": "\n".join([*lines, ""]).encode()}), "scores")
    order, gaps = verdict(rows_are_in_key_order, context), verdict(keys_run_without_a_gap, context)
    explain, rows = keys_run_without_a_gap.explain, context.rows
    assert explain
    lacking = rows[[not runs_on for runs_on in gaps]]
    return order, gaps, [explain(context, row, KEY) for _, row in lacking.iterrows()]


@pytest.mark.parametrize("first", [LARGE - 2, 2**64 - 2, 2**70])
def test_large_numbers_run_on_and_are_in_order(first: int) -> None:
    after = f"R{first + 2} is not there"
    order, gaps, evidence = judged([1, first, first + 1, first + 3])
    assert order == [True] * 4
    assert gaps == [True, False, True, False]
    assert evidence == ["R2 is not there", after]
    assert judged([1, first + 1, first, first + 2])[0] == [True, True, False, True]
    assert judged([first + 3, first + 2])[0] == [True, False]


def test_digits_of_which_python_makes_no_number_are_in_order_all_the_same() -> None:
    assert judged([1, "2" * 5000, "1" * 5000]) == ([True, True, False], [True] * 3, [])


def test_keys_that_are_those_of_another_table_may_have_gaps(original: "Copy") -> None:
    rules = rules_of(original.package)
    asked = {
        table for table, of in rules.items() if keys_run_without_a_gap.id in {r.id for r in of}
    }
    assert "actors" in asked
    assert "states" not in asked  # of actors, these alone have codes
