"""Rows of the package's tables, and what its worked questions answer."""

import sqlite3

from sandhi.package import Package
from sandhi.package.declarations import questions

# Roles that neither act nor are acted upon.
NO_SIDE = {"topic", "reporter"}

Rows = list[dict[str, str]]


def rows(package: Package, table: str) -> Rows:
    return [
        {str(name): str(cell) for name, cell in row.items()}
        for row in package.cells(table).to_dict("records")
    ]


def rows_of(database: sqlite3.Connection, package: Package, name: str) -> list[sqlite3.Row]:
    (question,) = (one for one in questions(package) if one.name == name)
    return database.execute(question.sql).fetchall()
