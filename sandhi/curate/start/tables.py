"""A new table of a package: its schema, its CSV, its resource, and its settings."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sandhi.curate.changes import Change
from sandhi.files import PackageError, is_there, parse_json, read_bytes
from sandhi.package import ANCHOR, DESCRIPTOR, LEDGER, Package
from sandhi.package.schema import SAMPLES
from sandhi.table import csv_text

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TYPES = ("string", "integer", "number", "boolean", "date", "datetime", "year")
_ANCHORED = {
    "seed_id": ("Seed", "The text that the anchor points into."),
    "start": ("Start", "First code point of the quote, counted from zero."),
    "end": ("End", "Code point after the last one of the quote."),
    "quote": ("Quote", "The passage itself, character for character."),
}


class NewColumn(NamedTuple):
    """A column of a new table: its name, its type, or the table whose keys it holds, or neither.

    ``values`` are those of an enumeration.
    """

    name: str
    type: str
    target: str
    values: tuple[str, ...]


def parse_column(text: str) -> NewColumn:
    """A column as a curator writes it: NAME:TYPE, NAME:TABLE, or NAME:VALUE|VALUE.

    PackageError where the name is none.
    """
    name, colon, kind = text.partition(":")
    if not _NAME.fullmatch(name):
        raise PackageError(
            f"{text!r} is no column; write NAME:TYPE, in small letters, as runs:integer"
        )
    kind = kind if colon else "string"
    if not kind.strip("|"):
        raise PackageError(f"{text!r} has no type; write one after the colon, as runs:integer")
    if "|" in kind:
        return NewColumn(name, "string", "", tuple(filter(None, kind.split("|"))))
    return NewColumn(name, kind, "", ()) if kind in _TYPES else NewColumn(name, "string", kind, ())


class NewTable(NamedTuple):
    """A table that is to be added: the changes that do so, and what they come to.

    ``descriptor`` has its schema in it, and ``content`` is that of its CSV, so that both can be
    tried before anything is written.
    """

    changes: list[Change]
    descriptor: dict[str, Any]
    content: bytes


def new_table(
    package: Package, name: str, prefix: str, columns: Sequence[NewColumn], anchored: bool
) -> NewTable:
    """A table with these columns, and no row yet.

    Its keys are a prefix and four digits. PackageError where the name is taken or is none, or a
    column is named twice or holds keys of a table that is not there.
    """
    if not _NAME.fullmatch(name):
        raise PackageError(f"{name!r} is no name of a table; write it in small letters, as matches")
    if name == LEDGER:
        raise PackageError("the ledger is written by a release alone: `sandhi release VERSION`")
    paths = f"data/{name}.csv", f"schemas/{name}.json"
    if name in package.schemas or any(is_there(package.root, path) for path in paths):
        raise PackageError(f"the package has a table {name}, or a file where its would lie")
    key = f"{name.removesuffix('s')}_id"
    names = [key, *(ANCHOR if anchored else ()), *(column.name for column in columns)]
    for column in columns:
        if names.count(column.name) > 1:
            raise PackageError(f"{name} has the column {column.name} already; name it otherwise")
        if column.target and column.target not in package.schemas:
            types = ", ".join(_TYPES)
            raise PackageError(
                f"{column.name}: {column.target!r} is no type ({types}) and no table of the package"
            )
    descriptor = parse_json(read_bytes(package.root, DESCRIPTOR))
    before = read_bytes(package.root, DESCRIPTOR)
    descriptor["resources"].append(
        {
            **{"name": name, "type": "table", "path": paths[0], "scheme": "file", "format": "csv"},
            **{"mediatype": "text/csv", "encoding": "utf-8", "schema": paths[1]},
        }
    )
    settings = descriptor.setdefault("sandhi", {}).setdefault("tables", {})
    settings[name] = {"role": "entity", "label": names[-1], "sort": key}
    schema = _schema(package, name, key, prefix, columns, anchored)
    content = csv_text(names, []).encode("utf-8")
    changes = [
        Change(DESCRIPTOR, before, _json(descriptor)),
        Change(paths[1], None, _json(schema)),
        Change(paths[0], None, content),
    ]
    *others, resource = descriptor["resources"]
    whole = {**descriptor, "resources": [*others, {**resource, "schema": schema}]}
    return NewTable(changes, whole, content)


def _schema(
    package: Package,
    name: str,
    key: str,
    prefix: str,
    columns: Sequence[NewColumn],
    anchored: bool,
) -> Mapping[str, Any]:
    required: dict[str, Any] = {"required": True}
    key_constraints = {**required, "unique": True, "pattern": f"{prefix}[0-9]{{4}}"}
    title = name.replace("_", " ").capitalize()
    fields = [
        _field(key, "string", f"Key of a row of {name}.", f"{prefix}0001", key_constraints, "Key")
    ]
    references = {column.name: column.target for column in columns if column.target}
    if anchored:
        references = {"seed_id": "seeds", **references}
        for column, (heading, meaning) in _ANCHORED.items():
            is_number = column in ("start", "end")
            limits = {"minimum": int(column == "end")} if is_number else {}
            type_ = "integer" if is_number else "string"
            example = _example(package, "seeds") if column == "seed_id" else SAMPLES[type_]
            fields.append(_field(column, type_, meaning, example, required | limits, heading))
    for added in columns:
        example = _example(package, added.target) if added.target else SAMPLES[added.type]
        meaning = f"Say here what {added.name} means."
        constraints: dict[str, Any] = {}
        if added.values:
            example, constraints = added.values[0], {**required, "enum": [*added.values]}
        field = _field(added.name, added.type, meaning, example, constraints)
        if added.values:
            field["categories"] = [
                {"value": value, "label": value, "description": f"Say here what {value} means."}
                for value in added.values
            ]
        fields.append(field)
    foreign = [
        {
            "fields": [column],
            "reference": {"resource": target, "fields": [package.schemas[target].primary_key]},
        }
        for column, target in references.items()
    ]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        **{"name": name, "title": title, "description": f"Say here what a row of {name} is."},
        **{"fields": fields, "missingValues": [""], "primaryKey": [key]},
        **({"foreignKeys": foreign} if foreign else {}),
    }


def _field(
    name: str,
    type_: str,
    description: str,
    example: str,
    constraints: Mapping[str, Any],
    title: str = "",
) -> dict[str, Any]:
    heading = title or name.removesuffix("_id").replace("_", " ").capitalize()
    field: dict[str, Any] = {"name": name, "type": type_, "title": heading}
    field |= {"description": description, "example": example}
    return field | ({"constraints": {**constraints}} if constraints else {})


def _example(package: Package, table: str) -> str:
    """A key of a table that is there; a made-up one where it has no row."""
    return next(iter(package.rows(table)), SAMPLES["string"])


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
