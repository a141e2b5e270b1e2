"""Defects of what happens to treaties, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

INTERVENTION = {"label": "The Soviet Union was to intervene militarily if North Korea was attacked"}
RATIFIER = {
    "participation_id": "EA9999",
    "seed_id": "S002",
    "quote": "अमेरिका को डर है",
    "event_id": "E0080",
    "actor_id": "A0004",
    "role": "ratifier",
}


DEFECTS: "list[Defect]" = [
    (
        "treaty-is-signed-before-it-is-ratified",
        "date",
        INTERVENTION,
        {
            "event_type": "ratification",
            "date": "1961-06",
            "earliest": "1961-06-01",
            "latest": "1961-06-30",
        },
        ("event_actors", {"event_id": "E0080", "role": "initiator"}, {"role": "affected"}),
        ("event_actors", {}, RATIFIER),
    ),
    (
        "treaty-is-ratified-before-it-is-in-force",
        "date",
        {"label": "The treaty is to take effect once the instruments are exchanged"},
        {"date": "2024-10", "earliest": "2024-10-01", "latest": "2024-10-31"},
        ("event_links", {"event_id": "E0013"}, None),
        ("event_links", {"other_event_id": "E0013"}, None),
    ),
    (
        "what-binds-names-its-treaty",
        "treaty_id",
        {"label": "Russia and North Korea are to exchange the instruments of ratification"},
        {"treaty_id": ""},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
