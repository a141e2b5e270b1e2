"""Defects of what is known of events from elsewhere, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

MERIT = {"event_id": "E0014"}  # how great a defence deal the treaty is held to be
EXCHANGE = {"label": "Russia and North Korea are to exchange the instruments of ratification"}


DEFECTS: "list[Defect]" = [
    (
        "known-day-is-cited",
        "date_basis",
        EXCHANGE,
        ("reference_uses", {"record_id": "E0012"}, None),
    ),
    (
        "known-day-stands-in-a-reference",
        "date",
        EXCHANGE,
        ("reference_uses", {"record_id": "E0012"}, {"states": "They were exchanged in Moscow."}),
    ),
    ("known-day-is-told", "summary", EXCHANGE, {"summary": "The exchange is still to come."}),
    ("summary-is-cited", "summary", MERIT, {"summary": "Who says so is known from elsewhere."}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
