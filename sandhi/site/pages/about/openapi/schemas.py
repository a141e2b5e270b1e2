"""What answers hold, as JSON Schema (draft 2020-12), of which OpenAPI 3.1 is made.

A row in JSON has its cells as the database holds them: numbers as numbers, true and false as 1 and
0, dates and codes as text, and null where nothing is given. All its columns may be left out, since
``_col`` and ``_nocol`` choose among them.
"""

from typing import Any

from sandhi.package.schema import Field, TableSchema
from sandhi.site.elements.labels import first_sentence
from sandhi.site.store import DatabaseTable

Schema = dict[str, Any]

_TYPES = {"integer": "integer", "number": "number", "year": "integer", "boolean": "integer"}
_FORMATS = {"date": "date", "datetime": "date-time"}

TEXT: Schema = {"type": "string"}
ANY_OBJECT: Schema = {"type": "object"}
CELL: Schema = {"type": ["string", "number", "null"]}
ERROR: Schema = {
    "type": "object",
    "description": "Why a request cannot be met, in a sentence.",
    "properties": {"ok": {"const": False}, "error": TEXT, "status": {"type": "integer"}},
    "required": ["ok", "error", "status"],
}
PAGE: Schema = {
    "type": "object",
    "description": "Some of the rows that are asked for, and where the next are.",
    "properties": {
        "columns": {"type": "array", "items": TEXT},
        "rows": {"type": "array"},
        "filtered_table_rows_count": {
            "type": ["integer", "null"],
            "description": "How many rows are asked for in all.",
        },
        "next": {"type": ["string", "null"], "description": "What _next is for the next rows."},
        "next_url": {"type": ["string", "null"], "description": "The address of the next rows."},
        "primary_keys": {"type": "array", "items": TEXT},
    },
    "required": ["rows"],
}


def reference(name: str) -> Schema:
    """Return what stands for a schema of this name."""
    return {"$ref": f"#/components/schemas/{name}"}


def row_schema(table: DatabaseTable, schema: TableSchema | None) -> Schema:
    """Return the schema of a row in JSON; of a view, whose cells have no types, by its columns."""
    fields = {field.name: field for field in schema.fields} if schema else {}
    return {
        "type": "object",
        "title": table.singular if table.key else table.title,
        "description": first_sentence(table.description),
        "properties": {
            name: _cell(fields[name]) if name in fields else _untyped(table, name)
            for name in (fields or table.titles)
        },
    }


def rows_schema(row: Schema) -> Schema:
    """Return the schema of the rows of a table in JSON, in each shape that can be asked for."""
    cells = {"type": "array", "items": CELL}
    page_of_rows = {"properties": {"rows": {"type": "array", "items": {"anyOf": [row, cells]}}}}
    return {
        "anyOf": [{"type": "array", "items": row}, {"allOf": [reference("Page"), page_of_rows]}]
    }


def _cell(field: Field) -> Schema:
    type_ = _TYPES.get(field.type, "string")
    cell_schema: Schema = {
        "type": [type_, "null"],
        "title": field.title,
        "description": field.description,
    }
    if field.type in _FORMATS:
        cell_schema["format"] = _FORMATS[field.type]
    if field.categories and type_ == "string":
        # Each value with its definition is in the codebook; here it is what a program may meet.
        cell_schema["enum"] = [*(category.value for category in field.categories), None]
    return cell_schema


def _untyped(table: DatabaseTable, name: str) -> Schema:
    return {**CELL, "title": table.titles[name], "description": table.descriptions.get(name, "")}
