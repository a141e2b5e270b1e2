"""Defects of discrepancies, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

HUMANITARIAN = {"label": "Humanitarian aid, or humanitarian cooperation? (S002)"}


DEFECTS: "list[Defect]" = [
    (
        "discrepancy-has-two-members",
        "kind",
        HUMANITARIAN,
        ("discrepancy_members", {"record_id": "PR0013"}, None),
    ),
    ("value-in-question-is-a-figures", "kind", HUMANITARIAN, {"kind": "value"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("discrepancies", defect)
    assert found == expected
