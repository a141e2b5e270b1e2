"""``/cite``: how to cite what is no row, a table, a search, or the dataset."""

from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Response

from sandhi.cite.record import Citable
from sandhi.site.citations import citation, cited_dataset, cited_search, cited_table, hosted


async def cite_page(datasette: Datasette, request: Any) -> Response:
    """Answer for ``/cite?table=…``, ``/cite?q=…`` and ``/cite``, which is for the dataset."""
    cited = await _asked(datasette, request.args.get("table"), request.args.get("q"))
    told = {"citation": citation(hosted(datasette, request, cited)), "cited": cited}
    return Response.html(await datasette.render_template("cite.html", told, request=request))


def cite_path(**what: str) -> str:
    """Return the path of the page that says how to cite a table (``table``) or a search (``q``)."""
    return f"/cite?{urlencode(what)}"


async def _asked(datasette: Datasette, table: str | None, query: str | None) -> Citable:
    if query:
        return await cited_search(datasette, query)
    if table is None:
        return await cited_dataset(datasette)
    found = await cited_table(datasette, table)
    if found is None:
        raise NotFound(f"There is no table {table}.")
    return found
