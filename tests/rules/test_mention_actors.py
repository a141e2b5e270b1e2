"""Defects of the actors on whose word a passage rests, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

YONHAP = {"mention_id": "EM0143", "role": "reporter"}

CLAIMANT_AGAIN = {
    "source_id": "MA9999",
    "seed_id": "S000",
    "quote": "सरकारी कोरियन सेंट्रल न्यूज एजेंसी ने कहा",
    "mention_id": "EM0011",
    "actor_id": "A0019",
    "role": "reporter",
}

DEFECTS: "list[Defect]" = [
    ("source-is-named-in-the-passage", "actor_id", YONHAP, {"actor_id": "A0022"}),
    ("source-is-in-the-seed-of-the-mention", "mention_id", YONHAP, {"mention_id": "EM0001"}),
    (
        "claimant-is-no-reporter",
        "role",
        {"source_id": "MA9999"},
        ("mention_actors", {}, CLAIMANT_AGAIN),
    ),
    (
        "claimant-is-a-speaker",
        "actor_id",
        {"mention_id": "EM0035", "actor_id": "A0003"},
        ("event_actors", {"event_id": "E0048", "actor_id": "A0003"}, {"role": "topic"}),
    ),
    (
        "source-is-said-to-say-it",
        "quote",
        {"source_id": "MA0065"},
        {"quote": "पुतिन और किम"},
    ),
    ("reporter-is-an-agency", "role", {"source_id": "MA0003"}, {"role": "reporter"}),
    (
        "source-is-in-the-sentence-of-the-mention",
        "mention_id",
        {"source_id": "MA0007"},
        {"quote": "सरकारी कोरियन सेंट्रल न्यूज एजेंसी ने कहा"},
    ),
    (
        "attribution-ends-with-its-clause",
        "quote",
        {"source_id": "MA0009"},
        {"quote": "कुछ पर्यवेक्षकों का अनुमान"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("mention_actors", defect)
    assert findings == expected
