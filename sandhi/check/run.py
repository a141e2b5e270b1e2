"""The check of a whole package: descriptors, files, structure, and the rules of each table."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from sandhi.check.context import TEXTS
from sandhi.check.engine import dialect, doubt, frictionless, pandera, side_by_side
from sandhi.check.engine import files as engine_of_files
from sandhi.check.finding import Finding
from sandhi.check.registry import ON_THE_WHOLE, rules_of, withheld
from sandhi.check.rule import Rule
from sandhi.check.rules import cells, descriptors, files, seeds, structure
from sandhi.files import PackageError
from sandhi.package import Package, Trust
from sandhi.package.memory import kept

_OF_DESCRIPTORS = [("", rule.id) for rule in descriptors.RULES]
# Why a rule of a package's own was not run where its user withholds its code.
WITHHELD = "the package's code was not run"


class Skipped(NamedTuple):
    """A rule that was not put to a table, and why."""

    rule: str
    table: str
    why: str


@dataclass(frozen=True)
class Report:
    """What a check found, and what it saw.

    ``ran`` holds every rule that was put to a table (``""`` for the package as a whole) as pairs
    of table and rule; ``rows`` is the number of rows of those tables. ``package`` is what was
    checked, with all that was read of it; None where its descriptors are not in order.
    """

    root: Path
    ran: list[tuple[str, str]]
    rows: int
    findings: list[Finding]
    skipped: list[Skipped]
    package: Package | None = None

    @property
    def errors(self) -> list[Finding]:
        """The findings that no package may have; the others are warnings."""
        return [finding for finding in self.findings if finding.severity == "error"]

    @property
    def rules(self) -> int:
        """How many rules were run."""
        return len({rule for _, rule in self.ran})

    @property
    def withheld(self) -> int:
        """How many rules of the package's own were not run because its code is withheld."""
        return sum(skipped.why == WITHHELD for skipped in self.skipped)


@contextmanager
def _without_searching_for_cycles() -> Iterator[None]:
    """Let Python not search what is held for cycles of references, again and again.

    A check holds what it has read to its end, and the search went through all of it many times.
    """
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()


@_without_searching_for_cycles()
def check(
    root: Path,
    tables: Sequence[str] = (),
    rules_on_the_whole: Sequence[Rule] = (),
    trust: Trust = Trust.REMEMBERED,
    *,
    deep: bool = False,
    jobs: int = 1,
) -> Report:
    """Check a package, or only some of its tables; PackageError where it cannot be opened.

    ``trust`` says whether its code may run: UntrustedError where its user never decided that.
    Frictionless and Pandera judge each table where ``deep``, or where the package is small; else
    those that ``engine.doubt`` doubts. The rules of tables are put to them in ``jobs`` processes;
    what is found, and its order, is the same with any number.

    The rules on the package as a whole are put to it where no tables are named;
    ``rules_on_the_whole`` are such rules of floors above this one.

    Whichever tables are asked for, what keeps rules from being run is reported: descriptors that
    are not in order (nothing else is checked then), files that are no tables, seeds that changed.
    """
    misshapen = of_misshapen(root)
    if misshapen:
        return misshapen
    package = Package.open(root, trust)
    return check_opened(package, tables, rules_on_the_whole, deep=deep, jobs=jobs)


def of_misshapen(root: Path) -> Report | None:
    """The report of a package whose descriptors are not of the shape that is read; else None."""
    misshapen = dialect.shape(root)
    if not misshapen:
        return None
    return Report(root, _OF_DESCRIPTORS, 0, [*misshapen, *_of_sound_part(root, misshapen)], [])


@_without_searching_for_cycles()
def check_opened(
    package: Package,
    tables: Sequence[str] = (),
    rules_on_the_whole: Sequence[Rule] = (),
    *,
    deep: bool = False,
    jobs: int = 1,
    in_haste: bool = False,
    pause: Callable[[], None] = lambda: None,
) -> Report:
    """Check a package whose descriptors are of the right shape, as ``check`` does.

    Where ``in_haste``, the fast pass stands in for Frictionless and Pandera, and the rules on the
    package as a whole are left out. Between these, of which one may take seconds, it makes a
    ``pause``.
    """
    root, ran = package.root, [*_OF_DESCRIPTORS]
    scope = _scope(package, tables)
    of_descriptors = _sense(package, *scope)
    of_files = _of_files(package)
    if any(finding.severity == "error" for finding in of_descriptors):
        return Report(root, ran, 0, [*of_descriptors, *of_files], [])
    rules = rules_of(package)

    lacking = _lacking(package, of_files)
    if TEXTS in lacking:
        scope = [table for table in package.schemas if table in {*scope, "seeds"}]
    readable = [table for table in scope if table not in lacking]
    rows = sum(len(package.cells(table)) for table in readable)
    if in_haste:
        # What they have judged already, and need not judge again, is as good as their word.
        engines = (frictionless, pandera)
        at_hand = [
            table for table in readable if all(one.is_at_hand(package, table) for one in engines)
        ]
        others = [table for table in readable if table not in at_hand]
        judged = [*at_hand, *doubt.doubtful(package, others, lacking)]
    elif deep or rows <= doubt.REFERENCE_ROWS:
        judged = readable
    else:
        judged = doubt.doubtful(package, readable, lacking)
    structural = frictionless.findings(package, judged, lacking)
    findings = [*of_descriptors]
    findings += [finding for finding in of_files if finding.table in {*scope, *lacking}]
    findings += structural
    skipped = [
        Skipped(rule, table, WITHHELD) for table, rule in withheld(package) if table in scope
    ]
    if not tables and not in_haste:
        whole = [*ON_THE_WHOLE, *rules_on_the_whole]
        runnable = [rule for rule in whole if not rule.reads or not lacking]
        skipped += [
            Skipped(rule.id, "", next(iter(lacking.values())))
            for rule in whole
            if rule not in runnable
        ]
        ran += [("", rule.id) for rule in runnable]
        for rule in runnable:
            pause()
            findings += engine_of_files.findings_of_whole(package, [rule])
    runnable_of: dict[str, list[Rule]] = {}
    for table in scope:
        runnable_of[table], unable = _sorted_out(package, table, rules[table], lacking)
        ran += [(table, rule.id) for rule in files.RULES]
        skipped += unable
        if table in readable:
            ran += [(table, rule.id) for rule in structure.rules(package, table)]
            ran += [(table, rule.id) for rule in runnable_of[table]]

    def judge(table: str) -> list[Finding]:
        of_table = pandera.findings(package, table) if table in judged else []
        of_table += pandera.findings_of_rules(package, table, runnable_of[table])
        return _once(of_table, structural)

    findings += chain.from_iterable(side_by_side.judged(judge, readable, jobs))
    order = {table: place for place, table in enumerate(("", *package.schemas))}
    findings.sort(key=lambda finding: (order[finding.table], finding.line or 0))
    return Report(root, ran, rows, findings, skipped, package)


@kept
def _sense(package: Package, *tables: str) -> list[Finding]:
    return dialect.sense(package, tables)


def _of_sound_part(root: Path, misshapen: Sequence[Finding]) -> list[Finding]:
    """What else is wrong with the tables whose own descriptors are in order."""
    package = dialect.sound_part(root, misshapen)
    unsound = {finding.table for finding in misshapen} | {""}
    return [*dialect.sense(package, package.schemas, unsound), *_of_files(package)]


def _of_files(package: Package) -> list[Finding]:
    """What is wrong with the files of tables, as files."""
    return [
        finding for table in package.schemas for finding in engine_of_files.findings(package, table)
    ]


def _once(findings: Iterable[Finding], structural: Iterable[Finding]) -> list[Finding]:
    """The findings but for those in cells of which others say already that they cannot be read."""
    findings = list(findings)
    broken = {(finding.table, finding.line, finding.column) for finding in structural}
    plain = cells.values_are_written_plainly.id
    unread = {
        (finding.line, finding.column)
        for finding in findings
        if finding.rule == plain and not finding.failed
    }
    return [
        finding
        for finding in findings
        if (finding.table, finding.line, finding.column) not in broken
        and (finding.rule == plain or (finding.line, finding.column) not in unread)
    ]


def _lacking(package: Package, of_files: Iterable[Finding]) -> dict[str, str]:
    """What rules may ask for and cannot have, and why: tables, and the texts."""
    lacking = {
        finding.table: f"{finding.file} cannot be read"
        for finding in of_files
        if finding.rule in files.UNREADABLE
    }
    if "seeds" in lacking:
        lacking[TEXTS] = lacking["seeds"]
    elif "seeds" in package.schemas and not seeds.are_as_coded(package):
        lacking[TEXTS] = "a seed cannot be read, or is not the one that was coded"
    return lacking


def _scope(package: Package, tables: Sequence[str]) -> list[str]:
    for table in tables:
        if table not in package.schemas:
            raise PackageError(
                f"no table {table!r} in the package; its tables are {', '.join(package.schemas)}"
            )
    return [table for table in package.schemas if table in tables or not tables]


def _sorted_out(
    package: Package, table: str, rules: Iterable[Rule], lacking: dict[str, str]
) -> tuple[list[Rule], list[Skipped]]:
    """The rules that can be put to a table, and those that cannot."""
    runnable: list[Rule] = []
    unable: list[Skipped] = []
    is_empty = table not in lacking and package.cells(table).empty
    for rule in rules:
        whys = [lacking[name] for name in (table, *rule.reads) if name in lacking]
        if not whys and is_empty:
            whys = [f"{package.paths[table]} has no rows"]
        if whys:
            unable.append(Skipped(rule.id, table, whys[0]))
        else:
            runnable.append(rule)
    return runnable, unable
