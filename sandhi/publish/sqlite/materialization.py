"""What is dear to read, materialized: its rows, kept in a table beside the statement.

A view that joins half of a large package is worked out whole for each page of it, and an answer for
each visitor. What is dear is told by the steps of SQLite's machine and by no clock, so that a
package makes the same bytes on any machine; of a small one nothing is.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from math import inf
from typing import NamedTuple

from sandhi.package.declarations import Declaration
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.limits import Allowance, StatementError
from sandhi.publish.sqlite.reading import Reader
from sandhi.publish.sqlite.views import create_view

_SUFFIX = "_materialized"
# A twentieth of a second, about, on a slow machine: a front page asks for a dozen of them.
_CHEAP = Allowance(steps=750_000, seconds=inf, rows=1, size=1000)


class Materialization(NamedTuple):
    """A statement that is dear to read, and the table for its rows."""

    table: str
    declaration: Declaration
    statement: str
    is_view: bool


def of_view(name: str) -> str:
    """The table that may have the rows of a view."""
    return f"{name}{_SUFFIX}"


def of_question(name: str) -> str:
    """The table that may have the rows of a worked question that an answer rests on."""
    return f"question_{name}{_SUFFIX}"


def materializations(
    views: Mapping[str, Declaration], questions: Mapping[str, Declaration]
) -> Iterator[Materialization]:
    """Yield what may be materialized."""
    for view in views.values():
        statement = f"SELECT * FROM {identifier(view.name)}"
        yield Materialization(of_view(view.name), view, statement, is_view=True)
    for question in questions.values():
        statement = f"SELECT * FROM (\n{question.sql}\n)"
        yield Materialization(of_question(question.name), question, statement, is_view=False)


def spool_rows(
    reader: Reader, spool: sqlite3.Connection, candidates: Iterator[Materialization]
) -> list[Materialization]:
    """Read the rows of what is dear into tables of another database, and return what that is.

    What fails, or costs more than a build may take for it, is left as it is.
    """
    return [candidate for candidate in candidates if _is_spooled(reader, spool, candidate)]


def _is_spooled(reader: Reader, spool: sqlite3.Connection, candidate: Materialization) -> bool:
    statement, table = candidate.statement, identifier(candidate.table)
    parameters = dict.fromkeys(candidate.declaration.parameters, "")
    try:
        reader.select(f"SELECT count(*) FROM (\n{statement}\n)", parameters, _CHEAP)
    except StatementError:
        pass
    else:
        return False
    try:
        columns, rows = reader.walk(statement, parameters, reader.allowance.times(4))
        spool.execute(f"CREATE TABLE {table} ({', '.join(map(identifier, columns))})")
        spool.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)
    except (StatementError, sqlite3.Error):
        spool.execute(f"DROP TABLE IF EXISTS {table}")
        return False
    return True


def materialize(
    connection: sqlite3.Connection, spool: sqlite3.Connection, dear: Materialization
) -> None:
    """Put rows that were spooled into a table of the database, where a view then reads them.

    Its columns compare as those of the statement do, and the first is indexed. Nothing is done
    where the name is taken.
    """
    table, declaration = identifier(dear.table), dear.declaration
    parameters = dict.fromkeys(declaration.parameters, "")
    try:
        connection.execute(
            f"CREATE TABLE {table} AS SELECT * FROM (\n{dear.statement}\n) LIMIT 0", parameters
        )
    except sqlite3.Error:
        return
    rows = spool.execute(f"SELECT * FROM {table}")
    marks = ", ".join("?" * len(rows.description))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    # A view finds one row by the index of a table beneath it, for which its first column stands.
    first = rows.description[0][0]
    connection.execute(
        f"CREATE INDEX {identifier(f'{dear.table}.{first}')} ON {table} ({identifier(first)})"
    )
    if dear.is_view:
        sql = [f"-- {dear.table} has the rows of", *_commented(declaration.sql)]
        connection.execute(f"DROP VIEW {identifier(declaration.name)}")
        sql.append(f"SELECT * FROM {table}")
        create_view(connection, declaration._replace(sql="\n".join(sql)))


def _commented(sql: str) -> Iterator[str]:
    return (f"--   {line}" for line in sql.splitlines())
