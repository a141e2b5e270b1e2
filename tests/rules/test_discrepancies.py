"""Defects of discrepancies, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFENSIVE = {"label": "Defensive, or directed against the West?"}


DEFECTS: "list[Defect]" = [
    (
        "discrepancy-has-two-members",
        "kind",
        DEFENSIVE,
        ("discrepancy_members", {"quote": "पश्चिमी पहलों के सीधे विरोध"}, None),
    ),
    ("value-in-question-is-a-figures", "kind", DEFENSIVE, {"kind": "value"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("discrepancies", defect)
    assert found == expected
