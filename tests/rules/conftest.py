"""A copy of the real package, in which a test plants a defect."""

import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from sandhi.check import meaning
from sandhi.check.catalogue import rules_of
from sandhi.package import Package
from sandhi.table import records, written

ROOT = Path(__file__).parents[2]

Cells: TypeAlias = Mapping[str, str]
# The rule that must find it, on which column, of the rows with which cells; then what is edited:
# cells of those very rows, or (table, rows with these cells, their new cells or None to drop them).
# Without rows to look for, a new row is added. A new quote finds its offsets in the seed.
Edit: TypeAlias = Cells | tuple[str, Cells, Cells | None]
Defect: TypeAlias = tuple[str, str, Cells, *tuple[Edit, ...]]
Found: TypeAlias = set[tuple[str, str, str | None, str | None]]
Planted: TypeAlias = Callable[[str, Defect], tuple[Found, Found]]


def findings(root: Path, edited: Collection[str]) -> Found:
    """What the rules that see one of the edited tables find; the structure is for other tests."""
    package = Package.open(root)
    found: Found = set()
    for table, rules in rules_of(package).items():
        able = [rule for rule in rules if {table, *rule.parameters} & {*edited}]
        if able:
            of_table = meaning.findings(package, table, able)
            found |= {(one.rule, table, one.key, one.column) for one in of_table}
    return found


@pytest.fixture(scope="session")
def known() -> Found:
    """What is found in the package as it is: a defect there must not fail every test here."""
    return findings(ROOT, Package.open(ROOT).schemas)


@pytest.fixture
def planted(tmp_path: Path, known: Found) -> Planted:
    """Plant a defect that a rule of a table must find: what it must find, and what is found."""
    for folder in ("data", "schemas", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "datapackage.json", tmp_path)

    def plant(table: str, defect: Defect) -> tuple[Found, Found]:
        rule, column, cells, *edits = defect
        package = Package.open(tmp_path)
        every = [edit if isinstance(edit, tuple) else (table, cells, edit) for edit in edits]
        tables = {name: read(package, name) for name in {table, *(edit[0] for edit in every)}}
        broken = matching(tables[table], cells)
        for name, whose, new in every:
            edit_rows(tables[name], whose, new, package.texts)
        broken = broken or matching(tables[table], cells)
        assert broken, f"no row of {table} has {cells}"
        for name, rows in tables.items():
            text = written(package.schemas[name].names, [list(row.values()) for row in rows])
            package.path(name).write_text(text, encoding="utf-8", newline="")
        key = package.schemas[table].primary_key
        expected: Found = {(rule, table, row[key], column) for row in broken}
        return expected, findings(tmp_path, tables) - known

    return plant


def read(package: Package, table: str) -> list[dict[str, str]]:
    names, rows, _ = records(package.path(table).read_bytes())
    return [dict(zip(names, row, strict=True)) for row in rows]


def matching(rows: Sequence[dict[str, str]], cells: Cells) -> list[dict[str, str]]:
    return [row for row in rows if cells.items() <= row.items()]


def edit_rows(
    rows: list[dict[str, str]], cells: Cells, new: Cells | None, texts: Mapping[str, str]
) -> None:
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
