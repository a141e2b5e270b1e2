"""Where the rows that a page shows are to be had as files: this very view, with its filters."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Request

from sandhi.site.elements.interface import gettext

# What concerns a page alone, and not the rows on it.
_OF_THE_PAGE = {"_columns", "_next", "_size"}


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


def of_rows(request: Request) -> list[tuple[str, str]]:
    """Return the arguments of an address that choose and order rows."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    return [(name, text) for name, text in pairs if name not in _OF_THE_PAGE]
