"""What a function costs, and what it says: linear, the same as SQLite's own, and no present."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sandhi.publish.database import build
from sandhi.publish.sqlite.functions import ALLOWED, FICKLE, longest_pattern, replace_functions
from sandhi.publish.sqlite.limits import StatementError, longest_cell, stride_of
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import Copy


@pytest.fixture
def reader(cricket: Copy) -> Iterator[Reader]:
    build(cricket.package, cricket.root / "sandhi.db")
    with closing(Reader.open(cricket.root / "sandhi.db")) as opened:
        yield opened


HALF = "printf('%.*c', 450000, 'a')"
SET = "'b' || printf('%.*c', 400000, 'b')"
# Each took SQLite's own function from half a second to hours, on which no clock was looked at.
QUADRATIC = {
    "a place": (f"instr({HALF}, substr({HALF}, 1, 200000) || 'b')", 0),
    "a part": (f"length(replace({HALF}, substr({HALF}, 1, 200000) || 'b', ''))", 450000),
    "an end": (f"length(trim({HALF}, {SET} || 'a'))", 0),
    "a left end": (f"length(ltrim({HALF}, {SET} || 'a'))", 0),
    "a right end": (f"length(rtrim({HALF}, {SET} || 'a'))", 0),
}


def test_what_sqlite_compares_place_by_place_is_computed_in_linear_time(reader: Reader) -> None:
    """That it ends at all shows it: the ends alone are a hundred thousand million comparisons."""
    for name, (sql, right) in QUADRATIC.items():
        assert reader.select(f"SELECT {sql}").rows == [(right,)], name


MANY = "(SELECT group_concat(char(i + 20000), '') FROM n)"
KEYS = "(SELECT '{' || group_concat('\"k' || i || '\":1') || '}' FROM n)"
TOO_MUCH = {
    "a long pattern": ("'a' LIKE printf('%.*c', 3000, 'a')", "LIKE or GLOB pattern too complex"),
    "a long glob": ("'a' GLOB printf('%.*c', 3000, 'a')", "LIKE or GLOB pattern too complex"),
    "many kinds of characters": (
        f"trim({HALF}, {MANY})",
        "it takes too many characters away, by trim()",
    ),
    "many keys": (
        f"json_patch({KEYS}, {KEYS})",
        "it patches a text that is too long, by json_patch()",
    ),
    "what grows": (
        f"replace({HALF}, 'a', {HALF})",
        "it makes a cell that is too long, by replace()",
    ),
    # Each took SQLite's own function some twenty seconds.
    "a wide place": (
        "printf('%.*c', 900000000, 'a')",
        "it makes a cell that is too long, by printf()",
    ),
    "a text for a width": (
        "format('%n%*d', 1, '900000000', 1)",
        "it makes a cell that is too long, by format()",
    ),
    "a precise number": (
        "printf('%5d%-+0.90000000f', 1, 0.1)",
        "it makes a cell that is too long, by printf()",
    ),
    "many wide places": (
        "printf(replace(printf('%.*c', 2000, 'a'), 'a', '%.900000c'), 1)",
        "it makes a cell that is too long, by printf()",
    ),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_has_no_linear_way_is_refused_in_words(name: str, reader: Reader) -> None:
    sql, told = TOO_MUCH[name]
    count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
    with pytest.raises(StatementError) as refused:
        reader.select(f"{count} SELECT {sql}")
    assert str(refused.value) == told
    assert reader.select("SELECT replace('aba', 'b', 'c')").rows == [("aca",)]


def test_a_search_is_the_tools_alone(reader: Reader) -> None:
    for sql in (
        "SELECT rowid FROM records_fts WHERE records_fts MATCH 'pune'",
        "SELECT rowid FROM records_fts('pune')",
        "SELECT term FROM records_fts_vocabulary",
    ):
        with pytest.raises(StatementError, match=r"^it searches records_fts\w*, whose cost"):
            reader.select(sql)


def test_the_clock_is_looked_at_the_more_often_the_longer_a_cell_may_be() -> None:
    strides = []
    for length in (1_000, 1_000_000, 10_000_000, 64_000_000):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, length)
            strides.append(stride_of(connection))
        assert length * strides[-1] <= 1_000_000_000
        assert longest_pattern(length) * length <= 50 * 64_000_000
    assert strides == [1000, 1000, 100, 15]


@pytest.mark.parametrize(
    ("characters", "size", "longest"),
    [
        ("10", 10_000, 1_000_000),
        ("10", 9_000_000, 4_000_000),  # as the longest cell of a CSV
        ("2000000", 9_000_000, 8_000_000),
        ("2000000", 5_000_000, 5_000_000),  # no cell is longer than what holds it
        ("1000000000000", 9_000_000, 9_000_000),
        ("'many'", 9_000_000, 4_000_000),
    ],
)
def test_a_cell_may_be_as_long_as_the_longest_text(
    characters: str, size: int, longest: int
) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE seeds AS SELECT {characters} AS characters")
        connection.execute(f"CREATE TABLE others AS SELECT zeroblob({size}) AS cell")
        assert longest <= longest_cell(connection) < longest + 100_000


def test_how_long_a_cell_may_be_is_not_asked_without_end() -> None:
    endless = "WITH RECURSIVE c(characters) AS (SELECT 1 UNION ALL SELECT characters + 1 FROM c)"
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIEW seeds AS {endless} SELECT * FROM c")
        assert longest_cell(connection) == 1_000_000


FICKLE_CALLS = [
    "random()",
    "hex(randomblob(4))",
    "current_date",
    "current_timestamp",
    "changes()",
    "sqlite_version()",
    "date()",
    "date('now')",
    "datetime(' NOW ')",
    "time('now', '+1 day')",
    "julianday('now')",
    "unixepoch()",
    "strftime('%s')",
    "strftime('%Y', 'now')",
    "datetime('2024-06-19', 'localtime')",
    "datetime('2024-06-19', 'utc')",
    "date('n' || 'ow')",
    "date(lower('NOW'))",
]


@pytest.mark.parametrize("call", FICKLE_CALLS)
def test_nothing_says_something_else_each_time(call: str, reader: Reader) -> None:
    for sql in (f"SELECT {call}", f"SELECT side_id FROM sides WHERE {call} IS NOT NULL"):
        with pytest.raises(StatementError, match=r"something else each time|for the present"):
            reader.select(sql)


def test_nothing_is_both_allowed_and_fickle() -> None:
    assert not ALLOWED & FICKLE


def test_each_function_of_sqlite_that_is_not_let_through_is_refused(reader: Reader) -> None:
    """Also those that the next version of SQLite brings, until somebody has looked at them."""
    with closing(sqlite3.connect(":memory:")) as plain:
        there = {name for (name,) in plain.execute("SELECT name FROM pragma_function_list")}
        every = plain.execute("SELECT name, max(narg, 0) FROM pragma_function_list").fetchall()
    assert there & ALLOWED
    assert there - ALLOWED
    for name, arguments in every:
        if name in ALLOWED or not name.isidentifier():
            continue
        values = ", ".join(["1"] * arguments)
        with pytest.raises(StatementError) as refused:
            reader.select(f'SELECT "{name}"({values}) FROM sides')
        assert name in str(refused.value), name


VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(alphabet="ab1.0 \0कé", max_size=6),
    st.binary(max_size=3).filter(lambda value: value.isascii()),
)
CALLS = {"instr": 2, "replace": 3, "trim": 2, "ltrim": 2, "rtrim": 2}


@settings(max_examples=300, deadline=None, derandomize=True)
@example("ltrim", ["\0", "\0", None])
@example("trim", ["a\0b", "b\0a", None])
@given(st.sampled_from(sorted(CALLS)), st.lists(VALUES, min_size=3, max_size=3))
def test_each_says_what_sqlite_says(name: str, values: list[Any]) -> None:
    with closing(sqlite3.connect(":memory:")) as plain, closing(sqlite3.connect(":memory:")) as own:
        replace_functions(own, lambda words: None)
        values = values[: CALLS[name]]
        sql = f"SELECT {name}({', '.join('?' * len(values))})"
        assert own.execute(sql, values).fetchone() == plain.execute(sql, values).fetchone()


@pytest.mark.parametrize("call", ["instr(x'ff', 'a')", "trim('a', x'ff')", "replace(x'ff', 1, 2)"])
def test_bytes_that_are_no_text_are_told_in_words(reader: Reader, call: str) -> None:
    name = call.partition("(")[0]
    with pytest.raises(StatementError, match=f"it takes bytes that are no text, by {name}"):
        reader.select(f"SELECT {call}")


@pytest.mark.parametrize(
    "call",
    [
        'json_patch(\'{"a":1}\', \'{"a":null,"b":[1]}\')',
        "json_patch(NULL, '{}')",
        "date('2024-06-19', '+1 month', 'start of month')",
        "datetime(0, 'unixepoch')",
        "datetime('2024-02-30')",
        "strftime('%Y|%m', '2024-06-19')",
        "julianday('2024-06-19')",
        "unixepoch('2024-06-19')",
        "time('12:00:01')",
        "date('no date')",
        "date(NULL)",
        "printf('%5.2f|%-8s|%,d|%q|%%|%*d', 3.14159, 'क', 12345, 'it''s', 6, 7)",
        "format('%!.15g|%.*s', 0.1, 2, 'abc')",
        "printf(NULL, 1)",
        "printf('%')",
    ],
)
def test_and_so_do_those_of_time_and_patches(call: str, reader: Reader) -> None:
    with closing(sqlite3.connect(":memory:")) as plain:
        assert reader.select(f"SELECT {call}").rows == plain.execute(f"SELECT {call}").fetchall()
