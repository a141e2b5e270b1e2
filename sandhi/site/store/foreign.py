"""A database is shown only where it is such as this tool builds: one that does nothing but hold.

It may come from anywhere, so nothing that it says of itself is believed: not its views, not its
questions, and not that it holds nothing else.
"""

import re
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date

from sandhi.files import PackageError
from sandhi.package.declarations import Declaration
from sandhi.publish.answers import faults
from sandhi.publish.catalogue import Catalogue
from sandhi.publish.sqlite.ddl import identifier, literal, type_condition
from sandhi.publish.sqlite.limits import StatementError
from sandhi.publish.sqlite.reading import VIRTUAL, Reader, Result
from sandhi.publish.sqlite.schemas import META, RECORDS
from sandhi.publish.sqlite.search import INDEX, SPELLINGS, VOCABULARY, WORDS, searched_columns
from sandhi.publish.sqlite.views import try_declared
from sandhi.site.store.database import Database, Parameters

_NUMBERS = ("integer", "number")
# The indexes of words, and their vocabularies: all that this tool builds as virtual tables.
_INDEX = re.compile(r'CREATE VIRTUAL TABLE "[^"]+" USING fts5(vocab)?\(')


def inspect(reader: Reader, catalogue: Catalogue, name: str) -> None:
    """See that a database holds what this tool builds; PackageError where it does not, or more.

    ``name`` is that of its file.
    """
    objects = reader.select("SELECT type, name, sql FROM sqlite_master").rows
    for kind, object_name, sql in objects:
        virtual = bool(VIRTUAL.match(sql or ""))
        is_ours = kind in ("table", "index") or (kind == "view" and object_name in catalogue.views)
        if not is_ours or (virtual and not _INDEX.match(sql)):
            what = "virtual table" if virtual else kind
            raise PackageError(
                f"{name} holds the {what} {object_name!r}, and this tool builds none such; "
                "it is not shown: build it anew from its package with `sandhi build`"
            )
    has = {object_name for _, object_name, _ in objects}
    if lacking := next((index for index in _indexes(catalogue) if index not in has), None):
        raise PackageError(
            f"{name} is not shown: it lacks {lacking}, an index of words; build it anew from its "
            "package with `sandhi build`"
        )
    for table, schema in catalogue.tables.items():
        columns = ", ".join(f"t.{identifier(column)}" for column in schema.names)
        try:
            reader.select(f"SELECT {columns} FROM {identifier(table)} AS t LIMIT 0")
        except StatementError as error:
            raise PackageError(
                f"{name} is not shown: its table {table!r} is not as it says itself ({error}); "
                "build it anew from its package with `sandhi build`"
            ) from None
    try:
        try_declared(reader, catalogue.views.values(), catalogue.questions.values())
    except PackageError as error:
        raise PackageError(f"{name} is not shown: {error}") from None


def _indexes(catalogue: Catalogue) -> Iterator[str]:
    """The names of the indexes of words that go with the tables."""
    for name, schema in catalogue.tables.items():
        if name == RECORDS.name:
            yield from (f"{name}{ending}" for ending in (INDEX, WORDS, VOCABULARY, SPELLINGS))
        elif name != META.name and searched_columns(catalogue.settings.of(name), schema):
            yield f"{name}{INDEX}"


def astray(database: Database, catalogue: Catalogue) -> str | None:
    """What of the rows is not as pages take them to be, if anything; all of them are gone through.

    That takes seconds of a large database, so it is asked where a page has failed. The constraints
    that should keep rows so are a stranger's, too. OperationalError where time is up.
    """
    try:
        _open_indexes(database)
        return _misplaced(database, catalogue) or _unanswered(database, catalogue)
    except sqlite3.DatabaseError as error:
        if _code(error) == sqlite3.SQLITE_INTERRUPT:
            raise
        return f"not all of it can be read ({error})"


def is_damage(error: Exception) -> bool:
    """Whether SQLite says of an error that the file holds no database, or cells beyond all bounds.

    Of a package a cell of that size passes no check.
    """
    damage = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG)
    return isinstance(error, sqlite3.DatabaseError) and _code(error) in damage


def _code(error: sqlite3.DatabaseError) -> int:
    """The code of SQLite's for an error; 0 for one of Python's own, as of missing parameters."""
    # An extended code has further bits above those of the error: https://sqlite.org/rescode.html
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _open_indexes(database: Database) -> None:
    """Open each index of words; DatabaseError where one cannot be."""
    sql = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'"
    for (name,) in database.select(sql).fetchall():
        database.select(f"SELECT 1 FROM {identifier(name)} LIMIT 1").fetchone()


def _misplaced(database: Database, catalogue: Catalogue) -> str | None:
    """A row that is not of its table, or not in the directory of rows as it should be."""
    directory = identifier(RECORDS.name)
    count = 0
    for schema in catalogue.tables.values():
        table, key = identifier(schema.name), identifier(schema.primary_key)
        if database.select(
            f"SELECT 1 FROM {table} WHERE NOT ({type_condition(schema)}) LIMIT 1"
        ).fetchone():
            return f"a value in its table {schema.name!r} is not of its type, or is missing"
        numbers = [identifier(one.name) for one in schema.fields if one.type in _NUMBERS]
        if any(_is_boundless(database, table, column) for column in numbers):
            return f"a number in its table {schema.name!r} is infinite, which JSON has no word for"
        if any(_undated(database, table, one.name) for one in schema.fields if one.type == "date"):
            return f"a date in its table {schema.name!r} is none"
        if not schema.addressed or schema.name in (RECORDS.name, META.name):
            continue
        twice = f"SELECT 1 FROM {table} GROUP BY {key} HAVING count(*) > 1 LIMIT 1"
        unlisted = (
            f"SELECT 1 FROM {table} AS t WHERE NOT EXISTS (SELECT 1 FROM {directory} AS listed "
            f'WHERE listed.key = CAST(t.{key} AS TEXT) AND listed."table" = {literal(schema.name)})'
        )
        if database.select(twice).fetchone() or database.select(unlisted).fetchone():
            return f"its directory of rows does not list each of the table {schema.name!r} once"
        count += database.select(f"SELECT count(*) FROM {table}").fetchone()[0]
    # Each row is listed, and is another; so as many are listed only where no other is.
    counts = database.select(f"SELECT count(*), count(DISTINCT key) FROM {directory}").fetchone()
    return None if (*counts,) == (count, count) else "its directory lists rows that there are not"


def _is_boundless(database: Database, table: str, column: str) -> bool:
    """Whether a column of numbers has one without end."""
    sql = f"SELECT 1 FROM {table} WHERE abs({column}) > ? LIMIT 1"
    return database.select(sql, [sys.float_info.max]).fetchone() is not None


def _undated(database: Database, table: str, column: str) -> bool:
    """Whether a column of dates has a value that is none."""
    values = database.select(f"SELECT DISTINCT {identifier(column)} FROM {table}")
    try:
        for (value,) in values:
            if value is not None:
                date.fromisoformat(value)
    except ValueError:
        return True
    return False


def _unanswered(database: Database, catalogue: Catalogue) -> str | None:
    """A question to which its rows give no answer of the form in which it is shown."""

    def select(sql: str, parameters: Parameters = ()) -> Result:
        cursor = database.select(sql, parameters)
        return Result(tuple(name for name, *_ in cursor.description), cursor.fetchall())

    def answers(declared: Declaration) -> Result:
        rows = database.of_question(declared)
        return Result(tuple(rows[0]) if rows else (), [tuple(row.values()) for row in rows])

    for question in catalogue.settings.questions:
        # What a chart draws stands beside the database.
        declared, panels = catalogue.questions, {question.chart: lambda: None}
        if fault := next(faults(question, declared, panels, select, answers), None):
            return f"the question {question.name!r} has no answer ({fault})"
    return None
