"""``/cite``: how to cite what is no row, a table, a search, or the dataset."""

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.cite.record import Citable
from sandhi.site.elements.citations import (
    citation,
    cited_dataset,
    cited_search,
    cited_table,
    hosted,
)


async def cite_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/cite?table=…``, ``/cite?q=…`` and ``/cite``, which is for the dataset."""
    cited = await _cited(datasette, request.args.get("table"), request.args.get("q"))
    variables = {"citation": citation(hosted(datasette, request, cited)), "cited": cited}
    return Response.html(await datasette.render_template("cite.html", variables, request=request))


async def _cited(datasette: Datasette, table: str | None, query: str | None) -> Citable:
    if query:
        return cited_search(datasette, query)
    if table is None:
        return cited_dataset(datasette)
    cited = await cited_table(datasette, table)
    if cited is None:
        raise NotFound(f"There is no table {table}.")
    return cited
