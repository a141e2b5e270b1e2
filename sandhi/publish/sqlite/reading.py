"""SQL that others wrote, or a database that others built: it may read, within limits, and no more.

An authorizer lets each statement do what reading takes and refuses all else, so that a statement
that comes to run is one for which ``sqlite3_stmt_readonly`` would hold. What a view or a trigger of
a database holds is put to it as well.
"""

import re
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from sandhi.publish.sqlite.functions import ALLOWED, FICKLE, longest_pattern, replace_functions
from sandhi.publish.sqlite.limits import (
    Allowance,
    StatementError,
    allowance_on,
    cost_limit,
    longest_cell,
)

Parameters = Sequence[Any] | Mapping[str, Any]

_SIZED = (str, bytes)
_TOGETHER = 100  # rows that are at hand at once, at the most, and
_SIZE_TOGETHER = 1_000_000  # characters or bytes of them, and one row more
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
# Tables that every connection has, and that tell nothing of the server.
_EVERYWHERE = frozenset("json_each json_tree sqlite_master sqlite_schema".split())
VIRTUAL = re.compile(r"\s*CREATE\s+VIRTUAL\b", re.IGNORECASE)
# A statement that tells of its own program, behind comments, if any.
_EXPLAINED = re.compile(r"(?:\s|;|--[^\n]*(?:\n|$)|/\*.*?\*/)*explain\b", re.IGNORECASE | re.DOTALL)
# A parameter to which nothing is bound: by its name or, where it is ? or ?1, by its number.
_BINDING = re.compile(r"binding parameter :(?P<name>[^\W\d]\w*)|\bbinding\b", re.IGNORECASE)
_OF_SEARCHES = {"bm25", "match"}
# The index of words asks for it by itself, before each search.
_OF_THE_INDEX = frozenset(("data_version",))
# What Datasette asks of a table; each returns rows and changes nothing.
OF_DATASETTE = frozenset(
    "database_list table_info table_xinfo foreign_key_list index_list index_info "
    "schema_version".split()
)


class Result(NamedTuple):
    """The columns and the rows of a statement."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Reader:
    """A connection that can do nothing but read from now on, whatever it is asked."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        pragmas: Collection[str] = (),
        functions: Collection[str] = (),
        *,
        searches: bool = False,
    ) -> None:
        """Take a connection over.

        ``pragmas`` may be asked for beside what the index of words needs, and ``functions`` be
        called beside those that any statement may. ``searches`` lets statements read the indexes:
        what a search costs grows with the text times the words that are looked for, in one step,
        so no statement may but those of this tool, which bound the words.
        """
        self.connection = connection
        self._left: int | None = None  # what a statement may still ask for
        self._refused = ""
        self._columns_read: set[tuple[str | None, ...]] = set()
        _harden(connection)
        replace_functions(connection, self._refuse)
        _own_views(connection)
        connection.execute("PRAGMA query_only = 1")
        self.allowance = allowance_on(connection)
        listed = connection.execute("SELECT name, sql FROM sqlite_master").fetchall()
        self._indexes = {name for name, sql in listed if VIRTUAL.match(sql or "")}
        self._tables = {name for name, _ in listed if searches or name not in self._indexes}
        self._tables |= _EVERYWHERE
        self._functions = ALLOWED | {*functions} | (_OF_SEARCHES if searches else set())
        self._pragmas = {*pragmas, *_OF_THE_INDEX}
        connection.set_authorizer(self._authorized)

    @classmethod
    def open(cls, path: Path, *, searches: bool = False) -> "Reader":
        """Read a built database; sqlite3.Error where the file is none."""
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        try:
            return cls(connection, searches=searches)
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
        """The columns of one statement, and its rows, of which few are kept; errors as ``select``.

        Whoever walks through one statement asks for no other before its end.
        """
        _refuse_explained(sql)
        steps = self._walk(sql, parameters, allowed or self.allowance)
        return next(steps), steps

    def prepare(self, sql: str, parameters: Parameters = ()) -> None:
        """Have a statement prepared, and not run; errors as ``select``."""
        _refuse_explained(sql)
        for _ in self._walk(f"EXPLAIN QUERY PLAN {sql}", parameters, self.allowance):
            pass

    def _walk(
        self, sql: str, parameters: Parameters, allowed: Allowance
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the columns, then the rows."""
        self._left, self._refused = _PREPARED, ""
        try:
            with cost_limit(self.connection, allowed) as clock:
                cursor = self.connection.execute(sql, parameters)
                if cursor.description is None:
                    raise StatementError("it has no result; make it one SELECT")
                yield tuple(name for name, *_ in cursor.description)
                for batch in _batches(cursor, allowed):
                    handed_over_at = clock.seconds
                    yield from batch
                    clock.leave_out(clock.seconds - handed_over_at)
            if self._refused:  # of what the last row called
                raise StatementError(self._refused)
        except (sqlite3.Error, sqlite3.Warning, StatementError) as error:
            raise StatementError(self._refused or _in_words(error)) from None
        finally:
            self._left = None

    def _authorized(self, action: int, *of: str | None) -> int:
        """Whether SQLite may do something for a statement that it prepares."""
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                self._refused = "its views are nested too deep"
                return sqlite3.SQLITE_DENY
        column = of[:2] if action == sqlite3.SQLITE_READ and of[1] else None
        if column in self._columns_read:  # views ask for the same ones again and again
            return sqlite3.SQLITE_OK
        if self._is_reading(action, *of):
            if column:
                self._columns_read.add(column)
            return sqlite3.SQLITE_OK
        self._refuse(self._reason(action, *of))
        return sqlite3.SQLITE_DENY

    def _refuse(self, words: str) -> None:
        """Remember why a statement is refused: for what it did first."""
        self._refused = self._refused or words

    def _reason(self, action: int, first: str | None, second: str | None, *_: str | None) -> str:
        """Why something is not done, in a few words."""
        if action == sqlite3.SQLITE_FUNCTION and second in FICKLE:
            return f"it calls {second}(), which says something else each time"
        if action == sqlite3.SQLITE_READ and first in self._indexes:
            return f"it searches {first}, whose cost nothing bounds; compare with LIKE or instr()"
        name = _NAMES.get(action, f"action {action}")
        what = " ".join([name, *(one for one in (first, second) if one)])
        return f"it does more than read its tables: {what}"

    def _is_reading(
        self, action: int, first: str | None, second: str | None, *_: str | None
    ) -> bool:
        if action == sqlite3.SQLITE_READ:
            return not second or first in self._tables
        if action == sqlite3.SQLITE_FUNCTION:
            return second in self._functions
        if action == sqlite3.SQLITE_PRAGMA:
            return first in self._pragmas
        # An index of words, or a function that yields rows, declares itself when it is first used;
        # a statement that would write there is refused by SQLite itself.
        if action == sqlite3.SQLITE_UPDATE:
            return first == "sqlite_master"
        return action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE)


def _refuse_explained(sql: str) -> None:
    """StatementError of what tells how SQLite would run a statement, for which it asks no leave."""
    if _EXPLAINED.match(sql):
        raise StatementError("it asks how SQLite would run it, which each version tells anew")


def _in_words(error: Exception) -> str:
    """What is amiss with a statement; of parameters Python tells what its own call lacks."""
    binding = _BINDING.search(str(error)) if isinstance(error, sqlite3.ProgrammingError) else None
    if binding is None:
        if "number of bindings" in str(error):
            return "its parameters have no values; write these in their place"
        return str(error)
    name = binding["name"] or "NAME"
    return f"no value for a parameter: write :{name} in the SQL, -- {name}: WORDS in the header"


def _batches(
    rows: Iterable[tuple[Any, ...]], allowed: Allowance
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield rows some at a time; StatementError where they are more than is allowed.

    To ask for the time takes longer than most rows do.
    """
    size = batch_size = 0
    batch: list[tuple[Any, ...]] = []
    for count, row in enumerate(rows, 1):
        for cell in row:
            if isinstance(cell, _SIZED):
                batch_size += len(cell)
        if count > allowed.rows:
            raise StatementError(f"it yields more than {allowed.rows:,} rows")
        if size + batch_size > allowed.size:
            raise StatementError(f"it yields more than {allowed.size // 1_000_000} MB")
        batch.append(row)
        if len(batch) == _TOGETHER or batch_size > _SIZE_TOGETHER:
            yield batch
            batch, size, batch_size = [], size + batch_size, 0
    yield batch


def _own_views(connection: sqlite3.Connection) -> None:
    """Read each view by a temporary one of the same name and the same words.

    In a view of the database itself SQLite would take no function but its own, so that the linear
    ones could not stand in their place. A view that cannot be made so is left as it is.
    """
    views = dict(
        connection.execute(
            "SELECT name, sql FROM main.sqlite_master WHERE type = 'view' ORDER BY rowid"
        )
    )
    for sql in views.values():
        with suppress(sqlite3.Error, sqlite3.Warning):
            connection.execute(f"CREATE TEMP VIEW {str(sql).removeprefix('CREATE VIEW')}")
    for (name,) in connection.execute("SELECT name FROM sqlite_temp_master").fetchall():
        if name not in views:  # it was called otherwise, and would hide what bears its name
            connection.execute(f'DROP VIEW temp."{name.replace(chr(34), chr(34) * 2)}"')


def _harden(connection: sqlite3.Connection) -> None:
    """Trust nothing that the database itself says to be done, and no statement without measure."""
    for name, setting in (("trusted_schema", 0), ("cell_size_check", 1)):
        connection.execute(f"PRAGMA {name} = {setting}")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
    cell = longest_cell(connection)
    limits = {
        sqlite3.SQLITE_LIMIT_ATTACHED: 0,
        sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
        sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 500,
        sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 200,
        sqlite3.SQLITE_LIMIT_VDBE_OP: 1_000_000,
        sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
        sqlite3.SQLITE_LIMIT_LENGTH: cell,
        sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: longest_pattern(cell),
    }
    for limit, most in limits.items():
        connection.setlimit(limit, min(most, connection.getlimit(limit)))
