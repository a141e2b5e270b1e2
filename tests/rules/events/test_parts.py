"""Defects of events that are parts of others, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

MERIT = {"event_id": "E0014"}  # how great a defence deal the treaty is held to be
TO_VISIT = {"label": "Kim Jong Un might visit Russia"}

ESCALATION = {"event_id": "E0032"}  # which might be, in the war
OUTLASTING = {"date": "2024-10-08/2025-07-01", "latest": "2025-07-01"}


DEFECTS: "list[Defect]" = [
    (
        "part-of-has-no-cycle",
        "part_of",
        {"label": "Putin visits North Korea"},
        {"part_of": "E0002"},
    ),
    ("part-begins-before-its-whole-ends", "part_of", TO_VISIT, {"part_of": "E0001"}),
    ("part-does-not-begin-before-its-whole", "part_of", MERIT, {"part_of": "E0021"}),
    ("told-part-does-not-outlast-its-whole", "part_of", MERIT, {"part_of": "E0055"}),
    ("part-to-come-does-not-outlast-its-whole", "part_of", ESCALATION, OUTLASTING),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
