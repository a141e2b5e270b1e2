"""Metadata of CSVW for the tables of the package in the working folder, which its validators take.

    python -m benchmarks.speed.tasks.csvw

It says what the Table Schemas say of types, patterns, keys and references, and lies beside the
folder of the package as ``csv-metadata.json``: within, it would be a file that nothing names.
"""

import json
from pathlib import Path
from typing import Any

from benchmarks.speed.tasks.descriptor import Table, tables

TYPES = {"number": "decimal", "year": "gYear"}
METADATA = Path("..") / "csv-metadata.json"


def address(table: Path) -> str:
    """The address of a table, from where the metadata is."""
    return (Path(Path.cwd().name) / table).as_posix()


def metadata(table: Table, paths: dict[str, Path]) -> dict[str, Any]:
    """A table as CSVW describes it."""
    return {
        "url": address(table.path),
        "tableSchema": {
            "columns": [_column(field) for field in table.schema["fields"]],
            "primaryKey": table.key,
            "foreignKeys": [
                {
                    "columnReference": column,
                    "reference": {"resource": address(paths[other]), "columnReference": key},
                }
                for column, other, key in table.references
            ],
        },
    }


def _column(field: dict[str, Any]) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    datatype = {"base": TYPES.get(field["type"], field["type"])}
    if field["type"] == "string" and "pattern" in constraints:
        datatype["format"] = constraints["pattern"]
    if field["type"] == "boolean":
        datatype["format"] = "true|false"
    return {
        "name": field["name"],
        "titles": field["name"],
        "datatype": datatype,
        "required": bool(constraints.get("required")),
        "null": [""],
    }


def write() -> None:
    """Write the metadata beside the tables."""
    package = tables()
    paths = {table.name: table.path for table in package}
    group = {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "header": True},
        "tables": [metadata(table, paths) for table in package],
    }
    METADATA.write_text(json.dumps(group), encoding="utf-8")


if __name__ == "__main__":
    write()
