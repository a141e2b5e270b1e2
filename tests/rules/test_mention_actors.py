"""Defects of the actors on whose word a passage rests, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

YONHAP = {"mention_id": "EM0143", "role": "reporter"}

DEFECTS: "list[Defect]" = [
    ("source-is-named-in-the-passage", "actor_id", YONHAP, {"actor_id": "A0016"}),
    ("source-is-in-the-seed-of-the-mention", "mention_id", YONHAP, {"mention_id": "EM0001"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("mention_actors", defect)
    assert found == expected
