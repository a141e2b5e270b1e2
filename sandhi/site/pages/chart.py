"""The pages of the charts that a package declares, each at ``/NAME``."""

from collections.abc import Awaitable, Callable

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from sandhi.site.store.published import publication


def chart_page(name: str) -> Callable[[Datasette, Request], Awaitable[Response]]:
    """Return what answers with the page of a chart: drawings, what they show in words, its data."""

    async def page(datasette: Datasette, request: Request) -> Response:
        charts = publication(datasette).charts
        variables = {"figure": charts[name], "figures": [*charts.values()]}
        html = await datasette.render_template("chart.html", variables, request=request)
        return Response.html(html)

    return page


def drawn(svg: str) -> Markup:
    """Return a drawing as HTML: it is this tool's own, made when the database was built."""
    return Markup(svg)
