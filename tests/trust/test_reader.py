"""A connection that reads, and does nothing else, within limits that are told in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from sandhi.publish.database import build
from sandhi.publish.sqlite.limits import Allowance, StatementError
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import Copy
from tests.trust.statements import COUNT, WRITING, files

READING = {
    "values": "VALUES (1)",
    "a join": "SELECT count(*) FROM scores JOIN sides USING (side_id)",
    "a common table": "WITH n(i) AS (SELECT 1) SELECT i FROM n",
    "one of which nothing is read": "WITH n(i) AS (SELECT 1) SELECT count(*) FROM n",
    "a recursion": f"{COUNT.format(where='WHERE i < 10')} SELECT sum(i) FROM n",
    "a window": "SELECT row_number() OVER (ORDER BY runs) FROM scores",
    "JSON": "SELECT value FROM json_each('[1, 2]')",
    "JSON in depth": "SELECT json_extract(json_object('a', 1), '$.a')",
    "a pattern": "SELECT quote FROM scores WHERE quote LIKE '%7%' OR quote GLOB '*7*'",
    "an aggregate": "SELECT group_concat(quote, ' ') FROM scores",
    "a date": "SELECT date('2024-06-19', '+1 day')",
    "the view of the tool": "SELECT sentence FROM evidence",
}


@pytest.fixture
def reader(cricket: Copy) -> Iterator[Reader]:
    build(cricket.package, cricket.root / "sandhi.db")
    with closing(Reader.open(cricket.root / "sandhi.db")) as opened:
        yield opened


def test_whatever_reads_is_let_through(reader: Reader) -> None:
    for name, sql in READING.items():
        assert reader.select(sql).rows, name


def test_nothing_else_is_let_through_to_a_file(reader: Reader, tmp_path: Path) -> None:
    before = files(tmp_path)
    told = {}
    for name, sql in WRITING.items():
        with pytest.raises(StatementError) as refused:
            reader.select(sql.replace("{file}", str(tmp_path / "written")))
        told[name] = str(refused.value)
    assert files(tmp_path) == before
    assert told["attach"].startswith("it does more than read its tables: ATTACH")
    assert told["an extension"] == "it does more than read its tables: FUNCTION load_extension"
    assert told["the server's path"].startswith("it does more than read its tables: READ pragma_")
    assert told["nothing"] == "it has no result; make it one SELECT"


def test_a_writable_connection_reads_alone_once_it_is_a_readers(tmp_path: Path) -> None:
    """Also where the file itself could be written."""
    with closing(sqlite3.connect(tmp_path / "any.db", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE scores (score_id, runs)")
        reader = Reader(connection)
        before = files(tmp_path)
        for name in ("delete", "insert", "update of the schema", "create as", "vacuum into"):
            with pytest.raises(StatementError):
                reader.select(WRITING[name].replace("{file}", str(tmp_path / "written")))
            with pytest.raises(sqlite3.Error):
                connection.execute(WRITING[name].replace("{file}", str(tmp_path / "written")))
        assert files(tmp_path) == before


def test_what_is_allowed_grows_with_what_there_is_to_read(reader: Reader, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "any.db")) as connection:
        empty = Reader(connection).allowance
    assert reader.allowance.steps > empty.steps
    assert reader.allowance.rows > empty.rows


@pytest.mark.parametrize(
    ("allowed", "told"),
    [
        (Allowance(10_000, 60, 10**9, 10**9), "it comes to no end"),
        (Allowance(10**12, 0.2, 10**9, 10**12), "it comes to no end"),
        (Allowance(10**12, 60, 1_000, 10**9), "it yields more than 1,000 rows"),
        (Allowance(10**12, 60, 10**9, 2_000_000), "it yields more than 2 MB"),
    ],
    ids=["steps", "seconds", "rows", "size"],
)
def test_each_limit_is_told_in_words(reader: Reader, allowed: Allowance, told: str) -> None:
    sql = f"{COUNT.format(where='')} SELECT printf('%.*c', 500, 'x') AS i FROM n"
    with pytest.raises(StatementError, match=f"^{told}$"):
        reader.select(sql, allowed=allowed)
    assert reader.select("SELECT 1").rows == [(1,)]  # and the next one has all of it again


def test_what_is_done_with_a_row_costs_a_statement_nothing(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does what else the machine does: the clock is that of the thread."""
    taken = 0.0
    clocks = SimpleNamespace(thread_time=lambda: taken, monotonic=lambda: taken)
    monkeypatch.setattr("sandhi.publish.sqlite.limits.time", clocks)  # whose alone stand still
    sql = f"{COUNT.format(where='')} SELECT i FROM n LIMIT 5000"
    _, rows = reader.walk(sql, allowed=Allowance(10**9, 60, 10**9, 10**9))
    for _ in rows:
        taken += 1  # a second, which each row is written in
    assert taken == 5000


def test_the_time_is_asked_for_once_for_many_rows_and_for_few_large_ones(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    def thread_time() -> float:
        asked.append(0)
        return 0

    clocks = SimpleNamespace(thread_time=thread_time, monotonic=lambda: 0)
    monkeypatch.setattr("sandhi.publish.sqlite.limits.time", clocks)
    reader.select(f"{COUNT.format(where='')} SELECT i FROM n LIMIT 5000")
    assert len(asked) < 500
    asked.clear()
    large = f"{COUNT.format(where='')} SELECT printf('%.*c', 900000, 'x') FROM n LIMIT 10"
    reader.select(large, allowed=Allowance(10**9, 60, 100, 10**9))
    assert len(asked) >= 10  # so that few of them are held


def test_the_connection_is_defensive_where_python_can_make_it_so(reader: Reader) -> None:
    """Python 3.12 and later can; before, the authorizer stands alone."""
    asked = getattr(reader.connection, "getconfig", lambda _: True)
    assert asked(getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE", 0))
