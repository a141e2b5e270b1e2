"""Every rule of the package finds its defect, and stumbles over nothing that is empty."""

import copy
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from pandas import DataFrame

from sandhi.check.context import TEXTS
from sandhi.check.registry import rules_of
from sandhi.check.rule import Context, Rule
from sandhi.package import Package, Trust
from sandhi.review.composer.shape import composed_tables, shape_of
from sandhi.review.trial import supplements
from tests.harness import frozen
from tests.harness.extent import some
from tests.rules.conftest import pytest_assertrepr_compare

HERE = Path(__file__).parent
PACKAGE = Package.open(frozen.folder(), Trust.GIVEN)
RULES = rules_of(PACKAGE)
SCHEMAS = PACKAGE.root / "schemas"
SEED, LARGE = "S003", 60
# A table's rules, and their defects, stand in one module or in a folder of several.
TABLES = sorted(
    {file.stem for file in SCHEMAS.glob("*.py")}
    | {file.parent.name for file in SCHEMAS.glob("*/*.py")}
)


def own_rules(table: str) -> list[Rule]:
    return [
        rule
        for rule in RULES[table]
        if rule.judge and not rule.judge.__module__.startswith("sandhi.")
    ]


def module(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    imported = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(imported)
    return imported


@pytest.mark.parametrize("table", TABLES)
def test_each_rule_of_a_table_has_a_defect_that_it_must_find(table: str) -> None:
    files = [*HERE.glob(f"test_{table}.py"), *HERE.glob(f"{table}/test_*.py")]
    defects = {defect[0] for file in files for defect in module(file).DEFECTS}
    rules = {rule.id for rule in own_rules(table)}
    place = files[0].relative_to(HERE.parents[1]) if len(files) == 1 else f"tests/rules/{table}/"
    missing, strange = sorted(rules - defects), sorted(defects - rules)
    assert not missing, f"plant a defect for {', '.join(missing)} in {place}"
    assert not strange, (
        f"{place} has a defect for {', '.join(strange)}, which is no rule of {table}"
    )
    assert rules


@cache
def of_one_seed(name: str) -> DataFrame:
    """Of a large table that is anchored, the rows of one seed; of others, all."""
    table = PACKAGE.table(name)
    large = PACKAGE.schemas[name].anchored and len(table) > LARGE
    return table[table["seed_id"] == SEED] if large else table


@cache
def without(name: str, column: str) -> DataFrame:
    """A table in which a column is empty."""
    table = of_one_seed(name)
    return table.assign(**{column: table[column].where(table[column].isna())})


def emptied(rule: Rule) -> Iterator[dict[str, DataFrame]]:
    """The tables that a rule sees: of each one column at a time empty, or another table whole."""
    seen = [str(rule.table), *(name for name in rule.reads if name != TEXTS)]
    tables = {name: of_one_seed(name) for name in seen}
    for number in range(max(len(table.columns) for table in tables.values())):
        yield {
            name: without(name, str(table.columns[number % len(table.columns)]))
            for name, table in tables.items()
        }
    for name in seen[1:]:
        yield {**tables, name: tables[name].iloc[:0]}


@pytest.mark.parametrize("table", TABLES)
def test_rules_judge_every_row_whatever_else_is_empty(table: str) -> None:
    for rule in own_rules(table):
        for tables in some(emptied(rule), 4):
            package = copy.copy(PACKAGE)
            package.__dict__["table"] = lambda name, of=tables: of[name].copy(deep=False)
            assert rule.judge
            verdict = DataFrame(rule.judge(Context(package, table, rule.id, rule.reads)))
            assert verdict.index.equals(tables[table].index), (
                f"{rule.id} returns no verdict on every row of {table}; keep the index of its table"
            )
            assert {kind.name for kind in verdict.dtypes} == {"bool"}, (
                f"{rule.id} returns NA where a cell is empty; wrap the comparison in logic.holds, "
                f"or say what an empty cell means (isin, notna)"
            )


@pytest.mark.parametrize("table", composed_tables(PACKAGE))
def test_no_rule_refuses_a_row_for_what_can_only_be_coded_after_it(table: str) -> None:
    shape = shape_of(PACKAGE, table)
    together = {table, shape.mention, *(join.table for join in shape.joins)}
    leading_here = {
        name
        for name, schema in PACKAGE.schemas.items()
        if table in schema.references.values() or "record_id" in schema.names
    }
    awaited = {
        rule.id: rule.awaits
        for rule in own_rules(table)
        if rule.severity == "error"
        and {*rule.reads} & leading_here - together
        # What has the key of the row as its own is awaited in any package.
        and not {*rule.reads} & {*supplements(PACKAGE, table)}
    }
    refusing = sorted(name for name, awaits in awaited.items() if not awaits)
    assert not refusing, f"say in awaits what is coded only after a row of {table}: {refusing}"
    assert awaited or table == "places"


def test_no_table_is_tried_without_rows() -> None:
    assert [table for table in TABLES if of_one_seed(table).empty] == []


def test_a_defect_that_others_find_is_told_apart_from_one_that_its_rule_misses() -> None:
    findings = {("right", "places", "L1", "name"), ("other", "places", "L1", None)}
    expected = {("right", "places", "L1", "name"), ("right", "places", "L2", "name")}
    assert pytest_assertrepr_compare("==", findings, expected) == [
        "what the defect breaks is not what it is planted for",
        "the rule did not find it: right at places L2, name",
        "found too, by another: other at places L1, no column",
        "→ edit cells that break this rule alone, or mend the rule",
    ]
    assert pytest_assertrepr_compare("==", {"a"}, {"b"}) is None
