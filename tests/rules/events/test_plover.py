"""Defects of the classes that PLOVER has for events, each found by its rule alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.conftest import Defect, Planted

TO_VISIT = {"label": "Kim Jong Un might visit Russia"}
MORE_SOLDIERS = {"label": "North Korea is to send more soldiers to Russia"}


DEFECTS: "list[Defect]" = [
    ("plover-fits-the-status", "plover", TO_VISIT, {"plover": "CONSULT"}),
    ("plover-fits-the-status", "plover", MORE_SOLDIERS, {"plover": "MOBILIZE"}),
    (
        "mode-belongs-to-the-class",
        "plover_mode",
        {"label": "Putin visits North Korea"},
        {"plover_mode": "troops"},
    ),
    (
        "comment-has-no-plover-class",
        "plover",
        {"label": "Both countries reiterate their shared view of the Ukraine war"},
        {"plover": "AGREE"},
    ),
    (
        "aid-and-sanctions-have-a-recipient",
        "plover",
        {"label": "North Korea sends soldiers to Russia"},
        ("event_actors", {"event_id": "E0021", "role": "recipient"}, {"role": "participant"}),
        ("event_actors", {"event_id": "E0021", "role": "target"}, {"role": "participant"}),
    ),
]


def test_a_defect_is_found_by_its_rule_alone(defect: "Defect", planted: "Planted") -> None:
    expected, findings = planted("events", defect)
    assert findings == expected
