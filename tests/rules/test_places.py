"""Defects of places, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

DEFECTS: "list[Defect]" = [
    ("hindi-name-is-in-the-quote", "form_hi", {"name": "Kyiv"}, {"form_hi": "पुतिन"}),
    ("name-is-no-actors", "name", {"name": "Russia (territory)"}, {"name": "Russia"}),
    (
        "wikidata-item-is-no-actors",
        "wikidata",
        {"name": "Russia (territory)"},
        {"wikidata": "Q159"},
    ),
    ("country-code-is-assigned", "country", {"name": "Kyiv"}, {"country": "UKA"}),
    ("city-lies-in-a-country", "country", {"name": "Kyiv"}, {"country": ""}),
    ("cities-alone-have-coordinates", "latitude", {"name": "Kyiv"}, {"longitude": ""}),
    (
        "cities-alone-have-coordinates",
        "latitude",
        {"name": "Korean Peninsula"},
        {"latitude": "38", "longitude": "127.5"},
    ),
    ("place-ends-in-no-postposition", "quote", {"name": "Moscow"}, {"quote": "मास्को का"}),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("places", defect)
    # That of the tool says it of any two tables, at both rows.
    findings = {one for one in findings if one[0] != "wikidata-item-is-of-one-row"}
    assert findings == expected
