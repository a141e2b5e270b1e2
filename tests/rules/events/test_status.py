"""Defects of how real events are, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

MERIT = {"event_id": "E0014"}  # how great a defence deal the treaty is held to be
OATH = {"label": "Lee Jae-myung takes the oath of office as President of South Korea"}
TO_VISIT = {"label": "Kim Jong Un might visit Russia"}
MORE_SOLDIERS = {"label": "North Korea is to send more soldiers to Russia"}
TO_THE_FRONT = {"label": "North Korean soldiers are said to have been sent to front-line areas"}


DEFECTS: "list[Defect]" = [
    (
        "status-is-borne-out-by-a-mention",
        "status",
        MORE_SOLDIERS,
        {
            "status": "occurred",
            "label": "North Korea sends more soldiers to Russia",
            "date": "2025-06-04/2025-06-06",
            "latest": "2025-06-06",
        },
    ),
    (
        "status-is-borne-out-by-a-mention",
        "status",
        TO_THE_FRONT,
        {"status": "occurred", "label": "North Korean soldiers are sent to front-line areas"},
    ),
    (
        "alleged-event-is-attributed",
        "status",
        TO_THE_FRONT,
        (
            "event_mentions",
            {"quote": 'जिनमें से "काफी" संख्या को अग्रिम पंक्ति के क्षेत्रों में भेजा गया है'},
            {"attribution": "own_word"},
        ),
        ("mention_actors", {"mention_id": "EM0145"}, None),
    ),
    (
        "event-occurred-before-publication",
        "earliest",
        MERIT,
        {"date": "2024-07-01/2024-11-13", "earliest": "2024-07-01"},
    ),
    (
        "event-to-come-is-not-told-as-more",
        "status",
        {"label": "North Korea is to support Russia in its war against Ukraine"},
        ("event_mentions", {"quote": "मास्को का समर्थन करने"}, {"modality": "asserted"}),
    ),
    (
        "label-has-the-mood-of-its-status",
        "label",
        TO_VISIT,
        {"label": "Kim Jong Un visits Russia"},
    ),
    (
        "label-has-the-mood-of-its-status",
        "label",
        OATH,
        {"label": "Lee Jae-myung is said to take the oath of office"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
