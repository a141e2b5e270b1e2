"""What a stranger does to a build, and what the site over it answers."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from datasette.app import Datasette

Edit = Callable[[Any], object]


def run(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def describe(database: Path, name: str, edit: Edit) -> None:
    """Change what a database says of itself, under a name of ``meta``."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        ((text,),) = connection.execute("SELECT value FROM meta WHERE name = ?", [name])
        description = json.loads(text)
        edit(description)
        values = [json.dumps(description), name]
        connection.execute("UPDATE meta SET value = ? WHERE name = ?", values)


async def answer(site: Datasette, path: str) -> Any:
    return await site.client.get(path)
