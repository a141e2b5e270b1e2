"""What a package declares in SQL can read its tables and do nothing else, within limits."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pytest

from sandhi.check.run import check
from sandhi.package import PackageError, Trust
from sandhi.publish.database import build
from sandhi.publish.publication import publish
from sandhi.publish.rules import RULES
from sandhi.publish.sqlite.limits import Allowance, StatementError
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import Copy

HEADER = "-- Numbers\n-- Words.\n--\n-- i: a number\n\n"
COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n {where})"

# Statements that would do more than read, each in another way; `{file}` must never be there.
WRITING = {
    "attach": "ATTACH '{file}' AS other",
    "attach with a key": "ATTACH DATABASE 'file:{file}?mode=rwc' AS other",
    "detach": "DETACH main",
    "vacuum": "VACUUM",
    "vacuum into": "VACUUM INTO '{file}'",
    "vacuum main into": "VACUUM main INTO '{file}'",
    "a comment before it": "/* SELECT */ VACUUM INTO '{file}'",
    "delete": "DELETE FROM scores",
    "delete returning": "DELETE FROM scores RETURNING 1 AS i",
    "delete after with": "WITH n(i) AS (SELECT 1) DELETE FROM scores RETURNING 1 AS i",
    "insert": "INSERT INTO scores DEFAULT VALUES RETURNING 1 AS i",
    "replace": "REPLACE INTO scores (score_id) VALUES ('R9') RETURNING 1 AS i",
    "update": "UPDATE scores SET runs = 0 RETURNING 1 AS i",
    "update of the schema": "UPDATE sqlite_master SET sql = '' RETURNING 1 AS i",
    "upsert": "INSERT INTO meta VALUES ('name', 'x') ON CONFLICT DO UPDATE SET value = 'x'",
    "create a table": "CREATE TABLE other (i)",
    "create as": "CREATE TABLE other AS SELECT 1 AS i",
    "create a temporary table": "CREATE TEMP TABLE other AS SELECT 1 AS i",
    "create a view": "CREATE VIEW other AS SELECT 1 AS i",
    "create a temporary view": "CREATE TEMP VIEW scores AS SELECT 1 AS i",
    "create an index": "CREATE INDEX other ON scores (runs)",
    "create a trigger": "CREATE TRIGGER other AFTER INSERT ON scores BEGIN SELECT 1; END",
    "create a temporary trigger": (
        "CREATE TEMP TRIGGER other AFTER INSERT ON scores BEGIN DELETE FROM sides; END"
    ),
    "create a virtual table": "CREATE VIRTUAL TABLE other USING fts5(i)",
    "create a table of words": "CREATE VIRTUAL TABLE temp.other USING fts5vocab(x, row)",
    "drop": "DROP TABLE scores",
    "drop a view": "DROP VIEW evidence",
    "alter": "ALTER TABLE scores RENAME TO other",
    "alter a column": "ALTER TABLE scores ADD COLUMN other",
    "analyze": "ANALYZE",
    "reindex": "REINDEX scores",
    "begin": "BEGIN IMMEDIATE",
    "commit": "COMMIT",
    "rollback": "ROLLBACK",
    "savepoint": "SAVEPOINT other",
    "release": "RELEASE other",
    "a pragma": "PRAGMA user_version",
    "a pragma that sets": "PRAGMA user_version = 7",
    "a pragma that writes": "PRAGMA journal_mode = WAL",
    "a pragma that lets write": "PRAGMA query_only = 0",
    "a pragma that trusts": "PRAGMA trusted_schema = 1",
    "a pragma that writes schemas": "PRAGMA writable_schema = 1",
    "a pragma on files": "PRAGMA temp_store_directory = '{file}'",
    "a pragma that tells of the server": "PRAGMA database_list",
    "an explained pragma": "EXPLAIN PRAGMA user_version = 7",
    "an explained delete": "EXPLAIN DELETE FROM scores",
    "two statements": "SELECT 1 AS i; SELECT 2 AS i",
    "a second that writes": "SELECT 1 AS i; DELETE FROM scores",
    "a second in a comment's place": "SELECT 1 AS i; -- \nVACUUM INTO '{file}'",
    "an extension": "SELECT load_extension('{file}') AS i",
    "an extension within": "SELECT max(i) AS i FROM (SELECT load_extension('x') AS i)",
    "where things are": "SELECT fts3_tokenizer('simple') AS i",
    "a file read": "SELECT readfile('/etc/passwd') AS i",
    "a file written": "SELECT writefile('{file}', 'x') AS i",
    "an editor": "SELECT edit('x', 'touch {file}') AS i",
    "the server's path": "SELECT file AS i FROM pragma_database_list",
    "the settings": "SELECT user_version AS i FROM pragma_user_version",
    "the pages": "SELECT data AS i FROM sqlite_dbpage",
    "statistics of pages": "SELECT pageno AS i FROM dbstat",
    "other statements": "SELECT sql AS i FROM sqlite_stmt",
    "a folder": "SELECT name AS i FROM fsdir('/')",
    "a zip": "SELECT name AS i FROM zipfile('{file}')",
    "nothing": "",
    "a comment alone": "-- nothing\n/* at all */",
    "no statement": "SELEKT 1 AS i",
    "half a statement": "SELECT (1 AS i",
    "a zero byte": "SELECT 1 AS i\0; DELETE FROM scores",
}
# Statements that would cost without end, each in another way.
COSTLY = {
    "rows without end": f"{COUNT.format(where='')} SELECT max(i) AS i FROM n",
    "a result without end": f"{COUNT.format(where='')} SELECT i FROM n",
    "a sort without end": f"{COUNT.format(where='')} SELECT i FROM n ORDER BY -i LIMIT 1",
    "a product of tables": "SELECT count(*) AS i FROM "
    + ", ".join(f"scores AS t{at}" for at in range(40)),
    "a cell too long": "SELECT length(hex(zeroblob(900000))) AS i",
    "a blob too long": "SELECT zeroblob(900000000) AS i",
    "many long cells": (
        f"{COUNT.format(where='WHERE i < 100000')} "
        "SELECT replace(hex(zeroblob(450000)), '0', 'x') AS i FROM n"
    ),
    "slow cells without end": f"{COUNT.format(where='')} "
    "SELECT max(length(hex(randomblob(400000)))) AS i FROM n",
    "a deep expression": f"SELECT {'(' * 900}1{')' * 900} AS i",
    "a deeper expression": f"SELECT {'-' * 90000}1 AS i",
    "a long chain": "SELECT " + " + ".join(["1"] * 5000) + " AS i",
    "many members": " UNION ALL ".join(["SELECT 1 AS i"] * 5000),
}
Declare: TypeAlias = Callable[[str, str], str]
DeclareAll: TypeAlias = Callable[[str, dict[str, str]], dict[str, str]]
KINDS = {"views": "views-run", "queries": "questions-run"}


@pytest.fixture
def declared(cricket: Copy) -> Declare:
    """Declare a view or a worked question in a package, and return its path."""

    def declare(kind: str, sql: str) -> str:
        (cricket.root / "schemas" / kind).mkdir(exist_ok=True)
        cricket.describe(
            "datapackage.json", lambda one: one["sandhi"].update({kind: f"schemas/{kind}"})
        )
        path = f"schemas/{kind}/numbers.sql"
        (cricket.root / path).write_text(f"{HEADER}{sql}\n", encoding="utf-8")
        return path

    return declare


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def findings(copy: Copy) -> list[tuple[str, str, str]]:
    """Rule, file and evidence of what the check finds in what is declared."""
    report = check(copy.root, rules_on_the_whole=RULES, trust=Trust.GIVEN)
    return [(one.rule, one.file, one.evidence) for one in report.findings]


@pytest.fixture
def declare_all(cricket: Copy, declared: Declare) -> DeclareAll:
    """Declare each of many views or worked questions, and return the name of each by its path."""

    def declare(kind: str, statements: dict[str, str]) -> dict[str, str]:
        (cricket.root / declared(kind, "SELECT 1 AS i")).unlink()
        paths = {f"schemas/{kind}/n{at:02}.sql": name for at, name in enumerate(statements)}
        for path, name in paths.items():
            (cricket.root / path).write_text(f"{HEADER}{statements[name]}\n", encoding="utf-8")
        return paths

    return declare


@pytest.mark.parametrize("kind", KINDS)
def test_no_declaration_does_more_than_read(
    kind: str, cricket: Copy, declare_all: DeclareAll, tmp_path: Path
) -> None:
    file = tmp_path / "written"
    paths = declare_all(kind, {name: sql.format(file=file) for name, sql in WRITING.items()})
    before = files(tmp_path)
    places = findings(cricket)
    assert sorted((rule, path) for rule, path, _ in places) == [(KINDS[kind], one) for one in paths]
    assert all(evidence and "\n" not in evidence for _, _, evidence in places)
    assert files(tmp_path) == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["attach", "delete returning", "vacuum into", "an extension"])
def test_nor_does_one_that_is_published_unchecked(
    kind: str, name: str, cricket: Copy, declared: Declare, tmp_path: Path
) -> None:
    declared(kind, WRITING[name].format(file=tmp_path / "written"))
    before = files(tmp_path)
    with pytest.raises(PackageError, match=r"numbers\.sql: "):
        publish(cricket.package)
    assert files(tmp_path) == before


@pytest.mark.parametrize("kind", KINDS)
def test_no_declaration_costs_without_end(
    kind: str, cricket: Copy, declare_all: DeclareAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = declare_all(kind, COSTLY)
    _brief(monkeypatch)
    places = findings(cricket)
    assert sorted((rule, path) for rule, path, _ in places) == [(KINDS[kind], one) for one in paths]
    assert all(len(evidence.splitlines()) == 1 for _, _, evidence in places)


def _brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow a fiftieth of what is allowed, so that many can be tried."""
    least = Allowance(1_000_000, 1.5, 20_000, 5_000_000)
    monkeypatch.setattr("sandhi.publish.sqlite.reading.allowance_on", lambda connection: least)


def test_views_that_nest_without_measure_are_found(
    cricket: Copy, declared: Declare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each takes the one before it twice, so that the last would be read 2 ** 15 times."""
    declared("views", "SELECT 1 AS i")
    for number in range(15):
        before = f"v{number - 1}" if number else "numbers"
        sql = f"SELECT a.i FROM {before} AS a, {before} AS b"
        (cricket.root / "schemas" / "views" / f"v{number}.sql").write_text(f"{HEADER}{sql}\n")
    _brief(monkeypatch)
    told = {evidence for _, _, evidence in findings(cricket)}
    assert "its views are nested too deep" in told


def test_views_that_take_one_another_are_found(cricket: Copy, declared: Declare) -> None:
    declared("views", "SELECT i FROM others")
    (cricket.root / "schemas" / "views" / "others.sql").write_text(
        f"{HEADER}SELECT i FROM numbers\n"
    )
    assert {rule for rule, _, _ in findings(cricket)} == {"views-run"}


@pytest.mark.parametrize("kind", ["views", "exports"])
def test_an_endless_one_ends_a_build_that_did_not_check_it(
    kind: str,
    cricket: Copy,
    declared: Declare,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = declared(kind, COSTLY["rows without end"])
    (cricket.root / path).with_suffix(".json").write_text("{}")
    _brief(monkeypatch)
    with pytest.raises(PackageError, match=r"numbers\.sql: it comes to no end; mend its SQL"):
        publish(cricket.package)
    assert not (cricket.root / "build" / "sandhi.db").exists()


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
    for clock in ("thread_time", "monotonic"):
        monkeypatch.setattr(f"sandhi.publish.sqlite.limits.time.{clock}", lambda: taken)
    sql = f"{COUNT.format(where='')} SELECT i FROM n LIMIT 5000"
    _, rows = reader.walk(sql, allowed=Allowance(10**9, 60, 10**9, 10**9))
    for _ in rows:
        taken += 1  # a second, which each row is written in
    assert taken == 5000


def test_the_connection_is_defensive_where_python_can_make_it_so(reader: Reader) -> None:
    """Python 3.12 and later can; before, the authorizer stands alone."""
    asked = getattr(reader.connection, "getconfig", lambda _: True)
    assert asked(getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE", 0))
