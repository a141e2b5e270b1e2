"""Defects of what is said, by whom and of what, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

SAYING = {"event_id": "E0024"}  # of three governments, that soldiers were sent


DEFECTS: "list[Defect]" = [
    (
        "report-is-what-media-say",
        "event_type",
        {"label": "KCNA says when the treaty will take effect"},
        {"event_type": "statement"},
    ),
    (
        "what-is-possible-is-not-stated",
        "event_type",
        {"label": "South Korea's Unification Ministry names possible topics of the talks"},
        {"event_type": "statement"},
    ),
    (
        "assessment-asserts-nothing",
        "event_type",
        {"label": "South Korean and Ukrainian intelligence report North Korean soldiers in Russia"},
        {"event_type": "assessment"},
    ),
    (
        "forces-told-of-are-a-topic",
        "event_id",
        SAYING,
        ("event_actors", SAYING | {"actor_id": "A0033"}, None),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
