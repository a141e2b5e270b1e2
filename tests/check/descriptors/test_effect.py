"""What is declared of a table where it changes nothing is told."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.check.descriptors.edits import PACKAGE, settings

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        (
            {"headings": {"name": "Of that name"}},
            "name of sides leads to no other rows, whose pages it could head",
        ),
        (
            {"phrases": {"home": ["{} plays at home", "at home"]}},
            "sides is neither mention nor part nor link, and its codes say nothing",
        ),
    ],
)
def test_a_setting_without_effect_is_told(
    cricket: "Copy", declared: dict[str, Any], told: str
) -> None:
    cricket.describe(PACKAGE, settings(tables={"sides": declared}))
    findings = {(one.rule, one.place, one.evidence) for one in cricket.findings()}
    assert findings == {("descriptor-settings", "/sandhi/tables/sides", told)}
