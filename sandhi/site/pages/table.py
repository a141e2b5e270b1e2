"""What the pages of tables ask for: which columns one shows, how wide, and where its data are."""

from collections.abc import Iterable, Mapping
from typing import Protocol
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Request

from sandhi.cite.results import asked
from sandhi.site.store import DatabaseTable

# Characters of a text that stays on one line, and of one that does with a column of middling width.
SHORT, LONG = 24, 48

# What concerns a page alone, and not the rows on it.
_OF_THE_PAGE = {"_columns", "_next", "_size"}

Described = Mapping[str, object]  # a column, or a cell, as Datasette describes it


class DisplayedRow(Protocol):
    """A row as Datasette displays it."""

    cells: Iterable[Described]


def shown_columns(
    columns: list[Described], table: DatabaseTable, request: Request
) -> list[Described]:
    """Return the columns that a page shows: those of the settings, unless others are asked for.

    ``columns`` are Datasette's; ``?_columns=all``, ``?_col=`` and ``?_nocol=`` ask for others.
    """
    if not table.columns or {*request.args} & {"_columns", "_col", "_nocol"}:
        return columns
    by_name = {column["name"]: column for column in columns}
    return [by_name[name] for name in table.columns if name in by_name]


def by_column(row: DisplayedRow) -> dict[object, Described]:
    """Return the cells of one of Datasette's rows by their columns."""
    return {cell["column"]: cell for cell in row.cells}


def size(value: object) -> str:
    """Return what a cell is to the styles: ``number``, ``short``, ``medium`` or ``long``."""
    if isinstance(value, int | float):
        return "number"
    length = len(str(value["label"] if isinstance(value, dict) else value))
    return "short" if length <= SHORT else "medium" if length <= LONG else "long"


def filter_terms(request: Request, table: str) -> str:
    """Return the query of the page of a table without what concerns no rows of it."""
    return asked(table, request.query_string).query


def data_addresses(request: Request) -> dict[str, str]:
    """Return the addresses of the data behind a page by format, with its search and filters."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    kept = [(name, text) for name, text in pairs if name not in _OF_THE_PAGE]
    whole = [*kept, ("_stream", "on"), ("_size", "max"), ("_dl", "on")]
    return {
        "CSV": f"{request.path}.csv?{urlencode(whole)}",
        "JSON": f"{request.path}.json?{urlencode([*kept, ('_shape', 'objects')])}",
    }
