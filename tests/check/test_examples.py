"""The examples of every rule: what is said to keep it keeps it, and what is said to break it breaks
it and no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from sandhi.check.context import TEXTS
from sandhi.check.registry import RULES, rules_of
from sandhi.check.rule import Rule
from sandhi.package import Package, Trust
from sandhi.publish.rules import RULES as ON_DECLARED
from tests.check.engine import trials
from tests.check.engine.verdicts import Laid, broken, put
from tests.conftest import CRICKET
from tests.harness import frozen

PACKAGES = [Package.as_it_stands(root, Trust.GIVEN) for root in (frozen.folder(), CRICKET)]
OWN = [
    (package, rule)
    for package in PACKAGES
    for rules in rules_of(package).values()
    for rule in rules
    if rule.id not in {general.id for general in RULES}
]


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    return Laid(tmp_path_factory.mktemp("shops"), trials.stand_in())


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> dict[Package, Laid]:
    """Each package without its rows."""
    return {
        package: Laid(tmp_path_factory.mktemp("empty"), trials.of_package(package, package.schemas))
        for package in PACKAGES
    }


@pytest.mark.parametrize("rule", [*RULES, *ON_DECLARED], ids=lambda rule: rule.id)
def test_examples_of_the_tools_rules_are_what_they_are_said_to_be(
    rule: Rule, tmp_path: Path, shops: Laid
) -> None:
    assert broken(rule, rule.keeps, tmp_path / "keeps", shops) == set()
    assert broken(rule, rule.breaks, tmp_path / "breaks", shops) == {rule.id}


@pytest.mark.parametrize(
    ("package", "rule"), OWN, ids=[f"{rule.table} {rule.id}" for _, rule in OWN]
)
def test_examples_of_a_packages_rules_are_what_they_are_said_to_be(
    package: Package, rule: Rule, empty: dict[Package, Laid]
) -> None:
    of_table = [one for of, one in OWN if of is package and one.table == rule.table]
    breached: dict[str, set[str]] = {}
    for name, example in (("breaks", rule.breaks), ("keeps", rule.keeps)):
        # Of the other rules, those alone matter here that the example `breaks` breaks.
        rules = [
            one for one in of_table if one is rule or one.id in breached.get("breaks", {one.id})
        ]
        # A table that a rule reads and an example leaves out is empty; texts are those of seeds.
        reads = ["seeds" if table == TEXTS else table for table in rule.reads]
        there = replace(example, tables={**dict.fromkeys(reads, ()), **example.tables})
        breached[name] = put(empty[package](example), rules, there)
    # What an example leaves out, other rules may miss; it may not be what the defect adds.
    assert rule.id not in breached["keeps"], f"the example `keeps` of {rule.id} breaks it"
    assert rule.id in breached["breaks"], f"the example `breaks` of {rule.id} keeps it"
    also = ", ".join(sorted(breached["breaks"] - breached["keeps"] - {rule.id}))
    assert not also, (
        f"the example `breaks` of {rule.id} also breaks {also}: give it cells that keep {also}"
    )
