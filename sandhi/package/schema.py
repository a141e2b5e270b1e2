"""Table Schemas: the columns, keys and enumerations of the tables of a package."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sandhi.files import PackageError, read_json

MOST_COLUMNS = 2000
ANCHOR = ("seed_id", "start", "end", "quote")


@dataclass(frozen=True)
class Category:
    """One value of an enumeration, defined."""

    value: str
    label: str
    description: str


@dataclass(frozen=True)
class Field:
    """A column, as its Table Schema describes it.

    ``corrects`` names the column beside which this one holds the right value, where it does.
    """

    name: str
    type: str
    title: str
    description: str
    example: str
    constraints: Mapping[str, Any]
    categories: tuple[Category, ...] = ()
    corrects: str | None = None


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values are those of a column of some table, perhaps of its own."""

    field: str
    table: str
    column: str


@dataclass(frozen=True)
class TableSchema:
    """A Table Schema (Data Package v2) whose primary key is one column, the first."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: str
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()

    def field(self, name: str) -> Field:
        """The field of that name; KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def anchored(self) -> bool:
        """Whether each row points at a passage of a seed."""
        return set(ANCHOR) <= set(self.names)

    @cached_property
    def references(self) -> dict[str, str]:
        """The table whose rows each foreign key names, by column."""
        return {key.field: key.table for key in self.foreign_keys}

    @property
    def extends(self) -> str | None:
        """The table whose rows this one says more of, under their own keys; None if of no other."""
        return self.references.get(self.primary_key)

    @cached_property
    def corrections(self) -> dict[str, str]:
        """For each column that may be corrected, the column that holds the right value."""
        return {field.corrects: field.name for field in self.fields if field.corrects}


def read_schema(root: Path, name: str, path: str) -> TableSchema:
    """The schema of a table, from the Table Schema at ``path``; PackageError where that fails."""
    raw = read_json(root, path)
    refuse_wide(path, raw)
    try:
        return parse_schema(name, raw)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise PackageError(
            f"{path} is no Table Schema as this tool reads them; `sandhi check` says where"
        ) from None


def refuse_wide(path: str, raw: Mapping[str, Any]) -> None:
    """PackageError where a Table Schema has more columns than a table can have."""
    fields = raw.get("fields")
    if isinstance(fields, list) and len(fields) > MOST_COLUMNS:
        raise PackageError(
            f"{path} has {len(fields):,} fields, where {MOST_COLUMNS:,} are the most that a table "
            "of SQLite holds; write them as rows of another table"
        )


def parse_schema(name: str, raw: Mapping[str, Any]) -> TableSchema:
    """A schema from its JSON; KeyError, TypeError or ValueError where that is none."""
    (primary_key,) = raw["primaryKey"]
    return TableSchema(
        name=name,
        title=raw.get("title", name),
        description=raw.get("description", ""),
        fields=tuple(_field(field) for field in raw["fields"]),
        primary_key=primary_key,
        foreign_keys=tuple(_foreign_key(name, key) for key in raw.get("foreignKeys", ())),
        unique_keys=tuple(tuple(key) for key in raw.get("uniqueKeys", ())),
    )


def schema_json(schema: TableSchema) -> dict[str, Any]:
    """The JSON of a schema: ``parse_schema`` makes the same schema of it again."""
    return {
        "title": schema.title,
        "description": schema.description,
        "fields": [_field_json(field) for field in schema.fields],
        "primaryKey": [schema.primary_key],
        "foreignKeys": [
            {"fields": [key.field], "reference": {"resource": key.table, "fields": [key.column]}}
            for key in schema.foreign_keys
        ],
        "uniqueKeys": [list(key) for key in schema.unique_keys],
    }


def _field(raw: Mapping[str, Any]) -> Field:
    return Field(
        name=raw["name"],
        type=raw["type"],
        title=raw.get("title", raw["name"]),
        description=raw.get("description", ""),
        example=raw.get("example", ""),
        constraints=raw.get("constraints", {}),
        categories=tuple(
            Category(value["value"], value.get("label", ""), value.get("description", ""))
            for value in raw.get("categories", ())
        ),
        corrects=raw.get("corrects"),
    )


def _field_json(field: Field) -> dict[str, Any]:
    raw: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.description,
        "example": field.example,
        "constraints": dict(field.constraints),
        "categories": [category.__dict__ for category in field.categories],
    }
    return raw | ({"corrects": field.corrects} if field.corrects else {})


def _foreign_key(table: str, raw: Mapping[str, Any]) -> ForeignKey:
    (field,) = raw["fields"]
    (column,) = raw["reference"]["fields"]
    return ForeignKey(field, raw["reference"]["resource"] or table, column)
