"""Defects of discrepancies, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

HUMANITARIAN = {"label": "Humanitarian aid, or humanitarian cooperation? (S002)"}


THE_DEAD = {
    "member_id": "XM9999",
    "seed_id": "S004",
    "quote": "करीब 600",
    "discrepancy_id": "X0004",
    "record_id": "F0008",
}

DEFECTS: "list[Defect]" = [
    (
        "discrepancy-has-two-members",
        "kind",
        HUMANITARIAN,
        ("discrepancy_members", {"record_id": "PR0013"}, None),
    ),
    ("value-in-question-is-a-figures", "kind", HUMANITARIAN, {"kind": "value"}),
    (
        "what-is-corrected-has-its-correction",
        "resolution",
        {"label": "12,000 or about 15,000 soldiers sent"},
        {"resolution": "corrected"},
    ),
    (
        "disagreement-is-told-once",
        "discrepancy_id",
        {"label": "Two spellings of Shoigu"},
        ("discrepancy_members", {"discrepancy_id": "X0007", "record_id": "AM0241"}, None),
        ("discrepancy_members", {"discrepancy_id": "X0007", "record_id": "AM0263"}, None),
    ),
    (
        "value-in-question-is-of-one-measure",
        "kind",
        {"label": "12,000 or about 15,000 soldiers sent"},
        ("discrepancy_members", {}, THE_DEAD),
    ),
    (
        "what-is-open-is-not-decided",
        "resolution",
        {"label": "Two spellings of Shoigu"},
        {"resolution": "open"},
    ),
    (
        "assessment-is-cited",
        "assessment",
        {"label": "Two spellings of Shoigu"},
        {"assessment": "Outside the seeds, the same man."},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("discrepancies", defect)
    assert findings == expected
