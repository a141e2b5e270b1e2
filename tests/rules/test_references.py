"""Defects of sources outside the seeds, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    (
        "reference-is-used",
        "reference_id",
        {"reference_id": "RF0006"},
        ("reference_uses", {"reference_id": "RF0006"}, None),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("references", defect)
    assert findings == expected
