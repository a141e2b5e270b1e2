"""Where the rows that a page shows are to be had as files: this very view, with its filters."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Request

from sandhi.site.elements.interface import gettext
from sandhi.site.store import Contents, DatabaseTable
from sandhi.site.store.tables import SEEDS

# What concerns a page alone, and not the rows on it.
_OF_THE_PAGE = {"_columns", "_next", "_size"}
_OF_FORMS = {"_search", "_from", "_to"}  # what each form of a table is asked for alike
_SORTS = {"_sort", "_sort_desc"}


class ViewFile(NamedTuple):
    """A form in which rows are to be had: what people call it, what it is for, where it is."""

    label: str
    hint: str
    address: str


def view_files(request: Request) -> list[ViewFile]:
    """Return the files of the rows behind a page, with its search, its filters and its order."""
    arguments = of_rows(request)
    streamed = [*arguments, ("_stream", "on"), ("_size", "max"), ("_dl", "on")]
    forms = [
        ("CSV", "", "csv", streamed),
        (
            gettext("CSV for Excel"),
            gettext("with the mark by which Excel knows Hindi"),
            "excel",
            arguments,
        ),
        ("XLSX", gettext("a workbook"), "xlsx", arguments),
        ("JSON", "", "json", [*arguments, ("_shape", "objects")]),
        ("Parquet", gettext("with types"), "parquet", arguments),
    ]
    return [
        ViewFile(
            label, hint, f"{request.path}.{ending}" + (f"?{urlencode(query)}" if query else "")
        )
        for label, hint, ending, query in forms
    ]


def query_of_form(
    site: Contents, request: Request, table: DatabaseTable, other: DatabaseTable
) -> str:
    """Return the query by which another form of a table has the same rows as a page of it.

    What it has no column for is left out. A table names rows by their keys, in columns that a view
    has under the same name, or without ``_id``, with what the rows are called.
    """
    pairs = []
    for name, value in of_rows(request):
        column, compared, lookup = name.rpartition("__")
        term = _term_of_form(site, column if compared else name, value, table, other)
        if name in _OF_FORMS or (name in _SORTS and value in other.titles):
            pairs.append((name, value))
        elif term:
            pairs.append((f"{term[0]}__{lookup}" if compared else term[0], term[1]))
    return urlencode(pairs)


def _term_of_form(
    site: Contents, column: str, value: str, table: DatabaseTable, other: DatabaseTable
) -> tuple[str, str] | None:
    """A column and its value as another form of a table has them; None where it has not."""
    stem = column.removesuffix("_id")
    names = (column, *({stem, f"{stem}_id"} - {*table.titles}))
    other_column = next((name for name in names if name in other.titles), None)
    if other_column is None or column not in table.titles:
        return None
    own_table, other_table = (
        table.references.get(column, ""),
        other.references.get(other_column, ""),
    )
    if own_table == other_table or SEEDS in (
        own_table,
        other_table,
    ):  # a view has the keys of articles, too
        return other_column, value
    labels = site.written_labels.get(own_table or other_table, {})
    called = labels if own_table else {label: key for key, label in labels.items()}
    return other_column, called.get(value, value)


def of_rows(request: Request) -> list[tuple[str, str]]:
    """Return the arguments of an address that choose and order rows."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    return [(name, text) for name, text in pairs if name not in _OF_THE_PAGE]
