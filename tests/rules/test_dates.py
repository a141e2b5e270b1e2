"""Defects of expressions of time, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

SUNDAY = {"edtf": "2024-11-10", "earliest": "2024-11-10", "latest": "2024-11-10"}
REPORTED = {"label": "Russian state media report that Putin has signed the law"}

AFTERWARDS = {
    "date_id": "D9999",
    "seed_id": "S000",
    "quote": "के बाद",
    "edtf": "2024-06",
    "earliest": "2024-06-01",
    "latest": "2024-06-30",
    "basis": "event_relative",
    "note": "After the signing in June.",
}


# Where our own words name the day, another date has it still.
KNOWN_STILL = ("references", {"reference_id": "RF0042"}, {"date": "2023-06-19"})
DEFECTS: "list[Defect]" = [
    ("date-is-edtf", "edtf", {"quote": "24 वर्षों"}, {"edtf": "since 2000"}),
    ("date-is-edtf", "edtf_corrected", {"quote": "19 जून 2023"}, {"edtf_corrected": "2024-06-31"}),
    ("bounds-are-those-of-the-date", "earliest", {"quote": "वर्तमान में"}, {"earliest": "2024-10-30"}),
    ("bounds-are-those-of-the-date", "latest", {"quote": "24 वर्षों"}, {"latest": "2024-06-20"}),
    (
        "weekday-is-that-of-the-date",
        "edtf",
        {"quote": "शनिवार"},
        SUNDAY,
        (
            "events",
            REPORTED,
            {"date": "2024-11-10", "earliest": "2024-11-10", "latest": "2024-11-10"},
        ),
    ),
    (
        "month-is-the-stated-one",
        "edtf",
        {"quote": "इस साल जून"},
        {"edtf": "2024-07", "earliest": "2024-07-01", "latest": "2024-07-31"},
    ),
    (
        "day-is-the-stated-one",
        "edtf",
        {"quote": "19 जून 2023"},
        {"edtf": "2023-06-18", "basis": "other_seed", "note": "S002 says so."},
        KNOWN_STILL,
    ),
    (
        "year-is-the-stated-one",
        "edtf",
        {"quote": "19 जून 2023"},
        {"edtf": "2022-06-19", "basis": "other_seed", "note": "S002 says so."},
        KNOWN_STILL,
    ),
    ("stated-date-is-what-the-words-say", "edtf", {"quote": "19 जून 2023"}, {"edtf": "2023-06-19?"}),
    ("stated-date-is-read", "edtf", {"date_id": "D0013"}, {"quote": "2022 में यूक्रेन"}),
    ("stated-date-gives-its-year", "basis", {"quote": "इस साल जून"}, {"basis": "stated"}),
    ("resolution-is-noted", "note", {"quote": "अभी भी"}, {"note": ""}),
    (
        "expression-is-resolved-once",
        "quote",
        {"quote": "2022"},
        {
            "quote": "2022 में यूक्रेन में रूसी आक्रमण की शुरुआत के बाद से",
            "basis": "other_seed",
            "note": "From the year stated on.",
        },
    ),
    ("correction-differs", "edtf_corrected", {"quote": "पहली वर्षगांठ"}, {"edtf": "2025-06-19"}),
    (
        "correction-has-its-discrepancy",
        "edtf_corrected",
        {"quote": "पहली वर्षगांठ"},
        ("discrepancies", {"label": "When is the first anniversary?"}, {"resolution": "explained"}),
    ),
    (
        "known-day-is-cited",
        "basis",
        {"quote": "शीत युद्ध के युग"},
        ("reference_uses", {"record_id": "D0017"}, None),
    ),
    ("note-is-cited", "note", {"quote": "अभी भी"}, {"note": "It is known from elsewhere."}),
    (
        "correction-has-two-publishers",
        "edtf_corrected",
        {"quote": "19 जून 2023"},
        ("reference_uses", {"record_id": "D0046", "reference_id": "RF0003"}, None),
    ),
    (
        "correction-is-told-in-a-discrepancy",
        "edtf_corrected",
        {"quote": "19 जून 2023"},
        {"edtf_corrected": "2024-06-18", "earliest": "2024-06-18", "latest": "2024-06-18"},
    ),
    (
        "order-is-no-date",
        "quote",
        {"date_id": "D9999"},
        ("exclusions", {"exclusion_id": "N0002"}, None),
        ("dates", {}, AFTERWARDS),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("dates", defect)
    assert findings == expected
