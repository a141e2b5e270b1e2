"""Defects of sentences, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    (
        "key-begins-with-the-seed",
        "sentence_id",
        {"sentence_id": "S004-26"},
        {"sentence_id": "S005-01"},
    ),
    ("translation-is-in-english", "translation", {"translation": "TASS"}, {"translation": "टैस"}),
    (
        "translation-keeps-the-numerals",
        "translation",
        {"sentence_id": "S004-22"},
        {"translation": "Just before the first anniversary of the treaty of 19 June 2024."},
    ),
    (
        "note-is-cited",
        "note",
        {"sentence_id": "S000-01"},
        {"note": "The wording is known from elsewhere."},
    ),
    ("credit-stands-at-an-end", "kind", {"quote": "टैस"}, {"kind": "credit"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("sentences", defect)
    assert findings == expected
