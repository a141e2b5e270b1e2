"""Defects of passages that report events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    (
        "attribution-is-to-an-actor-of-the-seed",
        "attributed_to",
        {"quote": "दोनों पक्ष अनुसमर्थन पर दस्तावेजों का आदान-प्रदान करेंगे"},
        {"attributed_to": "A0010"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("event_mentions", defect)
    assert found == expected
