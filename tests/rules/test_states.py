"""Defects of the codes of states, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

JAPAN = {"actor_id": "A0006"}


DEFECTS: "list[Defect]" = [
    ("only-states-have-codes", "actor_id", JAPAN, ("actors", JAPAN, {"kind": "body"})),
    ("code-is-that-of-the-country", "iso3", JAPAN, {"iso3": "NPL"}),
    ("state-ends-after-it-begins", "valid_to", {"iso3": "SUN"}, {"valid_to": "1921-01-01"}),
    (
        "number-and-day-lead-to-one-state",
        "gwno",
        {"gwno": "365"},
        ("states", {"iso3": "RUS"}, {"valid_from": "1991-12-25"}),
    ),
    ("codes-are-cited", "gwno", JAPAN, ("reference_uses", {"record_id": "A0006"}, None)),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("states", defect)
    assert findings == expected
