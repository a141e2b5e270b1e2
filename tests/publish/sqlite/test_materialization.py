"""What is dear to read is kept in a table, and reads as the statement that it stands for."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sandhi.publish.database import build
from sandhi.publish.sqlite import materialization
from sandhi.publish.sqlite.materialization import of_question, of_view
from sandhi.site.app import open_site
from tests.conftest import Copy

ANSWERS = re.compile(r"<div class=\"answer\">.*?</div>", re.DOTALL)
NOTHING = materialization._CHEAP._replace(steps=0)
BROKEN = "-- Broken. It ends in an error.\n-- n: a number\nSELECT abs(value) AS n FROM (\
WITH RECURSIVE c(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM c WHERE value < 9000) \
SELECT value FROM c UNION ALL SELECT -9223372036854775808)\n"


def stored(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql <> ''"))


@pytest.fixture(scope="module")
def dear(original: Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the frozen package, in which next to everything is held to be dear."""
    path = tmp_path_factory.mktemp("dear") / "sandhi.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(materialization, "_CHEAP", NOTHING)
        build(original.package, path)
    return path


def test_of_a_small_package_nothing_is_materialized(built: Path) -> None:
    assert [name for name in stored(built) if name.endswith("_materialized")] == []


def test_what_is_materialized_reads_as_before(dear: Path, built: Path) -> None:
    views = [name for name in stored(built) if of_view(name) in stored(dear)]
    assert len(views) > 10
    with closing(sqlite3.connect(dear)) as kept, closing(sqlite3.connect(built)) as usual:
        for name in views:
            assert stored(dear)[name].splitlines()[:3] == stored(built)[name].splitlines()[:3]
            for sql in (f'SELECT * FROM "{name}"', f"PRAGMA table_info('{name}')"):
                before = [row[:2] if sql[0] == "P" else row for row in usual.execute(sql)]
                assert [row[:2] if sql[0] == "P" else row for row in kept.execute(sql)] == before
                assert before
        compare = "SELECT count(*) FROM events_wide WHERE mentions > '9'"
        assert kept.execute(compare).fetchone() == usual.execute(compare).fetchone()


def test_a_row_of_what_is_materialized_is_found_without_reading_the_others(dear: Path) -> None:
    with closing(sqlite3.connect(dear)) as kept:
        tables = [name for name in stored(dear) if name.endswith("_materialized")]
        assert len(tables) > 10
        for name in tables:
            first = next(kept.execute(f"PRAGMA table_info('{name}')"))[1]
            plan = f'EXPLAIN QUERY PLAN SELECT * FROM "{name}" WHERE "{first}" = ?'
            ((*_, step),) = kept.execute(plan, ["x"])
            assert step.startswith(f"SEARCH {name} USING INDEX")


async def test_pages_show_what_they_did(dear: Path, built: Path) -> None:
    questions = [name for name in stored(dear) if name.startswith("question_")]
    assert len(questions) > 3
    kept, usual = open_site(dear), open_site(built)
    for path in ("/", "/sandhi/events_wide.csv", "/sandhi/dyads.json?_shape=array"):
        pages = [(await site.client.get(path)).text for site in (kept, usual)]
        if pages[0].startswith("<!DOCTYPE"):
            pages = [*map(ANSWERS.findall, pages)]
        assert pages[0] == pages[1]
        assert pages[0]
    tables = (await kept.client.get("/sandhi.json")).json()["tables"]
    assert not [one["name"] for one in tables if one["name"].endswith("_materialized")]


def test_what_fails_or_has_no_name_to_itself_stays_as_it_is(
    cricket: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(materialization, "_CHEAP", NOTHING)
    long = BROKEN.replace(" UNION ALL SELECT -9223372036854775808", "")
    for name, sql in (("broken", BROKEN), ("long", long), ("long_materialized", long)):
        file = cricket.root / "schemas" / "views" / f"{name}.sql"
        file.parent.mkdir(exist_ok=True)
        file.write_text(sql, "utf-8")
    cricket.describe("datapackage.json", lambda of: of["sandhi"].update(views="schemas/views"))
    path = tmp_path / "sandhi.db"
    build(cricket.package, path, findings=1)
    assert {of_view("broken"), of_view(of_view("long"))} & {*stored(path)} == {
        of_view(of_view("long"))
    }
    assert "CREATE VIEW" in stored(path)["long_materialized"]
    assert "WITH RECURSIVE" in stored(path)["long"]
    assert of_question("long") not in stored(path)
