"""The rows of a chart as a table, each record that they name with its label and a link."""

from collections.abc import Iterable

from sandhi.cite.record import record_path
from sandhi.publish.charts.declarations import Row
from sandhi.publish.charts.document import ChartDocument, members
from sandhi.publish.charts.figure import Cell


def table(document: ChartDocument, rows: Iterable[Row]) -> list[list[list[Cell]]]:
    """Return rows in the columns that a chart declares; a cell of several values is several."""
    names = [column.name for column in document.columns]
    return [[cells(document, name, row.get(name)) for name in names] for row in rows]


def cells(document: ChartDocument, column: str, cell: object) -> list[Cell]:
    """Return the values of a cell as they are shown."""
    values = []
    for member in members(cell):
        if isinstance(cell, int | float):
            values.append(Cell(f"{cell:,}"))
        elif member not in document.labels:
            values.append(Cell(document.label(member, column)))
        else:
            values.append(Cell(document.labels[member], record_path(member)))
    return values


def csv_rows(document: ChartDocument, rows: Iterable[Row]) -> list[list[str]]:
    """Return rows as they are in a file: keys and values as the data have them, with a header."""
    names = [column.name for column in document.columns]
    return [names, *([" ".join(members(row.get(name))) for name in names] for row in rows)]
