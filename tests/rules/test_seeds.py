"""Defects of what is said of the seeds, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    (
        "publication-ends-after-it-begins",
        "published_latest",
        {"seed_id": "S002"},
        {"published_earliest": "2024-06-22"},
    ),
    (
        "headline-is-in-a-headline-sentence",
        "headline",
        {"seed_id": "S001"},
        {"headline": "राज्य मीडिया"},
    ),
    ("credit-is-in-a-credit-sentence", "credit", {"credit": "एएनआई"}, {"credit": "टैस"}),
    (
        "publication-is-known-to-a-few-days",
        "published_latest",
        {"seed_id": "S002"},
        {"published_earliest": "2024-06-18"},
    ),
    (
        "dating-is-cited",
        "dating",
        {"seed_id": "S000"},
        {"dating": "The day is known from elsewhere."},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("seeds", defect)
    assert findings == expected
