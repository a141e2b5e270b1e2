"""A change of a table tried before it is written: what the check would find that it did not."""

from collections.abc import Iterator

from sandhi.check.engine import pandera
from sandhi.check.finding import Finding
from sandhi.check.registry import rules_of
from sandhi.check.rule import Rule
from sandhi.package import Package


def new_errors(package: Package, table: str, data: bytes) -> list[Finding]:
    """Return the errors that a package would have if the CSV of a table held other bytes.

    Rules of that table are tried, and those of others that read it; what they find in the package
    as it stands is left out.
    """
    rules = rules_of(package)
    affected = {
        name: [rule for rule in of_table if name == table or table in rule.reads]
        for name, of_table in rules.items()
    }
    after = [*_errors(package.with_file(table, data), table, affected)]
    if not after:
        return []
    before = {_place(finding) for finding in _errors(package, table, affected)}
    return [finding for finding in after if _place(finding) not in before]


def _errors(package: Package, changed: str, rules: dict[str, list[Rule]]) -> Iterator[Finding]:
    for table, of_table in rules.items():
        if not of_table or package.cells(table).empty:
            continue
        # The columns of the others have not changed.
        findings = pandera.findings(package, table) if table == changed else []
        findings += pandera.findings_of_rules(package, table, of_table)
        yield from (finding for finding in findings if finding.severity == "error")


def _place(finding: Finding) -> tuple[str, str, str | None, str | None, str]:
    return finding.rule, finding.table, finding.key, finding.column, finding.evidence
