"""The database holds what the package holds, whole or not at all, and the same bytes each time."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sandhi.package import Package, PackageError
from sandhi.publish.database import build
from tests.conftest import Copy


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_every_cell_of_the_package_is_in_the_database_as_it_is_written(
    database: sqlite3.Connection, package: Package
) -> None:
    for name, schema in package.schemas.items():
        cells = package.cells(name)
        stored = database.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
        columns = list(schema.names)
        written = [
            ["" if row[name] is None else str(row[name]) for name in columns] for row in stored
        ]
        assert written == cells.to_numpy().tolist()


def test_every_seed_has_its_text_to_the_letter(
    database: sqlite3.Connection, package: Package
) -> None:
    assert dict(map(tuple, database.execute("SELECT seed_id, text FROM seeds"))) == package.texts


def test_sqlite_finds_nothing_wrong(database: sqlite3.Connection) -> None:
    assert [*map(tuple, database.execute("PRAGMA integrity_check"))] == [("ok",)]
    assert not database.execute("PRAGMA foreign_key_check").fetchall()


def test_the_database_says_what_it_was_built_from(
    database: sqlite3.Connection, package: Package
) -> None:
    meta = dict(map(tuple, database.execute("SELECT name, value FROM meta")))
    assert meta["name"] == package.descriptor["name"]
    assert meta["version"] == package.descriptor["version"]
    assert (meta["checked"], meta["findings"], meta["rows_left_out"]) == ("yes", "0", "0")
    assert {name: int(meta[f"rows.{name}"]) for name in package.schemas} == {
        name: len(package.cells(name)) for name in package.schemas
    }


def test_a_second_build_gives_the_same_bytes(real: Copy, built: Path, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "again.db"
    build(real.package, path)
    assert path.read_bytes() == built.read_bytes()


def test_a_build_that_fails_leaves_the_old_file_and_nothing_else(real: Copy) -> None:
    path = real.root / "build" / "sandhi.db"
    path.parent.mkdir()
    path.write_bytes(b"old")
    (real.root / "schemas" / "views" / "zz.sql").write_text("SELECT 1 FROM nowhere")
    with pytest.raises(PackageError, match=r"schemas/views/zz\.sql: no such table: .*nowhere"):
        build(real.package, path)
    assert [file.name for file in path.parent.iterdir()] == ["sandhi.db"]
    assert path.read_bytes() == b"old"


def test_a_new_database_takes_the_place_of_the_old_one(cricket: Copy) -> None:
    path = cricket.root / "build" / "sandhi.db"
    path.parent.mkdir()
    path.write_bytes(b"old")
    build(cricket.package, path)
    assert rows(path, "SELECT value FROM meta WHERE name = 'name'") == [("cricket",)]


def test_a_package_without_rows_builds(cricket: Copy) -> None:
    for table in cricket.package.schemas:
        cricket.write(table, [])
    built = build(cricket.package, cricket.root / "sandhi.db")
    assert {*built.rows.values()} == {0}


def test_a_row_that_breaks_a_constraint_stops_the_build(cricket: Copy) -> None:
    cricket.edit("scores", 0, runs="")
    with pytest.raises(PackageError, match=r"scores cannot be built: NOT NULL .*runs"):
        build(cricket.package, cricket.root / "sandhi.db")


def test_a_reference_to_nothing_stops_the_build(cricket: Copy) -> None:
    cricket.edit("scores", 0, side_id="S9")
    with pytest.raises(PackageError, match=r"scores cannot be built: .* refers to .* sides"):
        build(cricket.package, cricket.root / "sandhi.db")


def test_with_findings_rows_that_cannot_stand_are_left_out_and_counted(cricket: Copy) -> None:
    twice, *_ = cricket.rows("sides")
    cricket.edit("scores", 0, runs="many")
    cricket.edit("scores", 1, side_id="S9")
    cricket.write("sides", [twice, *cricket.rows("sides")])
    path = cricket.root / "sandhi.db"
    built = build(cricket.package, path, findings=3)
    assert built.left_out == 2
    assert built.rows["scores"] == len(cricket.rows("scores")) - 1
    assert rows(path, "SELECT count(*) FROM scores WHERE side_id = 'S9'") == [(1,)]
    sql = "SELECT value FROM meta WHERE name IN ('checked', 'findings', 'rows_left_out')"
    assert rows(path, f"{sql} ORDER BY name") == [("no",), ("3",), ("2",)]


def test_numbers_keep_the_form_in_which_they_are_written(cricket: Copy) -> None:
    cricket.edit("scores", 0, overs="20")
    cricket.edit("scores", 1, overs="19.4")
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    numbers = rows(path, "SELECT overs, typeof(overs) FROM scores ORDER BY rowid LIMIT 2")
    assert numbers == [(20, "integer"), (19.4, "real")]


def test_booleans_are_one_and_zero(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    stated = [row["home"] for row in cricket.rows("sides")]
    stored = [value for (value,) in rows(path, "SELECT home FROM sides ORDER BY rowid")]
    assert stored == [{"true": 1, "false": 0, "": None}[cell] for cell in stated]
    assert {0, 1} <= {*stored}
