"""The files of the tables as a Data Package of their own, that any tool opens by its address."""

import json
from pathlib import Path
from typing import Any

from sandhi.package.descriptor import DESCRIPTOR, read_resource_schema
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table
from sandhi.writing.disk import write_new

DESCRIPTION = DESCRIPTOR  # its name among the downloads

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_OF_THE_WHOLE = (
    *("name", "id", "title", "description", "version", "created", "homepage", "image"),
    *("licenses", "contributors", "keywords"),
)


def write_description(source: DownloadSource, folder: Path) -> None:
    """Write the descriptor of the CSV files in a folder: sizes, hashes, and the schema of each."""
    whole = {name: source.descriptor[name] for name in _OF_THE_WHOLE if name in source.descriptor}
    listed = [_resource(table, source, folder) for table in source.tables]
    described = {"$schema": _PROFILE, **whole, "resources": listed}
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    write_new(folder / DESCRIPTION, text.encode("utf-8"))


def _resource(table: Table, source: DownloadSource, folder: Path) -> dict[str, Any]:
    path = f"csv/{table.name}.csv"
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{source.sha256(folder / path)}",
        "schema": table_schema(table, source),
    }


def table_schema(table: Table, source: DownloadSource) -> dict[str, Any]:
    """Return the Table Schema of a table as the package has it, of a view as its columns are."""
    if table.kind == "table":
        return dict(read_resource_schema(source.package.resources[table.name]))
    fields = [
        {
            "name": column.name,
            "type": column.type,
            "title": column.title,
            "description": column.description,
        }
        for column in table.columns
    ]
    return {"fields": fields}
