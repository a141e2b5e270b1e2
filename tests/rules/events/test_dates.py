"""Defects of the dates of events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

MERIT = {"event_id": "E0014"}  # how great a defence deal the treaty is held to be
OATH = {"label": "Lee Jae-myung takes the oath of office as President of South Korea"}
SUPPORTED = {"label": "The West supports Ukraine"}
TO_VISIT = {"label": "Kim Jong Un might visit Russia"}
TOLD_OF_FIGHTING = {"event_id": "E0047"}  # by Ukrainian officials


DEFECTS: "list[Defect]" = [
    ("date-is-edtf", "date", MERIT, {"date": "autumn 2024"}),
    ("bounds-are-those-of-the-date", "earliest", MERIT, {"earliest": ""}),
    ("bounds-are-those-of-the-date", "latest", MERIT, {"latest": "2024-11-12"}),
    ("date-has-its-basis", "date_basis", MERIT, {"date_basis": ""}),
    (
        "date-is-that-of-its-expression",
        "date",
        TOLD_OF_FIGHTING,
        {"date": "2024-11-05", "earliest": "2024-11-05", "latest": "2024-11-05"},
    ),
    (
        "expression-gives-a-date",
        "date_id",
        {"label": "KCNA releases Kim's statement"},
        {"date": "", "earliest": "", "latest": "", "date_basis": ""},
    ),
    ("expression-is-in-a-seed-of-the-event", "date_id", OATH, {"date_id": "D0006"}),
    ("event-lies-in-its-expression", "date_id", TO_VISIT, {"date_id": "D0040"}),
    (
        "told-event-ends-by-its-last-report",
        "latest",
        MERIT,
        {"date": "2024-06-20/2024-11-20", "latest": "2024-11-20"},
    ),
    (
        "condition-lasts-until-it-is-reported",
        "latest",
        SUPPORTED,
        {"date": "../2024-11-13", "latest": "2024-11-13"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("events", defect)
    assert found == expected
