"""Defects of the dates of events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

MERIT = {"event_id": "E0014"}  # how great a defence deal the treaty is held to be
SUPPORTED = {"label": "The West supports Ukraine"}


DEFECTS: "list[Defect]" = [
    ("date-is-edtf", "date", MERIT, {"date": "autumn 2024"}),
    ("bounds-are-those-of-the-date", "earliest", MERIT, {"earliest": ""}),
    ("bounds-are-those-of-the-date", "latest", MERIT, {"latest": "2024-11-12"}),
    ("date-has-its-basis", "date_basis", MERIT, {"date_basis": ""}),
    (
        "told-event-ends-by-its-last-report",
        "latest",
        MERIT,
        {"date": "2024-06-19/2024-11-20", "latest": "2024-11-20"},
    ),
    (
        "condition-lasts-until-it-is-reported",
        "latest",
        SUPPORTED,
        {"date": "../2024-11-13", "latest": "2024-11-13"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
