"""Defects of treaties, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    ("signing-date-is-edtf", "signed", {"signed": "2000-02-09"}, {"signed": "the year 2000"}),
    ("signing-date-is-that-of-the-event", "signed", {"signed": "1961-07-06"}, {"signed": "1962"}),
    (
        "hindi-name-is-in-the-quote",
        "name_hi",
        {"signed": "2000-02-09"},
        {"name_hi": "कमजोर सुरक्षा प्रतिबद्धता"},
    ),
    (
        "treaty-is-the-subject-of-an-event",
        "treaty_id",
        {"signed": "2000-02-09"},
        ("events", {"treaty_id": "T0003"}, {"treaty_id": ""}),
    ),
    ("defense-pledge-has-its-provision", "defense", {"signed": "2000-02-09"}, {"defense": "yes"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("treaties", defect)
    assert found == expected
