"""What a table on a page shows: its columns, its cells in HTML, and links that sort it.

It is one component for tables, views and worked questions.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from datasette.app import Datasette
from datasette.utils.asgi import Request
from markupsafe import Markup

from sandhi.site.elements.interface import word
from sandhi.site.elements.values.cells import CellWriter, raw
from sandhi.site.pages.table.filters import with_arguments
from sandhi.site.store import DatabaseTable, contents, reading

# Characters of a text that stays on one line, of one that does with a column of middling width, and
# of one that three lines have no room for.
SHORT, LONG, CLAMPED = 24, 48, 110
CARD = 6  # cells of a row that a card on a phone shows until it is opened (``table.css``)

SORT, SORT_DOWN = "_sort", "_sort_desc"
ALL = "_columns"

Described = Mapping[str, object]  # a column, or a cell, as Datasette describes it


class DisplayedRow(Protocol):
    """A row as Datasette displays it."""

    cells: Iterable[Described]


class ShownColumn(NamedTuple):
    """A column of a page: ``path`` sorts by it, ``sorted`` says how it is (as ``aria-sort``)."""

    name: str
    title: str
    description: str
    is_head: bool
    path: str = ""
    sorted: str = ""


class TableCell(NamedTuple):
    """A cell: its HTML, and its size: ``number``, ``short``, ``medium`` or ``long``."""

    html: Markup
    size: str
    is_clamped: bool


class ShownRow(NamedTuple):
    """A row: its key, or its number on the page where it has none, and its cells.

    It ``opens`` where a text of it is clamped, or a card on a phone has no room for all cells.
    """

    name: str
    cells: list[TableCell]
    opens: bool


class ShownTable(NamedTuple):
    """What the component for tables shows; ``hidden`` is how many columns it leaves out."""

    columns: list[ShownColumn]
    rows: list[ShownRow]
    hidden: int = 0


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
    shown = [str(column["name"]) for column in shown_columns([*columns], table, request)]
    listed = [{str(cell["column"]): cell["raw"] for cell in row.cells} for row in rows]
    head = table.key or (shown[0] if shown else "")
    heads = [
        ShownColumn(
            name,
            table.titles.get(name, name),
            table.descriptions.get(name, ""),
            name == head,
            _sorting(request, name, name == sort),
            "ascending" if name == sort else "descending" if name == sort_desc else "",
        )
        for name in shown
    ]
    column = "key" if table.is_directory else table.record
    keys = {str(raw(cells[column])) for cells in listed if column in cells} - {"None"}
    entries = await reading(datasette, lambda s: s.directory.entries(keys)) if keys else {}
    writer = CellWriter(datasette, contents(datasette), table, entries)
    return ShownTable(heads, written_rows(writer, heads, listed), len(columns) - len(shown))


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
    listed = [dict(zip(columns, row, strict=True)) for row in rows]
    writer = CellWriter(datasette, contents(datasette), None)
    return ShownTable(heads, written_rows(writer, heads, listed))


def written_rows(
    writer: CellWriter, columns: Sequence[ShownColumn], rows: Iterable[Mapping[str, object]]
) -> list[ShownRow]:
    """Return rows with their cells as HTML, in the order of the columns."""
    written = []
    for number, cells in enumerate(rows, 1):
        shown = [_cell(writer.html(one.name, cells), raw(cells[one.name])) for one in columns]
        head = next((column.name for column in columns if column.is_head), None)
        name = str(raw(cells[head])) if head else str(number)
        written.append(
            ShownRow(name, shown, len(shown) > CARD or any(cell.is_clamped for cell in shown))
        )
    return written


def shown_columns(
    columns: list[Described], table: DatabaseTable, request: Request
) -> list[Described]:
    """Return the columns that a page shows: those of the settings, unless others are asked for.

    ``columns`` are Datasette's; ``?_columns=all``, ``?_col=`` and ``?_nocol=`` ask for others.
    """
    if not table.columns or {*request.args} & {ALL, "_col", "_nocol"}:
        return columns
    by_name = {column["name"]: column for column in columns}
    return [by_name[name] for name in table.columns if name in by_name]


def _cell(html: Markup, value: object) -> TableCell:
    """A cell with what it is to the styles, by what people see of it."""
    if isinstance(value, int | float):
        return TableCell(html, "number", False)
    length = len(html.striptags())
    size = "short" if length <= SHORT else "medium" if length <= LONG else "long"
    return TableCell(html, size, length > CLAMPED)


def _sorting(request: Request, column: str, is_sorted: bool) -> str:
    """The path of the same rows in the order of a column; the other way round if they are in it."""
    given = {SORT: None, SORT_DOWN: None, "_next": None}
    return with_arguments(request, given | {SORT_DOWN if is_sorted else SORT: column})
