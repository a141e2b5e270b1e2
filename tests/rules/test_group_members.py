"""Defects of who belongs to a group, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

NORTH_KOREA = {"member_id": "A0001"}


DEFECTS: "list[Defect]" = [
    ("only-a-group-has-members", "group_id", NORTH_KOREA, {"group_id": "A0032"}),
    (
        "member-is-no-group",
        "member_id",
        NORTH_KOREA,
        {"member_id": "A0041", "quote": "USA और उसके सहयोगियों"},
    ),
    ("member-is-named-in-the-passage", "member_id", NORTH_KOREA, {"member_id": "A0004"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("group_members", defect)
    assert findings == expected
