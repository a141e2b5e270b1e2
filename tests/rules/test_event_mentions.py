"""Defects of passages that report events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    (
        "named-attribution-names-a-claimant",
        "attribution",
        {"quote": "दोनों पक्ष अनुसमर्थन पर दस्तावेजों का आदान-प्रदान करेंगे"},
        {"attribution": "own_word"},
    ),
    (
        "named-attribution-names-a-claimant",
        "attribution",
        {"quote": "रूस ने पिछले सप्ताह संधि का अनुसमर्थन पूरा कर लिया था"},
        {"attribution": "named"},
    ),
    (
        "unnamed-source-is-no-speaker",
        "attribution",
        {"mention_id": "EM0103"},
        {"attribution": "unnamed"},
        ("mention_actors", {"mention_id": "EM0103"}, None),
    ),
    (
        "saying-runs-from-its-speaker",
        "quote",
        {"mention_id": "EM0107"},
        {"quote": "वे मजबूत सैन्य सहयोग की वकालत करना जारी रखते हैं"},
    ),
    (
        "mention-ends-with-its-clause",
        "quote",
        {"mention_id": "EM0059"},
        {"quote": "यूक्रेनी बलों के साथ लड़ाई हो रही"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("event_mentions", defect)
    assert findings == expected
