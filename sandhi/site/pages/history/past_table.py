"""The rows of a table as a version had them, in the one component for tables."""

from collections.abc import Mapping, Sequence

from datasette.app import Datasette
from markupsafe import Markup, escape

from sandhi.site.elements.addresses import version_path
from sandhi.site.elements.language import marked
from sandhi.site.elements.values.cells import NAMING, path_link
from sandhi.site.elements.values.dates import date_html, is_date
from sandhi.site.pages.table.columns import name_columns
from sandhi.site.pages.table.shown import (
    ShownColumn,
    ShownTable,
    in_cards,
    shown_row,
    table_cell,
    without_voids,
)
from sandhi.site.store import contents


def past_table(
    datasette: Datasette,
    version: str,
    name: str,
    names: Sequence[str],
    rows: Mapping[str, Sequence[str]],
) -> ShownTable:
    """Return rows by key, each with its cells by ``names``: words as they were, keys as links.

    Columns are called as today; a table that is there no longer has names alone.
    """
    site = contents(datasette)
    now = site.tables.get(name)
    titles, references = (now.titles, now.references) if now else ({}, {})
    record = now.record if now else None

    def cell(column: str, text: str) -> Markup:
        if text and (column == names[0] or column in references or column == record):
            return path_link(datasette, version_path(version, text), escape(text))
        return date_html(text) if is_date(text) else marked(text, site.languages)

    columns = [
        ShownColumn(
            one, titles.get(one, one), now.descriptions.get(one, "") if now else "", place == 0
        )
        for place, one in enumerate(names)
    ]
    row_cells = [dict(zip(names, cells, strict=True)) for cells in rows.values()]
    columns = in_cards(columns, name_columns(now) if now else NAMING, row_cells)
    return without_voids(
        columns,
        [
            shown_row(key, columns, [table_cell(cell(*one), one[1]) for one in cells.items()])
            for key, cells in zip(rows, row_cells, strict=True)
        ],
    )
