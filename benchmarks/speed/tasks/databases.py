"""Databases of the package in the working folder: this tool's, and what one writes without it.

python -m benchmarks.speed.tasks.databases sandhi|executemany|to_sql TARGET
"""

import csv
import gc
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.speed.tasks.descriptor import tables
from sandhi.__main__ import SEARCH_AFTER
from sandhi.language import fold
from sandhi.package import Package, Trust
from sandhi.publish.database import build
from sandhi.publish.sqlite.ddl import create_indexes, create_table, identifier, literal
from sandhi.publish.sqlite.search import TOKENIZER, searched_columns

Cell = int | float | str | None
READ: dict[str, Callable[[str], Cell]] = {
    "integer": int,
    "year": int,
    "number": float,
    "boolean": lambda cell: cell == "true",
}


def by_sandhi(target: Path) -> None:
    """Build the database, and nothing else, in a Python that is set as the command sets it."""
    gc.set_threshold(SEARCH_AFTER)
    build(Package.open(Path.cwd(), Trust.GIVEN), target)


def by_executemany(target: Path) -> None:
    """Fill the same tables with the same indexes, and index the words that are searched, folded.

    In the shortest way that there is: no directory of all rows, no views, no codebook.
    """
    package = Package.open(Path.cwd(), Trust.GIVEN)
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as plain:
        plain.execute("PRAGMA journal_mode = OFF")
        plain.execute("PRAGMA synchronous = OFF")
        plain.create_function("folded", 1, _folded, deterministic=True)
        for name, schema in package.schemas.items():
            own = package.settings.of(name)
            plain.execute(create_table(schema))
            for statement in create_indexes(schema, own):
                plain.execute(statement)
            with package.path(name).open(encoding="utf-8", newline="") as file:
                rows = csv.reader(file)
                next(rows)
                places = ", ".join("?" * len(schema.names))
                types = [READ.get(field.type) for field in schema.fields]
                insert = f"INSERT INTO {identifier(name)} VALUES ({places})"
                plain.executemany(insert, _typed(rows, types))
            if words := searched_columns(own, schema):
                index, columns = identifier(f"{name}_fts"), ", ".join(map(identifier, words))
                plain.execute(
                    f"CREATE VIRTUAL TABLE {index} USING fts5"
                    f"({columns}, content={identifier(name)}, tokenize={literal(TOKENIZER)})"
                )
                folded = ", ".join(f"folded({identifier(word)})" for word in words)
                plain.execute(
                    f"INSERT INTO {index} (rowid, {columns}) "
                    f"SELECT rowid, {folded} FROM {identifier(name)}"
                )
        plain.execute("PRAGMA optimize")
        plain.commit()


def _folded(cell: Cell) -> str:
    """A text folded, and as it is written, so that both are found."""
    return "" if cell is None else " ".join(dict.fromkeys((fold(str(cell)), str(cell).casefold())))


def _typed(
    rows: Iterable[Sequence[str]], types: Sequence[Callable[[str], Cell] | None]
) -> Iterator[list[Cell]]:
    for row in rows:
        yield [
            None if not cell else cell if kind is None else kind(cell)
            for cell, kind in zip(row, types, strict=True)
        ]


def by_to_sql(target: Path) -> None:
    """Write each table as pandas reads it: no keys, no indexes, no search."""
    import pandas as pd

    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as connection:
        for table in tables():
            pd.read_csv(table.path).to_sql(table.name, connection, index=False)


WRITERS: dict[str, Callable[[Path], None]] = {
    "sandhi": by_sandhi,
    "executemany": by_executemany,
    "to_sql": by_to_sql,
}

if __name__ == "__main__":
    WRITERS[sys.argv[1]](Path(sys.argv[2]))
