"""Files: the rules on those of tables in their order, and the rules on the package as a whole."""

from collections.abc import Iterable

from sandhi.check.context import Context
from sandhi.check.finding import Finding
from sandhi.check.rule import Breach, Rule
from sandhi.check.rules import files
from sandhi.package import DESCRIPTOR, Package
from sandhi.package.memory import kept


def findings(package: Package, table: str) -> list[Finding]:
    """What is wrong with the file of a table, as a file."""
    return [*_findings(package, table)]


@kept
def _findings(package: Package, table: str) -> list[Finding]:
    context = Context(package, table)
    findings: list[Finding] = []
    for rule in files.RULES:
        breaches = breaches_of(rule, context, package.paths[table])
        findings += breaches
        if breaches and rule.id in files.ENDS:
            break
    if not any(finding.rule in files.UNREADABLE for finding in findings):
        package.take(table, context.file.records)
    return findings


def findings_of_whole(package: Package, rules: Iterable[Rule]) -> list[Finding]:
    """What in a package breaks the rules on it as a whole; a table that they read is readable."""
    return [
        finding
        for rule in rules
        for finding in breaches_of(rule, Context(package, "", rule.id, rule.reads), DESCRIPTOR)
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
        )
        for breach in breaches
    ]
