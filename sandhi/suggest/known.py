"""What a package knows already: the names in its tables, and the rows that code a passage."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sandhi.language import DEFAULT
from sandhi.package import Package
from sandhi.package.forms import name_forms
from sandhi.package.opening.memory import memoized
from sandhi.package.settings import Coverage
from sandhi.suggest.acronyms import acronym_forms, english_forms
from sandhi.suggest.candidates import KINDS, Candidate
from sandhi.suggest.names import Lexicon, NamedRecord
from sandhi.table import value_of


def lexicon(package: Package, code: str = DEFAULT) -> Lexicon:
    """Every form of every name in the tables that the package declares under ``names``.

    ``code`` names the language of the texts that are to be looked through.
    """
    return Lexicon(known_forms(package, code), code)


def known_forms(package: Package, code: str = DEFAULT) -> list[tuple[str, NamedRecord]]:
    """Every form of those names, with what it stands for; their English names, and acronyms."""
    forms = [(form, NamedRecord(column, key)) for form, column, key in name_forms(package)]
    return forms + english_forms(package) + acronym_forms(package, code)


class Row(NamedTuple):
    """A row of an anchored table: the passage that it codes, its key, and its cells."""

    start: int
    end: int
    key: str
    cells: Mapping[str, str]


def coding_tables(package: Package, kind: str) -> list[str]:
    """The tables whose rows code a kind of candidate, or leave it out.

    They are the one that the package declares under ``suggest``, and those under ``coverage``. A
    number is not coded with the expression of time that holds it: those that are a day or a year
    are no candidates.
    """
    coverage = package.settings.coverage or Coverage({})
    of_name = "name" if kind == "unknown_name" else kind
    suggest_table = package.settings.suggest.get(kind)
    tables = dict.fromkeys([suggest_table] if suggest_table else [])
    tables |= dict.fromkeys(coverage.kinds.get(of_name, ()))
    if kind == "number" and (of_dates := package.settings.suggest.get("date")) != suggest_table:
        tables.pop(of_dates or "", None)
    return [*(tables | dict.fromkeys(coverage.excluded))]


def rows_by_seed(package: Package, kind: str) -> dict[str, list[Row]]:
    """The rows that code, or leave out, passages of each seed for one kind of candidate."""
    by_seed: dict[str, list[Row]] = {}
    excluded = package.settings.coverage.excluded if package.settings.coverage else ()
    for table in coding_tables(package, kind):
        for seed, rows in _anchored_rows(package, table).items():
            if table in excluded and "kind" in package.schemas[table].names:
                rows = [row for row in rows if _leaves_out(row, kind)]
            by_seed.setdefault(seed, []).extend(rows)
    return by_seed


def _leaves_out(row: Row, kind: str) -> bool:
    """Whether a row leaves out candidates of a kind, as its own kind says, if that is one."""
    of_row = row.cells["kind"].removeprefix("unknown_")
    return of_row not in KINDS or of_row == kind.removeprefix("unknown_")


@memoized  # since kinds have tables in common
def _anchored_rows(package: Package, table: str) -> dict[str, list[Row]]:
    """The rows of an anchored table that have a place, by seed."""
    key = package.schemas[table].primary_key
    names, rows, _ = package.records(table)
    by_seed: dict[str, list[Row]] = {}
    for cells in rows:
        row = dict(zip(names, cells, strict=True))
        start, end = (value_of(row[bound], "integer") for bound in ("start", "end"))
        if isinstance(start, int) and isinstance(end, int):
            by_seed.setdefault(row["seed_id"], []).append(Row(start, end, row[key], row))
    return by_seed


def coded_by(candidates: Iterable[Candidate], rows: Iterable[Row]) -> Iterator[list[str]]:
    """For each candidate of one kind, in the text's order, the keys of the rows that code it.

    Of the rows that do, those whose passage is most like the candidate's; and of these the ones
    that name the same record, if any does.
    """
    waiting = sorted(rows, key=lambda row: row.start)[::-1]
    at_hand: list[Row] = []
    for candidate in candidates:
        while waiting and waiting[-1].start < candidate.end:
            at_hand.append(waiting.pop())
        at_hand = [row for row in at_hand if row.end > candidate.start]
        coding = [row for row in at_hand if _codes(row, candidate)]
        nearest = min((_distance(row, candidate) for row in coding), default=0)
        coding = [row for row in coding if _distance(row, candidate) == nearest]
        records = {*candidate.proposed.get("records", ())}
        agreeing = [row for row in coding if records & {*row.cells.values()}]
        yield [row.key for row in agreeing or coding]


def _codes(row: Row, candidate: Candidate) -> bool:
    """Whether a row's passage holds what the candidate says; or a part of it that tells a time.

    A longer name that holds a candidate's, and stands for something else, does not code it.
    """
    holds = row.start <= candidate.core.start and candidate.core.end <= row.end
    within = candidate.start <= row.start and row.end <= candidate.end
    if candidate.kind == "name" and holds and (row.start, row.end) != (*candidate.core,):
        return not _names_another(row, candidate)
    return holds or (within and candidate.kind == "date")


def _names_another(row: Row, candidate: Candidate) -> bool:
    """Whether a row names something, and nothing that the candidate's form stands for."""
    records = candidate.proposed.get("records", ())
    cells = [row.cells[column] for column in candidate.proposed if column in row.cells]
    return bool(cells) and not {*cells} & {*records}


def _distance(row: Row, candidate: Candidate) -> int:
    return abs(row.start - candidate.start) + abs(row.end - candidate.end)
