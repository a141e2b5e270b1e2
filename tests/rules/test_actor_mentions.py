"""Defects of mentions of actors, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    ("name-is-a-form-of-the-actors-name", "quote", {"quote": "उनका देश"}, {"form": "name"}),
    (
        "form-means-one-actor",
        "actor_id",
        {"seed_id": "S004", "quote": "यूक्रेन", "start": "2699"},
        {"actor_id": "A0035"},
        ("sentences", {"sentence_id": "S004-24"}, {"translation": "It sent its soldiers."}),
    ),
    (
        "form-is-of-one-kind",
        "form",
        {"seed_id": "S002", "quote": "पुतिन", "start": "82"},
        {"form": "title"},
    ),
    ("only-states-have-adjectives", "form", {"quote": "योनहाप"}, {"form": "metonym"}),
    ("only-states-have-adjectives", "form", {"quote": "टैस"}, {"form": "adjective"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("actor_mentions", defect)
    assert findings == expected
