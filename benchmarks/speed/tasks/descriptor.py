"""The tables of the package in the working folder, read off its descriptor by plain means.

Peers are not to pay for, or to profit from, what this tool does.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple


class Table(NamedTuple):
    """A table with its file and its Table Schema."""

    name: str
    path: Path
    schema_path: Path
    schema: dict[str, Any]

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return [field["name"] for field in self.schema["fields"]]

    @property
    def key(self) -> list[str]:
        """The columns of its key."""
        given = self.schema.get("primaryKey", [])
        return [given] if isinstance(given, str) else given

    @property
    def references(self) -> Iterator[tuple[str, str, str]]:
        """Column by column: its name, and the table and the column that it refers to."""
        for key in self.schema.get("foreignKeys", []):
            fields, to = key["fields"], key["reference"]["fields"]
            yield (
                fields if isinstance(fields, str) else fields[0],
                key["reference"].get("resource") or self.name,
                to if isinstance(to, str) else to[0],
            )


def tables() -> list[Table]:
    """The tables of the package."""
    described = json.loads(Path("datapackage.json").read_text("utf-8"))["resources"]
    return [
        Table(
            one["name"],
            Path(one["path"]),
            Path(one["schema"]),
            json.loads(Path(one["schema"]).read_text("utf-8")),
        )
        for one in described
    ]


def seeds() -> list[Path]:
    """The files of the source texts."""
    return sorted(Path("seeds").glob("*.txt"))


def files() -> list[Path]:
    """All files that hold the data of a package."""
    return [*(table.path for table in tables()), *seeds()]
