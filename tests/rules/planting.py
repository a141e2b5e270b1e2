"""Defects, planted in the tables of the frozen package: together, as far as each is found alone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sandhi.check.engine import pandera
from sandhi.check.registry import rules_of
from sandhi.check.rule import Rule
from sandhi.package import Package, Trust
from sandhi.table import csv_text
from tests.harness import frozen
from tests.harness.extent import THOROUGH

if TYPE_CHECKING:
    from tests.conftest import FindingPlaces, Row

Cells: TypeAlias = Mapping[str, str]
# The rule that must find it, on which column, of the rows with which cells; then what is edited:
# cells of those very rows, or (table, rows with these cells, their new cells or None to drop them).
# Without rows to look for, a new row is added. A new quote finds its offsets in the seed.
Edit: TypeAlias = Cells | tuple[str, Cells, Cells | None]
Defect: TypeAlias = tuple[str, str, Cells, *tuple[Edit, ...]]
Rules: TypeAlias = dict[str, list[Rule]]
Outcome: TypeAlias = tuple["FindingPlaces", "FindingPlaces"]

GAP = "keys-run-without-a-gap"
TOGETHER = 12  # defects at the most: of more, two disturb each other sooner or later
# Those that hold words, passages and differences to the whole of the coding break with nearly any
# defect of it; their own are planted for them alone, those of the tool in tests/check.
HELD_TO_THE_CODING = {
    "coverage",
    "names-in-words-are-borne-out",
    "numbers-in-words-are-borne-out",
    "names-in-translations-are-mentioned",
    "passages-about-one-thing-agree",
    "settled-value-is-in-the-data",
}


class Bed:
    """The defects of one table. Those that edit different rows are planted and judged together.

    To judge a table takes as long with one defect as with many. Where all that is found is what
    each of them must have found, each is found by its rule alone; else they are halved, until one
    stands alone, and all that is found is laid to it.
    """

    def __init__(self, table: str, defects: Sequence[Defect]) -> None:
        """Take the defects that rules of a table must find."""
        self._table, self._defects = table, defects
        self._outcomes: dict[int, Outcome] = {}

    def outcome(self, defect: Defect) -> Outcome:
        """What must be found of a defect, and what is."""
        number = next(n for n, one in enumerate(self._defects) if one is defect)
        if number not in self._outcomes:
            self._judge([number, *self._companions(number)])
        return self._outcomes[number]

    def _companions(self, number: int) -> list[int]:
        """Others, not judged yet, that edit none of the rows that it or one of them does."""
        companions: list[int] = []
        if self._defects[number][0] in HELD_TO_THE_CODING:
            return companions
        edited = self._sown(number, Tables()).rows
        for other, defect in enumerate(self._defects):
            held = defect[0] in HELD_TO_THE_CODING
            if (
                other == number
                or other in self._outcomes
                or held
                or len(companions) + 1 >= TOGETHER
            ):
                continue
            rows = self._sown(other, Tables()).rows
            if rows.isdisjoint(edited):
                companions.append(other)
                edited |= rows
        return companions

    def _judge(self, numbers: Sequence[int]) -> None:
        """Plant some defects together, and see what is found of each."""
        package, rules, before = real()
        tables = Tables()
        sown = [self._sown(number, tables) for number in numbers]
        planted = {self._defects[number][0] for number in numbers}
        gaps = {(GAP, table) for one in sown for table in one.gaps}
        findings = broken_by(edited(package, tables), rules, {*tables}, planted) - before
        findings = {one for one in findings if one[:2] not in gaps}
        if len(numbers) > 1 and findings != set[object]().union(*(one.expected for one in sown)):
            middle = len(numbers) // 2
            self._judge(numbers[:middle])
            self._judge(numbers[middle:])
            return
        for number, one in zip(numbers, sown, strict=True):
            found = findings & one.expected if len(numbers) > 1 else findings
            self._outcomes[number] = (one.expected, found)

    def _sown(self, number: int, tables: "Tables") -> "Sown":
        return sow(self._table, self._defects[number], tables)


class Tables(dict[str, list["Row"]]):
    """The rows of the tables that are asked for, to be edited."""

    def __missing__(self, table: str) -> list["Row"]:
        """Take a table as it is in the frozen package."""
        self[table] = [{**row} for row in _rows_of(table)]
        return self[table]


class Sown(NamedTuple):
    """A defect that is planted: what its rule must find, and which rows it edits.

    ``rows`` are known by their tables and keys; ``gaps`` are tables in which it puts a row in or
    takes one out, which leaves a gap in the keys, whatever else it does.
    """

    expected: "FindingPlaces"
    rows: frozenset[tuple[str, str]]
    gaps: frozenset[str]


def sow(table: str, defect: Defect, tables: Tables) -> Sown:
    """Plant a defect that a rule of a table must find."""
    rule, column, cells, *edits = defect
    package, _, before = real()
    every = [edit if isinstance(edit, tuple) else (table, cells, edit) for edit in edits]
    keys = {name: package.schemas[name].primary_key for name in (table, *(one[0] for one in every))}
    broken = matching(tables[table], cells)
    rows = {(table, row[keys[table]]) for row in broken}
    for name, whose, new in every:
        rows |= {(name, row[keys[name]]) for row in matching(tables[name], whose) if whose}
        edited = edit_rows(tables[name], whose, new, package.texts)
        rows |= {(name, row[keys[name]]) for row in edited}
    gaps = frozenset(name for name, whose, new in every if new is None or not whose)
    broken = broken or matching(tables[table], cells)
    assert broken, f"no row of {table} has {cells}"
    expected: FindingPlaces = {(rule, table, row[keys[table]], column) for row in broken}
    already = ", ".join(in_words(one) for one in sorted(expected & before, key=str))
    assert not already, f"found before anything is planted: {already}; mend the rule"
    return Sown(expected, frozenset(rows), gaps)


@cache
def real() -> tuple[Package, Rules, "FindingPlaces"]:
    """The frozen package, its rules and what breaks them, once: no defect is written to it.

    Nothing breaks them, or it would not be built for other tests; that is seen anew for all rules
    where all is tried.
    """
    package = Package.open(frozen.folder(), Trust.GIVEN)
    rules = rules_of(package)
    return package, rules, broken_by(package, rules, {*package.schemas}) if THOROUGH else set()


def in_words(broken: tuple[str, str, str | None, str | None]) -> str:
    """Where what is broken, to be read."""
    rule, table, key, column = broken
    return f"{rule} at {table} {key or 'as a whole'}, {column or 'no column'}"


@cache
def _rows_of(table: str) -> list["Row"]:
    package, *_ = real()
    names = package.schemas[table].names
    rows = package.cells(table).itertuples(index=False)
    return [dict(zip(names, row, strict=True)) for row in rows]


def edited(package: Package, tables: Mapping[str, Sequence["Row"]]) -> Package:
    """The package as if some of its tables had these rows; its files are left alone."""
    return package.with_files(
        {
            name: csv_text(package.schemas[name].names, [[*row.values()] for row in rows]).encode()
            for name, rows in tables.items()
        }
    )


def broken_by(
    package: Package, rules: Rules, tables: Collection[str], planted: Collection[str] = ()
) -> "FindingPlaces":
    """What the rules that see one of the edited tables find: no other can find anything new.

    Rules of the tool are put to the edited tables alone, but for those that must find what was
    planted: what they see of a defect from afar is for tests/check to say.
    """
    broken: FindingPlaces = set()
    for table, of_table in rules.items():
        runnable = [
            rule
            for rule in of_table
            if {table, *rule.reads} & {*tables}
            and (rule.id not in HELD_TO_THE_CODING or rule.id in planted)
            and (table in tables or isinstance(rule.table, str) or rule.id in planted)
        ]
        if runnable:
            findings = pandera.findings(package, table) if table in tables else []
            findings += pandera.findings_of_rules(package, table, runnable)
            broken |= {(one.rule, one.table, one.key, one.column) for one in findings}
    return broken


def matching(rows: Iterable["Row"], cells: Cells) -> list["Row"]:
    """The rows that have these cells."""
    return [row for row in rows if cells.items() <= row.items()]


def edit_rows(rows: list["Row"], cells: Cells, new: Cells | None, texts: Cells) -> list["Row"]:
    """Give rows with these cells other ones, drop them, or add a row; those that were edited."""
    edited = matching(rows, cells) if cells else [dict.fromkeys(rows[0], "")]
    assert edited, f"no row has {cells}"
    if new is None:
        rows[:] = [row for row in rows if row not in edited]
        return edited
    rows += [] if cells else edited
    for row in edited:
        row |= new
        if "quote" in new or "seed_id" in new:
            start = texts[row["seed_id"]].index(row["quote"])
            row |= {"start": str(start), "end": str(start + len(row["quote"]))}
    return edited
