"""Tables by Pandera: the constraints of their columns, and the verdicts of rules on them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from pandas import DataFrame, Series

from sandhi.check.context import Context
from sandhi.check.engine.crowds import Broken, division_of, told_findings, with_rest
from sandhi.check.engine.failure import place_of
from sandhi.check.finding import Finding
from sandhi.check.rule import Kind, Rule, Verdict
from sandhi.check.rules import structure
from sandhi.files import in_one_line, looked_at
from sandhi.package import Field, Package
from sandhi.package.opening.memory import is_memoized, memoized

if TYPE_CHECKING:
    from pandera.errors import SchemaError

# What Pandera calls the constraints that are no checks.
CONSTRAINTS = {"not_nullable": "required", "field_uniqueness": "unique"}


def breaches(table: DataFrame, fields: Iterable[Field]) -> Iterator[Broken]:
    """Yield what in a typed table breaks its columns' constraints."""
    for error in _errors(table, fields):
        yield from (Broken(_constraint(error), line, error.schema.name) for line in _lines(error))


def breaches_of_rule(rule: str, verdict: Verdict) -> Iterator[Broken]:
    """Yield the rows and cells of which the verdict of a rule is False."""
    import pandera.pandas as pa

    # Every verdict must be true. The check is asked itself, of a column at a time: of a frame, and
    # in a schema, Pandera would lay failing rows out for messages, and they are written elsewhere.
    check = pa.Check(lambda verdicts: verdicts, name="rules", n_failure_cases=1)
    of_row = isinstance(verdict, Series)
    frame = DataFrame(verdict)
    for place, column in enumerate(frame.columns):
        verdicts = frame.iloc[:, place]
        if not verdicts.to_numpy().all():
            keeps = check(verdicts).check_output
            of = None if of_row else str(column)
            yield from (Broken(rule, int(line), of) for line in keeps.index[~keeps])


def _errors(frame: DataFrame, fields: Iterable[Field]) -> "list[SchemaError]":
    """What Pandera finds in a frame, all of it.

    It is asked of a column at a time: of a frame it would copy each column that it is asked of.
    """
    from pandera.errors import SchemaErrors

    from sandhi.check.engine.columns import columns

    errors: list[SchemaError] = []
    for name, column in columns(fields).items():
        try:
            column.validate(frame[name], lazy=True, inplace=True)
        except SchemaErrors as failed:
            errors += failed.schema_errors
    return errors


def _constraint(error: "SchemaError") -> str:
    if isinstance(error.check, str):
        return CONSTRAINTS.get(error.check, error.check)
    return str(error.check.name)


def _lines(error: "SchemaError") -> list[int]:
    if isinstance(error.check, str):
        return [int(line) for line in error.failure_cases["index"]]
    return [int(line) for line in error.check_output.index[~error.check_output]]


def findings(package: Package, table: str, most: int | None = None) -> list[Finding]:
    """What in a table breaks its columns' constraints; of a crowd no more than ``most``."""
    return [*_findings(package, table, most)]


def is_at_hand(package: Package, table: str, most: int | None = None) -> bool:
    """Whether what in a table breaks its columns' constraints is known, and still so."""
    return is_memoized(_findings, package, table, most)


@memoized
def _findings(package: Package, table: str, most: int | None) -> list[Finding]:
    return told_findings(
        breaches(package.table(table), package.schemas[table].fields),
        lambda one: structure.finding(package, table, one.rule, one.line, str(one.column)),
        most,
    )


def findings_of_rules(
    package: Package, table: str, rules: Iterable[Rule], most: int | None = None
) -> list[Finding]:
    """What in a table breaks the rules, which it must be able to keep; of a crowd only ``most``.

    A rule that raises, or returns no verdict, is itself a finding.
    """
    return [one for rule in rules for one in _findings_of_rule(package, table, rule, most)]


@memoized
def _findings_of_rule(package: Package, table: str, rule: Rule, most: int | None) -> list[Finding]:
    looked_at(package.paths[table])  # whatever of it the rule is told by what is remembered
    context, lines = Context(package, table, rule.id, rule.reads), _lines_of(package, table)
    try:
        verdict = _verdict(rule, context, lines)
    except Exception as error:
        mend = "The rule failed: mend it, or the cells that it could not read."
        evidence = f"{place_of(error, rule, package.root)} raises {in_one_line(error)}"
        path = package.paths[table]
        return [Finding.in_file(rule, path, evidence, table=table, mend=mend, failed=True)]
    if verdict.to_numpy().all():  # of one that all rows keep nothing is told
        return []
    broken = division_of(breaches_of_rule(rule.id, verdict), most)
    rows = _rows_to_explain(rule, context, [one.line for one in broken.first])
    first = [_finding(rule, context, one, row) for one, row in zip(broken.first, rows, strict=True)]
    return with_rest(first, broken)


def _rows_to_explain(
    rule: Rule, context: Context, lines: Sequence[int]
) -> "Iterable[Series[Any] | None]":
    """The rows that a rule explains, taken together; None for each where it explains none."""
    if rule.explain is None:
        return [None] * len(lines)
    rows = (context.cells if rule.table is Kind.CELLS else context.rows).loc[[*lines]]
    return (rows.iloc[place] for place in range(len(rows)))


def rows_refused(package: Package, table: str, rules: Iterable[Rule]) -> set[str]:
    """The keys of the rows of a table that rules find an error in, without what there is to tell.

    A rule that fails refuses none.
    """
    keys, refused = package.cells(table)[package.schemas[table].primary_key], set[str]()
    for rule in rules:
        if rule.severity != "error":
            continue
        try:
            context = Context(package, table, rule.id, rule.reads)
            verdict = DataFrame(_verdict(rule, context, _lines_of(package, table)))
        except Exception:  # whatever a rule of a package raises
            continue
        refused |= {*keys[~verdict.all(axis="columns").to_numpy()]}
    return refused


@memoized
def _lines_of(package: Package, table: str) -> pd.Index:
    """The lines of a table's rows."""
    return package.cells(table).index


def _verdict(rule: Rule, context: Context, lines: pd.Index) -> Verdict:
    """A rule's verdict as plain booleans; TypeError where it is none on the rows of the table."""
    verdict = rule.judge(context) if rule.judge else None
    if not isinstance(verdict, Series | DataFrame) or not verdict.index.equals(lines):
        raise TypeError("the rule returns no Series or DataFrame on the index of its table")
    judges_nothing = isinstance(verdict, DataFrame) and verdict.columns.empty
    if judges_nothing or verdict.to_numpy().dtype == bool:
        return verdict
    frame = DataFrame(verdict)
    kinds = {*map(str, frame.dtypes)}
    if not kinds <= {"bool", "boolean"}:
        raise TypeError("the rule returns a verdict that is not boolean")
    if frame.isna().any(axis=None):
        raise TypeError(
            "the rule returns NA for some rows; wrap the comparison in logic.holds, or say what an "
            "empty cell means"
        )
    return verdict.astype(bool)


def _finding(rule: Rule, context: Context, breach: Broken, row: "Series[Any] | None") -> Finding:
    package, table, line = context.package, context.table, breach.line
    column = breach.column or rule.column
    evidence = None if row is None else _explanation(rule, context, row, line, column)
    if column is None:
        return Finding.in_row(rule, package, table, line, evidence=evidence or "")
    return Finding.in_cell(rule, package, table, line, column, evidence=evidence)


def _explanation(
    rule: Rule, context: Context, row: "Series[Any]", line: int, column: str | None
) -> str:
    """What the rule says that stands in a row."""
    assert rule.explain is not None
    try:
        return rule.explain(context, row, column or "")
    except Exception as error:
        cell = str(context.cells.at[line, column]) if column else ""
        return f"{cell} (which the rule fails to explain: {in_one_line(error)})"
