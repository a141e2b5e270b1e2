"""Defects of parts in events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

OATH = {"quote": "दक्षिण कोरिया के राष्ट्रपति ली जे-म्यांग ने शपथ ग्रहण किया था"}
SOMEONE_ELSE = {
    "participation_id": "EA9999",
    "seed_id": "S001",
    "quote": "व्लादिमीर पुतिन",
    "event_id": "E0063",
    "actor_id": "A0008",
    "role": "affected",
}
ONE_WHO_SIGNS_A_DECREE = {
    "participation_id": "EA9999",
    "seed_id": "S001",
    "quote": "किम जोंग उन द्वारा एक डिक्री",
    "event_id": "E0009",
    "actor_id": "A0009",
    "role": "ratifier",
}


DEFECTS: "list[Defect]" = [
    ("participant-is-named-in-the-passage", "actor_id", OATH, {"actor_id": "A0016"}),
    (
        "part-is-shown-in-a-seed-of-the-event",
        "event_id",
        {"participation_id": "EA9999"},
        ("event_actors", {}, SOMEONE_ELSE),
    ),
    ("role-fits-the-type-of-event", "role", OATH, {"role": "signatory"}),
    (
        "role-fits-the-type-of-event",
        "role",
        {"participation_id": "EA9999"},
        ("event_actors", {}, ONE_WHO_SIGNS_A_DECREE),
    ),
    (
        "role-fits-the-type-of-event",
        "role",
        OATH,
        {"role": "speaker"},
    ),
    (
        "state-signs-with-its-signatory",
        "actor_id",
        {"event_id": "E0001", "actor_id": "A0008"},
        ("event_actors", {"event_id": "E0001", "actor_id": "A0002"}, None),
    ),
    (
        "reporter-has-a-report",
        "actor_id",
        {"event_id": "E0094", "role": "reporter"},
        ("event_links", {"event_id": "E0096", "other_event_id": "E0094"}, None),
    ),
    ("role-fits-the-type-of-event", "role", OATH, {"role": "topic"}),
    (
        "doer-has-the-role-of-the-type",
        "role",
        {"event_id": "E0040", "role": "topic"},
        {"role": "initiator"},
    ),
    (
        "participant-is-not-alone",
        "role",
        {"event_id": "E0095", "role": "initiator"},
        {"role": "participant"},
    ),
    (
        "part-is-shown-where-the-event-is-told",
        "event_id",
        {"participation_id": "EA0003"},
        {"quote": "उत्तर कोरिया अब तक"},
    ),
    (
        "part-ends-with-its-clause",
        "quote",
        {"participation_id": "EA0090"},
        {"quote": "यूक्रेनी बलों के साथ लड़ाई हो रही"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("event_actors", defect)
    assert findings == expected
