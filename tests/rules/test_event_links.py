"""Defects of links between events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

ALARM = {"event_id": "E0054", "other_event_id": "E0001"}
TENSION = {"event_id": "E0086", "other_event_id": "E0084"}
TURNED_ROUND = {
    "link_id": "EL9999",
    "seed_id": "S002",
    "quote": "किम जोंग उन के मिसाइल परीक्षणों",
    "event_id": "E0084",
    "other_event_id": "E0086",
    "kind": "cause",
}


DEFECTS: "list[Defect]" = [
    ("link-joins-two-events", "other_event_id", ALARM, {"other_event_id": "E0054"}),
    (
        "link-is-made-once",
        "other_event_id",
        {"link_id": "EL9999"},
        ("event_links", {}, TURNED_ROUND),
    ),
    ("content-is-of-a-speech-or-meeting", "kind", TENSION, {"kind": "content"}),
    ("condition-is-of-a-conditional-event", "kind", TENSION, {"kind": "condition"}),
    ("link-is-shown-at-a-mention", "quote", ALARM, {"quote": "मजबूत सैन्य सहयोग"}),
    ("other-event-is-reported-in-the-seed", "other_event_id", TENSION, {"other_event_id": "E0062"}),
    ("what-comes-first-begins-first", "other_event_id", ALARM, {"other_event_id": "E0070"}),
    (
        "what-is-to-come-lies-ahead",
        "other_event_id",
        {"event_id": "E0102", "other_event_id": "E0103"},
        ("events", {"event_id": "E0103"}, {"date": "2025-05/..", "earliest": "2025-05-01"}),
    ),
    (
        "purpose-is-not-over",
        "other_event_id",
        {"event_id": "E0050", "kind": "purpose"},
        {"other_event_id": "E0001"},
    ),
    (
        "content-is-shown-with-its-saying",
        "quote",
        {"event_id": "E0065", "other_event_id": "E0067"},
        {"quote": "प्योंगयांग यूक्रेन के खिलाफ"},
    ),
    (
        "link-ends-with-its-clause",
        "quote",
        {"link_id": "EL0002"},
        {"quote": "रूसी संसद के निचले और ऊपरी सदनों ने पहले अनुसमर्थन के लिए विधेयक को मंजूरी दी"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("event_links", defect)
    assert findings == expected
