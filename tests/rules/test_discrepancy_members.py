"""Defects of rows that take part in discrepancies, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

HUMANITARIAN = {"quote": "सुरक्षा, व्यापार, निवेश, संस्कृति और मानवीय सहायता को शामिल करते हुए"}


A_REPORT = {
    "member_id": "XM9999",
    "seed_id": "S000",
    "quote": "उत्तर के राज्य मीडिया ने मंगलवार को रिपोर्ट दी",
    "discrepancy_id": "X0004",
    "record_id": "EM0003",
}

DEFECTS: "list[Defect]" = [
    ("record-is-a-row", "record_id", HUMANITARIAN, {"record_id": "EM9999"}),
    ("anchor-is-that-of-the-record", "quote", HUMANITARIAN, {"record_id": "EM0001"}),
    (
        "member-bears-on-the-number",
        "record_id",
        {"member_id": "XM9999"},
        ("discrepancy_members", {}, A_REPORT),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("discrepancy_members", defect)
    assert findings == expected
