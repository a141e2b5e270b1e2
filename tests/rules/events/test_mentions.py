"""Defects of events as their seeds report them, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    (
        "event-is-mentioned",
        "event_id",
        {"label": "Kim Jong Un carries out missile tests"},
        ("event_mentions", {"quote": "किम जोंग उन के मिसाइल परीक्षणों"}, None),
    ),
    (
        "event-has-a-participant",
        "event_id",
        {"label": "The United States, South Korea and Japan hold joint military exercises"},
        ("event_actors", {"quote": "अमेरिका, दक्षिण कोरिया और जापान के संयुक्त सैन्य अभ्यासों"}, None),
    ),
    (
        "anchor-holds-a-mention",
        "quote",
        {"label": "There is tension on the Korean Peninsula"},
        {"quote": "तनाव बना हुआ है"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
