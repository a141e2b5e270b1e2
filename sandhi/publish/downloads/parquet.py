"""Apache Parquet: columns in types, each with its title and description in the metadata.

The Table Schema stands there too, as ``tableschema``, for tools that know no metadata of columns.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO, Any

import pyarrow
import pyarrow.parquet

from sandhi.publish.bounds.editions import Notes
from sandhi.publish.downloads.descriptor import table_schema
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, TableColumn, is_whole
from sandhi.writing.disk import new_file

_BATCH = 2_000  # rows that are held as objects of Python
_BATCHES = 50  # of which a group of rows is made at the most, and
_BYTES = 16_000_000  # which such a group has, or little more, at the most
_TYPES = {
    "string": pyarrow.string(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
    "datetime": pyarrow.string(),  # a timestamp would lose the offset from UTC that is written
    "year": pyarrow.int64(),
}


def parquet(table: Table, source: DownloadSource, path: Path) -> Notes:
    """Write a table; what is said of the dataset stands in the metadata of the file."""
    about = {
        "title": table.title,
        "description": table.description,
        "dataset": source.descriptor.get("title", source.name),
        "version": source.version,
        "licence": source.licence(table.name),
        "tableschema": json.dumps(table_schema(table, source), ensure_ascii=False),
    }
    with new_file(path) as file:
        write_parquet(table, about, file)
    return ()


def write_parquet(table: Table, about: Mapping[str, str], file: IO[bytes]) -> None:
    """Write a table into a file of bytes; ``about`` goes into its metadata."""
    columns = [_read_as(table, place) for place in range(len(table.columns))]
    schema = pyarrow.schema(map(_field, columns), metadata=_filled(about))
    # Snappy is known to every reader.
    with pyarrow.parquet.ParquetWriter(file, schema, compression="snappy") as writer:
        for group in _groups(table, columns, schema):
            writer.write_table(group)
            del group  # before the next is made, of what it held
            pyarrow.default_memory_pool().release_unused()


def _read_as(table: Table, place: int) -> TableColumn:
    """A column in the type that it is read in from a CSV: of numbers all whole, that of those."""
    column = table.columns[place]
    whole = is_whole(column, (row[place] for row in table.rows))
    return column._replace(type="integer") if whole else column


def _groups(table: Table, columns: Sequence[TableColumn], schema: Any) -> Iterator[Any]:
    """Yield a table in groups of rows, of which one is held at a time; one without rows is one."""
    rows = iter(table.rows)
    parts: list[list[Any]] = [[] for _ in columns]  # of each column
    size = 0
    while batch := [*islice(rows, _BATCH)]:
        for part, column, values in zip(parts, columns, zip(*batch, strict=True), strict=True):
            part.append(pyarrow.array(_values(column, values), _TYPES[column.type]))
        size += sum(part[-1].nbytes for part in parts)
        if len(parts[0]) == _BATCHES or size >= _BYTES:
            yield _joined(parts, schema)
            size = 0
    if not table.rows:
        yield schema.empty_table()
    elif parts[0]:
        yield _joined(parts, schema)


def _joined(parts: Sequence[list[Any]], schema: Any) -> Any:
    """A group of its columns' parts, of each of which they are let go of before the next."""
    arrays = []
    for part in parts:
        arrays.append(pyarrow.concat_arrays(part))
        part.clear()
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _field(column: TableColumn) -> Any:
    metadata = {"title": column.title, "description": column.description, "type": column.type}
    return pyarrow.field(column.name, _TYPES[column.type], metadata=_filled(metadata))


def _filled(metadata: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in metadata.items() if text}


def _values(column: TableColumn, values: Any) -> list[Any]:
    if column.type == "date":
        return [None if value is None else date.fromisoformat(value) for value in values]
    if column.type == "number":  # of whole numbers pyarrow takes but those below 2⁵³
        return [None if value is None else float(value) for value in values]
    return list(values)
