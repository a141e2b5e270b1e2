"""The proposed row as a form: one entry for each column that a curator may fill in."""

from collections.abc import Mapping
from typing import NamedTuple

from sandhi.package import ANCHOR, Field, Package


class Entry(NamedTuple):
    """A column in the form; ``choices`` are its values with what each means, if it has such."""

    field: Field
    value: str
    required: bool
    choices: list[tuple[str, str]]
    fixed: bool


def entries(package: Package, table: str, row: Mapping[str, str]) -> list[Entry]:
    """The form's entries for a row of a table, in the order of its columns.

    The choices of an enumeration are its values with their definitions, and ``fixed``; those of a
    foreign key are the keys of its table with their labels.
    """
    schema = package.schemas[table]
    keys = {key.field: key.table for key in schema.foreign_keys if key.field not in ANCHOR}
    found = []
    for field in schema.fields:
        if field.name in (*ANCHOR, schema.primary_key) and row.get(field.name):
            continue
        choices = [(value.value, value.description) for value in field.categories]
        fixed = bool(choices)
        if field.name in keys:
            choices = list(package.labels.table(keys[field.name]).items())
        required = bool(field.constraints.get("required"))
        found.append(Entry(field, row.get(field.name, ""), required, choices, fixed))
    return found
