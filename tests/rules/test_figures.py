"""Defects of figures, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

ACKNOWLEDGED = {"label": "North Korea's first public acknowledgement that it sent soldiers"}
ELEVEN = {"as_written": "11"}
KILLED = {"label": "Report in S004: about 600 of them killed"}
MORE_THAN = {"qualifier": "more_than"}


DEFECTS: "list[Defect]" = [
    ("numeral-is-in-the-quote", "as_written", KILLED, {"as_written": "700"}),
    ("value-is-empty-where-vague", "value", {"as_written": "काफी"}, {"value": "1"}),
    ("lower-bound-fits-the-qualifier", "lower", MORE_THAN, {"lower": ""}),
    ("lower-bound-fits-the-qualifier", "lower", KILLED, {"lower": "600"}),
    ("upper-bound-fits-the-qualifier", "upper", {"as_written": "दो"}, {"upper": ""}),
    ("upper-bound-fits-the-qualifier", "upper", MORE_THAN, {"upper": "5000"}),
    ("bounds-enclose-the-value", "lower", {"as_written": "हजारों"}, {"upper": "999"}),
    (
        "bounds-enclose-the-value",
        "lower",
        KILLED,
        {"qualifier": "up_to", "upper": "600", "lower": "601"},
    ),
    ("counts-are-whole", "value", KILLED, {"value": "600.5"}),
    ("counts-are-whole", "value_corrected", ELEVEN, {"value_corrected": "-11000"}),
    ("unit-is-that-of-the-measure", "unit", {"measure": "war_duration"}, {"unit": "month"}),
    (
        "stock-has-its-time",
        "as_of",
        {"quote": "लगभग 10,000 उत्तर कोरियाई सैनिकों"},
        {"as_of": "", "as_of_earliest": "", "as_of_latest": ""},
    ),
    ("time-is-edtf", "as_of", ACKNOWLEDGED, {"as_of": "April 2025"}),
    ("bounds-are-those-of-the-time", "as_of_earliest", ACKNOWLEDGED, {"as_of_earliest": ""}),
    ("bounds-are-those-of-the-time", "as_of_latest", ACKNOWLEDGED, {"as_of_latest": "2025-04-29"}),
    ("event-is-reported-in-the-seed", "event_id", ACKNOWLEDGED, {"event_id": "E0034"}),
    (
        "figure-has-an-actor",
        "figure_id",
        ACKNOWLEDGED,
        (
            "figure_actors",
            {"quote": "उत्तर कोरिया ने पहली बार सार्वजनिक रूप से यह स्वीकार किया था"},
            None,
        ),
    ),
    (
        "part-of-has-no-cycle",
        "part_of",
        {"label": "Blinken: about 10,000 North Korean soldiers in Russia"},
        {"part_of": "F0014"},
    ),
    ("part-is-like-its-whole", "part_of", KILLED, {"part_of": "F0018"}),
    ("part-is-no-larger-than-its-whole", "part_of", {"as_written": "8,000"}, {"value": "12000"}),
    ("correction-differs", "value_corrected", ELEVEN, {"value_corrected": "11"}),
    (
        "correction-has-its-discrepancy",
        "value_corrected",
        ELEVEN,
        ("discrepancies", {"label": "About 11 soldiers, or about 11,000?"}, {"resolution": "open"}),
    ),
    (
        "different-values-have-their-discrepancy",
        "value",
        {"as_written": "12,000"},
        (
            "figures",
            {"label": "South Korean intelligence: 12,000 North Korean soldiers sent to Russia"},
            {"value": "13000", "lower": "13000", "upper": "13000"},
        ),
        ("discrepancy_members", {"record_id": "F0005"}, None),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, found = planted("figures", defect)
    assert found == expected
