"""``/codebook``: every table, column, value and rule, each with an address of its own.

``#TABLE``, ``#TABLE.COLUMN``, ``#TABLE.COLUMN.VALUE`` and ``#rule-NAME``.
"""

import json
import sqlite3
from typing import Any, NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Response

from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.ddl import identifier
from sandhi.site.contents import contents

TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "yes or no",
    "date": "day (ISO 8601)",
}
_FLAGS = {"required": "always filled in", "unique": "no two rows alike"}
_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "minLength": "characters, at least",
    "maxLength": "characters, at most",
}


class Uses(NamedTuple):
    """How many rows a table has, fill in each column, and have each value of an enumeration."""

    rows: int
    filled: dict[str, int]
    values: dict[str, dict[str, int]]


async def codebook(datasette: Datasette, request: Any) -> Response:
    """Answer for ``/codebook``."""
    book = json.loads(contents(datasette).about["codebook"])

    def count(connection: sqlite3.Connection) -> dict[str, Uses]:
        return {table["name"]: uses(connection, table) for table in book["tables"]}

    variables = {
        "book": book,
        "uses": await datasette.get_database(DATABASE).execute_fn(count),
        "groups": groups(book["rules"]),
        "types": TYPES,
        "constraints": constraints,
    }
    page = await datasette.render_template("codebook.html", variables, request=request)
    return Response.html(page)


def uses(connection: sqlite3.Connection, table: dict[str, Any]) -> Uses:
    """Count what the rows of a table of the codebook have."""
    source = identifier(table["name"])
    names = [column["name"] for column in table["columns"]]
    counts = ", ".join(f"count({identifier(name)})" for name in names)
    rows, *filled = connection.execute(f"SELECT count(*), {counts} FROM {source}").fetchone()
    values = {
        column["name"]: _by_value(connection, source, identifier(column["name"]))
        for column in table["columns"]
        if column["values"]
    }
    return Uses(rows, dict(zip(names, filled, strict=True)), values)


def _by_value(connection: sqlite3.Connection, table: str, column: str) -> dict[str, int]:
    return dict(connection.execute(f"SELECT {column}, count(*) FROM {table} GROUP BY 1"))


def constraints(column: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a column's constraints say, each as words and, where it has one, as code."""
    found = []
    for name, setting in column["constraints"].items():
        if name in _FLAGS:
            found += [(_FLAGS[name], "")] if setting else []
        else:
            found.append((_BOUNDS.get(name, name), str(setting)))
    return found


def groups(rules: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return rules by the kind of thing that they are first about."""
    found: dict[str, list[dict[str, Any]]] = {}
    for rule in rules:
        found.setdefault(rule["cases"][0]["about"], []).append(rule)
    return found
