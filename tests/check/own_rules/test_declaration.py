"""What a rule declares of itself, and what it is refused for."""

import re
from typing import Any

import pytest
from pandas import Series

import sandhi
from sandhi.check.example import Example
from sandhi.check.registry import RULES, is_above
from sandhi.check.rule import Context, rule, rules_in
from sandhi.publish.rules import RULES as ON_DECLARED

WHOLE: dict[str, Any] = {
    "table": "sides",
    "column": "name",
    "mend": "Write it.",
    "why": "Long names are cut off.",
    "since": "0.1.0",
    "keeps": {"sides": [{"name": "India"}]},
    "breaks": {"sides": [{"name": "The Indians"}]},
}


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


def test_no_rule_of_the_tool_is_later_than_the_tool() -> None:
    later = [one.id for one in (*RULES, *ON_DECLARED) if is_above(one.since, sandhi.__version__)]
    assert not later, f"give {later} the since of sandhi.__version__, {sandhi.__version__}"


@pytest.mark.parametrize(
    ("since", "version", "is_later"),
    [
        ("0.10.0", "0.9.1", True),
        ("0.9.1", "0.10.0", False),
        ("1.0.0", "01.0.0", False),
        (f"0.{'9' * 5000}.0", "0.10.0", True),
        ("0.10.0", f"{'9' * 5000}.0.0", False),
        ("1.0.0", "none", False),
    ],
)
def test_versions_compare_as_numbers_do(since: str, version: str, is_later: bool) -> None:
    assert is_above(since, version) is is_later
