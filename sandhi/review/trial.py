"""Changes of tables tried before they are written: what the check would find that it did not."""

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sandhi.check.engine import dialect, pandera
from sandhi.check.engine.files import findings_of_whole
from sandhi.check.finding import Finding
from sandhi.check.registry import rules_of
from sandhi.check.rule import Rule
from sandhi.check.rules import anchors, descriptors, files, structure
from sandhi.check.rules.coverage import coverage
from sandhi.check.run import check
from sandhi.files import PackageError
from sandhi.package import ANCHOR, Package, Trust
from sandhi.package.descriptor import resources
from sandhi.package.opening.editions import unwritten

# What pages take to be so of what they show.
_READABLE = {
    *(rule.id for rule in (*descriptors.RULES, *files.RULES, *structure.RULES, *anchors.RULES)),
    *("seeds-can-be-read", "seeds-are-unchanged", "sentences-tile-their-seed"),
}


def new_errors(
    package: Package, tried: Package, on_the_whole: Sequence[Rule] = ()
) -> list[Finding]:
    """Return the errors that a package would have, and has not, if it were as one that is tried.

    That is the package ``with_files``. Rules of the tables whose files it differs in are tried, and
    those of others that read one; what they find in the package as it stands is left out.
    ``on_the_whole`` are rules of floors above this one that a row can break.
    """
    return [*_of_tables(package, tried), *_of_whole(package, tried, on_the_whole)]


def errors_of_declaration(
    package: Package,
    descriptor: Mapping[str, Any],
    contents: Mapping[str, bytes],
    on_the_whole: Sequence[Rule],
) -> list[Finding]:
    """Return the errors that a package would have, and has not, if it had another descriptor.

    New tables have their schema in it, and what their CSV is to hold among the ``contents``. Asked
    are the rules of descriptors, and those ``on_the_whole``.
    """
    root = package.root
    shape = _beyond(dialect.shape_of(root, package.descriptor), dialect.shape_of(root, descriptor))
    if shape:
        return shape
    tables = resources(root, descriptor)
    tried = Package.of(root, {**descriptor}, tables, package.trust).with_files(contents)
    before = dialect.sense(package, package.schemas)
    errors = _beyond(before, dialect.sense(tried, tried.schemas))
    return [*errors, *_of_whole(package, tried, on_the_whole)]


def _beyond(before: Sequence[Finding], after: Sequence[Finding]) -> list[Finding]:
    """The errors that there are, and were not."""
    old = {(one.rule, one.evidence) for one in before}
    return [one for one in after if one.severity == "error" and (one.rule, one.evidence) not in old]


def unsoundness(root: Path) -> str:
    """What keeps a package from being read as its pages read it; nothing where nothing does.

    That rows are still to be coded, translated or filled in does not: pages are there for that.
    """
    try:
        report = check(root, trust=Trust.WITHHELD)
    except PackageError as error:
        return str(error)
    broken = next(filter(_is_unreadable, report.errors), None)
    return f"{broken.file} breaks {broken.rule}" if broken else ""


def _is_unreadable(error: Finding) -> bool:
    """Whether it is of a row or a file that is not what its schema says."""
    if error.rule == "required":
        return error.column in ANCHOR
    return error.rule in _READABLE


def _of_whole(package: Package, tried: Package, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What rules on the whole find that they did not."""
    after = _whole_errors(tried, rules)
    if after:  # or there is no need to look at what there was
        before = {(one.rule, one.evidence) for one in _whole_errors(package, rules)}
        yield from (one for one in after if (one.rule, one.evidence) not in before)


def _whole_errors(package: Package, rules: Sequence[Rule]) -> list[Finding]:
    findings = findings_of_whole(package, rules)
    return [finding for finding in findings if finding.severity == "error"]


def _of_tables(package: Package, tried: Package) -> list[Finding]:
    rules, contents = rules_of(package), unwritten(tried)
    affected = {
        name: [rule for rule in of_table if name in contents or contents.keys() & {*rule.reads}]
        for name, of_table in rules.items()
    }
    after = [*_errors(tried, contents, affected)]
    if not after:
        return []
    broken = {(finding.table, finding.rule) for finding in after}
    # Only rules that find something now can have found it before.
    suspected = {
        name: [rule for rule in of_table if (name, rule.id) in broken]
        for name, of_table in affected.items()
    }
    before = {
        _place(finding, package, contents) for finding in _errors(package, contents, suspected)
    }
    return [finding for finding in after if _place(finding, tried, contents) not in before]


def asks_for_more(package: Package, finding: Finding) -> bool:
    """Whether a finding asks for further rows, which can be made only after those that are added.

    A name that these make known may stand in sentences in which nothing was open before: it is
    coded there next. So is what a rule ``awaits``: what an agency reports, or the reference that
    bears out what we add; and of two sayings, one within the other, each names who speaks in the
    other, and one of them is coded first.
    """
    is_of_coverage = (finding.table, finding.rule) == (coverage.table, coverage.id)
    of_table = rules_of(package).get(finding.table, ())
    is_awaited = any(rule.id == finding.rule and rule.awaits for rule in of_table)
    return is_of_coverage or is_awaited or asks_for_a_supplement(package, finding)


def asks_for_a_supplement(package: Package, finding: Finding) -> bool:
    """Whether a finding asks for a row with the key of the one it is in, in a table of its own.

    That can be made only after it: the codes that a state has elsewhere, after the state.
    """
    of_table = supplements(package, finding.table)
    return any(
        rule.id == finding.rule and of_table & {*rule.reads}
        for rule in rules_of(package).get(finding.table, ())
    )


def supplements(package: Package, table: str) -> set[str]:
    """The tables whose rows have the key of a row of a table as their own."""
    return {
        name
        for name, schema in package.schemas.items()
        if schema.references.get(schema.primary_key) == table
    }


def _errors(
    package: Package, changed: Container[str], rules: dict[str, list[Rule]]
) -> Iterator[Finding]:
    for table, of_table in rules.items():
        if package.cells(table).empty or not (of_table or table in changed):
            continue
        # The columns of the others have not changed.
        findings = pandera.findings(package, table) if table in changed else []
        findings += pandera.findings_of_rules(package, table, of_table)
        yield from (finding for finding in findings if finding.severity == "error")


def _place(
    finding: Finding, package: Package, changed: Container[str]
) -> tuple[str, str, str | None, str | None, object]:
    """What a finding is known by: its rule, its cell, and in a changed table what is written there.

    A cell that was wrong may not become wrong otherwise. What a rule says of a cell that is as it
    was may well differ: what is open in a sentence gets less with each row that codes it.
    """
    content: object = ""
    if finding.table in changed:
        row = package.rows(finding.table).get(finding.key or "", {})
        content = row.get(finding.column or "", finding.evidence)
    return finding.rule, finding.table, finding.key, finding.column, content
