"""Defects of figures, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Row
    from tests.rules.conftest import Defect, Planted

ANNIVERSARY = {"label": "First anniversary of the treaty"}
ACKNOWLEDGED = {"label": "North Korea's first public acknowledgement that it sent soldiers"}
ELEVEN = {"as_written": "11"}
ELEVEN_OR_MORE = {"label": "About 11 soldiers, or about 11,000?"}
DEAD = {"label": "Unnamed report: about 600 North Korean soldiers dead"}
MORE_THAN = {"qualifier": "more_than"}


def exactly(number: str) -> "Row":
    """What a figure says that has just this value."""
    return {"qualifier": "exact", "value": number, "lower": number, "upper": number}


def at(day: str) -> "Row":
    """What a figure says that is claimed for just this day."""
    return {"as_of": day, "as_of_earliest": day, "as_of_latest": day}


DEFECTS: "list[Defect]" = [
    ("label-stands-alone", "label", DEAD, {"label": "Unnamed report: about 600 of them dead"}),
    ("numeral-is-in-the-quote", "as_written", DEAD, {"as_written": "छह सौ"}),
    ("numeral-reads-as-the-value", "value", DEAD, {"value": "60"}),
    ("numeral-reads-as-the-value", "value", {"unit": "month", "as_written": "तीन"}, exactly("30")),
    ("numeral-is-read", "as_written", DEAD, {"as_written": "करीब"}),
    ("qualifier-is-read", "qualifier", {"figure_id": "F0015"}, {"quote": "8,000 कुर्स्क"}),
    ("qualifier-is-in-the-quote", "qualifier", DEAD, exactly("600")),
    ("qualifier-is-in-the-quote", "qualifier", MORE_THAN, {"qualifier": "at_least"}),
    (
        "value-is-empty-where-vague",
        "value",
        {"as_written": "कई"},
        {
            "quote": "कई महीनों के औपचारिकीकरण का प्रतीक है, जो 2022",
            "as_written": "2022",
            "value": "2022",
            "lower": "",
        },
    ),
    ("lower-bound-fits-the-qualifier", "lower", MORE_THAN, {"lower": ""}),
    ("lower-bound-fits-the-qualifier", "lower", DEAD, {"lower": "600"}),
    ("upper-bound-fits-the-qualifier", "upper", ANNIVERSARY, {"upper": ""}),
    ("upper-bound-fits-the-qualifier", "upper", MORE_THAN, {"upper": "5000"}),
    (
        "bounds-enclose-the-value",
        "lower",
        {"as_written": "15,000"},
        {
            "quote": "अब तक लगभग 15,000 सैनिक",
            "qualifier": "up_to",
            "upper": "15000",
            "lower": "15001",
        },
    ),
    (
        "counts-are-whole",
        "lower",
        {"as_written": "15,000"},
        {
            "quote": "अब तक लगभग 15,000 सैनिक",
            "qualifier": "up_to",
            "upper": "15000",
            "lower": "14999.5",
        },
    ),
    (
        "counts-are-whole",
        "value_corrected",
        ELEVEN,
        {"value_corrected": "-11000"},
        ("discrepancies", ELEVEN_OR_MORE, {"assessment": "What is meant is -11,000."}),
    ),
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
    ("part-is-like-its-whole", "part_of", DEAD, {"part_of": "F0018"} | at("2024-11-05")),
    (
        "part-is-no-larger-than-its-whole",
        "part_of",
        {"as_written": "11,000"},
        {"part_of": "F0014"} | at("2024-10-31"),
    ),
    ("correction-differs", "value_corrected", ELEVEN, {"value_corrected": "11"}),
    (
        "correction-has-its-discrepancy",
        "value_corrected",
        ELEVEN,
        ("discrepancies", ELEVEN_OR_MORE, {"resolution": "explained"}),
    ),
    (
        "different-values-have-their-discrepancy",
        "value",
        {"as_written": "12,000"},
        (
            "figures",
            {"label": "South Korean intelligence: 12,000 North Korean soldiers sent to Russia"},
            {
                "quote": "लगभग तीन साल",
                "as_written": "तीन",
                "qualifier": "about",
                "value": "3",
                "lower": "",
                "upper": "",
            },
        ),
        (
            "figure_actors",
            {"figure_id": "F0005", "role": "subject"},
            {"quote": "उत्तर कोरिया की सेना भेजने से लगभग तीन साल"},
        ),
        ("discrepancy_members", {"record_id": "F0005"}, None),
    ),
    ("vague-bounds-are-those-of-the-words", "lower", {"as_written": "कई"}, {"lower": "3"}),
    ("vague-bounds-are-those-of-the-words", "upper", {"as_written": "काफी"}, {"upper": "9000"}),
    (
        "correction-has-two-publishers",
        "value_corrected",
        {"figure_id": "F0010"},
        ("reference_uses", {"record_id": "F0010"}, None),
    ),
    (
        "correction-is-told-in-a-discrepancy",
        "value_corrected",
        ELEVEN,
        ("discrepancies", ELEVEN_OR_MORE, {"assessment": "Thousands are meant."}),
    ),
    (
        "part-is-of-the-time-of-its-whole",
        "part_of",
        {"label": "Blinken: about 8,000 North Korean soldiers in the Kursk region"},
        at("2024-11-01"),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("figures", defect)
    assert findings == expected
