"""Tables by Frictionless: types, constraints, keys; the keys of other rows beside it."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any

from sandhi.check.engine import crowds, files, foreign_keys
from sandhi.check.engine.crowds import Broken, division_of, with_rest
from sandhi.check.engine.doubt import Crowded, crowd_in
from sandhi.check.finding import Finding
from sandhi.check.rules import structure
from sandhi.check.standard.column_types import TYPES
from sandhi.files import looked_at
from sandhi.package import Field, Package
from sandhi.package.opening.memory import is_memoized, memoized
from sandhi.package.opening.parts import is_one_csv
from sandhi.package.schema import LIMITS
from sandhi.table import csv_text

if TYPE_CHECKING:
    from pandas import DataFrame, Index, Series

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
    unread = frozenset(unreadable)
    ordered = (table for table in package.schemas if table in tables)
    return [finding for table in ordered for finding in _findings(package, table, unread)]


def is_at_hand(package: Package, table: str) -> bool:
    """Whether what Frictionless finds in a table is known, and still so."""
    return is_memoized(_errors, package, table, _is_in_memory(package, table))


@memoized
def _findings(package: Package, table: str, unreadable: frozenset[str]) -> list[Finding]:
    astray = foreign_keys.astray(package, table, unreadable)
    return findings_beside(package, table, astray, in_memory=_is_in_memory(package, table))


def _is_in_memory(package: Package, table: str) -> bool:
    """Whether the rows of a table are judged as the package holds them: not of one CSV."""
    return not is_one_csv(package.files[table])


def findings_beside(
    package: Package, table: str, astray: Sequence[tuple[int, str]], *, in_memory: bool
) -> list[Finding]:
    """What Frictionless finds in a table of which it is known which cells lead astray.

    It is given the rows that the package holds where these are ``in_memory``, else its one file.
    """
    of_file, messages = list[Finding](), list[tuple[Broken, str]]()
    cells = set[tuple[int, str | None]]()
    spared = _spared(package, table, in_memory)
    rows = package.cells(table) if spared.others is None else spared.others
    errors = [
        _breach(package, table, error, rows.index) for error in _errors(package, table, in_memory)
    ]
    of_keys = [(Broken("foreign-key", *cell), "") for cell in astray]
    for error in [*errors, *of_keys]:
        if isinstance(error, Finding):
            of_file.append(error)
            continue
        line, column = error[0].line, error[0].column
        # Of a blank row there is nothing more to say.
        if (line, None) not in cells and (line, column) not in cells:
            cells.add((line, column))
            messages.append(error)
    messages += [(one, "") for one in spared.cells]
    breaches = division_of((one for one, _ in messages), crowds.HELD)
    message_of = dict(messages)
    findings = [_finding(package, table, one, message_of[one]) for one in breaches.first]
    return of_file + with_rest(findings, breaches)


@memoized
def _errors(package: Package, table: str, in_memory: bool) -> list[Any]:
    if not keeps_each_value(package, table, in_memory):
        rows = _spared(package, table, in_memory).others
        return errors_by_rows(package, table, in_memory, rows)
    return []


def _spared(package: Package, table: str, in_memory: bool) -> Crowded:
    """What Frictionless is spared: nothing of a file that others may read otherwise."""
    if not in_memory and files.findings(package, table):
        return Crowded([], None)
    return crowd_in(package, table)


def keeps_each_value(package: Package, table: str, in_memory: bool) -> bool:
    """Whether Frictionless refuses no value of a table, of which it reads each but once.

    Then it refuses no row, and to go through these, which takes many times as long, can be spared.
    Whatever else it tells, of files and of records that are too long, other rules told before.
    """
    if not in_memory and files.findings(package, table):
        return False
    schema, cells = package.schemas[table], package.cells(table)
    return all(
        _keeps_each_value(field, cells[field.name], field.name == schema.primary_key)
        for field in schema.fields
    )


def _keeps_each_value(field: Field, cells: "Series[str]", is_key: bool) -> bool:
    """Whether Frictionless reads each cell of a column; one with a key also tells a row from none.

    Texts that differ may be one value.
    """
    reader = _kinds()[field.type](
        name=field.name,
        format=field.format,
        constraints=_constraints(field),
        missing_values=["", *field.missing],
    ).create_cell_reader()
    distinct = dict.fromkeys(cells.tolist())
    if field.type == "number" and any(map(_is_signal, distinct)):
        return False
    read = {text: reader(text) for text in distinct}
    if any(notes for _, notes in read.values()):
        return False
    if not is_key and not field.constraints.get("unique"):
        return True
    values = [read[text][0] for text in cells.tolist()]
    present = [value for value in values if value is not None]
    return len(present) == len({*present}) and (not is_key or len(present) == len(values))


def _is_signal(text: str) -> bool:
    """Whether Frictionless reads a text as the NaN that ``Decimal`` refuses to compare.

    It is no number of the standard, and to read it would end the check.
    """
    if "n" not in text.lower():  # as in nearly all
        return False
    try:
        return Decimal(text.strip()).is_snan()
    except InvalidOperation:
        return False


@cache
def _kinds() -> dict[str, Any]:
    """The kinds of fields of Frictionless, by the type of Table Schema that they are of."""
    from frictionless import Field, fields

    kinds = (one for one in vars(fields).values() if isinstance(one, type))
    return {one.type: one for one in kinds if issubclass(one, Field)}


def errors_by_rows(
    package: Package, table: str, in_memory: bool, rows: "DataFrame | None" = None
) -> list[Any]:
    """What Frictionless finds where it goes through a table, or some of its rows, row by row."""
    import frictionless

    for file in package.files[table]:  # which Frictionless reads by itself
        looked_at(file)
    descriptor = {"$schema": _STANDARD, "name": "package", "resources": [_resource(package, table)]}
    whole = frictionless.Package.from_descriptor(descriptor, basepath=str(package.root))
    cells = package.cells(table) if rows is None else rows
    numbers = [field.name for field in package.schemas[table].fields if field.type == "number"]
    signals = cells[numbers].map(_is_signal)
    is_held = package.held_tables[table].content is not None
    if in_memory or rows is not None or is_held or signals.any(axis=None):
        _hold(whole.resources[0], cells.assign(**cells[numbers].mask(signals, "?")))
    (task,) = whole.validate(limit_errors=10**9).tasks
    return list(task.errors)


def _hold(resource: Any, cells: "DataFrame") -> None:
    """Let a resource be these rows, in memory."""
    names = [str(name) for name in cells]
    resource.data = csv_text(names, cells.itertuples(index=False, name=None)).encode()
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


def _breach(
    package: Package, table: str, error: Any, lines: "Index"
) -> tuple[Broken, str] | Finding:
    """What an error of Frictionless tells of a cell, and its message; a finding, of a file.

    ``lines`` are those of the rows that it was given.
    """
    constraint = re.match(r'constraint "(\w+)"', error.note)
    rule = constraint[1] if constraint else NAMES.get(error.type, error.type)
    row = getattr(error, "row_number", None)
    if row is None:
        other = structure.readable_by_others
        return Finding.in_file(other, package.paths[table], error.message, table=table)
    # Its rows are numbered by records, the header being the first.
    line = int(lines[row - 2])
    if rule not in structure.BY_ID:
        return Broken(structure.readable_by_others.id, line, None), error.message
    names = getattr(error, "field_names", [package.schemas[table].primary_key])
    return Broken(rule, line, getattr(error, "field_name", names[0])), ""


def _finding(package: Package, table: str, broken: Broken, message: str) -> Finding:
    if broken.column is None:
        other = structure.readable_by_others
        return Finding.in_row(other, package, table, broken.line, evidence=message)
    return structure.finding(package, table, broken.rule, broken.line, broken.column)
