"""Defects of how a coding differs from the data, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    ("record-is-at-the-passage", "record_id", {"difference_id": "CD0119"}, {"record_id": "EM0001"}),
    ("settled-value-is-in-the-data", "settled", {"difference_id": "CD0132"}, {"settled": "ours"}),
    ("row-that-stands-is-ours", "settled", {"difference_id": "CD0001"}, {"settled": "theirs"}),
    ("what-differs-is-a-value-or-a-row", "ours", {"difference_id": "CD0001"}, {"ours": "act"}),
    (
        "passage-ends-with-its-clause",
        "quote",
        {"difference_id": "CD0031"},
        {"quote": "उत्तर कोरिया जल्द ही औपचारिक रूप से रूस-यूक्रेन युद्ध में प्रवेश कर सकता"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("coding_differences", defect)
    assert findings == expected
