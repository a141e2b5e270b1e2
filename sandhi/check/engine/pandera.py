"""Tables by Pandera: the constraints of their columns, and the verdicts of rules on them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pandas as pd
import pandera.pandas as pa
from pandas import DataFrame, Series
from pandera.errors import SchemaError, SchemaErrors

from sandhi.check.context import Context
from sandhi.check.engine.columns import columns
from sandhi.check.finding import Finding
from sandhi.check.rule import Kind, Rule, Verdict
from sandhi.check.rules import structure
from sandhi.files import in_one_line
from sandhi.package import Package, TableSchema

# What Pandera calls the constraints that are no checks.
CONSTRAINTS = {"not_nullable": "required", "field_uniqueness": "unique"}


class Broken(NamedTuple):
    """A cell that breaks a constraint or a rule; without a column, a row that breaks a rule."""

    rule: str
    line: int
    column: str | None


def breaches(
    table: DataFrame, schema: TableSchema, verdicts: Mapping[str, Verdict] | None = None
) -> Iterator[Broken]:
    """Yield what in a typed table breaks its columns' constraints or its rules.

    ``verdicts`` holds by the id of each rule a boolean Series on the table's index, or a boolean
    DataFrame of some of its columns. They stand beside the table in the one frame that Pandera
    validates, as columns that must be true.
    """
    judged: dict[str, tuple[str, str | None]] = {}
    frame = {}
    for rule, verdict in (verdicts or {}).items():
        columns_of = {None: verdict} if isinstance(verdict, Series) else dict(verdict.items())
        for column, keeps in columns_of.items():
            # The names of columns are identifiers or the like; none holds a line end.
            name = f"{rule}\n{column}"
            judged[name] = (rule, None if column is None else str(column))
            frame[name] = keeps
    must_be_true = {name: pa.Column(bool, pa.Check.eq(True)) for name in judged}
    whole = pd.concat([table, DataFrame(frame, index=table.index)], axis="columns")
    try:
        pa.DataFrameSchema(columns(schema) | must_be_true).validate(whole, lazy=True)
    except SchemaErrors as failed:
        for error in failed.schema_errors:
            name = error.schema.name
            rule, column = judged.get(name, (_constraint(error), name))
            yield from (Broken(rule, line, column) for line in _lines(error))


def _constraint(error: SchemaError) -> str:
    if isinstance(error.check, str):
        return CONSTRAINTS.get(error.check, error.check)
    return str(error.check.name)


def _lines(error: SchemaError) -> list[int]:
    if isinstance(error.check, str):
        return [int(line) for line in error.failure_cases["index"]]
    return [int(line) for line in error.check_output.index[~error.check_output]]


def findings(package: Package, table: str, rules: Iterable[Rule]) -> list[Finding]:
    """What in a table breaks its columns' constraints or the rules, which it must be able to keep.

    A rule that raises, or returns no verdict, is itself a finding.
    """
    by_id = {rule.id: rule for rule in rules}
    contexts = {rule.id: Context(package, table, rule.id, rule.reads) for rule in by_id.values()}
    verdicts: dict[str, Verdict] = {}
    failures: list[Finding] = []
    for rule in by_id.values():
        try:
            verdicts[rule.id] = _verdict(rule, contexts[rule.id])
        except Exception as error:
            mend = "The rule failed: mend it, or the cells that it could not read."
            path = package.paths[table]
            failures.append(Finding.in_file(rule, path, in_one_line(error), table=table, mend=mend))
    broken = [
        _finding(by_id[breach.rule], contexts[breach.rule], breach)
        if breach.rule in by_id
        else structure.finding(package, table, breach.rule, breach.line, str(breach.column))
        for breach in breaches(package.table(table), package.schemas[table], verdicts)
    ]
    return broken + failures


def _verdict(rule: Rule, context: Context) -> Verdict:
    """A rule's verdict as plain booleans; TypeError where it is none on the rows of the table."""
    verdict = rule.judge(context) if rule.judge else None
    if not isinstance(verdict, Series | DataFrame) or not verdict.index.equals(context.rows.index):
        raise TypeError("the rule returns no Series or DataFrame on the index of its table")
    frame = DataFrame(verdict)
    if not {str(kind) for kind in frame.dtypes} <= {"bool", "boolean"}:
        raise TypeError("the rule returns a verdict that is not boolean")
    if frame.isna().any(axis=None):
        raise TypeError("the rule returns NA for some rows")
    return verdict.astype(bool)


def _finding(rule: Rule, context: Context, breach: Broken) -> Finding:
    package, table, line = context.package, context.table, breach.line
    column = breach.column or rule.column
    if column is None:
        return Finding.in_row(rule, package, table, line, found=_explained(rule, context, breach))
    return Finding.in_cell(
        rule, package, table, line, column, found=_explained(rule, context, breach)
    )


def _explained(rule: Rule, context: Context, breach: Broken) -> str:
    """What the rule says that stands in a row, else the cell."""
    column = breach.column or rule.column
    cell = str(context.cells.at[breach.line, column]) if column else ""
    if rule.explain is None:
        return cell
    try:
        rows = context.cells if rule.table is Kind.CELLS else context.rows
        return rule.explain(context, rows.loc[breach.line], column or "")
    except Exception as error:
        return f"{cell} (which the rule fails to explain: {in_one_line(error)})"
