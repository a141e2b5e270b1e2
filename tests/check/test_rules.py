"""Rules of a package: how they are found and put to their tables, and what if one fails."""

import re
from typing import TYPE_CHECKING, Any

import click
import pytest
from pandas import Series

import sandhi
from sandhi.check.context import UndeclaredError
from sandhi.check.engine.failure import place_of
from sandhi.check.example import Example
from sandhi.check.registry import RULES, is_above, rules_of
from sandhi.check.report import as_text
from sandhi.check.rule import Context, rule, rules_in
from sandhi.check.rules import cells
from sandhi.files import PackageError
from sandhi.publish.rules import RULES as ON_DECLARED
from tests.conftest import place

if TYPE_CHECKING:
    from tests.conftest import Copy

HEAD = """
from pandas import DataFrame, Series, NA
from sandhi.check.rule import Context, rule
WHOLE = {
    "table": "sides",
    "mend": "Mend {name}.",
    "why": "It matters.",
    "since": "0.1.0",
    "keeps": {"sides": [{"side_id": "T1"}]},
    "breaks": {"sides": [{"side_id": "T2"}]},
}
"""
WHOLE: dict[str, Any] = {
    "table": "sides",
    "column": "name",
    "mend": "Write it.",
    "why": "Long names are cut off.",
    "since": "0.1.0",
    "keeps": {"sides": [{"name": "India"}]},
    "breaks": {"sides": [{"name": "The Indians"}]},
}


def rules(cricket: "Copy", text: str, table: str = "sides") -> None:
    """Write a module of rules."""
    (cricket.root / "schemas" / f"{table}.py").write_text(HEAD + text, encoding="utf-8")


def names_are_short(context: Context) -> "Series[bool]":
    """A name is
    short.
    """
    return context["sides"]["name"].str.len() < 9


def test_a_rule_has_the_id_and_the_sentence_of_its_function() -> None:
    short = rule(**WHOLE)(names_are_short)
    assert short.id == "names-are-short"
    assert short.sentence == "A name is short."
    assert (short.table, short.column, short.severity) == ("sides", "name", "error")
    assert short.keeps == Example(tables={"sides": [{"name": "India"}]})


@pytest.mark.parametrize("lacking", ["table", "mend", "why", "since", "keeps", "breaks"])
def test_a_rule_that_lacks_a_part_is_refused_with_what_to_give_it(lacking: str) -> None:
    message = f"the rule names-are-short has no {lacking}; give it a {lacking}: "
    empty: Any = {} if lacking in ("keeps", "breaks") else ""
    others = {name: part for name, part in WHOLE.items() if name != lacking}
    for parts in (others, others | {lacking: empty}):
        with pytest.raises(TypeError, match=re.escape(message)):
            rule(**parts)(names_are_short)


def test_a_rule_without_a_sentence_is_refused() -> None:
    with pytest.raises(TypeError, match="has no sentence; give it a docstring"):
        rule(**WHOLE)(lambda context: context.rows)


def test_a_rule_of_a_severity_that_is_none_is_refused() -> None:
    with pytest.raises(TypeError, match="severity 'fatal'; make it error or warning"):
        rule(**WHOLE | {"severity": "fatal"})(names_are_short)


def test_only_what_a_module_defines_itself_is_its_rule() -> None:
    own = rule(**WHOLE)(names_are_short)
    assert rules_in({"__name__": __name__, "own": own}) == [own]
    assert rules_in({"__name__": "elsewhere", "imported": own}) == []


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


def test_a_rule_of_the_tool_that_fails_is_named_by_its_file(cricket: "Copy") -> None:
    place = place_of(ValueError(), cells.RULES[0], cricket.root)
    assert re.fullmatch(r"sandhi/check/rules/cells\.py:\d+", place)


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


RULE = '''
@rule(**(WHOLE | {parts}))
def {name}(context):
    """A name is right."""
    return True
'''


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "\n\nraise RuntimeError('no\\nluck')",
            r"schemas/sides\.py:14 raises RuntimeError: no luck",
        ),
        ("\ndef (", r"schemas/sides\.py:13 raises SyntaxError"),
        ("import nowhere_at_all", r"schemas/sides\.py:12 raises ModuleNotFoundError"),
        ("raise SystemExit(3)", r"schemas/sides\.py:12 raises SystemExit: 3"),
        (RULE.format(name="right", parts={"reads": ("goals",)}), "reads goals, which is no table"),
        (RULE.format(name="right", parts={"table": "scores"}), 'give it table="sides"'),
        (RULE.format(name="no_formulas", parts={}), "no-formulas is one of the tool's"),
        (RULE.format(name="right", parts={"table": ""}), "the rule right has no table"),
        (
            RULE.format(name="right", parts={"mend": "Mend {nmae}."}),
            r"schemas/sides\.py: the rule right has a mend with \{nmae\}, which is no column of si",
        ),
        (
            RULE.format(name="right", parts={"mend": "Mend { name}."}),
            r"has a mend with a brace that stands around no name: 'Mend \{ name\}\.'; write",
        ),
        (
            RULE.format(name="right", parts={"since": "soon"}),
            "the rule right has since 'soon'; write the version that has it first",
        ),
        (
            RULE.format(name="right", parts={"breaks": None}),
            r"schemas/sides\.py:\d+ raises TypeError: the rule right has no breaks; give it a brea",
        ),
    ],
    ids=[
        "raises",
        "syntax",
        "import",
        "exit",
        "stranger",
        "other table",
        "name",
        "no table",
        "no column",
        "no placeholder",
        "no version",
        "no example",
    ],
)
def test_a_module_of_rules_that_cannot_be_used_is_told_in_one_line(
    cricket: "Copy", text: str, message: str
) -> None:
    rules(cricket, text)
    with pytest.raises(PackageError, match=message) as error:
        cricket.report()
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("since", "version", "above"),
    [
        ("0.1.0", "0.1.0", False),
        ("0.9.0", "0.1.0", True),
        ("0.10.0", "0.9.1", True),
        ("0.9.1", "0.10.0", False),
        ("1.0.0", "1.0.0-beta.2", False),
        ("9.0.0", "", False),
    ],
)
def test_a_rule_is_refused_that_is_later_than_its_package(
    cricket: "Copy", since: str, version: str, above: bool
) -> None:
    rules(cricket, RULE.format(name="right", parts={"since": since}))
    cricket.describe("datapackage.json", lambda package: package.update(version=version))
    if not above:
        assert "right" in {rule.id for rule in rules_of(cricket.package)["sides"]}
        return
    message = f"the rule right has since {since}, and the package is at {version}; give it since"
    with pytest.raises(PackageError, match=re.escape(message)):
        rules_of(cricket.package)


def test_no_rule_of_the_tool_is_later_than_the_tool() -> None:
    later = [one.id for one in (*RULES, *ON_DECLARED) if is_above(one.since, sandhi.__version__)]
    assert not later, f"give {later} the since of sandhi.__version__, {sandhi.__version__}"


def in_a_folder(copy: "Copy", name: str, rule: str) -> None:
    """Write a rule of sides into a module of the folder beside the table's schema."""
    folder = copy.root / "schemas" / "sides"
    folder.mkdir(exist_ok=True)
    text = HEAD + RULE.format(name=rule, parts={})
    (folder / f"{name}.py").write_text(text, "utf-8")


def test_the_rules_of_a_table_may_stand_in_a_folder_of_modules(cricket: "Copy") -> None:
    in_a_folder(cricket, "second", "short")
    in_a_folder(cricket, "first", "long")
    own = [rule.id for rule in rules_of(cricket.package)["sides"]]
    assert own[-2:] == ["long", "short"]


def test_two_modules_of_a_table_may_not_have_one_rule(cricket: "Copy") -> None:
    in_a_folder(cricket, "first", "short")
    in_a_folder(cricket, "second", "short")
    with pytest.raises(PackageError, match=r"second\.py: the rule short stands in another module"):
        cricket.report()


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
