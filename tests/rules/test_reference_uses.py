"""Defects of what is taken from outside the seeds, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    (
        "record-is-a-row",
        "record_id",
        {"record_id": "D0028", "reference_id": "RF0005"},
        {"record_id": "D9999"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("reference_uses", defect)
    assert findings == expected
