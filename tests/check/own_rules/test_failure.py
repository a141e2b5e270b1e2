"""A rule that fails is a finding itself, and keeps no other from being run."""

import re
from typing import TYPE_CHECKING

import pytest

from sandhi.check.engine.failure import place_of
from sandhi.check.rules import cells
from tests.check.own_rules.modules import rules
from tests.conftest import place

if TYPE_CHECKING:
    from tests.conftest import Copy


def test_a_rule_of_the_tool_that_fails_is_named_by_its_file(cricket: "Copy") -> None:
    place = place_of(ValueError(), cells.RULES[0], cricket.root)
    assert re.fullmatch(r"sandhi/check/rules/cells\.py:\d+", place)


@pytest.mark.parametrize(
    ("verdict", "message"),
    [
        ("sides['title']", "KeyError: 'title'"),
        ("[True, True]", "no Series or DataFrame on the index of its table"),
        ("Series([True, True])", "no Series or DataFrame on the index of its table"),
        ("sides['home'].iloc[:1]", "no Series or DataFrame on the index of its table"),
        ("sides['name']", "a verdict that is not boolean"),
        (
            "sides['home'].where(sides['home'])",
            "wrap the comparison in logic.holds, or say what",
        ),
    ],
)
def test_a_rule_that_fails_is_a_finding_and_the_others_are_run(
    cricket: "Copy", verdict: str, message: str
) -> None:
    rules(
        cricket,
        f'''
@rule(**WHOLE, column="name")
def name_is_right(context):
    """A name is right."""
    sides = context["sides"]
    return {verdict}

@rule(**WHOLE, column="home")
def nobody_is_at_home(context):
    """Nobody is at home."""
    return ~context.rows["home"]
''',
    )
    failed, other = sorted(cricket.findings("sides"), key=lambda finding: finding.rule)
    assert place(failed)[:5] == ("name-is-right", "sides", None, None, None)
    assert message in failed.evidence
    assert re.match(r"schemas/sides\.py:1[37] raises ", failed.evidence), failed.evidence
    assert "The rule failed" in failed.message
    assert place(other)[:4] == ("nobody-is-at-home", "sides", "T1", "home")


def test_a_breach_that_a_rule_fails_to_explain_is_told_all_the_same(cricket: "Copy") -> None:
    rules(
        cricket,
        '''
@rule(**WHOLE, column="home", explain=lambda context, row, column: row["away"])
def nobody_is_at_home(context):
    """Nobody is at home."""
    return ~context.rows["home"]
''',
    )
    (finding,) = cricket.findings("sides")
    assert place(finding)[:4] == ("nobody-is-at-home", "sides", "T1", "home")
    assert finding.evidence == "true (which the rule fails to explain: KeyError: 'away')"
