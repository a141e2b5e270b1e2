"""Defects of the words by which seeds date events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

OATH = {"label": "Lee Jae-myung takes the oath of office as President of South Korea"}
TO_VISIT = {"label": "Kim Jong Un might visit Russia"}
TOLD_OF_FIGHTING = {"event_id": "E0047"}  # by Ukrainian officials


DEFECTS: "list[Defect]" = [
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
        "day-in-a-seed-is-pointed-to",
        "date_id",
        {"label": "Putin stresses that the agreement is defensive"},
        {"date_id": ""},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
