"""Defects of expressions that are not coded, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

ARTICLE = {"quote": "51"}
ROMAN = {"quote": "III"}  # no number word: nothing is open without it


WITHIN_ANOTHER = {
    "exclusion_id": "N9999",
    "seed_id": "S003",
    "quote": "किसी",
    "kind": "name",
    "reason": "indefinite",
}

DEFECTS: "list[Defect]" = [
    ("reason-suits-the-kind", "reason", ARTICLE, {"reason": "sequence"}),
    ("what-is-outside-the-article-is-left-out", "reason", {"quote": "France"}, {"reason": "place"}),
    ("what-is-outside-the-article-is-left-out", "reason", ARTICLE, {"reason": "outside"}),
    ("what-is-left-out-is-not-coded", "quote", ROMAN, {"quote": "8,000"}),
    (
        "what-is-left-out-is-not-coded",
        "quote",
        ROMAN,
        {"quote": "15 अक्टूबर", "kind": "date", "reason": "fixed"},
    ),
    (
        "what-is-left-out-is-not-coded",
        "quote",
        ROMAN,
        {"quote": "टैस", "kind": "name", "reason": "fixed"},
    ),
    (
        "exclusion-lies-in-no-other",
        "quote",
        {"exclusion_id": "N9999"},
        ("exclusions", {}, WITHIN_ANOTHER),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("exclusions", defect)
    assert findings == expected
