"""A new row, before it is written: what keeps its values from standing in its table."""

from collections.abc import Iterator, Mapping

from sandhi.check.rules.structure import TYPES
from sandhi.curate.keys import used_keys
from sandhi.package import Field, Package


def faults(package: Package, table: str, row: Mapping[str, str]) -> Iterator[str]:
    """Yield, in a line each, what keeps a row from being added to a table.

    It has a cell for each column. Each is judged by its column's constraints and foreign key, and
    the whole by the unique keys of the table; rules that need other rows are left to the check.
    """
    for column, value in row.items():
        problem = fault(package, table, column, value)
        if problem:
            yield f"{column}: {problem}"
    cells = package.cells(table)
    for key in package.schemas[table].unique_keys:
        same = (cells[list(key)] == [row[column] for column in key]).all(axis="columns")
        if all(row[column] for column in key) and same.any():
            yield f"{', '.join(key)}: the same as on line {same.idxmax()}; one row is enough"


def fault(package: Package, table: str, column: str, value: str) -> str | None:
    """What keeps a value from standing in a column, and what to write; None where nothing does."""
    schema = package.schemas[table]
    field = schema.field(column)
    rule = _broken(field, value)
    if rule:
        return _complaint(field, rule, value)
    for key in schema.foreign_keys:
        if key.field == column and value and value not in set(package.cells(key.table)[key.column]):
            return f"“{value}” is no key of {key.table}"
    if column == schema.primary_key and value in used_keys(package, table):
        return f"{value} has been used; a key is never given twice"
    if value and field.constraints.get("unique") and value in set(package.cells(table)[column]):
        return f"another row has {value}; give this one its own"
    return None


def _broken(field: Field, value: str) -> str | None:
    """The constraint that a value breaks, or ``type``; None where it breaks none."""
    from pandas import DataFrame

    from sandhi.check.engine.pandera import breaches
    from sandhi.table import as_typed

    cells = DataFrame({field.name: [value]}, dtype="str")
    typed = as_typed(cells, {field.name: field.type})
    if value and typed[field.name].isna().any():
        return "type"
    return next((breach.rule for breach in breaches(typed, [field])), None)


def _complaint(field: Field, rule: str, value: str) -> str:
    limit = field.constraints.get(rule)
    match rule:
        case "required":
            return f"it must be filled in. {field.description}"
        case "type":
            return f"“{value}” is not written as {TYPES[field.type]}, such as {field.sample}"
        case "enum":
            return f"“{value}” is none of {', '.join(map(str, field.constraints['enum']))}"
        case "pattern":
            return f"“{value}” is not of the form {limit}, such as {field.sample}"
        case _:
            return f"“{value}” breaks its {rule}, {limit}"
