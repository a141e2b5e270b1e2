"""A defect, planted in the tables of the frozen package."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import pytest

from sandhi.check.engine import pandera
from sandhi.check.registry import rules_of
from sandhi.check.rule import Rule
from sandhi.package import Package, Trust
from sandhi.table import written
from tests.harness import frozen

if TYPE_CHECKING:
    from tests.conftest import FindingPlaces, Row

Cells: TypeAlias = Mapping[str, str]
# The rule that must find it, on which column, of the rows with which cells; then what is edited:
# cells of those very rows, or (table, rows with these cells, their new cells or None to drop them).
# Without rows to look for, a new row is added. A new quote finds its offsets in the seed.
Edit: TypeAlias = Cells | tuple[str, Cells, Cells | None]
Defect: TypeAlias = tuple[str, str, Cells, *tuple[Edit, ...]]
Rules: TypeAlias = dict[str, list[Rule]]
Planted: TypeAlias = Callable[[str, Defect], tuple["FindingPlaces", "FindingPlaces"]]

GAP = "keys-run-without-a-gap"
HELD_TO_THE_CODING = {
    "coverage",
    "names-in-words-are-borne-out",
    "numbers-in-words-are-borne-out",
    "names-in-translations-are-mentioned",
    "passages-about-one-thing-agree",
    "settled-value-is-in-the-data",
}


@cache
def real() -> tuple[Package, Rules, "FindingPlaces"]:
    """The frozen package, its rules and what breaks them, once: no defect is written to it."""
    package = Package.open(frozen.folder(), Trust.GIVEN)
    rules = rules_of(package)
    return package, rules, broken_by(package, rules, {*package.schemas})


@pytest.fixture
def planted() -> Planted:
    """Plant a defect that a rule of a table must find: what it must find, and what is found."""

    def plant(table: str, defect: Defect) -> tuple["FindingPlaces", "FindingPlaces"]:
        rule, column, cells, *edits = defect
        package, rules, before = real()
        every = [edit if isinstance(edit, tuple) else (table, cells, edit) for edit in edits]
        tables = {name: rows_of(package, name) for name in {table, *(edit[0] for edit in every)}}
        broken = matching(tables[table], cells)
        for name, whose, new in every:
            edit_rows(tables[name], whose, new, package.texts)
        # A row that is put in or taken out leaves a gap in the keys, whatever else it does.
        gaps = {name for name, whose, new in every if new is None or not whose}
        broken = broken or matching(tables[table], cells)
        assert broken, f"no row of {table} has {cells}"
        key = package.schemas[table].primary_key
        expected: FindingPlaces = {(rule, table, row[key], column) for row in broken}
        already = ", ".join(_in_words(one) for one in sorted(expected & before, key=str))
        assert not already, f"found before anything is planted: {already}; mend the rule"
        findings = broken_by(edited(package, tables), rules, {*tables}, rule) - before
        return expected, {one for one in findings if one[:2] not in {(GAP, name) for name in gaps}}

    return plant


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Say of what was found and what was to be found (``findings == expected``) how they differ."""
    if op != "==" or not (isinstance(left, set) and isinstance(right, set)):
        return None
    if not all(isinstance(one, tuple) and len(one) == 4 for one in left | right):
        return None
    missed = [
        f"the rule did not find it: {_in_words(one)}" for one in sorted(right - left, key=str)
    ]
    others = [f"found too, by another: {_in_words(one)}" for one in sorted(left - right, key=str)]
    return [
        "what the defect breaks is not what it is planted for",
        *missed,
        *others,
        "→ edit cells that break this rule alone, or mend the rule",
    ]


def _in_words(broken: tuple[str, str, str | None, str | None]) -> str:
    rule, table, key, column = broken
    return f"{rule} at {table} {key or 'as a whole'}, {column or 'no column'}"


def rows_of(package: Package, table: str) -> list["Row"]:
    names = package.schemas[table].names
    rows = package.cells(table).itertuples(index=False)
    return [dict(zip(names, row, strict=True)) for row in rows]


def edited(package: Package, tables: Mapping[str, Sequence["Row"]]) -> Package:
    """The package as if some of its tables had these rows; its files are left alone."""
    return package.with_files(
        {
            name: written(package.schemas[name].names, [[*row.values()] for row in rows]).encode()
            for name, rows in tables.items()
        }
    )


def broken_by(
    package: Package, rules: Rules, tables: Collection[str], planted: str = ""
) -> "FindingPlaces":
    """What the rules that see one of the edited tables find: no other can find anything new.

    Rules of the tool are put to the edited tables alone, but for the one that must find what was
    planted: what they see of a defect from afar is for tests/check to say.
    """
    broken: FindingPlaces = set()
    for table, of_table in rules.items():
        runnable = [
            rule
            for rule in of_table
            if {table, *rule.reads} & {*tables}
            and (_is_apart(rule) or rule.id == planted)
            and (table in tables or isinstance(rule.table, str) or rule.id == planted)
        ]
        if runnable:
            findings = pandera.findings(package, table) if table in tables else []
            findings += pandera.findings_of_rules(package, table, runnable)
            broken |= {(one.rule, table, one.key, one.column) for one in findings}
    return broken


def _is_apart(rule: Rule) -> bool:
    """Whether a rule judges something of its own.

    Those that hold words, passages and differences to the whole of the coding break with nearly
    any defect of it; their own are planted for them alone, those of the tool in tests/check.
    """
    return rule.id not in HELD_TO_THE_CODING


def matching(rows: Sequence["Row"], cells: Cells) -> list["Row"]:
    return [row for row in rows if cells.items() <= row.items()]


def edit_rows(rows: list["Row"], cells: Cells, new: Cells | None, texts: Cells) -> None:
    edited = matching(rows, cells) if cells else [dict.fromkeys(rows[0], "")]
    assert edited, f"no row has {cells}"
    if new is None:
        rows[:] = [row for row in rows if row not in edited]
        return
    rows += [] if cells else edited
    for row in edited:
        row |= new
        if "quote" in new or "seed_id" in new:
            start = texts[row["seed_id"]].index(row["quote"])
            row |= {"start": str(start), "end": str(start + len(row["quote"]))}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a defect with each of its module's."""
    if "defect" in metafunc.fixturenames:
        defects: list[Defect] = metafunc.module.DEFECTS
        names = [f"{number}-{defect[0]}" for number, defect in enumerate(defects, 1)]
        metafunc.parametrize("defect", defects, ids=names)
