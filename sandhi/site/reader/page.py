"""``/seeds/S000``: a source text as it stands, with all that is coded in it.

``?at=START-END`` marks a span of it, in code points, and tells what is coded there.
"""

import re

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.site.elements.citing.citations import citation, cited_row, hosted
from sandhi.site.reader.article import article
from sandhi.site.reader.raw import rights_of
from sandhi.site.store import contents, reading
from sandhi.site.store.tables import SEEDS
from sandhi.text import Span

_AT = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


async def reader_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/seeds/S000``; NotFound where there is no such seed."""
    key, at = tilde_decode(request.url_vars["seed"]), request.args.get("at")
    marked = await reading(datasette, lambda store: article(store, key, span_asked(at or "")))
    if marked is None:
        raise NotFound(f"There is no source text {key}.")
    cited = await cited_row(datasette, key)
    variables = {
        "citation": citation(hosted(datasette, request, cited)) if cited else None,
        "article": marked,
        "at": at,
        "page": contents(datasette).tables[SEEDS],
        "rights": await rights_of(datasette, key),
    }
    return Response.html(await datasette.render_template("reader.html", variables, request=request))


def span_asked(at: str) -> Span | None:
    """Return the span that ``?at=`` asks for; None where it is none."""
    match = _AT.fullmatch(at)
    return Span(int(match[1]), int(match[2])) if match else None
