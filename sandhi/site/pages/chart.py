"""The pages of the charts that a package declares, each at ``/NAME``."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from sandhi.publish.charts.figure import Drawing, Figure
from sandhi.site.store.published import published


async def chart_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the page of a chart: its drawings, what they show in words, and its data."""
    charts = published(datasette).charts
    variables = {"figure": charts[request.url_vars["chart"]], "figures": [*charts.values()]}
    html = await datasette.render_template("chart.html", variables, request=request)
    return Response.html(html)


def drawn(svg: str) -> Markup:
    """Return a drawing as HTML: it is this tool's own, made when the database was built."""
    return Markup(svg)


def on_front(figures: dict[str, Figure]) -> list[tuple[Figure, Drawing]]:
    """Return the drawings for the front page, with the figures that they are of."""
    return [
        (figure, drawing)
        for figure in figures.values()
        for drawing in figure.drawings
        if drawing.title == figure.front
    ]
