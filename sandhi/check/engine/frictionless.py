"""Tables by Frictionless: types, constraints, keys; the keys of other rows beside it."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sandhi.check.engine import foreign_keys
from sandhi.check.finding import Finding
from sandhi.check.rules import structure
from sandhi.check.standard.column_types import TYPES
from sandhi.package import Field, Package
from sandhi.package.schema import LIMITS
from sandhi.table import written

if TYPE_CHECKING:
    from pandas import DataFrame

# Other names by which Frictionless tells the same.
NAMES = {"type-error": "type", "unique-error": "unique", "primary-key": "unique"}
_STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False}


def findings(
    package: Package, tables: Collection[str], unreadable: Collection[str]
) -> list[Finding]:
    """What Frictionless finds in the tables, one finding for each cell, and foreign keys.

    These are followed here, since Frictionless reads the other table anew for each of them; one to
    a table that cannot be read is not followed.
    """
    astray = {
        table: foreign_keys.astray(package, table, unreadable)
        for table in package.schemas
        if table in tables
    }
    return findings_beside(package, astray, [one for one in astray if len(package.files[one]) > 1])


def findings_beside(
    package: Package,
    astray: Mapping[str, Sequence[tuple[int, str]]],
    in_memory: Collection[str],
) -> list[Finding]:
    """What Frictionless finds in tables of which it is known which cells lead astray.

    Those ``in_memory`` are the rows that the package holds, others what lies in their one file.
    """
    import frictionless

    resources = [_resource(package, table) for table in package.schemas if table in astray]
    if not resources:
        return []
    descriptor = {"$schema": _STANDARD, "name": "package", "resources": resources}
    whole = frictionless.Package.from_descriptor(descriptor, basepath=str(package.root))
    for resource in whole.resources:
        if resource.name in in_memory:
            _hold(resource, package.cells(resource.name))
    findings: dict[tuple[str, str, int | None, str | None], Finding] = {}
    for task in whole.validate(limit_errors=10**9).tasks:
        of_table = [of_error(package, task.name, error) for error in task.errors]
        of_keys = [
            structure.finding(package, task.name, "foreign-key", *cell)
            for cell in astray[task.name]
        ]
        for finding in [*of_table, *of_keys]:
            # Of a blank row there is nothing more to say.
            if (*finding.cell[:3], None) not in findings:
                findings.setdefault(finding.cell, finding)
    return list(findings.values())


def _hold(resource: Any, cells: "DataFrame") -> None:
    """Let a resource be these rows, in memory."""
    names = [str(name) for name in cells]
    resource.data = written(names, cells.itertuples(index=False, name=None)).encode()
    resource.path, resource.scheme = None, "buffer"


def _resource(package: Package, table: str) -> dict[str, Any]:
    """What Frictionless checks of a table, and its CSV dialect, not left to guessing."""
    schema = package.schemas[table]
    return {
        "name": table,
        "type": "table",
        "path": package.files[table][0],
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
