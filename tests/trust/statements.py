"""SQL that would do more than read, or cost without end, each in another way."""

from pathlib import Path

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
    "explain": "EXPLAIN SELECT 1 AS i",
    "explain the plan": "-- i\n /* i */ explain query plan SELECT 1 AS i",
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


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
