"""What a table on a page shows: its columns, its cells in HTML, and links that sort it.

It is one component for tables, views and worked questions.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from datasette.app import Datasette
from datasette.utils.asgi import Request
from markupsafe import Markup

from sandhi.site.elements.interface import word
from sandhi.site.elements.values.cells import (
    NAMING,
    QUOTE,
    CellWriter,
    corrected_html,
    raw,
)
from sandhi.site.pages.table.filters import with_arguments
from sandhi.site.pages.table.keys import key_columns, possible_keys
from sandhi.site.pages.table.passages import with_contexts
from sandhi.site.pages.table.shown import (
    ShownColumn,
    ShownRow,
    ShownTable,
    in_cards,
    shown_row,
    table_cell,
    without_voids,
)
from sandhi.site.store import DatabaseTable, contents, reading

SORT, SORT_DOWN = "_sort", "_sort_desc"
ALL = "_columns"
_OTHERS = {ALL, "_col", "_nocol"}  # ask for other columns than those of the settings

Described = Mapping[str, object]  # a column, or a cell, as Datasette describes it


class DisplayedRow(Protocol):
    """A row as Datasette displays it."""

    cells: Iterable[Described]


async def shown_table(
    datasette: Datasette,
    request: Request,
    table: DatabaseTable,
    columns: Sequence[Described],
    rows: Sequence[DisplayedRow],
    sort: str | None,
    sort_desc: str | None,
) -> ShownTable:
    """Return what the page of a table or view shows of what Datasette displays."""
    names = [str(column["name"]) for column in shown_columns([*columns], table, request)]
    # What is corrected and what is right are read as one: 11 → 11,000.
    corrections = table.corrections if table.kind == "table" else contents(datasette).corrections
    right = {name: corrections[name] for name in names if corrections.get(name) in names}
    right = {} if {*request.args} & _OTHERS else right
    names = [name for name in names if name not in right.values()]
    row_cells = [{str(cell["column"]): cell["raw"] for cell in row.cells} for row in rows]
    head = table.key or (names[0] if names else "")
    heads = [
        ShownColumn(
            name,
            table.titles.get(name, name),
            table.descriptions.get(name, ""),
            name == head,
            _sorting(request, name, name == sort),
            "ascending" if name == sort else "descending" if name == sort_desc else "",
        )
        for name in names
    ]
    site = contents(datasette)
    column = "key" if table.is_directory else table.record
    keys = {str(raw(cells[column])) for cells in row_cells if column in cells} - {"None"}
    keys = possible_keys(names, row_cells) if table.kind == "view" else keys
    entries = await reading(datasette, lambda s: s.directory.entries(keys)) if keys else {}
    of_rows = table if table.key else site.tables.get(site.homes.get(head, ""))
    keys_of_rows = [str(raw(cells[head])) for cells in row_cells] if of_rows else []
    corrected = await reading(
        datasette, lambda s: s.rows.corrected(site.tables, of_rows, keys_of_rows) if of_rows else {}
    )
    writer = CellWriter(datasette, site, table, entries, explains=False, corrected=corrected)
    naming = [*name_columns(table)]
    if table.kind == "view":
        of_keys = key_columns(site, names, row_cells, entries)
        heads = of_keys.with_keys_told(heads)
        writer = writer._replace(unnamed=of_keys.unnamed, head=head)
        naming.append(of_keys.names.get(head) or "")
    heads = in_cards(heads, naming, row_cells, table.settings.mood, site.row_named)
    rows_written = written_rows(writer, heads, row_cells, right)
    if table.is_mention and QUOTE in names:
        passages = [row.name for row in rows_written]
        around = await reading(datasette, lambda store: store.around.contexts(passages))
        chosen = {name: request.args.get(name) for name in request.args if name in table.titles}
        heads, rows_written = with_contexts(writer.site, table, heads, rows_written, around, chosen)
    return without_voids(heads, rows_written, len(columns) - len(names))


def shown_result(
    datasette: Datasette,
    request: Request,
    titles: Mapping[str, str],
    terms: Mapping[str, str],
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> ShownTable:
    """Return what the page of a worked question shows of its answer."""
    sort, sort_desc = request.args.get(SORT), request.args.get(SORT_DOWN)
    heads = [
        ShownColumn(
            name,
            word(titles.get(name, name)),
            terms.get(name, ""),
            place == 0,
            _sorting(request, name, name == sort),
            "ascending" if name == sort else "descending" if name == sort_desc else "",
        )
        for place, name in enumerate(columns)
    ]
    row_cells = [dict(zip(columns, row, strict=True)) for row in rows]
    writer = CellWriter(datasette, contents(datasette), None)
    heads = in_cards(heads, NAMING, row_cells, names_row=writer.site.row_named)
    return without_voids(heads, written_rows(writer, heads, row_cells))


def name_columns(table: DatabaseTable) -> Collection[str]:
    """Return the columns that say what a row of a table or a view is called.

    A row that extends another by its key is called as that one is, which its key says by itself.
    """
    if table.key in table.references:
        return ()
    return (*table.settings.label, table.label) if table.key else NAMING


def written_rows(
    writer: CellWriter,
    columns: Sequence[ShownColumn],
    rows: Iterable[Mapping[str, object]],
    right: Mapping[str, str] = MappingProxyType({}),
) -> list[ShownRow]:
    """Return rows with their cells as HTML, in the order of the columns.

    ``right`` names columns of what is right instead of what others have, which stands beside it.
    """
    shown_rows = []
    head = next((column.name for column in columns if column.is_head), None)
    for number, cells in enumerate(rows, 1):
        name = str(raw(cells[head])) if head else str(number)
        as_written = writer.corrected.get(name, {})
        cells_html = [
            table_cell(
                _with_correction(writer, one.name, cells, right, as_written.get(one.name)),
                raw(cells[one.name]),
            )
            for one in columns
        ]
        shown_rows.append(shown_row(name, columns, cells_html))
    return shown_rows


def _with_correction(
    writer: CellWriter,
    column: str,
    cells: Mapping[str, object],
    right: Mapping[str, str],
    as_written: str | None,
) -> Markup:
    """A cell, with what is right instead of it or what is written where that is another."""
    html = writer.html(column, cells)
    if as_written:
        return corrected_html(writer.html(column, {**cells, column: as_written}), html)
    corrected = writer.html(right[column], cells) if column in right else Markup("")
    return corrected_html(html, corrected) if corrected else html


def shown_columns(
    columns: list[Described], table: DatabaseTable, request: Request
) -> list[Described]:
    """Return the columns that a page shows: those of the settings, unless others are asked for.

    ``columns`` are Datasette's; ``?_columns=all``, ``?_col=`` and ``?_nocol=`` ask for others. What
    a row is called stands beside its key, wherever its table has it.
    """
    if not table.columns or {*request.args} & _OTHERS:
        front = (table.key, *name_columns(table)) if table.key else ()
        return sorted(columns, key=lambda column: column["name"] not in front)
    by_name = {column["name"]: column for column in columns}
    return [by_name[name] for name in table.columns if name in by_name]


def _sorting(request: Request, column: str, is_sorted: bool) -> str:
    """The path of the same rows in the order of a column; the other way round if they are in it."""
    arguments = {SORT: None, SORT_DOWN: None, "_next": None}
    return with_arguments(request, arguments | {SORT_DOWN if is_sorted else SORT: column})
