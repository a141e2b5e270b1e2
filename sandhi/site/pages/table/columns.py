"""What a table on a page shows: its columns, its cells in HTML, and links that sort it.

It is one component for tables, views and worked questions.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from datasette.app import Datasette
from datasette.utils.asgi import Request
from markupsafe import Markup

from sandhi.site.elements.interface import word
from sandhi.site.elements.values.cells import NAMING, CellWriter, raw
from sandhi.site.elements.values.dates import is_date
from sandhi.site.pages.table.filters import with_arguments
from sandhi.site.store import DatabaseTable, contents, reading

# Characters of a text that stays on one line, of one that does with a column of middling width, and
# of one that two lines have no room for, or three narrower ones.
SHORT, LONG, CLAMPED = 24, 48, 90
# Columns, and characters of a row in the mean, that a page of paper has room for: upright, with the
# long side across; of more, rows are cards.
UPRIGHT, ACROSS = (6, 200), (12, 380)
CARD = 6  # cells, beside the key, that a card on a phone shows until it is opened

# Where a cell stands in such a card: what a row is called, when it is, all else, where it is from.
NAME, WHEN, ELSE, WHENCE = "name", "when", "", "whence"
_ORDER = (NAME, WHEN, ELSE, WHENCE)
_FROM = ("seed_id", "start", "end")
_BOUNDS = ("earliest", "latest")  # of a date, which say no more than it

SORT, SORT_DOWN = "_sort", "_sort_desc"
ALL = "_columns"

Described = Mapping[str, object]  # a column, or a cell, as Datasette describes it


class DisplayedRow(Protocol):
    """A row as Datasette displays it."""

    cells: Iterable[Described]


class ShownColumn(NamedTuple):
    """A column of a page: ``path`` sorts by it, ``sorted`` says how it is (as ``aria-sort``).

    ``part`` says where its cells stand in a card; it is ``void`` where no row shown has any value.
    """

    name: str
    title: str
    description: str
    is_head: bool
    path: str = ""
    sorted: str = ""
    part: str = ELSE
    void: bool = False


class TableCell(NamedTuple):
    """A cell: its HTML, and its size: ``number``, ``short``, ``medium`` or ``long``.

    It is ``later`` where a card shows it only once it is opened; ``length`` is that of its text.
    """

    html: Markup
    size: str
    is_clamped: bool
    later: bool = False
    length: int = 0


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

    @property
    def on_paper(self) -> str:
        """How it is printed, as the styles know it: ``upright``, ``across`` or ``as-cards``."""
        columns = sum(not column.void for column in self.columns)
        characters = sum(cell.length for row in self.rows for cell in row.cells)
        size = (columns, characters / max(len(self.rows), 1))
        for way, (most, longest) in (("upright", UPRIGHT), ("across", ACROSS)):
            if size[0] <= most and size[1] <= longest:
                return way
        return "as-cards"

    @property
    def void_titles(self) -> list[str]:
        """What the columns are called in which no row shown has any value."""
        return [column.title for column in self.columns if column.void]


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
    column = "key" if table.is_directory else table.record
    keys = {str(raw(cells[column])) for cells in row_cells if column in cells} - {"None"}
    entries = await reading(datasette, lambda s: s.directory.entries(keys)) if keys else {}
    writer = CellWriter(datasette, contents(datasette), table, entries)
    heads = in_cards(heads, name_columns(table), row_cells)
    return _table(heads, written_rows(writer, heads, row_cells), len(columns) - len(names))


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
    heads = in_cards(heads, NAMING, row_cells)
    return _table(heads, written_rows(writer, heads, row_cells))


def name_columns(table: DatabaseTable) -> Collection[str]:
    """Return the columns that say what a row of a table or a view is called."""
    return (*table.settings.label, table.label) if table.key else NAMING


def in_cards(
    columns: Sequence[ShownColumn],
    name_columns: Collection[str],
    rows: Iterable[Mapping[str, object]],
) -> list[ShownColumn]:
    """Return columns with where their cells stand in a card; ``name_columns`` name a row."""
    first: dict[str, str] = {}
    for cells in rows:
        for name, cell in cells.items():
            value = raw(cell)
            if value not in (None, ""):
                first.setdefault(name, str(value))

    def part(name: str) -> str:
        if name in _FROM:
            return WHENCE
        if name in name_columns:
            return NAME
        return WHEN if is_date(first.get(name, "")) and not name.endswith(_BOUNDS) else ELSE

    return [one._replace(part=ELSE if one.is_head else part(one.name)) for one in columns]


def written_rows(
    writer: CellWriter, columns: Sequence[ShownColumn], rows: Iterable[Mapping[str, object]]
) -> list[ShownRow]:
    """Return rows with their cells as HTML, in the order of the columns."""
    shown_rows = []
    head = next((column.name for column in columns if column.is_head), None)
    for number, cells in enumerate(rows, 1):
        cells_html = [
            table_cell(writer.html(one.name, cells), raw(cells[one.name])) for one in columns
        ]
        shown_rows.append(
            shown_row(str(raw(cells[head])) if head else str(number), columns, cells_html)
        )
    return shown_rows


def shown_row(name: str, columns: Sequence[ShownColumn], cells: Sequence[TableCell]) -> ShownRow:
    """Return a row with which of its cells a card shows later."""
    places = [
        place for place, column in enumerate(columns) if cells[place].html and not column.is_head
    ]
    places.sort(key=lambda place: _ORDER.index(columns[place].part))
    later = {*places[CARD:]}
    opens = bool(later) or any(cell.is_clamped for cell in cells)
    return ShownRow(
        name,
        [cell._replace(later=place in later) for place, cell in enumerate(cells)],
        opens,
    )


def _table(columns: Sequence[ShownColumn], rows: list[ShownRow], hidden: int = 0) -> ShownTable:
    """A table with which of its columns are void."""
    filled = {place for row in rows for place, cell in enumerate(row.cells) if cell.html}
    voids = (place not in filled and bool(rows) for place in range(len(columns)))
    marked = [one._replace(void=void) for one, void in zip(columns, voids, strict=True)]
    return ShownTable(marked, rows, hidden)


def shown_columns(
    columns: list[Described], table: DatabaseTable, request: Request
) -> list[Described]:
    """Return the columns that a page shows: those of the settings, unless others are asked for.

    ``columns`` are Datasette's; ``?_columns=all``, ``?_col=`` and ``?_nocol=`` ask for others. What
    a row is called stands beside its key, wherever its table has it.
    """
    if not table.columns or {*request.args} & {ALL, "_col", "_nocol"}:
        front = (table.key, *name_columns(table)) if table.key else ()
        return sorted(columns, key=lambda column: column["name"] not in front)
    by_name = {column["name"]: column for column in columns}
    return [by_name[name] for name in table.columns if name in by_name]


def table_cell(html: Markup, value: object) -> TableCell:
    """Return a cell with what it is to the styles, by what people see of it."""
    if isinstance(value, int | float):
        return TableCell(html, "number", False)
    length = len(html.striptags())
    size = "short" if length <= SHORT else "medium" if length <= LONG else "long"
    return TableCell(html, size, length > CLAMPED, length=length)


def _sorting(request: Request, column: str, is_sorted: bool) -> str:
    """The path of the same rows in the order of a column; the other way round if they are in it."""
    arguments = {SORT: None, SORT_DOWN: None, "_next": None}
    return with_arguments(request, arguments | {SORT_DOWN if is_sorted else SORT: column})
