"""``/seeds/S000``: a source text as it stands, with what is coded in it.

``?at=START-END`` chooses a span of it, in code points, whether anything is coded there or not, and
tells what is; ``?show=`` says what is marked, ``?translation=`` where the translation stands.
"""

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.cite.record import passage_path
from sandhi.cite.swhid import content
from sandhi.site.elements.addresses import seed_path, site_address
from sandhi.site.elements.citing.citations import (
    article_links,
    citation,
    cited_row,
    with_web_addresses,
)
from sandhi.site.elements.citing.links import link_field
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.templates import fill_template
from sandhi.site.reader.article import article
from sandhi.site.reader.articles import publication_days
from sandhi.site.reader.raw import rights_of
from sandhi.site.reader.view import view_asked
from sandhi.site.store import reading


async def reader_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/seeds/S000``; NotFound where there is no such seed."""
    key, view = tilde_decode(request.url_vars["seed"]), view_asked(request.args)
    marked = await reading(datasette, lambda store: article(store, key, view))
    if marked is None:
        raise NotFound(gettext("There is no source text %s.") % key)
    row = await cited_row(datasette, key)
    cited = with_web_addresses(datasette, request, row) if row else None
    links = article_links(cited) if cited else []
    span = marked.view.at
    variables = {
        "citation": citation(cited) if cited else None,
        "cite_links": links,
        "article": marked,
        "asked": request.args.get("at"),
        "published_on": publication_days(marked.seed),
        "rights": await rights_of(datasette, key),
        "swhid": content(marked.text.encode("utf-8")),
        "address": site_address(datasette, request, seed_path(key)),
        "passage": site_address(datasette, request, passage_path(key, *span)) if span else "",
    }
    html = await fill_template(datasette, "reader.html", variables, request)
    return Response.html(html, headers=link_field(links))
