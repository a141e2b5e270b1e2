"""What the templates ask for: which columns a table shows, how wide, and where its data are."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from sandhi.package.labels import SEPARATOR
from sandhi.site.contents import Table

# Characters of a text that stays on one line, and of one that does with a column of middling width.
SHORT, LONG = 24, 48

# What concerns a page alone, and not the rows on it.
_OF_THE_PAGE = {"_columns", "_next", "_size"}


def shown(columns: list[dict[str, Any]], table: Table, request: Any) -> list[dict[str, Any]]:
    """Return the columns that a page shows: those of the settings, unless others are asked for.

    ``columns`` are Datasette's; ``?_columns=all``, ``?_col=`` and ``?_nocol=`` ask for others.
    """
    if not table.columns or {*request.args} & {"_columns", "_col", "_nocol"}:
        return columns
    by_name = {column["name"]: column for column in columns}
    return [by_name[name] for name in table.columns if name in by_name]


def by_column(row: Any) -> dict[str, dict[str, Any]]:
    """Return the cells of one of Datasette's rows by their columns."""
    return {cell["column"]: cell for cell in row.cells}


def size(value: object) -> str:
    """Return what a cell is to the styles: ``number``, ``short``, ``medium`` or ``long``."""
    if isinstance(value, int | float):
        return "number"
    length = len(str(value["label"] if isinstance(value, dict) else value))
    return "short" if length <= SHORT else "medium" if length <= LONG else "long"


def downloads(request: Any) -> dict[str, str]:
    """Return the addresses of the data behind a page by format, with its search and filters."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    kept = [(name, text) for name, text in pairs if name not in _OF_THE_PAGE]
    whole = [*kept, ("_stream", "on"), ("_size", "max"), ("_dl", "on")]
    return {
        "CSV": f"{request.path}.csv?{urlencode(whole)}",
        "JSON": f"{request.path}.json?{urlencode([*kept, ('_shape', 'objects')])}",
    }


def without(label: str, *names: str) -> str:
    """Return the label of a row without the part that names the row which it refers to.

    A part that ends with an ellipsis was cut, and stands for any name that begins so.
    """
    kept = [
        part
        for part in label.split(SEPARATOR)
        if part not in names
        and not (part.endswith("…") and any(name.startswith(part[:-1]) for name in names))
    ]
    return SEPARATOR.join(kept) or label


def first_sentence(text: str) -> str:
    """Return a description up to its first full stop."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()
