"""How many rows a page of a list shows, where those are so long that fewer do.

A page of many rows that hold lists or texts takes minutes to read, and long to be sent. What a page
takes is told at the build by how long the first rows are, so that no visitor waits for it.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.limits import StatementError
from sandhi.publish.sqlite.reading import Reader

USUAL = 80  # rows of a page: eight screens, or less
_FEWEST = 20
_BYTES = 120_000  # of the rows of a page, at the most
_SHOWN = 1000  # characters of a cell of which a list shows more than a beginning
_MARKUP = 2.1  # bytes of a page for each character of a row, and
_CELL = 12  # for each of its cells, as pages of the dataset's tables and views have them
_PREFIX = "page_rows."


def page_rows(reader: Reader, names: Iterable[str]) -> dict[str, int]:
    """How many rows a page shows of those tables and views whose rows are long, by their names."""
    rows_by_name = {name: _rows_of(reader, name) for name in names}
    return {name: rows for name, rows in rows_by_name.items() if rows < USUAL}


def as_meta(rows_by_name: Mapping[str, int]) -> dict[str, str]:
    """The same as the database says it of itself."""
    return {f"{_PREFIX}{name}": str(rows) for name, rows in rows_by_name.items()}


def from_meta(about: Mapping[str, str]) -> dict[str, int]:
    """The same as a database says it."""
    return {
        name.removeprefix(_PREFIX): int(rows)
        for name, rows in about.items()
        if name.startswith(_PREFIX)
    }


def _rows_of(reader: Reader, name: str) -> int:
    """How many rows of a table or view a page shows; as usual where it cannot be read."""
    try:
        rows = reader.select(f"SELECT * FROM {identifier(name)} LIMIT {USUAL}").rows
    except (StatementError, sqlite3.Error):
        return USUAL
    lengths = [len(str(cell)) for row in rows for cell in row if cell is not None]
    size = sum(_MARKUP * min(length, _SHOWN) + _CELL for length in lengths)
    if size <= _BYTES:
        return USUAL
    return max(_FEWEST, int(_BYTES * len(rows) / size))
