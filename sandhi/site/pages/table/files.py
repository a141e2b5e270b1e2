"""The rows that a page shows as a file: a workbook, Parquet, or a CSV for Excel.

What is chosen and in which order the address says, as that of the page does. The rows are read a
page at a time, and no more of them than a machine has room for while several are asked for.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response
from datasette.views.base import DatasetteError
from starlette.concurrency import run_in_threadpool

from sandhi.publish.downloads.selection import SELECTION_FORMATS
from sandhi.publish.downloads.tables import StoredRows, Table, TableColumn
from sandhi.site.elements.addresses import site_address
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.paging import pages_of_rows
from sandhi.site.pages.table.addresses import of_rows
from sandhi.site.pages.table.filters import chips
from sandhi.site.store import Contents, contents

MOST = 200_000  # cells of a file

_PYTHON = {int: "integer", float: "number", str: "string"}


async def view_file(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/sandhi/NAME.xlsx`` and the like, for a table, a view or a worked question.

    NotFound where there is none of that name; DatasetteError where there are too many rows.
    """
    name, form = tilde_decode(request.url_vars["name"]), SELECTION_FORMATS[request.url_vars["form"]]
    site = contents(datasette)
    if name not in site.tables and name not in site.catalogue.questions:
        raise NotFound(gettext("There is no table %s.") % name)
    path = request.path.rpartition(".")[0]
    columns, rows = await _rows(datasette, path, of_rows(request))
    table = _table(site, name, columns, rows)
    file = BytesIO()
    await run_in_threadpool(form.write, table, _about(datasette, request, table), file)
    headers = {
        "Content-Disposition": f'attachment; filename="{request.url_vars["name"]}.{form.ending}"'
    }
    return Response(file.getvalue(), headers=headers, content_type=form.media_type)


async def _rows(
    datasette: Datasette, path: str, pairs: Sequence[tuple[str, str]]
) -> tuple[list[str], list[Sequence[Any]]]:
    """All rows behind a page, with the names of their columns."""
    rows: list[Sequence[Any]] = []
    columns: list[str] = []
    async for page in pages_of_rows(datasette, path, pairs, "arrays"):
        columns = page["columns"]
        rows += page["rows"]
        if page.get("truncated") is True or len(rows) * len(columns) > MOST:
            message = gettext(
                "These are too many rows for a file made for you: ask for less, or take the CSV, "
                "or the whole among the downloads."
            )
            raise DatasetteError(message, status=400)
    return columns, rows


def _table(
    site: Contents, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> Table:
    """Rows as a table: in the types of its schema, or, of a view, in those of its values."""
    database_table, schema = site.tables.get(name), site.catalogue.tables.get(name)
    question = site.catalogue.questions.get(name)
    types = {field.name: field.type for field in schema.fields} if schema else {}
    titles = database_table.titles if database_table else question.titles if question else {}
    terms = database_table.descriptions if database_table else question.terms if question else {}
    described = tuple(
        TableColumn(
            column,
            types.get(column) or _type(row[place] for row in rows),
            titles.get(column, column),
            terms.get(column, ""),
        )
        for place, column in enumerate(columns)
    )
    typed = [
        tuple(_typed(column.type, value) for column, value in zip(described, row, strict=True))
        for row in rows
    ]
    title = database_table.title if database_table else question.title if question else name
    kind = database_table.kind if database_table else "question"
    return Table(name, kind, title, "", described, StoredRows(len(typed), lambda: iter(typed)))


def _type(values: Any) -> str:
    """The type of the values of a column that no schema describes."""
    kinds = {_PYTHON.get(type(value), "string") for value in values if value is not None}
    if kinds == {"integer", "number"}:
        return "number"
    return kinds.pop() if len(kinds) == 1 else "string"


def _typed(type_: str, value: Any) -> Any:
    if value is None:
        return None
    if type_ == "boolean":
        return bool(value)
    return str(value) if type_ == "string" else value


def _about(datasette: Datasette, request: Request, table: Table) -> Mapping[str, str]:
    """What a file says of itself: which rows of what it holds, of which version."""
    site = contents(datasette)
    path = request.path.rpartition(".")[0]
    query = f"?{request.query_string}" if request.query_string else ""
    database_table = site.tables.get(table.name)
    chosen = (
        "; ".join(chip.text for chip in chips(request, site, database_table))
        if database_table
        else ""
    )
    properties = {
        "Dataset": site.dataset.title,
        "Version": site.dataset.version,
        "Created": site.created,
        "Table": table.title,
        "Rows": f"{len(table.rows):,}",
        "Chosen": chosen,
        "Address": site_address(datasette, request, path + query),
        "Licence": " ".join(filter(None, [site.dataset.licence, site.dataset.licence_address])),
    }
    return {name: text for name, text in properties.items() if text}
