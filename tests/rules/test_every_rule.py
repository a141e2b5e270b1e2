"""Every rule of the package finds its defect, and stumbles over nothing that is empty."""

import copy
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from pandas import DataFrame

from sandhi.check.context import TEXTS
from sandhi.check.registry import rules_of
from sandhi.check.rule import Context, Rule
from sandhi.package import Package, Trust

HERE = Path(__file__).parent
PACKAGE = Package.open(HERE.parents[1], Trust.GIVEN)
RULES = rules_of(PACKAGE)
SCHEMAS = PACKAGE.root / "schemas"
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
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.mark.parametrize("table", TABLES)
def test_each_rule_of_a_table_has_a_defect_that_it_must_find(table: str) -> None:
    files = [*HERE.glob(f"test_{table}.py"), *HERE.glob(f"{table}/test_*.py")]
    defects = {defect[0] for file in files for defect in module(file).DEFECTS}
    assert defects == {rule.id for rule in own_rules(table)} != set()


def emptied(rule: Rule) -> Iterator[dict[str, DataFrame]]:
    """The tables that a rule sees, each time with one column, or another whole table, empty."""
    seen = [str(rule.table), *(name for name in rule.reads if name != TEXTS)]
    tables = {name: PACKAGE.table(name) for name in seen}
    for name, table in tables.items():
        for column in table:
            yield {
                **tables,
                name: table.assign(**{str(column): table[column].where(table[column].isna())}),
            }
        if name != rule.table:
            yield {**tables, name: table.iloc[:0]}


@pytest.mark.parametrize("table", TABLES)
def test_rules_judge_every_row_whatever_else_is_empty(table: str) -> None:
    for rule in own_rules(table):
        for tables in emptied(rule):
            package = copy.copy(PACKAGE)
            package.__dict__["table"] = tables.__getitem__
            assert rule.judge
            verdict = DataFrame(rule.judge(Context(package, table, rule.id, rule.reads)))
            assert verdict.index.equals(tables[table].index), rule.id
            assert {kind.name for kind in verdict.dtypes} == {"bool"}, rule.id
