"""Of which row a new one is proposed to be a part."""

from typing import TYPE_CHECKING

import pytest

from sandhi.review.composer.proposing.fitting import first_that_stands

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.mark.parametrize(
    ("date", "whole"),
    [
        ("2024-06-19", "E0002"),
        ("../2024-06-19", ""),  # it may have been before the visit of that day
        ("2024-06-20", ""),
        ("2024-11-09", "E0007"),  # the first that the rules let stand, and not the first of all
    ],
)
def test_no_whole_is_proposed_that_a_rule_refuses(original: "Copy", date: str, whole: str) -> None:
    cells = {"date": date, "status": "occurred"}
    wholes = ["E0002", "E0007"]
    assert first_that_stands(original.package, "events", "part_of", wholes, cells) == whole
