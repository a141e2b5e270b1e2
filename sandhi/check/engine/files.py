"""Files: the rules on those of tables in their order, and the rules on the package as a whole."""

from collections.abc import Iterable

from sandhi.check.context import Context
from sandhi.check.finding import Finding
from sandhi.check.rule import Breach, Rule
from sandhi.check.rules import files
from sandhi.files import PackageError
from sandhi.package import DESCRIPTOR, Package
from sandhi.package.opening.columns import columns_in, take_columns
from sandhi.package.opening.memory import memoized
from sandhi.package.opening.parquet import is_parquet
from sandhi.table import Records


def findings(package: Package, table: str) -> list[Finding]:
    """What is wrong with the files of a table, as files; the package takes what can be read."""
    return [*_findings(package, table)]


@memoized
def _findings(package: Package, table: str) -> list[Finding]:
    if (by_columns := _by_columns(package, table)) is not None:
        return by_columns
    outcomes = [judged_file(package, table, path) for path in package.files[table]]
    records_of_files = [records for _, records in outcomes if records is not None]
    if len(records_of_files) == len(outcomes):
        package.take(table, records_of_files)
    return [finding for findings, _ in outcomes for finding in findings]


def _by_columns(package: Package, table: str) -> list[Finding] | None:
    """What is wrong with a canonical CSV that its columns do not show; None of any other file.

    The package takes its columns.
    """
    path, *more = package.files[table]
    if more or is_parquet(path):
        return None
    context = Context(package, table, path=path)
    try:
        columns = columns_in(context.file.stored, context.file.names)
    except PackageError:  # which a rule tells
        return None
    if columns is None:
        return None
    take_columns(package, table, columns)
    return breaches_of(files.file_is_as_described, context, path)


def judged_file(package: Package, table: str, path: str) -> tuple[list[Finding], Records | None]:
    """What is wrong with a file of a table, and its records; None where it cannot be read."""
    context = Context(package, table, path=path)
    findings: list[Finding] = []
    for rule in files.RULES:
        breaches = breaches_of(rule, context, path)
        findings += breaches
        if breaches and rule.id in files.ENDS:
            break
    unreadable = any(finding.rule in files.UNREADABLE for finding in findings)
    return findings, None if unreadable else context.file.records


def findings_of_whole(
    package: Package, rules: Iterable[Rule], *, whole_trial: bool = True
) -> list[Finding]:
    """What in a package breaks the rules on it as a whole; a table that they read is readable."""
    return [
        finding
        for rule in rules
        for finding in breaches_of(
            rule,
            Context(package, "", rule.id, rule.reads, whole_trial=whole_trial),
            DESCRIPTOR,
        )
    ]


def breaches_of(rule: Rule, context: Context, file: str) -> list[Finding]:
    """What in a file breaks one rule, which yields its breaches."""
    breaches: Iterable[Breach] = rule.judge(context) if rule.judge else ()  # type: ignore[assignment]
    return [
        Finding.in_file(
            rule,
            breach.file or file,
            breach.evidence,
            table=context.table,
            line=breach.line,
            column=breach.column,
            mend=breach.mend,
            place=breach.place,
        )
        for breach in breaches
    ]
