"""Defects of rows that take part in discrepancies, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

HUMANITARIAN = {"quote": "सुरक्षा, व्यापार, निवेश, संस्कृति और मानवीय सहायता को शामिल करते हुए"}


DEFECTS: "list[Defect]" = [
    ("record-is-a-row", "record_id", HUMANITARIAN, {"record_id": "EM9999"}),
    ("anchor-is-that-of-the-record", "quote", HUMANITARIAN, {"record_id": "EM0001"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("discrepancy_members", defect)
    assert found == expected
