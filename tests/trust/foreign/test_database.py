"""A database that a stranger made: the site reads it or refuses it in a line, and does no more."""

import json
import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sandhi.package import PackageError
from sandhi.publish.metadata import DATABASE
from sandhi.publish.publication import publish
from sandhi.publish.sqlite import limits
from sandhi.publish.sqlite.limits import Allowance
from sandhi.site.app import open_site
from sandhi.site.store import contents, reading
from sandhi.site.store.foreign import astray, is_damage
from tests.conftest import Copy, Run
from tests.harness.extent import some
from tests.trust.conftest import command
from tests.trust.foreign.builds import answer, describe, run
from tests.trust.statements import COUNT, WRITING, files

ENDLESS = f"{COUNT.format(where='')} SELECT max(i) AS i FROM n"


async def test_one_that_nobody_changed_is_shown(built: Path) -> None:
    site = open_site(built)
    for path in ("/", "/sandhi/numbers", "/sandhi/scores", "/search?q=pune", "/sandhi"):
        assert (await answer(site, path)).status_code == 200, path


LACKING = {
    "no directory": "DROP TABLE records",
    "no table": "DROP TABLE scores",
    "no column": 'ALTER TABLE sides RENAME COLUMN "name" TO "other"',
    "another table": "ALTER TABLE sides RENAME TO others",
    "no words of a table": "DROP TABLE sides_fts",
    "no words": "DROP TABLE records_fts",
}


@pytest.mark.parametrize("name", LACKING)
def test_one_that_lacks_what_it_says_it_holds_is_refused(name: str, built: Path) -> None:
    run(built, "PRAGMA legacy_alter_table = ON", LACKING[name])
    with pytest.raises(PackageError, match=r"is not (shown|what this)") as refused:
        open_site(built)
    assert "sandhi build" in str(refused.value)


ASTRAY = {
    "a text for a number": "UPDATE scores SET \"end\" = 'x' WHERE score_id = 'R2'",
    "bytes for a text": "UPDATE records SET suffix = x'00'",
    "a key for another": "UPDATE scores SET score_id = 'R9' WHERE score_id = 'R1'",
    "a listed key for another": "UPDATE records SET key = 'R9' WHERE key = 'R1'",
    "no row": "DELETE FROM seeds WHERE seed_id = 'M1'",
    "a row that is not listed": "DELETE FROM records WHERE key = 'R1'",
    "a number without end": "UPDATE scores SET overs = 9e999",
    "a date that is none": "UPDATE scores SET played = '2024-99-99' WHERE score_id = 'R1'",
    "no answer to a question": "UPDATE scores SET side_id = '[]'",
    "a row of no table": "UPDATE records SET \"table\" = 'other' WHERE key = 'R1'",
    "a row that there is not": (
        'INSERT INTO records SELECT \'R9\', "table", label, seed_id, start, "end", quote, prefix, '
        "suffix, words, line, last_line FROM records WHERE key = 'R1'"
    ),
}


@pytest.mark.parametrize("name", ASTRAY)
async def test_where_its_rows_are_astray_no_page_says_that_we_are_at_fault(
    name: str, built: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run(
        built,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '')",
        "PRAGMA writable_schema = RESET",
        "PRAGMA ignore_check_constraints = ON",
        ASTRAY[name],
    )
    site = open_site(built)
    assert await reading(site, lambda store: astray(store.database, contents(site).catalogue))
    for path in (
        *("/", "/id/R1", "/id/R9", "/sandhi/scores", "/sandhi/scores/R2", "/seeds/M1"),
        *("/id/R1.json", "/sandhi/scores.json", "/sandhi/scores.parquet", "/questions"),
    ):
        got = await site.client.get(path)
        assert got.status_code in (200, 303, 404, 503), path
        assert got.headers.get("location", "") != path
        if path.endswith(".json"):
            json.loads(got.content, parse_constant=pytest.fail)
    assert "Traceback" not in caplog.text


async def test_the_directory_has_keys_that_are_numbers_as_they_are_written(
    cricket: Copy, sandhi: Run
) -> None:
    sandhi("--package", cricket.root, "add-table", "squares", "side:integer", "--no-anchor")
    key = {"type": "integer", "example": "4", "constraints": {}}
    cricket.describe("schemas/squares.json", lambda one: one["fields"][0].update(key))
    cricket.file("squares").write_text("square_id,side\n4,2\n100,10\n", encoding="utf-8")
    publish(cricket.package)
    site = open_site(cricket.root / "build" / "sandhi.db")
    assert (await answer(site, "/sandhi/squares/100")).status_code == 200
    assert (
        await reading(site, lambda store: astray(store.database, contents(site).catalogue)) is None
    )


@pytest.mark.parametrize("word", ["name", "title"])
@pytest.mark.parametrize("said", [None, 5, []])
def test_one_that_does_not_say_what_it_is_is_refused(built: Path, word: str, said: object) -> None:
    describe(built, "descriptor", lambda one: one.update({word: said}))
    with pytest.raises(PackageError, match=r"is not (shown|what this)"):
        open_site(built)


OBJECTS = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON scores BEGIN DELETE FROM sides; END",
    "a trigger on a view": (
        "CREATE TRIGGER t INSTEAD OF INSERT ON evidence BEGIN DELETE FROM sides; END"
    ),
    "a view of its own": "CREATE VIEW other AS SELECT * FROM scores",
    "another virtual table": "CREATE VIRTUAL TABLE other USING rtree(a, b, c)",
    "one that hides it": "CREATE/**/VIRTUAL TABLE other USING rtree(a, b, c)",
    "an index in another tongue": "CREATE VIRTUAL TABLE other USING fts4(a)",
}


@pytest.mark.parametrize("name", OBJECTS)
def test_one_that_holds_what_this_tool_never_builds_is_refused(name: str, built: Path) -> None:
    run(built, OBJECTS[name])
    with pytest.raises(PackageError, match=r"^sandhi\.db holds the [^\n]* is not shown"):
        open_site(built)


@pytest.mark.parametrize("name", some(WRITING, 12))
def test_a_question_of_a_stranger_does_nothing_but_read(
    name: str, built: Path, tmp_path: Path
) -> None:
    sql = WRITING[name].replace("{file}", str(tmp_path / "written"))
    describe(built, "catalogue", lambda one: one["questions"][0].update(sql=sql))
    before = files(tmp_path)
    with pytest.raises(PackageError, match=r"^sandhi\.db is not shown: [^\n]+$"):
        open_site(built)
    assert files(tmp_path) == before


@pytest.mark.parametrize("name", some((one for one in WRITING if "SELECT" in WRITING[one]), 6))
def test_a_view_of_a_stranger_does_nothing_but_read(name: str, built: Path, tmp_path: Path) -> None:
    sql = WRITING[name].replace("{file}", str(tmp_path / "written"))
    try:
        run(built, "DROP VIEW numbers", f"CREATE VIEW numbers AS {sql}")
    except (sqlite3.Error, sqlite3.Warning, ValueError):
        return  # SQLite lets no view hold it
    before = files(tmp_path)
    with pytest.raises(PackageError, match=r"^sandhi\.db is not shown: [^\n]+$"):
        open_site(built)
    assert files(tmp_path) == before


def test_serve_says_so_in_a_line(built: Path) -> None:
    describe(built, "catalogue", lambda one: one["questions"][0].update(sql="VACUUM INTO 'x'"))
    ran = command(built.parents[1], "serve", "--port", "0")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)


async def test_its_connections_write_nothing_even_so(built: Path, tmp_path: Path) -> None:
    """As if each statement had come past all that looked at it, also at those before it."""
    site = open_site(built)
    await site.invoke_startup()
    before = files(tmp_path)

    def attempt(connection: sqlite3.Connection, sql: str) -> list[Any] | None:
        try:
            return connection.execute(sql).fetchall()
        except (sqlite3.Error, sqlite3.Warning, ValueError):
            return None
        finally:
            connection.rollback()

    for name, statement in WRITING.items():
        sql = statement.replace("{file}", str(tmp_path / "written"))
        answered = await site.get_database(DATABASE).execute_fn(partial(attempt, sql=sql))
        assert files(tmp_path) == before, name
        # Datasette asks for those of the server, and no question may; what is only explained is no
        # question either, but reads nothing and writes nothing.
        if not name.endswith("of the server") and not name.startswith("explain"):
            assert not answered, name


@pytest.mark.parametrize("path", ["/sandhi/numbers", "/sandhi/numbers.json", "/sandhi/numbers.csv"])
@pytest.mark.parametrize("where", ["view", "question"])
async def test_what_costs_without_end_is_answered_in_time(
    where: str, path: str, built: Path
) -> None:
    if where == "view":
        run(built, "DROP VIEW numbers", f"CREATE VIEW numbers AS {ENDLESS}")
    else:
        run(built, "DROP VIEW numbers")
        describe(built, "catalogue", lambda one: one.update(views=one["views"][1:]))
        describe(built, "catalogue", lambda one: one["questions"][0].update(sql=ENDLESS))
    site = open_site(built)
    begun = time.monotonic()
    got = await answer(site, path)
    assert time.monotonic() - begun < 20
    assert got.status_code in (200, 400, 503)
    assert "Something is wrong" not in got.text


def test_a_cell_beyond_all_bounds_is_the_fault_of_the_database() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 10)
        with pytest.raises(sqlite3.DataError) as raised:
            connection.execute("SELECT zeroblob(11)")
    assert is_damage(raised.value)


@pytest.mark.parametrize("table", ["records", "meta"])
def test_an_endless_view_in_the_place_of_a_table_is_refused_in_time(
    table: str, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = {"records": '"key", "table", label', "meta": "name, value"}[table]
    sql = f"{COUNT.format(where='')} SELECT {columns} FROM other, n ORDER BY i DESC"
    run(built, f"ALTER TABLE {table} RENAME TO other", f"CREATE VIEW {table} AS {sql}")
    # It comes to no end within a fiftieth of the steps that are allowed, either.
    monkeypatch.setattr(limits, "Allowance", lambda steps, *rest: Allowance(steps // 50, *rest))
    begun = time.monotonic()
    with pytest.raises(PackageError):
        open_site(built)
    assert time.monotonic() - begun < 60


BROKEN = {
    "no catalogue": "DELETE FROM meta WHERE name = 'catalogue'",
    "a list": "UPDATE meta SET value = '[]' WHERE name = 'catalogue'",
    "a number": "UPDATE meta SET value = '1' WHERE name = 'descriptor'",
    "too deep": (
        "UPDATE meta SET value = replace(hex(zeroblob(100000)), '0', '[') WHERE name = 'descriptor'"
    ),
    "no text": "UPDATE meta SET value = CAST(x'ff' AS TEXT) WHERE name = 'catalogue'",
    "nothing": "DROP TABLE meta",
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_whose_words_cannot_be_read_is_refused_in_a_line(name: str, built: Path) -> None:
    run(built, BROKEN[name])
    with pytest.raises(PackageError, match=r"^sandhi\.db is not what [^\n]*`sandhi build`$"):
        open_site(built)
