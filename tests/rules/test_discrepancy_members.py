"""Defects of rows that take part in discrepancies, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

OPPOSITION = {"quote": "पश्चिमी पहलों के सीधे विरोध"}


DEFECTS: "list[Defect]" = [
    ("record-is-a-row", "record_id", OPPOSITION, {"record_id": "EM9999"}),
    ("anchor-is-that-of-the-record", "quote", OPPOSITION, {"record_id": "EM0001"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("discrepancy_members", defect)
    assert found == expected
