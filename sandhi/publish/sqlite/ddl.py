"""The SQL that declares a table: the constraints of its Table Schema, and its words as comments.

The comments stand inside the statements, since what stands there is kept in ``sqlite_schema``.
"""

from collections.abc import Iterator
from typing import Any

from sandhi.package import ANCHOR, LEDGER, Field, Role, TableSchema, TableSettings

_NUMERIC = "NUMERIC"

# NUMERIC keeps a number as it was read, 10000 or 39.03; REAL would make a fraction of every one. A
# table with such a column cannot be STRICT, which knows no NUMERIC, and checks the types instead.
_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": _NUMERIC,
    "boolean": "INTEGER",
    "date": "TEXT",
    "datetime": "TEXT",  # as it is written: its offset from UTC is a part of it
    "year": "INTEGER",
}
_STORED = {_NUMERIC: "'integer', 'real'", "TEXT": "'text'", "INTEGER": "'integer'"}
_BOUNDS = {"minimum": ">=", "maximum": "<=", "exclusiveMinimum": ">", "exclusiveMaximum": "<"}
_LONGEST_LIST = 200
_TYPE_CHECKS = {
    "boolean": "{0} IN (0, 1)",
    "date": "date({0}, '+0 days') IS {0}",
    # Without its offset: SQLite knows none beyond 14 hours, and no moment after the year 9999.
    "datetime": "datetime(substr({0}, 1, 19), '+0 days') IS replace(substr({0}, 1, 19), 'T', ' ')",
}


def create_table(schema: TableSchema) -> str:
    """Return the CREATE TABLE statement, with all that SQLite can enforce, types among it."""
    strict = all(_TYPES[field.type] != _NUMERIC for field in schema.fields)
    clauses = [
        (_column(schema, field, strict), _comment(field.title, field.description))
        for field in schema.fields
    ]
    clauses += [(constraint, "") for constraint in _constraints(schema)]
    lines = [
        f"CREATE TABLE {identifier(schema.name)} (",
        f"  {_comment(schema.title, schema.description)}",
    ]
    for place, (clause, comment) in enumerate(clauses, 1):
        comma = "," if place < len(clauses) else ""
        lines.append(f"  {clause}{comma} {comment}".rstrip())
    return "\n".join([*lines, ") STRICT" if strict else ")"])


def create_indexes(schema: TableSchema, settings: TableSettings) -> Iterator[str]:
    """Yield a CREATE INDEX statement for each foreign key, passages, and what a table speaks of."""
    for name, key in _indexes(schema, settings).items():
        yield f"CREATE INDEX {identifier(name)} ON {identifier(schema.name)} ({_list(key)})"


def type_condition(schema: TableSchema) -> str:
    """Return the condition that each row keeps, whatever the check of its package found.

    Every value is of its type, and none is missing that has to be there.
    """
    return " AND ".join(
        f"typeof({identifier(field.name)}) IN ({_stored(schema, field)})" for field in schema.fields
    )


def index_names(schema: TableSchema, settings: TableSettings) -> list[str]:
    """Return the names of those indexes, which no table or view can have."""
    return [*_indexes(schema, settings)]


def _indexes(schema: TableSchema, settings: TableSettings) -> dict[str, tuple[str, ...]]:
    """The columns of each index of a table, by its name."""
    seed, start, *_, quote = ANCHOR
    keys: list[tuple[str, ...]] = [(key.field,) for key in schema.foreign_keys]
    if settings.role is Role.MENTION and settings.of and schema.anchored:
        # The mentions of one thing are counted by seed, and by how they name it.
        keys = [(settings.of, seed, quote) if key == (settings.of,) else key for key in keys]
    # A key of whichever table, which none declares.
    if settings.record and (settings.record,) not in keys:
        keys.append((settings.record,))
    if schema.name == LEDGER:  # asked for the rows of a key, and for the releases
        keys += [(name,) for name in ("key", "event") if name in schema.names]
    if schema.anchored:
        keys = [(seed, start), *(key for key in keys if key != (seed,))]
    # No table is named with a point, so that none bears the name of an index.
    return {f"{schema.name}.{','.join(key)}": key for key in keys}


def identifier(name: str) -> str:
    """Return a name as SQL writes it, in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: Any) -> str:
    """Return a value as SQL writes it: a number bare, anything else as text."""
    if isinstance(value, int | float):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def _column(schema: TableSchema, field: Field, strict: bool) -> str:
    clause = f"{identifier(field.name)} {_TYPES[field.type]}"
    if _is_there(schema, field):
        clause += " NOT NULL"
    if field.name == schema.primary_key:
        clause += " PRIMARY KEY"
    elif field.constraints.get("unique"):
        clause += " UNIQUE"
    stored = f"typeof({identifier(field.name)}) IN ({_stored(schema, field)})"
    checks = " AND ".join([*([] if strict else [stored]), *_checks(field)])
    return f"{clause} CHECK ({checks})" if checks else clause


def _is_there(schema: TableSchema, field: Field) -> bool:
    """Whether no row lacks a value."""
    return bool(field.constraints.get("required")) or field.name == schema.primary_key


def _stored(schema: TableSchema, field: Field) -> str:
    """The types of SQLite in which a value can be stored."""
    return _STORED[_TYPES[field.type]] + ("" if _is_there(schema, field) else ", 'null'")


def _checks(field: Field) -> Iterator[str]:
    column = identifier(field.name)
    if field.type in _TYPE_CHECKS:
        yield _TYPE_CHECKS[field.type].format(column)
    if field.type == "datetime":  # moments of several offsets do not compare as text
        return
    # SQLite lays out the whole list anew for each row, so that of a long one nothing is enforced.
    if len(values := field.constraints.get("enum") or ()) in range(1, _LONGEST_LIST):
        yield f"{column} IN ({', '.join(map(literal, values))})"
    for bound, sign in _BOUNDS.items():
        if bound in field.constraints:
            yield f"{column} {sign} {literal(field.constraints[bound])}"


def _constraints(schema: TableSchema) -> Iterator[str]:
    for key in schema.unique_keys:
        yield f"UNIQUE ({_list(key)})"
    if schema.anchored:
        _, start, end, _ = ANCHOR
        yield f"CHECK ({identifier(start)} < {identifier(end)})"
    for reference in schema.foreign_keys:
        target = f"{identifier(reference.table)} ({identifier(reference.column)})"
        yield f"FOREIGN KEY ({identifier(reference.field)}) REFERENCES {target}"


def _list(columns: tuple[str, ...]) -> str:
    return ", ".join(map(identifier, columns))


def _comment(title: str, description: str) -> str:
    """A title and a description as a comment, which ends with its line."""
    return "-- " + " ".join(f"{title}. {description}".split())
