"""SQL that others wrote, or a database that others built: it may read, within limits, and no more.

An authorizer lets each statement do what reading takes and refuses all else, so that a statement
that comes to run is one for which ``sqlite3_stmt_readonly`` would hold. What a view or a trigger of
a database holds is put to it as well.
"""

import sqlite3
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

Parameters = Sequence[Any] | Mapping[str, Any]

_STRIDE = 1000  # steps of SQLite's machine between two looks at the clock
_PREPARED = 10_000  # what a statement may ask for while it is prepared: views may nest
_NAMES = {
    getattr(sqlite3, f"SQLITE_{name}"): name.replace("_", " ")
    for name in (
        "CREATE_INDEX CREATE_TABLE CREATE_TEMP_INDEX CREATE_TEMP_TABLE CREATE_TEMP_TRIGGER "
        "CREATE_TEMP_VIEW CREATE_TRIGGER CREATE_VIEW DELETE DROP_INDEX DROP_TABLE DROP_TEMP_INDEX "
        "DROP_TEMP_TABLE DROP_TEMP_TRIGGER DROP_TEMP_VIEW DROP_TRIGGER DROP_VIEW INSERT PRAGMA "
        "READ TRANSACTION UPDATE ATTACH DETACH ALTER_TABLE REINDEX ANALYZE CREATE_VTABLE "
        "DROP_VTABLE FUNCTION SAVEPOINT"
    ).split()
}
# What SQLite allows in no view either: to load code, and to tell where things are in memory. The
# others are the shell's, which reads and writes files by them.
_REFUSED = frozenset("load_extension fts3_tokenizer readfile writefile edit eval".split())
# Tables that every connection has, and that tell nothing of the server.
_EVERYWHERE = frozenset("json_each json_tree sqlite_master sqlite_schema".split())
# The index of words asks for it by itself, before each search.
_OF_THE_INDEX = frozenset(("data_version",))
# What Datasette asks of a table; each returns rows and changes nothing.
OF_DATASETTE = frozenset(
    "database_list table_info table_xinfo foreign_key_list index_list index_info "
    "schema_version".split()
)


class StatementError(Exception):
    """A statement that cannot be run, does more than read, or costs more than it may."""


class Allowance(NamedTuple):
    """What a statement may cost: steps of SQLite's machine, seconds, rows, and bytes of those."""

    steps: int
    seconds: float
    rows: int
    size: int

    def times(self, factor: int) -> "Allowance":
        """So many times as much."""
        steps, seconds, rows, size = (part * factor for part in self)
        return Allowance(int(steps), seconds, int(rows), int(size))


class Result(NamedTuple):
    """The columns and the rows of a statement."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Reader:
    """A connection that can do nothing but read from now on, whatever it is asked."""

    def __init__(self, connection: sqlite3.Connection, pragmas: Collection[str] = ()) -> None:
        """Take a connection over; ``pragmas`` may be asked for beside what the index needs."""
        self.connection = connection
        _harden(connection)
        self.allowance = _allowance(connection)
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
        self._tables = {name for (name, *_) in tables} | _EVERYWHERE
        self._pragmas = {*pragmas, *_OF_THE_INDEX}
        self._left: int | None = None  # what a statement may still ask for
        self._refused = ""
        connection.set_authorizer(self._authorized)

    @classmethod
    def open(cls, path: Path) -> "Reader":
        """Read a built database; sqlite3.Error where the file is none."""
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        try:
            return cls(connection)
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def select(
        self, sql: str, parameters: Parameters = (), allowed: Allowance | None = None
    ) -> Result:
        """All rows of one statement; StatementError says in a few words what is amiss."""
        columns, rows = self.walk(sql, parameters, allowed)
        return Result(columns, [*rows])

    def walk(
        self, sql: str, parameters: Parameters = (), allowed: Allowance | None = None
    ) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
        """The columns of one statement, and its rows, of which none is kept; errors as ``select``.

        Whoever walks through one statement asks for no other before its end.
        """
        steps = self._walk(sql, parameters, allowed or self.allowance)
        return next(steps), steps

    def _walk(
        self, sql: str, parameters: Parameters, allowed: Allowance
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the columns, then the rows."""
        count = size = 0
        self._left, self._refused = _PREPARED, ""
        try:
            with limited(self.connection, allowed):
                cursor = self.connection.execute(sql, parameters)
                if cursor.description is None:
                    raise StatementError("it has no result; make it one SELECT")
                yield tuple(name for name, *_ in cursor.description)
                for row in cursor:
                    count += 1
                    for cell in row:
                        if isinstance(cell, str | bytes):
                            size += len(cell)
                    if count > allowed.rows:
                        raise StatementError(f"it yields more than {allowed.rows:,} rows")
                    if size > allowed.size:
                        raise StatementError(f"it yields more than {allowed.size // 1_000_000} MB")
                    yield row
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise StatementError(self._refused or str(error)) from None
        finally:
            self._left = None

    def _authorized(self, action: int, *of: str | None) -> int:
        """Whether SQLite may do something for a statement that it prepares."""
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                self._refused = "its views are nested too deep"
                return sqlite3.SQLITE_DENY
        if self._is_reading(action, *of):
            return sqlite3.SQLITE_OK
        name = _NAMES.get(action, f"action {action}")
        what = " ".join([name, *(str(one) for one in of[:2] if one)])
        self._refused = self._refused or f"it does more than read its tables: {what}"
        return sqlite3.SQLITE_DENY

    def _is_reading(
        self, action: int, first: str | None, second: str | None, *_: str | None
    ) -> bool:
        if action == sqlite3.SQLITE_READ:
            return not second or first in self._tables
        if action == sqlite3.SQLITE_FUNCTION:
            return second not in _REFUSED
        if action == sqlite3.SQLITE_PRAGMA:
            return first in self._pragmas
        # An index of words, or a function that yields rows, declares itself when it is first used;
        # a statement that would write there is refused by SQLite itself.
        if action == sqlite3.SQLITE_UPDATE:
            return first == "sqlite_master"
        return action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE)


@contextmanager
def limited(connection: sqlite3.Connection, allowed: Allowance) -> Iterator[None]:
    """End what runs on a connection when it has cost what it may; StatementError says so."""
    deadline = time.monotonic() + allowed.seconds
    strides = iter(range(int(allowed.steps) // _STRIDE))
    connection.set_progress_handler(
        lambda: next(strides, None) is None or time.monotonic() > deadline, _STRIDE
    )
    try:
        yield
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        raise StatementError("it comes to no end") from None
    finally:
        connection.set_progress_handler(None, 0)


def _harden(connection: sqlite3.Connection) -> None:
    """Trust nothing that the database itself says to be done, and no statement without measure."""
    for name, setting in (("trusted_schema", 0), ("query_only", 1), ("cell_size_check", 1)):
        connection.execute(f"PRAGMA {name} = {setting}")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
    limits = {
        sqlite3.SQLITE_LIMIT_ATTACHED: 0,
        sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
        sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 500,
        sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 200,
        sqlite3.SQLITE_LIMIT_VDBE_OP: 1_000_000,
        sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
        # A cell is no longer than the database that holds it.
        sqlite3.SQLITE_LIMIT_LENGTH: min(max(1_000_000, _size(connection)), 64_000_000),
    }
    for limit, most in limits.items():
        connection.setlimit(limit, min(most, connection.getlimit(limit)))


def _allowance(connection: sqlite3.Connection) -> Allowance:
    """What a statement may cost on a database: the more, the more there is to read."""
    least = Allowance(50_000_000, 60, 1_000_000, 256_000_000 + 20 * _size(connection))
    try:
        with limited(connection, least):
            records = connection.execute("SELECT count(*) FROM records").fetchone()[0]
    except (sqlite3.Error, StatementError):
        return least
    return least._replace(steps=least.steps + 2_000 * records, rows=least.rows + 10 * records)


def _size(connection: sqlite3.Connection) -> int:
    """The bytes of a database."""
    pages, each = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "page_size")
    )
    return pages * each
