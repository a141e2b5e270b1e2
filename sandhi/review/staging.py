"""Rows of several tables, added together or not at all: each with its key, each judged."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sandhi.check.engine import pandera
from sandhi.check.finding import Finding
from sandhi.check.registry import rules_on
from sandhi.check.rule import Rule
from sandhi.curate.canonical import rewritten
from sandhi.curate.changes import Change
from sandhi.curate.editing.bounds import with_bounds
from sandhi.curate.editing.cells import changed_cells
from sandhi.curate.editing.other_names import with_other_name
from sandhi.curate.editing.rekeying import closed_up
from sandhi.curate.editing.withdrawal import withdrawn
from sandhi.curate.keys import next_key
from sandhi.curate.rows import faults
from sandhi.files import parse_json, read_bytes
from sandhi.package import Package, UntrustedError
from sandhi.printing import visible
from sandhi.review.trial import asks_for_more, new_errors

_TOLD = 3  # of what is still to be done, so much is told at once


class Refused(Exception):
    """A decision that cannot stand: what keeps it, in a line each."""

    def __init__(self, faults: list[str]) -> None:
        """Keep the lines, to be shown beside the form."""
        super().__init__("; ".join(faults))
        self.faults = faults


class AddedRow(NamedTuple):
    """A row that has been staged: its table and its key."""

    table: str
    key: str


class Staging:
    """New rows of a package that are tried before any of them is written.

    Each sees the ones before it: a mention may name the event that was added just now.
    """

    def __init__(self, package: Package, on_the_whole: Sequence[Rule] = ()) -> None:
        """Stage rows for a package; whoever does holds it until ``changes`` are written.

        ``on_the_whole`` are rules on the package as a whole that they are tried by too.
        """
        self._on_the_whole = on_the_whole
        self._before, self.tried = package, package
        self._files: dict[str, bytes] = {}
        self._contents: dict[str, bytes] = {}
        self._faults: list[str] = []
        self._descriptor: list[Change] = []
        self.added: list[AddedRow] = []
        self.turned: list[str] = []
        self.rekeyed: Mapping[tuple[str, str], str] = {}
        self.open_yet: list[str] = []
        self._changed_keys: set[str] = set()
        self._errors: list[Finding] | None = None

    def go_by(self, other: "Staging") -> None:
        """Take over what came of another, if that has the same rows staged for the same package.

        A form is tried when it is shown: it need not be once more when it is sent as it stood.
        """
        if other._before is self._before and other._contents == self._contents:
            self.tried, self._errors = other.tried, other._errors

    def add(self, table: str, row: Mapping[str, str]) -> str:
        """Add a row, and return its key: the next one, or the row's own where keys are words."""
        package = self.tried
        name = package.schemas[table].primary_key
        # Whoever else reviews the package may have taken the key since it was proposed.
        row = {**with_bounds(package, table, row), name: next_key(package, table) or row[name]}
        if table not in self._files:
            self._files[table] = read_bytes(package.root, package.file(table))
        first = not self.added or table == self.added[0].table  # whose form it is goes unsaid
        where = "" if first else f"{package.schemas[table].title}, "
        self._faults += (f"{where}{one}" for one in faults(package, table, row))
        change = rewritten(package, table, self._files[table], package.cells(table), [row])
        self._contents[table] = change.after
        self.tried = self._before.with_files(self._contents)
        self.added.append(AddedRow(table, row[name]))
        return row[name]

    def change(self, table: str, key: str, cells: Mapping[str, str], line: str) -> None:
        """Give cells of a row that is there other values, of which a line tells."""
        self._files.setdefault(table, read_bytes(self.tried.root, self.tried.file(table)))
        change, problems = changed_cells(self.tried, table, key, cells)
        self._faults += problems
        self._contents[table] = change.after
        self.tried = self._before.with_files(self._contents)
        self._changed_keys.add(key)
        self.turned.append(line)

    def withdraw(self, rows: Sequence[tuple[str, str]]) -> None:
        """Take rows out, given as table and key; PackageError where one is published or wanted.

        Keys that nobody has published run on without a gap then.
        """
        self._take_over(withdrawn(self.tried, rows, "").changes)
        changes, self.rekeyed = closed_up(self.tried)
        self._take_over(changes)
        self.turned += [f"{key} is {to} now" for (_, key), to in self.rekeyed.items()]

    def _take_over(self, changes: Sequence[Change]) -> None:
        tables = {path: table for table, paths in self.tried.files.items() for path in paths}
        for change in changes:
            self._files.setdefault(tables[change.path], change.before or b"")
            self._contents[tables[change.path]] = change.after
        self.tried = self._before.with_files(self._contents)

    def call_otherwise(self, form: str) -> None:
        """Let a form be another name from here on, which the descriptor of the package declares."""
        change = with_other_name(self._before, form)
        if change:
            self._descriptor = [change]
            self._before = replace(self._before, descriptor=parse_json(change.after))
            self.tried = self._before.with_files(self._contents)

    def changes(self) -> list[Change]:
        """What adds the rows to their files; Refused where one cannot stand, or breaks a rule.

        What has to be added to them afterwards is then in ``open_yet``, in a line each.
        """
        if self._faults:
            raise Refused(self._faults)
        package = self._before
        if self._errors is None:
            self._errors = new_errors(package, self.tried, self._on_the_whole)
        errors = self._errors
        open_errors = [one for one in errors if asks_for_more(package, one)]
        keys = {one.key for one in self.added} | self._changed_keys
        if faults := [of_a_row(error, keys) for error in errors if error not in open_errors]:
            raise Refused(faults)
        self.open_yet = [*map(in_a_line, open_errors)]
        return self._descriptor + [
            Change(package.file(table), self._files[table], data)
            for table, data in self._contents.items()
        ]


def told_anew(package: Package, tried: Package) -> list[str]:
    """What the check would find in a package that is tried, and does not as it is, a line each.

    Where nobody has trusted the rules of the package, that is said instead.
    """
    try:
        return [_to_be_mended(error) for error in new_errors(package, tried)]
    except UntrustedError as error:
        return [_not_asked(error)]


def told_of(package: Package, table: str, key: str) -> list[str]:
    """What the check finds in one row as it stands, a line each; or that it is not trusted.

    What can be mended only by rows that come after it is told as still to be done.
    """
    try:
        findings = pandera.findings(package, table)
        findings += pandera.findings_of_rules(package, table, rules_on(package, table))
    except UntrustedError as error:
        return [_not_asked(error)]
    errors = [one for one in findings if one.severity == "error" and one.key == key]
    return [
        f"Still to be done: {in_a_line(one)}" if asks_for_more(package, one) else _to_be_mended(one)
        for one in errors
    ]


def of_a_row(finding: Finding, keys: Collection[str | None]) -> str:
    """What the check would find, in a line; of a row without one of the ``keys``, also which it is.

    Such a one is there already, so that the page at hand does not show it.
    """
    line, key = in_a_line(finding), finding.key
    if key is None or key in keys:
        return line
    name = f"{finding.table} {key}"
    named_line = line if line.startswith(name) else f"{name}, {line}"
    mend = f"`sandhi set {finding.table}/{key} {finding.column or 'COLUMN'} VALUE`"
    return f"{named_line} It is there already; if that is at fault, mend it first: {mend}"


def _to_be_mended(finding: Finding) -> str:
    return f"To be mended: {in_a_line(finding)}"


def _not_asked(error: UntrustedError) -> str:
    return f"Whether the rules still hold was not asked: {error}"


def in_a_line(finding: Finding) -> str:
    """What the check would find, in a line."""
    elsewhere = f"{finding.table} {finding.key or ''}".strip()
    where = finding.column or elsewhere
    return f"{where}{_stands(finding)}: {finding.message} [{finding.rule}]"


def _stands(finding: Finding) -> str:
    """What stands there, in quotation marks, which a rule may have put already."""
    evidence = visible(finding.evidence or "")
    if not evidence:
        return ""
    return f" ({evidence})" if evidence.startswith("“") else f" (“{evidence}”)"


def with_what_is_open(message: str, lines: Sequence[str]) -> str:
    """A message, and the first of the lines of what is still to be done."""
    lines_told = [f"still to be done: {line}" for line in lines[:_TOLD]]
    rest = [f"and {len(lines) - _TOLD} more like these"] if len(lines) > _TOLD else []
    return "; ".join([message, *lines_told, *rest])
