"""Tables by Frictionless: types, constraints, keys; the keys of other rows beside it."""

import re
from collections.abc import Collection
from typing import Any

from sandhi.check.engine import foreign_keys
from sandhi.check.finding import Finding
from sandhi.check.rules import structure
from sandhi.check.standard.column_types import TYPES
from sandhi.files import looked_at
from sandhi.package import Field, Package
from sandhi.package.memory import is_kept, kept
from sandhi.package.schema import LIMITS

# Other names by which Frictionless tells the same.
NAMES = {"type-error": "type", "unique-error": "unique", "primary-key": "unique"}
_STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False}


def findings(
    package: Package, tables: Collection[str], unreadable: Collection[str]
) -> list[Finding]:
    """What Frictionless finds in the tables, one finding for each cell.

    Foreign keys are followed here, since Frictionless reads the other table anew for each of them;
    one to a table that cannot be read is not followed.
    """
    unread = frozenset(unreadable)
    named = (table for table in package.schemas if table in tables)
    return [finding for table in named for finding in _findings(package, table, unread)]


def is_at_hand(package: Package, table: str) -> bool:
    """Whether what Frictionless finds in a table is known, and still so."""
    return is_kept(_errors, package, table)


@kept
def _findings(package: Package, table: str, unreadable: frozenset[str]) -> list[Finding]:
    findings: dict[tuple[int | None, str | None], Finding] = {}
    of_table = [of_error(package, table, error) for error in _errors(package, table)]
    for finding in [*of_table, *foreign_keys.findings(package, table, unreadable)]:
        # Of a blank row there is nothing more to say.
        if (finding.line, None) not in findings:
            findings.setdefault((finding.line, finding.column), finding)
    return list(findings.values())


@kept
def _errors(package: Package, table: str) -> list[Any]:
    import frictionless

    looked_at(package.paths[table])  # which Frictionless reads by itself
    descriptor = {"$schema": _STANDARD, "name": "package", "resources": [_resource(package, table)]}
    whole = frictionless.Package.from_descriptor(descriptor, basepath=str(package.root))
    (task,) = whole.validate(limit_errors=10**9).tasks
    return list(task.errors)


def _resource(package: Package, table: str) -> dict[str, Any]:
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
                {
                    "name": field.name,
                    "type": field.type,
                    "format": field.format,
                    "constraints": _constraints(field),
                    # What stands for no value is told of by a rule of its own.
                    "missingValues": ["", *field.missing],
                }
                for field in schema.fields
            ],
            "primaryKey": [schema.primary_key],
        },
    }


def _constraints(field: Field) -> dict[str, Any]:
    """The constraints of a field that Frictionless can judge; at others it would stop.

    Those are the standard's, but for the pattern, which it would match without end, and for values
    of moments, which it does not compare where one has an offset and another has none: these are
    Pandera's alone.
    """
    names = {*TYPES[field.type].constraints} - {"pattern"}
    if field.type == "datetime":
        names -= {"enum", *LIMITS}
    return {name: limit for name, limit in field.constraints.items() if name in names}


def of_error(package: Package, table: str, error: Any) -> Finding:
    """The finding that an error of Frictionless amounts to."""
    constraint = re.match(r'constraint "(\w+)"', error.note)
    rule = constraint[1] if constraint else NAMES.get(error.type, error.type)
    row = getattr(error, "row_number", None)
    if row is None:
        other = structure.readable_by_others
        return Finding.in_file(other, package.paths[table], error.message, table=table)
    # Its rows are numbered by records, the header being the first.
    line = int(package.cells(table).index[row - 2])
    if rule not in structure.BY_ID:
        other = structure.readable_by_others
        return Finding.in_row(other, package, table, line, evidence=error.message)
    names = getattr(error, "field_names", [package.schemas[table].primary_key])
    column = getattr(error, "field_name", names[0])
    return structure.finding(package, table, rule, line, column)
