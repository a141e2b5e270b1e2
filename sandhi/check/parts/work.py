"""What workers do: read a file, hold a part of a package, and judge it.

Each function is given the package without rows, as the process that began the check has opened it:
whether its code may run was decided there.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pandas import DataFrame, concat

from sandhi.check.engine import crowds, doubt, files, foreign_keys, frictionless, pandera
from sandhi.check.finding import Finding
from sandhi.check.parts.groups import SEED
from sandhi.check.parts.key_sets import (
    Heap,
    KeyColumns,
    Meeting,
    cells_astray,
    frames_of,
    heaps,
    rows_alike,
)
from sandhi.check.parts.rows import with_rows
from sandhi.check.prose import EvidenceBase, evidence_base, keys
from sandhi.check.registry import rules_of
from sandhi.check.rules import seeds
from sandhi.files import PackageError, read_json
from sandhi.package import DESCRIPTOR, Package
from sandhi.package.forms import name_forms
from sandhi.package.opening.memory import memoized
from sandhi.table import Records, as_cells, keep_text_in_python


class FileRead(NamedTuple):
    """What is known of a file of a table: what is wrong with it, its rows, and of which seeds.

    ``last`` is the line on which the last row begins, None where there is none; ``seeds`` are None
    where the table has no column of them. Of one that is lost, which cannot be read, there is
    nothing but what is wrong with it.
    """

    findings: list[Finding]
    is_lost: bool
    rows: int
    last: int | None
    seeds: frozenset[str] | None


class Survey(NamedTuple):
    """What a part shows of itself: the tables it doubts, and what words can rest on in it."""

    doubted: frozenset[str]
    evidence: EvidenceBase | None


class Gathered(NamedTuple):
    """Rows of some tables that are judged together, and the cells that lead astray."""

    rows: dict[str, DataFrame]
    astray: dict[str, list[tuple[int, str]]]


class Facts(NamedTuple):
    """What is known of a package as a whole; None where it cannot be told."""

    keys: object | None
    name_forms: object | None
    evidence_base: EvidenceBase | None

    def tell(self, package: Package) -> Package:
        """Tell a part of the package, and return it."""
        package.facts.update({name: one for name, one in self._asdict().items() if one is not None})
        return package


def read_file(package: Package, table: str, path: str) -> tuple[FileRead, DataFrame | None]:
    """Read a file of a table; PackageError where the package is another one on this machine."""
    _refuse_another(package)
    findings, records = files.judged_file(package, table, path)
    if records is None:
        return FileRead(findings, True, 0, None, None), None
    cells = as_cells(records)
    of_seeds = frozenset(cells[SEED].unique()) if SEED in cells else None
    last = records.lines[-1] if records.lines else None
    return FileRead(findings, False, len(cells), last, of_seeds), cells


def _refuse_another(package: Package) -> None:
    try:
        same = read_json(package.root, DESCRIPTOR) == package.descriptor
    except PackageError:
        same = False
    if not same:
        raise PackageError(
            f"a worker has another package, or none, at {package.root}; put the package where all "
            "workers see it under that path"
        )


def part_of(
    package: Package,
    starts: Mapping[str, list[int]],
    tables: Iterable[str],
    frames: Sequence[tuple[str, int, DataFrame]],
    of_seeds: frozenset[str] | None,
) -> Package:
    """The part of a package that has the rows of some seeds in some tables, and no others there.

    Without seeds it has all rows. ``frames`` are files: the table of each, how far its rows are
    ahead of its lines, its cells.
    """
    keep_text_in_python()
    cells = {table: [_no_rows(package, table)] for table in tables}
    for table, start, frame in frames:
        rows = frame if of_seeds is None else frame[frame[SEED].isin(of_seeds)]
        cells[table].append(rows.set_axis(rows.index + start))
    return with_rows(package, {table: concat(each) for table, each in cells.items()}, starts)


def _no_rows(package: Package, table: str) -> DataFrame:
    return as_cells(Records([*package.schemas[table].names], [], []))


def are_as_coded(part: Package) -> bool:
    """Whether the seeds of a part can be read and are unchanged."""
    return "seeds" not in part.given_tables or seeds.are_as_coded(part)


def survey(
    part: Package, columns: Iterable[KeyColumns], count: int, has_evidence: bool
) -> tuple[Survey, list[Heap]]:
    """Look through a part: what in it is doubted, and its keys in so many heaps."""
    keep_text_in_python()
    doubted_tables = {table for table in part.given_tables if doubt.has_doubtful_cells(part, table)}
    evidence = evidence_base(_alone(part)) if has_evidence else None
    part_columns = [of for of in columns if of.table in part.given_tables]
    return Survey(frozenset(doubted_tables), evidence), heaps(part, part_columns, count)


def _alone(part: Package) -> Package:
    """A part without the tables that it shares with others, as if these had no rows."""
    part_cells = {table: part.cells(table) for table in part.given_tables}
    return with_rows(
        part, {table: _no_rows(part, table) for table in part.schemas} | part_cells, {}
    )


def columns_of(part: Package, names: Mapping[str, Iterable[str]]) -> dict[str, DataFrame]:
    """Some columns of tables, as far as a part has them."""
    return {
        table: part.cells(table)[[*dict.fromkeys(columns)]]
        for table, columns in names.items()
        if table in part.given_tables
    }


def facts_of(
    package: Package,
    key_frames: Sequence[Mapping[str, DataFrame]] | None,
    name_frames: Sequence[Mapping[str, DataFrame]] | None,
    evidence: EvidenceBase | None,
) -> Facts:
    """What is known of the whole, of the columns of all parts on which that rests."""
    known_keys = known_forms = None
    if key_frames is not None:
        known_keys = keys(with_rows(package, frames_of(key_frames), {}))
    if name_frames is not None:
        known_forms = name_forms(with_rows(package, frames_of(name_frames), {}))
    return Facts(known_keys, known_forms, evidence)


def gather(
    part: Package, tables: Sequence[str], doubted: frozenset[str], meeting: Meeting
) -> Gathered:
    """The rows of a part that the reference must see: of tables that are doubted, all.

    Of others those whose keys are not theirs alone, and those that name a row which is not there.
    """
    keep_text_in_python()
    rows, astray = {}, {}
    for table in tables:
        if table not in part.given_tables:
            continue
        cells, astray[table] = part.cells(table), cells_astray(part, table, meeting)
        is_needed = rows_alike(part, table, meeting)
        is_needed |= table in doubted
        is_needed[[line for line, _ in astray[table]]] = True
        rows[table] = cells[is_needed]
    return Gathered(rows, astray)


def rows_of(gathered: Gathered, table: str) -> dict[str, DataFrame]:
    """The rows of one table alone."""
    return {table: gathered.rows[table]} if table in gathered.rows else {}


def by_reference(
    package: Package,
    starts: Mapping[str, list[int]],
    parts: Sequence[Gathered],
    table: str,
    as_file: bool,
) -> tuple[list[Finding], list[Finding]]:
    """What Frictionless finds in a table, and what Pandera does: in the rows that were gathered.

    Or in all that is in its one file, as it lies there.
    """
    rows = frames_of({table: part.rows[table]} for part in parts if table in part.rows)
    cells = [cell for part in parts for cell in part.astray.get(table, ())]
    order = {key.field: place for place, key in enumerate(package.schemas[table].foreign_keys)}
    astray = foreign_keys.in_order(sorted(cells, key=lambda cell: order[cell[1]]))
    whole = with_rows(package, {} if as_file else rows, starts)
    if not as_file and whole.cells(table).empty:
        return [], []
    of_frictionless = frictionless.findings_beside(whole, table, astray, in_memory=not as_file)
    return of_frictionless, pandera.findings(whole, table, crowds.HELD)


def judge(
    package: Package, part: Package, rules: Mapping[str, Sequence[str]], facts: Facts
) -> dict[str, list[Finding]]:
    """What rules, named by table, find in the rows of a part."""
    keep_text_in_python()
    facts.tell(part)
    rules_by_table = rules_of(package)
    return {
        table: pandera.findings_of_rules(
            part, table, [one for one in rules_by_table[table] if one.id in ids], crowds.HELD
        )
        for table, ids in rules.items()
        if len(part.cells(table))
    }


def judge_together(
    package: Package,
    starts: Mapping[str, list[int]],
    frames: Iterable[Mapping[str, DataFrame]],
    rules: Mapping[str, Sequence[str]],
    facts: Facts,
) -> dict[str, list[Finding]]:
    """What rules find in what several parts have of the tables at which they look."""
    return judge(package, with_rows(package, frames_of(frames), starts), rules, facts)


def judge_whole(
    package: Package, rules: Mapping[str, Sequence[str]], facts: Facts
) -> dict[str, list[Finding]]:
    """What rules find in whole tables, which are read."""
    return judge(package, _whole(package), rules, facts)


@memoized
def _whole(package: Package) -> Package:
    """The package with all rows, read by this worker once, as far as anybody asks for them."""
    return with_rows(package, {}, {})
