"""A report of a check as text for people, and as JSON, JUnit's XML and annotations of GitHub."""

import json
import os
from collections.abc import Collection, Iterator, Sequence
from xml.etree import ElementTree as xml

import click

from sandhi.check.finding import Finding
from sandhi.check.run import WITHHELD, Report, Skipped
from sandhi.printing import printable

AT_MOST = 10  # findings of one rule that are shown to people


def as_text(report: Report) -> str:
    """Findings grouped by rule, at most AT_MOST of each, then what was seen; in colour."""
    return "\n".join([*finding_lines(report), *closing(report)])


def finding_lines(report: Report) -> list[str]:
    """The lines of the findings."""
    lines: list[str] = []
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for findings in by_rule.values():
        lines += [f"{_title(findings[0])}  {findings[0].sentence}", *_of_rule(findings), ""]
    return lines


def closing(report: Report) -> list[str]:
    """The lines that say what was seen, and what was not."""
    return [*_unseen(report), _summary(report)]


def _title(finding: Finding) -> str:
    """The rule that is broken; one that only warns is marked."""
    if finding.severity == "error":
        return click.style(finding.rule, fg="red", bold=True)
    return click.style(f"{finding.rule} (warning)", fg="yellow", bold=True)


def _of_rule(findings: list[Finding]) -> Iterator[str]:
    """Findings of one rule by how they are mended: of each way as many as there is room for."""
    ways: dict[str, list[Finding]] = {}
    for finding in findings:
        ways.setdefault(finding.mend, []).append(finding)
    shown_ways = [*ways.items()][:AT_MOST]
    of_each = AT_MOST // len(shown_ways)
    for mend, of_way in shown_ways:
        yield from map(_line, of_way[:of_each])
        if rest := _many(of_way) - len(of_way[:of_each]):
            yield f"  … and {rest:,} more"
        yield f"    → {printable(mend[:1].upper() + mend[1:])}"
    rest = _many(findings) - sum(_many(of_way) for _, of_way in shown_ways)
    if rest:
        yield f"  … and {rest:,} more"


def _many(findings: Sequence[Finding]) -> int:
    """How many findings there are, with those that are only counted."""
    return sum(1 + finding.more for finding in findings)


def _line(finding: Finding) -> str:
    """Where a finding is, and what stands there."""
    evidence = printable(finding.evidence)
    words = evidence if finding.failed else within_width(evidence)
    place = click.style(_place(finding), fg="cyan")
    return "  ".join(["", place, *filter(None, [*_row(finding), words])])


def _row(finding: Finding) -> Iterator[str]:
    """The key and the column, as far as there are any, of what stands in a table."""
    return (printable(part) for part in (finding.key, finding.column) if part)


def _place(finding: Finding) -> str:
    """The file and the line, or the place in a descriptor; a file may be named in any letters."""
    file = printable(finding.file)
    if finding.place:
        return f"{file}#{printable(finding.place)}"
    return file if finding.line is None else f"{file}:{finding.line}"


def _unseen(report: Report) -> Iterator[str]:
    """For each reason, how many rules were not put to how many tables."""
    if report.withheld:
        rules = _count(report.withheld, "rule", "rules")
        yield click.style(f"{rules} of the package's own not run (--no-rules).", fg="yellow")
    reasons: dict[str, list[Skipped]] = {}
    for skipped_rule in report.skipped:
        if skipped_rule.why != WITHHELD:
            reasons.setdefault(skipped_rule.why, []).append(skipped_rule)
    for why, of_reason in reasons.items():
        rules = _count(len({skipped.rule for skipped in of_reason}), "rule", "rules")
        tables = sorted({skipped.table for skipped in of_reason})
        where = (tables[0] or "the package") if len(tables) == 1 else _where(tables)
        yield click.style(f"{rules} not run on {where}: {why}.", fg="yellow")
    if report.tried_in_part and not report.errors:  # of which one may have it tried on all
        yield "Its SQL was tried on its first rows; --deep, and a build, try it on all."


def _where(tables: Collection[str]) -> str:
    """How many tables, of which ``""`` is the package as a whole."""
    of_tables = _count(len([table for table in tables if table]), "table", "tables")
    return of_tables if all(tables) else f"{of_tables} and the package"


def _summary(report: Report) -> str:
    extent = f"{_count(report.rules, 'rule', 'rules')} saw {_count(report.rows, 'row', 'rows')}"
    if not report.findings:
        return click.style(f"{extent}: nothing to mend.", fg="green")
    findings = _count(report.count, "finding", "findings")
    warnings = report.count - report.error_count
    if warnings:
        findings += f", {_count(warnings, 'warning', 'warnings')} among them"
    return click.style(f"{extent}: {findings}.", fg="red" if report.errors else "yellow")


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number:,} {singular if number == 1 else plural}"


def within_width(text: str, width: int = 100) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def as_json(report: Report) -> str:
    """One object: ``rules``, ``rows``, ``findings``, and the rules that were ``skipped``.

    ``tried_in_part`` is whether SQL was tried on the first rows alone. Of very many findings of one
    rule in one column the first alone are there; how many were ``left_out``, says that.
    """
    findings = [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "table": finding.table,
            "key": finding.key,
            "column": finding.column,
            "file": finding.file,
            "line": finding.line,
            "place": finding.place or None,
            "found": finding.evidence,
            "message": finding.message,
            "mend": finding.mend,
        }
        for finding in report.findings
    ]
    whole = {
        "rules": report.rules,
        "rows": report.rows,
        "findings": findings,
        "left_out": [
            {"rule": one.rule, "table": one.table, "column": one.column, "findings": one.more}
            for one in report.findings
            if one.more
        ],
        "skipped": [skipped._asdict() for skipped in report.skipped],
        "tried_in_part": report.tried_in_part,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_junit(report: Report) -> str:
    """A suite for each table, in it a case for each rule, in it a failure for each error.

    Warnings are what the case printed: they make no case fail.
    """
    skipped = {(skipped.table, skipped.rule): skipped.why for skipped in report.skipped}
    failures: dict[tuple[str, str], list[Finding]] = {}
    warnings: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        findings = failures if finding.severity == "error" else warnings
        findings.setdefault((finding.table, finding.rule), []).append(finding)
    cases = list(dict.fromkeys([*report.ran, *skipped, *failures, *warnings]))
    suites = xml.Element("testsuites", _counts(cases, failures, skipped), name="sandhi check")
    for table in dict.fromkeys(table for table, _ in cases):
        of_table = [case for case in cases if case[0] == table]
        counts = _counts(of_table, failures, skipped)
        suite = xml.SubElement(suites, "testsuite", counts, name=table or "package")
        for case in of_table:
            element = xml.SubElement(suite, "testcase", classname=table or "package", name=case[1])
            if case in skipped:
                xml.SubElement(element, "skipped", message=printable(skipped[case]))
            for finding in failures.get(case, []):
                failure = xml.SubElement(element, "failure", message=printable(finding.message))
                failure.text = _in_a_line(finding)
            for finding in warnings.get(case, []):
                printed = xml.SubElement(element, "system-out")
                printed.text = f"{_in_a_line(finding)}  {printable(finding.message)}"
    xml.indent(suites)
    return xml.tostring(suites, encoding="unicode", xml_declaration=True)


def _in_a_line(finding: Finding) -> str:
    parts = [_place(finding), *_row(finding), printable(finding.evidence)]
    return "  ".join(filter(None, [*parts, _others(finding)]))


def _others(finding: Finding) -> str:
    """How many like it are counted with it."""
    return f"… and {finding.more:,} more like it" if finding.more else ""


def _counts(
    cases: Collection[tuple[str, str]],
    failures: Collection[tuple[str, str]],
    skipped: Collection[tuple[str, str]],
) -> dict[str, str]:
    """How many of the cases there are, failed and were skipped."""
    of = {"tests": cases, "failures": {*cases} & {*failures}, "skipped": {*cases} & {*skipped}}
    return {name: str(len(which)) for name, which in of.items()}


def as_github(report: Report) -> str:
    """One annotation for each finding, then what was seen.

    Files are named relative to the working directory, which in a workflow is the repository's.
    """
    lines = []
    for finding in report.findings:
        file = os.path.relpath(report.root / finding.file).replace(os.sep, "/")
        properties = {
            "file": printable(file),
            "line": str(finding.line or 1),
            "title": finding.rule,
        }
        place = ",".join(f"{name}={_escaped(text, ',:')}" for name, text in properties.items())
        parts = [*_row(finding), printable(finding.evidence), printable(finding.message)]
        parts.append(_others(finding))
        lines.append(
            f"::{finding.severity} {place}::{_escaped(' · '.join(filter(None, parts)), '')}"
        )
    return "\n".join([*lines, click.unstyle("\n".join([*_unseen(report), _summary(report)]))])


def _escaped(text: str, also: str) -> str:
    """Text for a command of GitHub's workflows, in which these letters have a meaning."""
    return "".join(f"%{ord(letter):02X}" if letter in f"%\r\n{also}" else letter for letter in text)


FORMATS = {"text": as_text, "json": as_json, "junit": as_junit, "github": as_github}
