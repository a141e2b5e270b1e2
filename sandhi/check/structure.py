"""The structure of a package by Frictionless: types, constraints, keys, keys of other tables."""

import re
from collections.abc import Collection
from typing import Any

from sandhi.check.finding import Finding
from sandhi.package import Package

RULES = {
    "type": "A cell is a value of its column's type.",
    "required": "A cell that must be filled in is filled in.",
    "unique": "A value that must be unique stands in one row only.",
    "pattern": "A value has the form that its column prescribes.",
    "enum": "A value of an enumeration is one of those it defines.",
    "minimum": "A value is not less than the least that its column allows.",
    "maximum": "A value is not more than the most that its column allows.",
    "minLength": "A value is not shorter than its column allows.",
    "maxLength": "A value is not longer than its column allows.",
    "foreign-key": "A key of another row names a row that is there.",
}
# Other names by which Frictionless tells the same.
NAMES = {"type-error": "type", "unique-error": "unique", "primary-key": "unique"}
TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a date",
}
DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False}


def rules(package: Package, table: str) -> list[str]:
    """The rules that the schema of a table asks for."""
    schema = package.schemas[table]
    constraints = {name for field in schema.fields for name in field.constraints}
    keys = {"foreign-key"} if schema.foreign_keys else set()
    return sorted({"type", "unique"} | constraints | keys)


def findings(
    package: Package, tables: Collection[str], unreadable: Collection[str]
) -> list[Finding]:
    """What Frictionless finds in the tables, one finding for each cell.

    A foreign key to a table that cannot be read is not followed.
    """
    import frictionless

    referred = {key.table for table in tables for key in package.schemas[table].foreign_keys}
    loaded = [table for table in package.schemas if table in {*tables, *referred} - {*unreadable}]
    if not loaded:
        return []
    resources = [_resource(package, table, loaded) for table in loaded]
    descriptor = {"name": "package", "resources": resources}
    whole = frictionless.Package.from_descriptor(descriptor, basepath=str(package.root))
    found: dict[tuple[str, int | None, str | None], Finding] = {}
    for task in whole.validate(limit_errors=10**9).tasks:
        for error in task.errors if task.name in tables else []:
            finding = of_error(package, task.name, error)
            found.setdefault((task.name, finding.line, finding.column), finding)
    return list(found.values())


def _resource(package: Package, table: str, tables: Collection[str]) -> dict[str, Any]:
    """What Frictionless checks of a table, and its CSV dialect, not left to guessing."""
    schema = package.schemas[table]
    return {
        "name": table,
        "type": "table",
        "path": package.paths[table],
        "scheme": "file",
        "format": "csv",
        "encoding": "utf-8",
        "dialect": {"csv": DIALECT},
        "schema": {
            "fields": [
                {"name": field.name, "type": field.type, "constraints": {**field.constraints}}
                for field in schema.fields
            ],
            "primaryKey": [schema.primary_key],
            "foreignKeys": [
                {
                    "fields": [key.field],
                    "reference": {
                        "resource": "" if key.table == table else key.table,
                        "fields": [key.column],
                    },
                }
                for key in schema.foreign_keys
                if key.table in tables
            ],
        },
    }


def of_error(package: Package, table: str, error: Any) -> Finding:
    """The finding that an error of Frictionless amounts to."""
    constraint = re.match(r'constraint "(\w+)"', error.note)
    rule = constraint[1] if constraint else NAMES.get(error.type, error.type)
    row = getattr(error, "row_number", None)
    if row is None:
        path = package.paths[table]
        return Finding(rule, table, None, None, None, error.note, error.message, "", path)
    names = getattr(error, "field_names", [package.schemas[table].primary_key])
    # Its rows are numbered by records, the header being the first.
    line = int(package.cells(table).index[row - 2])
    return finding(package, table, rule, line, getattr(error, "field_name", names[0]))


def finding(package: Package, table: str, rule: str, line: int, column: str) -> Finding:
    """The finding that a cell, found by the line of its row, breaks a constraint of its column."""
    schema, row = package.schemas[table], package.cells(table).loc[line]
    return Finding(
        rule=rule,
        table=table,
        key=row[schema.primary_key] or None,
        column=column,
        line=line,
        found=str(row[column]),
        sentence=RULES.get(rule, rule),
        mend=_mend(package, table, rule, column),
        file=package.paths[table],
    )


def _mend(package: Package, table: str, rule: str, column: str) -> str:
    field = package.schemas[table].field(column)
    limit = field.constraints.get(rule)
    match rule:
        case "type":
            return f"Write {column} as {TYPES[field.type]}, such as {field.example}."
        case "required":
            return f"Fill in {column}: {field.description}"
        case "unique":
            return f"Give the row a {column} of its own."
        case "pattern":
            return f"Write {column} as {limit}, such as {field.example}."
        case "enum":
            allowed = ", ".join(field.constraints["enum"])
            return f"Write one of {allowed}; or define the value in {package.schema_paths[table]}."
        case "foreign-key":
            (to,) = {
                key.table for key in package.schemas[table].foreign_keys if key.field == column
            }
            return f"Write a key of {to}, or add the row there."
        case _:
            return f"Mend {column}; its {rule} is {limit}."
