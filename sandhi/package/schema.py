"""Table Schemas: the columns, keys and enumerations of the tables of a package.

What the standard lets be said in several ways is here in one: a key is the name of a column, a
limit is a value of the column's type, values that are listed as categories alone are enumerated.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypedDict

from sandhi.package.descriptor import DescriptorShapeError, Resource, read_resource_schema
from sandhi.package.identity import Identity, identity_json, parse_identity
from sandhi.package.soundness.typed import ensure_typed, items_of
from sandhi.table import FORMS, WHOLE_NUMBERS

ANCHOR = ("seed_id", "start", "end", "quote")
LEDGER = "ledger"  # the table of what was published when, which speaks of rows by their keys
LIMITS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
SAMPLES = {  # a value of each type, for columns that give no example of theirs
    "string": "some words",
    "integer": "12",
    "number": "12.5",
    "boolean": "true",
    "date": "2024-06-19",
    "datetime": "2024-06-19T12:00:00Z",
    "year": "2024",
}


_Limit = str | float


class _Constraints(TypedDict, total=False):  # whatever the type of the column
    required: bool
    unique: bool
    enum: list[_Limit]
    pattern: str
    minLength: int
    maxLength: int
    minimum: _Limit
    maximum: _Limit
    exclusiveMinimum: _Limit
    exclusiveMaximum: _Limit


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
    ``format`` is that of a text (``email``, ``uri`` and the like), ``missing`` are the marks by
    which other tools know that a cell is empty.
    """

    name: str
    type: str
    title: str
    description: str
    example: str
    constraints: Mapping[str, Any]
    categories: tuple[Category, ...] = ()
    corrects: str | None = None
    format: str = "default"
    missing: tuple[str, ...] = ()

    @property
    def sample(self) -> str:
        """A value to show: the field's own example, or else one of its type."""
        return self.example or SAMPLES[self.type]


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values are those of a column of some table, perhaps of its own."""

    field: str
    table: str
    column: str


@dataclass(frozen=True)
class TableSchema:
    """A Table Schema (Data Package v2) whose primary key is one column, the first.

    ``identity`` is what it declares to make a row the same fact; None where it declares nothing.
    """

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: str
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    identity: Identity | None = None

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

    @cached_property
    def types(self) -> dict[str, str]:
        """The type of each column, by its name, in order."""
        return {field.name: field.type for field in self.fields}

    @property
    def anchored(self) -> bool:
        """Whether each row points at a passage of a seed."""
        return set(ANCHOR) <= set(self.names)

    @cached_property
    def references(self) -> dict[str, str]:
        """The table whose rows each foreign key names, by column."""
        return {key.field: key.table for key in self.foreign_keys}

    @cached_property
    def running_text(self) -> tuple[str, ...]:
        """The columns that hold words: texts that are no keys of others, codes or of a pattern."""
        return tuple(
            field.name
            for field in self.fields
            if field.type == "string"
            and field.name not in self.references
            and not field.constraints.keys() & {"enum", "pattern"}
        )

    @property
    def extends(self) -> str | None:
        """The table whose rows this one says more of, under their own keys; None if of no other."""
        return self.references.get(self.primary_key)

    @property
    def addressed(self) -> bool:
        """Whether its rows have addresses of their own, by keys that are theirs alone."""
        return self.extends is None and self.name != LEDGER

    @cached_property
    def corrections(self) -> dict[str, str]:
        """For each column that may be corrected, the column that holds the right value."""
        return {field.corrects: field.name for field in self.fields if field.corrects}


def read_schema(resource: Resource) -> TableSchema:
    """The schema of a table as its resource gives it; PackageError where that fails."""
    raw = read_resource_schema(resource)
    try:
        return parse_schema(resource.name, {**resource.words, **raw})
    except (AttributeError, KeyError, TypeError, ValueError):
        raise DescriptorShapeError(
            f"{resource.schema_place} is no Table Schema as this tool reads them; "
            "`sandhi check` says where",
            resource.root,
        ) from None


def parse_schema(name: str, raw: Mapping[str, Any]) -> TableSchema:
    """A schema from its JSON; KeyError, TypeError or ValueError where that is none."""
    marks = raw.get("missingValues", ())
    fields, keys = items_of(raw["fields"]), items_of(raw.get("foreignKeys", ()))
    schema = TableSchema(
        name=name,
        title=raw.get("title", name),
        description=raw.get("description", ""),
        fields=tuple(_field({"missingValues": marks, **field}) for field in fields),
        primary_key=_only_name(raw["primaryKey"]),
        foreign_keys=tuple(_foreign_key(name, key) for key in keys),
        unique_keys=tuple(items_of(key) for key in items_of(raw.get("uniqueKeys", ()))),
        identity=parse_identity(raw.get("sandhi", {})),
    )
    if not schema.fields:
        raise ValueError("no fields")
    return ensure_typed(schema)


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
        "sandhi": identity_json(schema.identity),
    }


def limit_of(type_: str, limit: Any) -> Any:
    """A limit that a constraint sets, in the type of its column; ValueError where it is none.

    The standard lets a number be written as text.
    """
    if not isinstance(limit, str) or type_ not in (*WHOLE_NUMBERS, "number"):
        return limit
    if not re.fullmatch(FORMS[type_], limit):
        raise ValueError(limit)
    return float(limit) if "." in limit else int(limit)


def _field(raw: Mapping[str, Any]) -> Field:
    type_ = raw.get("type", "string")
    type_ = "string" if type_ == "any" else type_
    if type_ != "string" and type_ not in FORMS:
        raise ValueError(type_)
    categories = tuple(map(_category, items_of(raw.get("categories", ()))))
    return Field(
        name=raw["name"],
        type=type_,
        title=raw.get("title", raw["name"]),
        description=raw.get("description", ""),
        example=_text(raw.get("example", "")),
        constraints=_constraints(type_, raw.get("constraints", {}), categories),
        categories=categories,
        corrects=raw.get("corrects"),
        format=raw.get("format", "default") if type_ == "string" else "default",
        missing=tuple(filter(None, map(_mark, items_of(raw.get("missingValues", ()))))),
    )


def _text(raw: Any) -> str:
    """An example as a cell has it."""
    return raw if isinstance(raw, str) else json.dumps(raw)


def _category(raw: Any) -> Category:
    """A category from an object, or from the value alone."""
    category = raw if isinstance(raw, Mapping) else {"value": raw}
    value = str(category["value"])
    return Category(value, category.get("label", value), category.get("description", ""))


def _constraints(
    type_: str, raw: Mapping[str, Any], categories: Sequence[Category]
) -> Mapping[str, Any]:
    """Constraints with limits in the column's type; categories alone enumerate their values."""
    constraints: dict[str, Any] = {**ensure_typed(raw, _Constraints)}
    for name in LIMITS:
        if name in constraints:
            constraints[name] = limit_of(type_, constraints[name])
    if categories and "enum" not in constraints:
        constraints["enum"] = [category.value for category in categories]
    if "enum" in constraints:
        constraints["enum"] = [limit_of(type_, value) for value in constraints["enum"]]
    return constraints


def _field_json(field: Field) -> dict[str, Any]:
    raw: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.description,
        "example": field.example,
        "constraints": dict(field.constraints),
        "categories": [category.__dict__ for category in field.categories],
        "format": field.format,
        "missingValues": list(field.missing),
    }
    return raw | ({"corrects": field.corrects} if field.corrects else {})


def _foreign_key(table: str, raw: Mapping[str, Any]) -> ForeignKey:
    reference = raw["reference"]
    target = reference.get("resource") or table
    return ForeignKey(_only_name(raw["fields"]), target, _only_name(reference["fields"]))


def _only_name(names: Any) -> str:
    """The name of one column, alone or in a list; ValueError where there are several."""
    (name,) = [names] if isinstance(names, str) else items_of(names)
    return ensure_typed(name, str)


def _mark(raw: Any) -> str:
    """A mark of missing values, from an object or from itself."""
    return str(raw["value"] if isinstance(raw, Mapping) else raw)
