"""Defects of the types of events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

OATH = {"label": "Lee Jae-myung takes the oath of office as President of South Korea"}
TO_VISIT = {"label": "Kim Jong Un might visit Russia"}


DEFECTS: "list[Defect]" = [
    (
        "signing-has-two-signatories",
        "event_type",
        {"label": "North Korea and the Soviet Union conclude the treaty of 1961"},
        ("event_actors", {"event_id": "E0079", "actor_id": "A0007"}, None),
    ),
    (
        "type-has-its-role",
        "event_type",
        TO_VISIT,
        (
            "event_actors",
            {"quote": "किम जोंग-उन की संभावित रूस यात्रा", "role": "visitor"},
            {"role": "affected"},
        ),
    ),
    ("class-is-one-of-its-type", "class", OATH, {"class": "state"}),
    (
        "speech-is-about-something",
        "class",
        {"event_id": "E0015"},
        ("event_actors", {"event_id": "E0015", "role": "topic"}, {"role": "affected"}),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
