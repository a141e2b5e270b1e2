"""The files of tables: the rules on them in their order, as far as a file lets itself be read."""

from collections.abc import Iterable

from sandhi.check.context import Context
from sandhi.check.finding import Finding
from sandhi.check.rule import Breach, Rule
from sandhi.check.rules import files
from sandhi.package import Package


def findings(package: Package, table: str) -> list[Finding]:
    """What is wrong with the file of a table, as a file."""
    context = Context(package, table)
    findings: list[Finding] = []
    for rule in files.RULES:
        breaches = breaches_of(rule, context, package.paths[table])
        findings += breaches
        if breaches and rule.id in files.ENDS:
            break
    return findings


def breaches_of(rule: Rule, context: Context, file: str) -> list[Finding]:
    """What in a file breaks one rule, which yields its breaches."""
    breaches: Iterable[Breach] = rule.judge(context) if rule.judge else ()  # type: ignore[assignment]
    return [
        Finding.in_file(
            rule,
            file,
            breach.evidence,
            table=context.table,
            line=breach.line,
            column=breach.column,
            mend=breach.mend,
        )
        for breach in breaches
    ]
