"""Defects of parts in figures, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

ACKNOWLEDGED = {"quote": "उत्तर कोरिया ने पहली बार सार्वजनिक रूप से यह स्वीकार किया था"}

WASHINGTON = {
    "attribution_id": "FA9999",
    "seed_id": "S003",
    "quote": "अमेरिकी विदेश मंत्री एंथनी ब्लिंकन ने पिछले सप्ताह कहा",
    "figure_id": "F0014",
    "actor_id": "A0004",
    "role": "reporter",
}

DEFECTS: "list[Defect]" = [
    (
        "part-is-shown-in-the-seed-of-the-figure",
        "seed_id",
        ACKNOWLEDGED,
        {"seed_id": "S000", "quote": "उत्तर कोरिया"},
    ),
    ("actor-is-named-in-the-passage", "actor_id", ACKNOWLEDGED, {"actor_id": "A0003"}),
    (
        "reporter-has-a-claimant",
        "role",
        {"figure_id": "F0019", "role": "reporter"},
        ("figure_actors", {"figure_id": "F0019", "role": "claimant"}, None),
    ),
    (
        "claim-is-cut-as-for-events",
        "quote",
        {"figure_id": "F0006", "role": "claimant"},
        {"quote": "यूक्रेनी खुफिया आकलन"},
    ),
    (
        "subject-is-shown-with-the-quantity",
        "quote",
        {"figure_id": "F0012", "role": "subject"},
        {"quote": "पुतिन की उत्तर कोरिया यात्रा"},
    ),
    (
        "claim-is-shown-with-the-quantity",
        "quote",
        {"figure_id": "F0014", "role": "claimant"},
        {"quote": "ब्लिंकन की यह टिप्पणी गुरुवार को"},
    ),
    (
        "reporter-is-an-agency",
        "role",
        {"attribution_id": "FA9999"},
        ("figure_actors", {}, WASHINGTON),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("figure_actors", defect)
    assert findings == expected
