"""Defects of events that come before what they presuppose, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

INTERVENTION = {"label": "The Soviet Union was to intervene militarily if North Korea was attacked"}
ALLIES = {"event_id": "E0068"}  # in the Cold War
SHELLING = {"event_id": "E0046"}  # of North Korean soldiers in the Kursk region


DEFECTS: "list[Defect]" = [
    (
        "duty-begins-with-its-treaty",
        "earliest",
        INTERVENTION,
        {"date": "1961-07-06/1991-12-25", "earliest": "1961-07-06"},
    ),
    (
        "forces-fight-where-they-are",
        "earliest",
        SHELLING,
        {"date": "2024-10-08/2024-11-10", "earliest": "2024-10-08"},
    ),
    (
        "states-exist-while-they-take-part",
        "date",
        ALLIES,
        {"date": "1947/1991-12-25", "earliest": "1947-01-01"},
    ),
    (
        "states-exist-while-they-take-part",
        "date",
        INTERVENTION,
        {"date": "1961-09/1991", "latest": "1991-12-31"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
