"""The rows of a chart as a table, each record that they name with its label and a link."""

from collections.abc import Collection, Iterable

from sandhi.cite.record import record_path
from sandhi.publish.charts.declared import KINDS, NUMBERS, Row
from sandhi.publish.charts.document import ChartDocument, members
from sandhi.publish.charts.figure import Cell
from sandhi.publish.languages.numbers import number_words


def table(
    document: ChartDocument, rows: Iterable[Row], naming: Collection[str]
) -> list[list[list[Cell]]]:
    """Return rows in the columns that a chart declares; a cell of several values is several.

    ``naming`` are columns in which a number is no quantity, but a key or a year. Those that the
    kind of chart asks for are such, but for its quantities.
    """
    naming = {*naming, *KINDS[document.kind]}.difference(NUMBERS.get(document.kind, ()))
    names = [column.name for column in document.columns]
    return [
        [_cells(document, name, row.get(name), is_name=name in naming) for name in names]
        for row in rows
    ]


def _cells(document: ChartDocument, column: str, cell: object, *, is_name: bool) -> list[Cell]:
    """Return the values of a cell as they are shown."""
    values = []
    for member in members(cell):
        if isinstance(cell, int | float) and not is_name:
            values.append(Cell(number_words(cell)))
        elif member not in document.labels:
            values.append(Cell(document.label(member, column)))
        else:
            values.append(Cell(document.labels[member], record_path(member)))
    return values


def csv_rows(document: ChartDocument, rows: Iterable[Row]) -> list[list[str]]:
    """Return rows as they are in a file: keys and values as the data have them, with a header."""
    names = [column.name for column in document.columns]
    return [names, *([" ".join(members(row.get(name))) for name in names] for row in rows)]
