"""A defect, planted in a copy of the real package."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import pytest

from sandhi.check import meaning
from sandhi.check.catalogue import rules_of
from sandhi.package import Package

if TYPE_CHECKING:
    from tests.conftest import Copy, Found, Row

Cells: TypeAlias = Mapping[str, str]
# The rule that must find it, on which column, of the rows with which cells; then what is edited:
# cells of those very rows, or (table, rows with these cells, their new cells or None to drop them).
# Without rows to look for, a new row is added. A new quote finds its offsets in the seed.
Edit: TypeAlias = Cells | tuple[str, Cells, Cells | None]
Defect: TypeAlias = tuple[str, str, Cells, *tuple[Edit, ...]]
Planted: TypeAlias = Callable[[str, Defect], tuple["Found", "Found"]]


@pytest.fixture
def planted(real: "Copy") -> Planted:
    """Plant a defect that a rule of a table must find: what it must find, and what is found."""

    def plant(table: str, defect: Defect) -> tuple["Found", "Found"]:
        rule, column, cells, *edits = defect
        package = real.package
        every = [edit if isinstance(edit, tuple) else (table, cells, edit) for edit in edits]
        tables = {name: real.rows(name) for name in {table, *(edit[0] for edit in every)}}
        broken = matching(tables[table], cells)
        for name, whose, new in every:
            edit_rows(tables[name], whose, new, package.texts)
        broken = broken or matching(tables[table], cells)
        assert broken, f"no row of {table} has {cells}"
        for name, rows in tables.items():
            real.write(name, rows)
        key = package.schemas[table].primary_key
        expected: Found = {(rule, table, row[key], column) for row in broken}
        return expected, found(real.package, tables) - real.known

    return plant


def found(package: Package, edited: Collection[str]) -> "Found":
    """What the rules that see one of the edited tables find: no other can find anything new."""
    cells: Found = set()
    for table, rules in rules_of(package).items():
        able = [rule for rule in rules if {table, *rule.parameters} & {*edited}]
        if able:
            findings = meaning.findings(package, table, able)
            cells |= {(one.rule, table, one.key, one.column) for one in findings}
    return cells


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
