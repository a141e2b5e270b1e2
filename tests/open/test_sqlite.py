"""The database to download is searched rightly by SQLite alone, and opens in stock programs."""

import shutil
import sqlite3
import subprocess
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from sandhi.publish.sqlite.search import SEARCH, create_index, spellings

ZELENSKY = "ज़ेलेंस्की"  # with its first letter in two characters
WHOLE = ZELENSKY.replace("ज\u093c", "\u095b")  # and in one


def keys(database: sqlite3.Connection, typed: str) -> set[str]:
    sql = "SELECT rowid FROM names_fts WHERE names_fts MATCH ?"
    rows = database.execute(f"SELECT key FROM names WHERE rowid IN ({sql})", [typed])
    return {key for (key,) in rows}


@pytest.fixture
def names() -> Iterator[sqlite3.Connection]:
    """A table of names, indexed as a build does, with nothing else of this tool."""
    rows = {
        "parts": f"राष्ट्रपति वोलोदिमिर {ZELENSKY} ने कहा",
        "whole": f"राष्ट्रपति {WHOLE}",
        "folded": "जेलेंस्की",
        "number": "लगभग 12,000 सैनिक",
        "other": "Café Kursk-Oblast",
    }
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE names (key TEXT PRIMARY KEY, name TEXT)")
        connection.executemany("INSERT INTO names VALUES (?, ?)", rows.items())
        create_index(connection, "names", ("name",))
        connection.commit()
        other = sqlite3.connect(":memory:")
        connection.backup(other)
        with closing(other):
            yield other


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (ZELENSKY, {"parts", "whole"}),
        (WHOLE, {"parts", "whole"}),
        ("जेलेंस्की", {"parts", "whole", "folded"}),
        (f'"वोलोदिमिर {ZELENSKY}"', {"parts"}),
        (f'"वोलोदिमिर {WHOLE}"', {"parts"}),
        ('"12,000"', {"number"}),
        ("12000", {"number"}),
        ("café", {"other"}),
        ('"Kursk-Oblast"', {"other"}),
        (f'"{ZELENSKY} राष्ट्रपति"', set()),
        ('"कहा राष्ट्रपति"', set()),
        ("\u093c", set()),
    ],
)
def test_sqlite_alone_finds_words_as_they_are_spelt(
    names: sqlite3.Connection, typed: str, found: set[str]
) -> None:
    assert keys(names, typed) == found


def test_what_folding_does_not_change_is_indexed_once() -> None:
    assert [*dict.fromkeys(spellings("राष्ट्रपति पुतिन"))] == ["राष्ट्रपति पुतिन"]
    assert len({*spellings(WHOLE)}) == 3
    assert {unicodedata.normalize("NFC", form) for form in spellings(WHOLE)} == {
        ZELENSKY,
        "जेलेंस्की",
    }


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="the shell of SQLite is not there")
def test_the_shell_of_sqlite_finds_what_the_database_says_it_does(ground: Path) -> None:
    database = ground / "build" / "downloads" / "cricket.db"
    word = "श्रीलंका"
    for table, query in (
        ("meta", "SELECT value FROM meta WHERE name = 'search'"),
        ("records", f"SELECT count(*) FROM records_fts WHERE records_fts MATCH '{word}'"),
    ):
        ran = subprocess.run(
            ["sqlite3", "-readonly", database, query], capture_output=True, encoding="utf-8"
        )
        assert (ran.returncode, ran.stderr) == (0, ""), table
        assert ran.stdout.strip() == SEARCH if table == "meta" else int(ran.stdout) > 0


@pytest.fixture
def stock(ground: Path) -> Iterator[Datasette]:
    """Datasette as it is by itself, on the database."""
    ours = [(name, plugin) for name, plugin in pm.list_name_plugin() if name == "sandhi"]
    for name, _ in ours:
        pm.unregister(name=name)
    for module in ("handle_exception", "default_permissions"):
        if pm.get_plugin(f"datasette.{module}") is None:
            pm.register(__import__(f"datasette.{module}", fromlist=["_"]), f"datasette.{module}")
    yield Datasette([], immutables=[str(ground / "build" / "downloads" / "cricket.db")])
    for module in ("handle_exception", "default_permissions"):
        if ours:
            pm.unregister(name=f"datasette.{module}")
    for name, plugin in ours:
        pm.register(plugin, name)


async def test_stock_datasette_shows_and_searches_every_table(stock: Datasette) -> None:
    index = (await stock.client.get("/cricket.json")).json()
    shown = [table["name"] for table in index["tables"] if not table["hidden"]]
    assert {"scores", "sides", "seeds", "sentences", "records"} <= {*shown}
    for name in [*shown, *(view["name"] for view in index["views"])]:
        for ending in ("", ".json", ".csv"):
            assert (await stock.client.get(f"/cricket/{name}{ending}")).status_code == 200, name
    rows = (await stock.client.get("/cricket/records.json?_search=भारत&_shape=array")).json()
    assert rows
    assert (await stock.client.get("/cricket?sql=select+overs+from+scores")).status_code == 200
