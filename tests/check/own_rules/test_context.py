"""What a rule is given to look at, and how what it finds is told."""

from typing import TYPE_CHECKING

import click
import pytest

from sandhi.check.context import UndeclaredError
from sandhi.check.report import as_text
from sandhi.check.rule import Context
from tests.check.own_rules.modules import rules
from tests.conftest import place

if TYPE_CHECKING:
    from tests.conftest import Copy


def test_a_context_gives_what_is_declared_and_nothing_else(cricket: "Copy") -> None:
    context = Context(cricket.package, "sides", "a-rule", ("scores",))
    assert context.rows.equals(context["sides"])
    assert len(context["scores"]) == 2
    with pytest.raises(
        UndeclaredError,
        match="add 'sentences' to the reads of the rule a-rule, which looks at the table sentences",
    ):
        _ = context["sentences"]
    with pytest.raises(UndeclaredError, match="add 'texts' to the reads of the rule a-rule"):
        _ = context.texts


def test_a_rule_that_asks_for_what_it_does_not_declare_is_a_finding(cricket: "Copy") -> None:
    rules(
        cricket,
        '''
@rule(**WHOLE)
def all_is_there(context):
    """All is there."""
    return context["sides"]["name"].isin(context["scores"]["side_id"])
''',
    )
    (finding,) = cricket.findings("sides")
    assert finding.evidence == (
        "schemas/sides.py:16 raises UndeclaredError: add 'scores' to the reads of the rule "
        "all-is-there, which looks at the table scores"
    )
    lines = click.unstyle(as_text(cricket.report("sides"))).splitlines()
    assert any(line.endswith(finding.evidence) for line in lines), "it is shown in full"


def test_a_rule_of_the_package_finds_its_defect_and_says_how_to_mend_it(cricket: "Copy") -> None:
    cricket.edit("scores", 0, runs="72")
    (finding,) = cricket.findings()
    assert place(finding)[:6] == ("runs-are-in-the-quote", "scores", "R1", "runs", 2, "72")
    assert finding.sentence == "The runs stand in the passage, in digits."
    assert finding.mend == "Write the number that stands in 71 रन."


def test_a_rule_may_ask_for_other_tables_the_schema_the_package_and_the_texts(
    cricket: "Copy",
) -> None:
    rules(
        cricket,
        '''
def counts(context, row, column):
    return f"{len(context['scores'])} {len(context.texts)} {column}"

@rule(**WHOLE, column="name", reads=("scores", "texts"), explain=counts)
def all_is_there(context):
    """All is there."""
    there = context.schema.name == context.table and set(context.texts) == {"M1", "M2"}
    there &= context.package.root.is_dir() and len(context["scores"]) == 2
    return context.rows["name"].notna() & (not there)
''',
    )
    assert [(finding.rule, finding.evidence) for finding in cricket.findings("sides")] == [
        ("all-is-there", "2 2 name"),
        ("all-is-there", "2 2 name"),
    ]


def test_a_rule_of_cells_tells_the_column_of_each_breach(cricket: "Copy") -> None:
    rules(
        cricket,
        '''
@rule(**WHOLE, explain=lambda context, row, column: f"{column}!")
def nothing_is_right(context):
    """Nothing is right."""
    sides = context["sides"]
    return DataFrame({"name": [False, True], "home": [True, False]}, index=sides.index)
''',
    )
    assert {
        (finding.key, finding.column, finding.evidence) for finding in cricket.findings("sides")
    } == {
        ("T1", "name", "name!"),
        ("T2", "home", "home!"),
    }


def test_a_warning_is_a_finding_that_says_so(cricket: "Copy") -> None:
    rules(
        cricket,
        '''
@rule(**WHOLE, column="home", severity="warning")
def nobody_is_at_home(context):
    """Nobody is at home."""
    return ~context.rows["home"]
''',
    )
    report = cricket.report("sides")
    assert [(finding.rule, finding.severity) for finding in report.findings] == [
        ("nobody-is-at-home", "warning")
    ]
    assert report.errors == []
