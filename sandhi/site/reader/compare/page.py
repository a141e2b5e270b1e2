"""``/compare``: what several articles tell of one row, side by side; without one, what there is.

A row is asked for by what a row of its table is called: ``?event=E0001``, ``?discrepancy=X0001``.
``?article=S001``, given twice or more, says which articles.
"""

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.site.elements.addresses import asked_as
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.templates import fill_template
from sandhi.site.reader.compare.choices import choices, comparable
from sandhi.site.reader.compare.comparison import comparison
from sandhi.site.store import DatabaseTable, contents, reading


async def compare_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/compare``; NotFound where it asks for a row that there is not."""
    subjects = [
        (table, key)
        for table in comparable(contents(datasette))
        if (key := request.args.get(asked_as(table)))
    ]
    if subjects:
        return await _comparison(datasette, request, *subjects[0])
    variables = {"choices": await reading(datasette, choices)}
    html = await fill_template(datasette, "comparisons.html", variables, request)
    return Response.html(html)


async def _comparison(
    datasette: Datasette, request: Request, table: DatabaseTable, key: str
) -> Response:
    articles = request.args.getlist("article")
    compared = await reading(datasette, lambda store: comparison(store, table, key, articles))
    if compared is None:
        raise NotFound(gettext("There is no row %s that an article tells of.") % key)
    variables = {"comparison": compared}
    return Response.html(await fill_template(datasette, "compare.html", variables, request))
