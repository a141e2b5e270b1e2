"""Defects of actors, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

SOMEONE_ELSE = {
    "actor_id": "A9999",
    "seed_id": "S004",
    "quote": "संभावित मुद्दों",
    "name": "Possible topics",
    "name_hi": "संभावित मुद्दे",
    "form_hi": "संभावित मुद्दे",
    "kind": "group",
    "description": "No seed lists them.",
}

TITLE = {"seed_id": "S000", "quote": "पर्यवेक्षकों"}  # of a group
OBSERVER = {**SOMEONE_ELSE, **TITLE, "form_hi": TITLE["quote"], "kind": "body"}
MENTION = {"mention_id": "AM9999", "actor_id": "A9999", "form": "title"}

DEFECTS: "list[Defect]" = [
    ("actor-is-mentioned", "actor_id", {"actor_id": "A9999"}, ("actors", {}, SOMEONE_ELSE)),
    ("anchor-holds-a-mention", "quote", {"name": "Japan"}, {"quote": "संयुक्त सैन्य अभ्यासों"}),
    ("hindi-name-is-that-of-a-mention", "form_hi", {"name": "Japan"}, {"form_hi": "जापान देश"}),
    (
        "form-is-of-one-actor-or-of-groups",
        "form_hi",
        {"actor_id": "A9999"},
        ("actors", {}, OBSERVER),
        ("actor_mentions", {}, {**MENTION, **TITLE}),
    ),
    ("part-of-has-no-cycle", "part_of", {"name": "TASS"}, {"part_of": "A0022"}),
    ("nothing-is-part-of-a-person", "part_of", {"name": "TASS"}, {"part_of": "A0008"}),
    ("part-has-the-country-of-its-whole", "country", {"name": "State Duma"}, {"country": "PRK"}),
    ("country-code-is-assigned", "country", {"name": "Yonhap"}, {"country": "ROK"}),
    (
        "group-has-members-or-says-why-not",
        "description",
        {"name": "Observers"},
        {"description": "Unnamed observers."},
    ),
    ("state-has-its-codes", "actor_id", {"name": "Japan"}, ("states", {"iso3": "JPN"}, None)),
    (
        "description-is-cited",
        "description",
        {"name": "Yonhap"},
        {"description": "News agency of South Korea, as is known from elsewhere."},
    ),
    ("actor-ends-in-no-postposition", "quote", {"name": "Observers"}, {"quote": "पर्यवेक्षकों का"}),
    ("agency-reports", "kind", {"name": "Supreme People's Assembly"}, {"kind": "agency"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("actors", defect)
    assert findings == expected
