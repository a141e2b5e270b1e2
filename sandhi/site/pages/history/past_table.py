"""The rows of a table as a version had them, in the one component for tables."""

from collections.abc import Mapping, Sequence

from datasette.app import Datasette
from markupsafe import Markup

from sandhi.site.elements.addresses import version_path
from sandhi.site.elements.language import article_name, marked
from sandhi.site.elements.values.cells import NAMING, path_link
from sandhi.site.pages.history.cells import value_of, written_cell
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
from sandhi.site.store.directory import with_names
from sandhi.site.store.tables import SEEDS


def past_table(
    datasette: Datasette,
    version: str,
    name: str,
    names: Sequence[str],
    rows: Mapping[str, Sequence[str]],
    *,
    whole: bool = False,
) -> ShownTable:
    """Return rows by key, each with its cells by ``names``: words as they were, keys as links.

    Columns are called as today, and are those that the table shows today, or the ``whole`` of them;
    a table that is there no longer has names alone. What a key stands for is called as today.
    """
    site = contents(datasette)
    now = site.tables.get(name)
    titles, references = (now.titles, now.references) if now else ({}, {})
    record = now.record if now else None
    articles = site.labels.get(SEEDS, {})
    label_column = now.label if now and len(now.settings.label) < 2 else None
    shown_names = [one for one in (now.columns if now and not whole else ()) if one in names]
    if names[0] not in shown_names:
        shown_names = [*names]

    def cell(cells: Mapping[str, str], column: str, text: str) -> Markup:
        if text and (column == names[0] or column in references or column == record):
            target = references.get(column)
            label = site.label(target, text) if target else text
            write = article_name if target == SEEDS else marked
            html = path_link(datasette, version_path(version, text), write(label, site.languages))
            return (
                html if label == text else Markup('<span title="{}">{}</span>').format(text, html)
            )
        if text and column == label_column:  # whatever else it names
            row = site.row_named(text)
            label = site.whole_label(row, text) if row else with_names(text, articles)
            path = version_path(version, cells[names[0]])
            return path_link(datasette, path, marked(label, site.languages))
        return written_cell(datasette, name, cells, column, text)

    columns = [
        ShownColumn(
            one, titles.get(one, one), now.descriptions.get(one, "") if now else "", place == 0
        )
        for place, one in enumerate(shown_names)
    ]
    all_cells = [dict(zip(names, cells, strict=True)) for cells in rows.values()]
    row_cells = [{one: cells[one] for one in shown_names} for cells in all_cells]
    columns = in_cards(columns, name_columns(now) if now else NAMING, row_cells)
    return without_voids(
        columns,
        [
            shown_row(
                key,
                columns,
                [
                    table_cell(cell(cells, column, text), value_of(site, name, column, text))
                    for column, text in cells.items()
                ],
            )
            for key, cells in zip(rows, row_cells, strict=True)
        ],
        len(names) - len(shown_names),
    )
