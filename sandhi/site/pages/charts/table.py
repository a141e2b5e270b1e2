"""The table of a chart on its page: in the component that all tables have."""

from collections.abc import Container

from datasette.app import Datasette
from markupsafe import Markup

from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.rows import DISPUTES, Cell, table_columns
from sandhi.publish.charts.rows import WHEN as TIME
from sandhi.site.elements.language import marked
from sandhi.site.pages.table.shown import (
    DISPUTED,
    ELSE,
    END,
    MOOD,
    SOURCE,
    WHEN,
    ShownColumn,
    ShownTable,
    shown_row,
    table_cell,
    without_voids,
)

# Where cells of columns that charts know by name stand in a card.
_ENDS = dict.fromkeys(("source", "direction", "target"), END)
_PARTS = {TIME: WHEN, "status": MOOD, "article": SOURCE, DISPUTES: DISPUTED, **_ENDS}


def chart_table(
    datasette: Datasette,
    document: ChartDocument,
    rows: list[list[list[Cell]]],
    chosen: Container[str],
) -> ShownTable:
    """Return what the component for tables shows of rows of a chart.

    A column that the chart is narrowed by, and in which all rows are alike, is left out.
    """
    columns = table_columns(document)
    is_alike = [all(row[n] == rows[0][n] for row in rows) for n in range(len(columns))]
    places = [n for n, one in enumerate(columns) if not (one.name in chosen and is_alike[n])] or [0]
    heads = [
        ShownColumn(
            columns[n].name,
            columns[n].title,
            columns[n].description,
            is_head=n == places[0],
            part=ELSE if n == places[0] else _PARTS.get(columns[n].name, ELSE),
        )
        for n in places
    ]
    table_rows = []
    for row in rows:
        cells = [table_cell(_html(datasette, document, row[n]), _value(row[n])) for n in places]
        table_rows.append(shown_row(", ".join(cell.text for cell in row[places[0]]), heads, cells))
    return without_voids(heads, table_rows)


def _html(datasette: Datasette, document: ChartDocument, cells: list[Cell]) -> Markup:
    parts = []
    for cell in cells:
        words = marked(cell.text, document.scripts)
        if cell.path:
            link = Markup('<a href="{}">{}</a>')
            words = link.format(datasette.urls.path(cell.path), words)
        elif cell.edtf:
            words = Markup('<span title="EDTF {}">{}</span>').format(cell.edtf, words)
        parts.append(words)
    return Markup(", ").join(parts)


def _value(cells: list[Cell]) -> object:
    """A quantity, which stands to the right, or nothing that tells more than the words do."""
    return 0 if len(cells) == 1 and cells[0].is_quantity else None
