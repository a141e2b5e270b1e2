"""What a package declares of its charts: a JSON file for each, in the folder ``sandhi.charts``.

The file's name is the chart's, and that of its page; ``profile.json`` beside this module says what
it may hold. ``rows`` names a table or a view, and most of the others a column of that.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from sandhi.files import PackageError, inside, read_json
from sandhi.package import Category, Package
from sandhi.publish.charts.spans import span
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.reading import Reader, StatementError

# What a row has in each column that a declaration names, under the name that it has there.
# ``cells`` are those of the columns of the table.
Row = dict[str, Any]

_NAME = "[a-z][a-z0-9-]*"
# Which column of each kind of chart holds the enumeration that it tells apart.
_ENUMERATION = {"timeline": "status", "claims": "qualifier", "matrix": "panel"}
_HEADING = ("title", "description", "rows", "front")
# What of a declaration names no column.
_NO_COLUMNS = {*_HEADING, "kind", "of", "counted"}


class Chart(NamedTuple):
    """A chart as it is declared: ``declaration`` is the JSON of its file, which is at ``path``."""

    name: str
    path: str
    kind: str
    declaration: dict[str, Any]

    @property
    def heading(self) -> dict[str, str]:
        """What its page says of it."""
        texts = {name: self.declaration.get(name, "") for name in _HEADING}
        return {"name": self.name, **texts}


def charts(package: Package) -> list[Chart]:
    """Return the charts of a package by name; PackageError where one is not as its kind asks."""
    folder = package.settings.charts
    if folder is None:
        return []
    names = sorted(file.name for file in inside(package.root, folder).glob("*.json"))
    return [_chart(package, f"{folder}/{name}") for name in names]


def read_rows(reader: Reader, chart: Chart) -> list[Row]:
    """Return the rows that a chart draws; PackageError where there is no such table or column."""
    declaration, source = chart.declaration, chart.declaration["rows"]
    single = {
        name: of
        for name, of in declaration.items()
        if name not in _NO_COLUMNS and isinstance(of, str)
    }
    listed, where = declaration.get("columns", []), declaration.get("where", {})
    condition = " AND ".join(
        f"{identifier(name)} IN ({', '.join('?' * len(of))})" for name, of in where.items()
    )
    sql = f"SELECT * FROM {identifier(source)} WHERE {condition or 'true'}"
    try:
        names, rows = reader.select(sql, [value for of in where.values() for value in of])
    except StatementError as error:
        problem = f"{chart.path}: {error}; name a table or view, and its columns"
        raise PackageError(problem) from None
    for name in [*single.values(), *listed, *where]:
        if name not in names:
            problem = f"{source} has no column {name}; name one of {', '.join(names)}"
            raise PackageError(f"{chart.path}: {problem}")
    return [
        {name: row[of] for name, of in single.items()} | {"cells": [row[of] for of in listed]}
        for row in (dict(zip(names, row, strict=True)) for row in rows)
    ]


def in_time(rows: Iterable[Row]) -> list[Row]:
    """Return rows in the order of their days: ``first``, ``last``, and ``when`` it is in words.

    Those of which no first day is known come after all others.
    """
    dated = []
    for row in rows:
        first, last = _day(row["earliest"]), _day(row["latest"])
        dated.append(row | {"first": first, "last": last, "when": span(first, last)})
    return sorted(
        dated, key=lambda row: [row["first"] or date.max, row["last"] or date.max, row["key"]]
    )


def categories(package: Package, chart: Chart) -> list[Category]:
    """Return the values of the enumeration that a chart tells apart, in the order of its schema.

    PackageError where the table ``of`` has no such enumeration.
    """
    name = _ENUMERATION[chart.kind]
    schema, column = package.schemas.get(chart.declaration["of"]), chart.declaration[name]
    if schema is None or column not in schema.names or not schema.field(column).categories:
        raise PackageError(
            f"{chart.path}: {chart.declaration['of']}.{column} is no enumeration; "
            f"give as {name} a column that is one, and as of its table"
        )
    return [*schema.field(column).categories]


def text(cell: Any) -> str:
    """Return a cell as text, which is empty where the cell is."""
    return "" if cell is None else str(cell)


def _day(cell: Any) -> date | None:
    """A cell as a day; None where it holds none, as it may if a package has findings."""
    try:
        return date.fromisoformat(text(cell))
    except ValueError:
        return None


def _chart(package: Package, path: str) -> Chart:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    declaration, name = read_json(package.root, path), PurePosixPath(path).stem
    if not re.fullmatch(_NAME, name) or name == DATABASE:
        raise PackageError(f"{path}: no page can have this name; give it one like who-takes-part")
    kind, kinds = declaration.get("kind"), [*_ENUMERATION]
    if kind not in kinds:
        raise PackageError(f"{path}: the kind is {kind!r}; give one of {kinds}")
    profile = json.loads((files("sandhi.publish.charts") / "profile.json").read_text("utf-8"))
    validator = Draft202012Validator(
        profile | {"$ref": f"#/$defs/{kind}"}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    if error := best_match(validator.iter_errors(declaration)):
        place = "/" + "/".join(map(str, error.absolute_path))
        raise PackageError(f"{path} at {place}: {error.message}; mend it there")
    return Chart(name, path, kind, declaration)
