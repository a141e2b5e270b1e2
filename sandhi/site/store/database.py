"""A database that is read: SQL goes in, rows come out."""

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sandhi.package.declarations import Declaration
from sandhi.package.labels import Row, Value
from sandhi.publish.sqlite.ddl import identifier as identifier
from sandhi.publish.sqlite.ddl import literal as literal
from sandhi.publish.sqlite.materialization import of_question

Parameters = Sequence[Value] | Mapping[str, Value]


@dataclass(frozen=True)
class Database:
    """A database on a connection, which no module outside the store has."""

    connection: sqlite3.Connection

    def select(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Run a statement, of whose rows each cell is taken by its place."""
        return self.connection.execute(sql, parameters)

    def function(self, name: str, arguments: int, function: Callable[..., Value]) -> None:
        """Let statements call a function."""
        self.connection.create_function(name, arguments, function, deterministic=True)

    def has(self, table: str) -> bool:
        """Whether there is a table of that name."""
        sql = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
        ((count,),) = self.select(sql, [table])
        return bool(count)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """The rows of a statement, each by the names of its columns."""
        cursor = self.select(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def count(self, sql: str, parameters: Parameters = ()) -> int:
        """How many rows a statement yields."""
        ((count,),) = self.select(f"SELECT count(*) FROM ({sql})", parameters)
        return int(count)

    def of_question(self, question: Declaration) -> list[Row]:
        """The rows of a worked question, whose parameters are left empty."""
        table = of_question(question.name)
        if self.has(table):
            return self.rows(f"SELECT * FROM {identifier(table)}")
        return self.rows(question.sql, dict.fromkeys(question.parameters, ""))


# What a column is IN, with one parameter: a statement takes thirty thousand at most, or fewer.
LISTED = "(SELECT value FROM json_each(?))"


def list_parameter(values: Collection[str]) -> str:
    """Return the parameter for ``LISTED``, however many values there are."""
    return json.dumps([*values])
