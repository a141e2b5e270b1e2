"""JSON Lines: one object a line, in UTF-8, with null for what is empty."""

import json
from json.encoder import encode_basestring
from pathlib import Path

from sandhi.publish.bounds.editions import Notes
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, Value, columns_of
from sandhi.writing.disk import new_file

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_lines(table: Table, source: DownloadSource, path: Path) -> Notes:
    """Write each row as an object whose names are the columns."""
    names = (_ENCODER.encode(column.name).replace("%", "%%") for column in table.columns)
    form = "{" + ", ".join(f"{name}: %s" for name in names) + "}\n"
    with new_file(path) as lines:
        for columns in columns_of(table.rows):
            rows = zip(*(map(json_value, values) for values in columns), strict=True)
            lines.write("".join(map(form.__mod__, rows)).encode())
    return ()


def json_value(value: Value) -> str:
    """Return a value as JSON, with which Python's encoder takes long to begin."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    return str(value) if type(value) is int else _ENCODER.encode(value)
