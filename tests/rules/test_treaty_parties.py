"""Defects of the parties to treaties, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

SOVIET_UNION = {"treaty_id": "T0002", "actor_id": "A0007"}
RUSSIA_IN_2000 = {"treaty_id": "T0003", "actor_id": "A0002"}


DEFECTS: "list[Defect]" = [
    ("party-is-a-state", "actor_id", RUSSIA_IN_2000, {"actor_id": "A0027"}),
    (
        "party-is-named-or-cited",
        "quote",
        RUSSIA_IN_2000,
        ("reference_uses", {"record_id": "TP0006"}, None),
    ),
    ("ratification-is-edtf", "ratified", RUSSIA_IN_2000, {"ratified": "in 2000"}),
    (
        "ratification-is-cited",
        "ratified",
        SOVIET_UNION,
        {"ratified": "1961-08"},
        ("reference_uses", {"record_id": "TP0004"}, None),
    ),
    ("party-ratifies-after-signing", "ratified", SOVIET_UNION, {"ratified": "1961-06"}),
    (
        "ratification-is-that-of-the-event",
        "ratified",
        {"ratified": "2024-11-11"},
        {"ratified": "2024-11-12"},
    ),
    (
        "ratification-stands-in-a-reference",
        "ratified",
        {"party_id": "TP0001"},
        ("reference_uses", {"record_id": "TP0001"}, {"states": "Putin gave the final approval."}),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("treaty_parties", defect)
    assert findings == expected
