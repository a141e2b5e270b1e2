"""What a package declares of its charts: a JSON file for each, in the folder ``sandhi.charts``.

The file's name is the chart's, and that of its page; ``profile.json`` beside this module says what
it may hold. ``rows`` names a table or a view, and most of the others a column of that.
"""

import json
import re
import sqlite3
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from sandhi.files import PackageError, inside, read_json
from sandhi.package import Category, Package
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.ddl import identifier

Row = dict[str, Any]

_NAME = "[a-z][a-z0-9-]*"
# What of a declaration names no column.
_NO_COLUMNS = {"kind", "title", "description", "rows", "of", "counted", "front"}


class Chart(NamedTuple):
    """A chart as it is declared: ``said`` is the JSON of its file, which is at ``path``."""

    name: str
    path: str
    kind: str
    said: dict[str, Any]

    def cell(self, row: Row, name: str) -> Any:
        """Return what a row has in the column that the declaration names for something."""
        return row[self.said[name]]

    def text(self, row: Row, name: str) -> str:
        """Return a cell as text, which is empty where the cell is."""
        value = self.cell(row, name)
        return "" if value is None else str(value)

    def day(self, row: Row, name: str) -> date | None:
        """Return a cell as a day; None where it holds none, as it may if a package has findings."""
        try:
            return date.fromisoformat(self.text(row, name))
        except ValueError:
            return None


def charts(package: Package) -> list[Chart]:
    """Return the charts of a package by name; PackageError where one is not as its kind asks."""
    folder = package.settings.charts
    if folder is None:
        return []
    names = sorted(file.name for file in inside(package.root, folder).glob("*.json"))
    return [_chart(package, f"{folder}/{name}") for name in names]


def read_rows(connection: sqlite3.Connection, chart: Chart) -> list[Row]:
    """Return the rows that a chart draws; PackageError where there is no such table or column."""
    conditions, values = ["true"], []
    for column, allowed in chart.said.get("where", {}).items():
        conditions.append(f"{identifier(column)} IN ({', '.join('?' * len(allowed))})")
        values += allowed
    source = identifier(chart.said["rows"])
    try:
        found = connection.execute(
            f"SELECT * FROM {source} WHERE {' AND '.join(conditions)}", values
        )
    except sqlite3.Error as error:
        raise PackageError(
            f"{chart.path}: {error}; name a table or view, and its columns"
        ) from None
    names = [name for name, *_ in found.description]
    for name in _columns(chart):
        if name not in names:
            raise PackageError(
                f"{chart.path}: {chart.said['rows']} has no column {name}; "
                f"name one of {', '.join(names)}"
            )
    return [dict(zip(names, row, strict=True)) for row in found]


def categories(package: Package, chart: Chart, name: str) -> list[Category]:
    """Return the values of the enumeration that a chart tells apart, in the order of its schema.

    PackageError where the table ``of`` has no such enumeration.
    """
    schema, column = package.schemas.get(chart.said["of"]), chart.said[name]
    if schema is None or column not in schema.names or not schema.field(column).categories:
        raise PackageError(
            f"{chart.path}: {chart.said['of']}.{column} is no enumeration; "
            f"give as {name} a column that is one, and as of its table"
        )
    return [*schema.field(column).categories]


def _columns(chart: Chart) -> list[str]:
    """The columns that a declaration names."""
    said = chart.said
    named = [value for name, value in said.items() if name not in _NO_COLUMNS]
    single = [value for value in named if isinstance(value, str)]
    return [*single, *said.get("columns", []), *said.get("where", {})]


def _chart(package: Package, path: str) -> Chart:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    said, name = read_json(package.root, path), PurePosixPath(path).stem
    if not re.fullmatch(_NAME, name) or name == DATABASE:
        raise PackageError(f"{path}: no page can have this name; give it one like who-takes-part")
    profile = _profile()
    kinds = [name for name, of in profile["$defs"].items() if "kind" in of.get("properties", {})]
    if said.get("kind") not in kinds:
        raise PackageError(f"{path}: the kind is {said.get('kind')!r}; give one of {kinds}")
    validator = Draft202012Validator(
        {**profile, "$ref": f"#/$defs/{said['kind']}"},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    if error := best_match(validator.iter_errors(said)):
        place = "/" + "/".join(map(str, error.absolute_path))
        raise PackageError(f"{path} at {place}: {error.message}; mend it there")
    return Chart(name, path, said["kind"], said)


@cache
def _profile() -> dict[str, Any]:
    text = (files("sandhi.publish.charts") / "profile.json").read_text("utf-8")
    profile: dict[str, Any] = json.loads(text)
    return profile
