"""JSON Lines: one object a line, in UTF-8, with null for what is empty."""

import json
from pathlib import Path

from sandhi.publish.bounds.editions import Notes
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table
from sandhi.writing.disk import new_file

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_lines(table: Table, source: DownloadSource, path: Path) -> Notes:
    """Write each row as an object whose names are the columns."""
    names = [column.name for column in table.columns]
    with new_file(path) as lines:
        for row in table.rows:
            record = dict(zip(names, row, strict=True))
            lines.write(f"{_ENCODER.encode(record)}\n".encode())
    return ()
