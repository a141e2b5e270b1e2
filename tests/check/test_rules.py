"""Rules of a package: how they are found and put to their tables, and what if one fails."""

from typing import TYPE_CHECKING

import pytest
from pandas import DataFrame, Series

from sandhi.check.rule import rule, rules_in
from sandhi.files import PackageError

if TYPE_CHECKING:
    from tests.conftest import Copy

HEAD = """
from pandas import DataFrame, Series, NA
from sandhi.check.rule import rule
"""


def rules(cricket: "Copy", text: str, table: str = "sides") -> None:
    """Write a module of rules."""
    (cricket.root / "schemas" / f"{table}.py").write_text(HEAD + text, encoding="utf-8")


def test_a_rule_has_the_name_and_the_sentence_of_its_function() -> None:
    @rule("name", mend="Write it.")
    def names_are_short(sides: DataFrame) -> "Series[bool]":
        """A name is
        short.
        """
        return sides["name"].str.len() < 9

    assert names_are_short.name == "names-are-short"
    assert names_are_short.sentence == "A name is short."
    assert names_are_short.table == "sides"
    assert names_are_short(DataFrame({"name": ["India"]})).tolist() == [True]


def test_a_rule_without_a_sentence_is_refused() -> None:
    with pytest.raises(TypeError, match="has no docstring"):

        @rule("name", mend="Write it.")
        def names_are_short(sides: DataFrame) -> "Series[bool]":
            return sides["name"].str.len() < 9


def test_only_what_a_module_defines_itself_is_its_rule() -> None:
    @rule("name", mend="Write it.")
    def names_are_short(sides: DataFrame) -> "Series[bool]":
        """A name is short."""
        return sides["name"].str.len() < 9

    assert rules_in({"__name__": __name__, "own": names_are_short}) == [names_are_short]
    assert rules_in({"__name__": "elsewhere", "imported": names_are_short}) == []


def test_a_rule_of_the_package_finds_its_defect_and_says_how_to_mend_it(cricket: "Copy") -> None:
    cricket.edit("scores", 0, runs="72")
    (finding,) = cricket.findings()
    assert finding[:6] == ("runs-are-in-the-quote", "scores", "R1", "runs", 2, "72")
    assert finding.sentence == "The runs stand in the passage, in digits."
    assert finding.mend == "Write the number that stands in 71 रन."


def test_a_rule_may_ask_for_other_tables_the_schema_the_package_and_the_texts(
    cricket: "Copy",
) -> None:
    rules(
        cricket,
        '''
@rule("name", mend="Mend it.", explain=lambda row, scores, texts: f"{len(scores)} {len(texts)}")
def all_is_there(sides, scores, schema, package, texts):
    """All is there."""
    there = len(scores) == 2 and schema.name == "sides" and set(texts) == {"M1", "M2"}
    return sides["name"].notna() & (not (there and package.root.is_dir()))
''',
    )
    assert [(found.rule, found.found) for found in cricket.findings("sides")] == [
        ("all-is-there", "2 2"),
        ("all-is-there", "2 2"),
    ]


def test_a_rule_of_cells_tells_the_column_of_each_breach(cricket: "Copy") -> None:
    rules(
        cricket,
        '''
@rule(mend="Mend {name}.", explain=lambda row, column: f"{column}!")
def nothing_is_right(sides):
    """Nothing is right."""
    return DataFrame({"name": [False, True], "home": [True, False]}, index=sides.index)
''',
    )
    assert {(found.key, found.column, found.found) for found in cricket.findings("sides")} == {
        ("T1", "name", "name!"),
        ("T2", "home", "home!"),
    }


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        ("sides['title']", "KeyError: 'title'"),
        ("[True, True]", "no Series or DataFrame on the index of its table"),
        ("Series([True, True])", "no Series or DataFrame on the index of its table"),
        ("sides['home'].iloc[:1]", "no Series or DataFrame on the index of its table"),
        ("sides['name']", "a verdict that is not boolean"),
        ("sides['home'].where(sides['home'])", "NA for some rows"),
    ],
)
def test_a_rule_that_fails_is_a_finding_and_the_others_are_run(
    cricket: "Copy", verdict: str, told: str
) -> None:
    rules(
        cricket,
        f'''
@rule("name", mend="Mend it.")
def name_is_right(sides):
    """A name is right."""
    return {verdict}

@rule("home", mend="Mend it.")
def nobody_is_at_home(sides):
    """Nobody is at home."""
    return ~sides["home"]
''',
    )
    failed, other = sorted(cricket.findings("sides"))
    assert failed[:5] == ("name-is-right", "sides", None, None, None)
    assert told in failed.found
    assert "The rule failed" in failed.message
    assert other[:4] == ("nobody-is-at-home", "sides", "T1", "home")


def test_a_breach_that_a_rule_fails_to_explain_is_told_all_the_same(cricket: "Copy") -> None:
    rules(
        cricket,
        '''
@rule("home", mend="Mend it.", explain=lambda row: row["away"])
def nobody_is_at_home(sides):
    """Nobody is at home."""
    return ~sides["home"]
''',
    )
    (finding,) = cricket.findings("sides")
    assert finding[:4] == ("nobody-is-at-home", "sides", "T1", "home")
    assert finding.found == "true (which the rule fails to explain: KeyError: 'away')"


RULE = '''
@rule("name", mend="Mend it.")
def {name}({parameters}):
    """A name is right."""
    return True
'''


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "\n\nraise RuntimeError('no\\nluck')",
            r"schemas/sides\.py:6 raises RuntimeError: no luck",
        ),
        ("\ndef (", r"schemas/sides\.py:5 raises SyntaxError"),
        ("import nowhere_at_all", r"schemas/sides\.py:4 raises ModuleNotFoundError"),
        ("raise SystemExit(3)", r"schemas/sides\.py:4 raises SystemExit: 3"),
        (RULE.format(name="right", parameters="sides, goals"), "asks for goals, which is no table"),
        (RULE.format(name="right", parameters="scores"), "name its first parameter sides"),
        (RULE.format(name="no_formulas", parameters="sides"), "no-formulas is one of the tool's"),
        (RULE.format(name="right", parameters=""), "asks for no table"),
    ],
    ids=["raises", "syntax", "import", "exit", "stranger", "other table", "name", "no table"],
)
def test_a_module_of_rules_that_cannot_be_used_is_told_in_one_line(
    cricket: "Copy", text: str, told: str
) -> None:
    rules(cricket, text)
    with pytest.raises(PackageError, match=told) as error:
        cricket.report()
    assert "\n" not in str(error.value)
