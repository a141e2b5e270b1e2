"""Defects of treaties, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

WITHOUT_NAME = {"signed": "2000-02-09"}
OF_1961 = {"signed": "1961-07-06"}
OF_2024 = {"signed": "2024-06-19"}
UNTOLD = {"summary": "A pledge."}
UNCITED = ("reference_uses", {"record_id": "T0001"}, None)
UNCITED_SIGNING = ("reference_uses", {"record_id": "T0003"}, None)

DEFECTS: "list[Defect]" = [
    ("date-is-edtf", "signed", WITHOUT_NAME, {"signed": "the year 2000"}),
    ("date-is-edtf", "ended", WITHOUT_NAME, {"ended": "December 2024"}),
    ("signing-date-is-that-of-the-event", "signed", OF_2024, {"signed": "2024-06-20"}),
    ("hindi-name-is-in-the-quote", "name_hi", WITHOUT_NAME, {"name_hi": "कमजोर सुरक्षा प्रतिबद्धता"}),
    (
        "treaty-is-the-subject-of-an-event",
        "treaty_id",
        WITHOUT_NAME,
        ("events", {"treaty_id": "T0003"}, {"treaty_id": "T0002"}),
    ),
    ("pledge-has-its-provision", "defense", WITHOUT_NAME, {"defense": "yes"}),
    ("pledge-has-its-provision", "offense", OF_2024, {"offense": "yes"}),
    ("days-in-force-are-cited", "in_force", OF_2024, UNTOLD, UNCITED),
    ("summary-is-cited", "summary", OF_2024, {"in_force": ""}, UNCITED),
    (
        "signing-is-reported-or-cited",
        "signed",
        WITHOUT_NAME,
        UNTOLD | {"ended": ""},
        UNCITED_SIGNING,
    ),
    (
        "treaty-is-in-force-after-its-ratifications",
        "in_force",
        OF_2024,
        {"in_force": "2024-11-10"},
    ),
    ("treaty-ends-after-it-is-in-force", "ended", OF_1961, {"ended": "1960"}),
    (
        "treaty-has-two-parties",
        "treaty_id",
        WITHOUT_NAME,
        ("treaty_parties", {"party_id": "TP0006"}, None),
        ("reference_uses", {"record_id": "TP0006"}, None),
    ),
    (
        "treaty-stands-at-its-first-occurrence",
        "quote",
        OF_1961,
        {"start": "2317", "end": "2329"},
    ),
    (
        "treaty-ends-in-no-postposition",
        "quote",
        WITHOUT_NAME,
        {"quote": "2000 में एक कमज़ोर सुरक्षा प्रतिबद्धता के"},
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("treaties", defect)
    assert findings == expected
