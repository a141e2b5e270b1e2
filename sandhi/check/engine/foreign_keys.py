"""Foreign keys: whether the row that each of them names is there."""

from collections.abc import Collection

from sandhi.package import ForeignKey, Package
from sandhi.package.opening.columns import column


def astray(package: Package, table: str, unreadable: Collection[str]) -> list[tuple[int, str]]:
    """The cells that name a row which is not there, by line and column, in the order of the rows.

    A key of a table that cannot be read is not followed, nor one that is no value of its type.
    """
    cells = [
        (line, key.field)
        for key in package.schemas[table].foreign_keys
        if key.table not in unreadable
        for line in _astray(package, table, key)
    ]
    return in_order(cells)


def in_order(cells: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Cells in the order of their rows, those of one row in that of the keys of the schema."""
    return sorted(cells, key=lambda cell: cell[0])


def _astray(package: Package, table: str, key: ForeignKey) -> list[int]:
    """The lines of the rows whose key no row of the other table has."""
    ends = (package.schemas[table].field(key.field), package.schemas[key.table].field(key.column))
    if all(end.type == "string" for end in ends):  # of which the cells are the values
        present = {"", *ends[0].missing, *column(package, key.table, key.column).distinct}
        references = column(package, table, key.field)
        is_astray = [text not in present for text in references.distinct]
        return references.lines_of(is_astray, package.cells(table).index)
    values, targets = package.table(table)[key.field], package.table(key.table)[key.column]
    marks = package.schemas[table].field(key.field).missing
    empty = values.isna() | package.cells(table)[key.field].isin(marks)
    return [int(line) for line in values.index[~(empty | values.isin(targets.dropna()))]]
