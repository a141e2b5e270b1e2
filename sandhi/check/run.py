"""The check of a whole package: descriptors, files, structure, and the rules of each table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sandhi.check.context import TEXTS
from sandhi.check.engine import crowds, dialect, doubt
from sandhi.check.engine import files as engine_of_files
from sandhi.check.engine.crowds import in_bounds, once
from sandhi.check.engine.here import Engine, Here, of_files
from sandhi.check.finding import Finding
from sandhi.check.registry import ON_THE_WHOLE, rules_of, withheld_rules
from sandhi.check.rule import Rule
from sandhi.check.rules import descriptors, files, structure
from sandhi.cycles import left_unsearched
from sandhi.files import PackageError, unknown
from sandhi.package import Package, Trust
from sandhi.package.opening.memory import memoized

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
    checked, with all that was read of it; None where its descriptors are not in order. What it
    declares in SQL ran on its first rows alone where ``tried_in_part``.
    """

    root: Path
    ran: list[tuple[str, str]]
    rows: int
    findings: list[Finding]
    skipped: list[Skipped]
    package: Package | None = None
    tried_in_part: bool = False

    @property
    def errors(self) -> list[Finding]:
        """The findings that no package may have; the others are warnings."""
        return [finding for finding in self.findings if finding.severity == "error"]

    @property
    def count(self) -> int:
        """How many findings there are, with those that are only counted."""
        return sum(1 + finding.more for finding in self.findings)

    @property
    def error_count(self) -> int:
        """How many of these are errors."""
        return sum(1 + finding.more for finding in self.errors)

    @property
    def rules(self) -> int:
        """How many rules were run."""
        return len({rule for _, rule in self.ran})

    @property
    def shown_by(self) -> str:
        """The command that shows all errors; of a large package it may have to try SQL on all."""
        of_whole = any(not finding.table for finding in self.errors)
        is_large = self.rows > doubt.REFERENCE_ROWS
        return "sandhi check --deep" if of_whole and is_large else "sandhi check"

    @property
    def withheld(self) -> int:
        """How many rules of the package's own were not run because its code is withheld."""
        return sum(skipped.why == WITHHELD for skipped in self.skipped)


# It holds what it has read to its end.
@left_unsearched()
def check(
    root: Path,
    tables: Sequence[str] = (),
    rules_on_the_whole: Sequence[Rule] = (),
    trust: Trust = Trust.REMEMBERED,
    *,
    deep: bool = False,
    whole_trial: bool = True,
    engine: Callable[[Package], Engine] = Here,
) -> Report:
    """Check a package, or only some of its tables; PackageError where it cannot be opened.

    ``trust`` says whether its code may run: UntrustedError where its user never decided that.
    Frictionless and Pandera judge each table where ``deep``, or where the package is small; else
    what the ``engine`` doubts, which puts the rules to the tables: what is found, and its order, is
    the same with any. What a large package declares in SQL is tried on its first rows alone where
    the ``whole_trial`` is left to its build.

    The rules on the package as a whole are put to it where no tables are named;
    ``rules_on_the_whole`` are such rules of floors above this one.

    Whichever tables are asked for, what keeps rules from being run is reported: descriptors that
    are not in order (nothing else is checked then), files that are no tables, seeds that changed.
    """
    misshapen = of_misshapen(root)
    if misshapen:
        return misshapen
    package = Package.as_it_stands(root, trust)
    return check_opened(
        package, tables, rules_on_the_whole, deep=deep, whole_trial=whole_trial, engine=engine
    )


def of_misshapen(root: Path) -> Report | None:
    """The report of a package whose descriptors are not of the shape that is read; else None."""
    misshapen = dialect.shape(root)
    if not misshapen:
        return None
    return Report(root, _OF_DESCRIPTORS, 0, [*misshapen, *_of_sound_part(root, misshapen)], [])


@left_unsearched()
def check_opened(
    package: Package,
    tables: Sequence[str] = (),
    rules_on_the_whole: Sequence[Rule] = (),
    *,
    deep: bool = False,
    whole_trial: bool = True,
    engine: Callable[[Package], Engine] = Here,
    in_haste: bool = False,
    pause: Callable[[], None] = lambda: None,
) -> Report:
    """Check a package whose descriptors are of the right shape, as ``check`` does.

    Where ``in_haste``, the rules on the package as a whole are left out. Between these, of which
    one may take seconds, it makes a ``pause``.
    """
    root, ran = package.root, [*_OF_DESCRIPTORS]
    scope = _scope(package, tables)
    of_descriptors = _sense(package, *scope)
    if any(finding.severity == "error" for finding in of_descriptors):
        return Report(root, ran, 0, [*of_descriptors, *of_files(package)], [])
    judge = engine(package)
    of_tables = judge.of_files()
    rules = rules_of(package)

    lacking = _lacking(package, of_tables, judge)
    if TEXTS in lacking:
        scope = [table for table in package.schemas if table in {*scope, "seeds"}]
    counts = {table: judge.rows(table) for table in scope if table not in lacking}
    rows = sum(counts.values())
    is_small = rows <= doubt.REFERENCE_ROWS
    structural = judge.structural([*counts], lacking, deep or is_small)
    findings = [*of_descriptors]
    findings += [finding for finding in of_tables if finding.table in {*scope, *lacking}]
    findings += structural
    skipped = [
        Skipped(rule, table, WITHHELD) for table, rule in withheld_rules(package) if table in scope
    ]
    runnable_of: dict[str, list[Rule]] = {}
    unable_of: dict[str, list[Skipped]] = {}
    for table in scope:
        empty = counts.get(table) == 0
        runnable_of[table], unable_of[table] = _sorted_out(
            package, table, rules[table], lacking, empty
        )
    judged = judge.judging({table: runnable_of[table] for table in counts})
    tried_in_part = not (whole_trial or is_small or tables or in_haste or lacking)
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
            findings += engine_of_files.findings_of_whole(package, [rule], whole_trial=whole_trial)
    for table in scope:
        ran += [(table, rule.id) for rule in files.RULES]
        skipped += unable_of[table]
        if table in counts:
            ran += [(table, rule.id) for rule in structure.rules(package, table)]
            ran += [(table, rule.id) for rule in runnable_of[table]]
    for of_table in judged().values():
        findings += once(of_table, structural)
    findings = in_bounds(sorted(findings, key=_place_in(package)), crowds.HELD)
    return Report(root, ran, rows, findings, skipped, package, tried_in_part)


@memoized
def _sense(package: Package, *tables: str) -> list[Finding]:
    return dialect.sense(package, tables)


def _place_in(package: Package) -> Callable[[Finding], tuple[int, int, int]]:
    """Where a finding is in a package: the number of its table, of the file, and of the line."""
    order = {table: place for place, table in enumerate(("", *package.schemas))}
    files_of = {
        table: {path: place for place, path in enumerate(paths)}
        for table, paths in package.files.items()
    }

    def place(finding: Finding) -> tuple[int, int, int]:
        file = files_of.get(finding.table, {}).get(finding.file, 0)
        return order[finding.table], file, finding.line or 0

    return place


def _of_sound_part(root: Path, misshapen: Sequence[Finding]) -> list[Finding]:
    """What else is wrong with the tables whose own descriptors are in order."""
    package = dialect.sound_part(root, misshapen)
    unsound = {finding.table for finding in misshapen} | {""}
    return [*dialect.sense(package, package.schemas, unsound), *of_files(package)]


def _lacking(package: Package, of_tables: Iterable[Finding], engine: Engine) -> dict[str, str]:
    """What rules may ask for and cannot have, and why: tables, and the texts."""
    lacking = {
        finding.table: f"{finding.file} cannot be read"
        for finding in of_tables
        if finding.rule in files.UNREADABLE
    }
    if "seeds" in lacking:
        lacking[TEXTS] = lacking["seeds"]
    elif "seeds" in package.schemas and not engine.are_as_coded():
        lacking[TEXTS] = "a seed cannot be read, or is not the one that was coded"
    return lacking


def _scope(package: Package, tables: Sequence[str]) -> list[str]:
    for table in tables:
        if table not in package.schemas:
            raise PackageError(unknown("table", table, package.schemas))
    return [table for table in package.schemas if table in tables or not tables]


def _sorted_out(
    package: Package, table: str, rules: Iterable[Rule], lacking: Mapping[str, str], empty: bool
) -> tuple[list[Rule], list[Skipped]]:
    """The rules that can be put to a table, and those that cannot."""
    runnable: list[Rule] = []
    unable: list[Skipped] = []
    for rule in rules:
        whys = [lacking[name] for name in (table, *rule.reads) if name in lacking]
        if not whys and empty:
            whys = [f"{package.paths[table]} has no rows"]
        if whys:
            unable.append(Skipped(rule.id, table, whys[0]))
        else:
            runnable.append(rule)
    return runnable, unable
