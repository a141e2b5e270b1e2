"""Defects of measures, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    ("unit-suits-the-kind", "unit", {"measure": "troops_dead"}, {"kind": "duration"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("measures", defect)
    assert findings == expected
