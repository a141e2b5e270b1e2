"""Apache Parquet: columns in types, each with its title and description in the metadata.

The Table Schema stands there too, as ``tableschema``, for tools that know no metadata of columns.
"""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]

from sandhi.publish.bounds.editions import Notes
from sandhi.publish.downloads.descriptor import table_schema
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, TableColumn, Value, is_whole
from sandhi.writing.disk import new_file

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
        "licence": source.licence,
        "tableschema": json.dumps(table_schema(table, source), ensure_ascii=False),
    }
    columns = zip(*table.rows, strict=True) if table.rows else ([] for _ in table.columns)
    fields, arrays = [], []
    for column, values in zip(table.columns, columns, strict=True):
        field = _field(column, values)
        fields.append(field)
        arrays.append(pyarrow.array(_values(column, values), field.type))
    schema = pyarrow.schema(fields, metadata=_filled(about))
    with new_file(path) as file:
        pyarrow.parquet.write_table(
            pyarrow.Table.from_arrays(arrays, schema=schema),
            file,
            compression="snappy",  # that every reader knows
        )
    return ()


def _field(column: TableColumn, values: Sequence[Value]) -> Any:
    said = {"title": column.title, "description": column.description, "type": column.type}
    return pyarrow.field(column.name, _type(column, values), metadata=_filled(said))


def _type(column: TableColumn, values: Sequence[Value]) -> Any:
    """The type of a column; of numbers that are all whole it is that which a CSV is read in."""
    return _TYPES["integer" if is_whole(column, values) else column.type]


def _filled(said: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in said.items() if text}


def _values(column: TableColumn, values: Any) -> list[Any]:
    if column.type == "date":
        return [None if value is None else date.fromisoformat(value) for value in values]
    return list(values)
