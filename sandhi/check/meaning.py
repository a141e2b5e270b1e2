"""The meaning of a table by Pandera: its columns' constraints and its rules, cell by cell."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import signature
from typing import Any, NamedTuple

import pandera.pandas as pa
from pandas import DataFrame, Series
from pandera.errors import SchemaError, SchemaErrors

from sandhi.check import structure
from sandhi.check.catalogue import in_one_line
from sandhi.check.columns import columns
from sandhi.check.finding import Finding
from sandhi.check.rule import Rule
from sandhi.package import Package, TableSchema

Verdict = DataFrame | Series
# What Pandera calls the constraints that are no checks.
CONSTRAINTS = {"not_nullable": "required", "field_uniqueness": "unique"}


class Breach(NamedTuple):
    """A cell that breaks a constraint or a rule; without a column, a row that breaks a rule."""

    rule: str
    line: int
    column: str | None


def breaches(
    table: DataFrame,
    schema: TableSchema,
    verdicts: Mapping[str, Callable[[DataFrame], Verdict]] | None = None,
) -> Iterator[Breach]:
    """Yield what in a typed table breaks its columns' constraints or its rules.

    ``verdicts`` holds each rule by its name: from the table to a boolean Series on its index, or
    a boolean DataFrame of some of its columns.
    """
    judged: dict[str, Verdict] = {}

    def by_rows(name: str, verdict: Callable[[DataFrame], Verdict]) -> pa.Check:
        def judge(typed: DataFrame) -> Series:
            judged[name] = verdict(typed)
            return DataFrame(judged[name]).all(axis="columns")

        # Pandera lays failing rows out for its messages, but messages are written elsewhere.
        return pa.Check(judge, name=name, ignore_na=False, n_failure_cases=1)

    checks = [by_rows(name, verdict) for name, verdict in (verdicts or {}).items()]
    try:
        pa.DataFrameSchema(columns(schema), checks=checks).validate(table, lazy=True)
    except SchemaErrors as failed:
        for error in failed.schema_errors:
            name = getattr(error.check, "name", None)
            yield from _of_rule(name, judged[name]) if name in judged else _of_column(error)


def _of_rule(rule: str, verdict: Verdict) -> Iterator[Breach]:
    if isinstance(verdict, Series):
        yield from (Breach(rule, int(line), None) for line in verdict.index[~verdict])
        return
    for column in verdict:
        lines = verdict.index[~verdict[column]]
        yield from (Breach(rule, int(line), str(column)) for line in lines)


def _of_column(error: SchemaError) -> Iterator[Breach]:
    if isinstance(error.check, str):
        rule, lines = CONSTRAINTS.get(error.check, error.check), error.failure_cases["index"]
    else:
        rule, lines = error.check.name, error.check_output.index[~error.check_output]
    yield from (Breach(rule, int(line), error.schema.name) for line in lines)


def findings(package: Package, table: str, rules: Iterable[Rule]) -> list[Finding]:
    """What in a table breaks its columns' constraints or the rules, which it must be able to keep.

    A rule that raises, or returns no verdict, is itself a finding.
    """
    by_name = {rule.name: rule for rule in rules}
    failed: dict[str, str] = {}

    def verdict(rule: Rule) -> Callable[[DataFrame], Verdict]:
        def judge(typed: DataFrame) -> Verdict:
            try:
                asked = [_argument(name, package, table) for name in rule.parameters]
                return _whole(rule(*asked), typed)
            except Exception as error:
                failed[rule.name] = in_one_line(error)
                return Series(True, index=typed.index)

        return judge

    verdicts = {name: verdict(rule) for name, rule in by_name.items()}
    found = [
        _rule_finding(package, table, by_name[breach.rule], breach)
        if breach.rule in by_name
        else structure.finding(package, table, breach.rule, breach.line, str(breach.column))
        for breach in breaches(package.table(table), package.schemas[table], verdicts)
    ]
    for name, error in failed.items():
        mend = "The rule failed: mend it, or the cells that it could not read."
        sentence, path = by_name[name].sentence, package.paths[table]
        found.append(Finding(name, table, None, None, None, error, sentence, mend, path))
    return found


def _argument(name: str, package: Package, table: str) -> Any:
    """What a rule on a table asks for by the name of a parameter."""
    match name:
        case "table" | "anchors":
            return package.table(table)
        case "cells":
            return package.cells(table)
        case "schema":
            return package.schemas[table]
        case "package":
            return package
        case "texts":
            return package.texts
        case _:
            return package.table(name)


def _whole(verdict: Verdict, table: DataFrame) -> Verdict:
    """A rule's verdict as plain booleans; TypeError where it is none on the rows of the table."""
    if not isinstance(verdict, Series | DataFrame) or not verdict.index.equals(table.index):
        raise TypeError("the rule returns no Series or DataFrame on the index of its table")
    columns = DataFrame(verdict)
    if not {str(kind) for kind in columns.dtypes} <= {"bool", "boolean"}:
        raise TypeError("the rule returns a verdict that is not boolean")
    if columns.isna().any(axis=None):
        raise TypeError("the rule returns NA for some rows")
    return verdict.astype(bool)


def _rule_finding(package: Package, table: str, rule: Rule, breach: Breach) -> Finding:
    column = breach.column or rule.column
    cells = package.cells(table).loc[breach.line]
    mend = re.sub(r"\{(\w+)\}", lambda name: str(cells.get(name[1], name[0])), rule.mend)
    return Finding(
        rule=rule.name,
        table=table,
        key=cells[package.schemas[table].primary_key] or None,
        column=column,
        line=breach.line,
        found=_found(package, table, rule, breach.line, column),
        sentence=rule.sentence,
        mend=mend,
        file=package.paths[table],
    )


def _found(package: Package, table: str, rule: Rule, line: int, column: str | None) -> str:
    """What the rule says that it found in a row, else the cell."""
    cell = str(package.cells(table).at[line, column]) if column else ""
    if rule.explain is None:
        return cell
    try:
        row = (package.cells if rule.table == "cells" else package.table)(table).loc[line]
        _, *others = signature(rule.explain).parameters
        known = [column if name == "column" else _argument(name, package, table) for name in others]
        return rule.explain(row, *known)
    except Exception as error:
        return f"{cell} (which the rule fails to explain: {in_one_line(error)})"
