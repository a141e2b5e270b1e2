"""``/seeds/S000.ris``, ``.bib`` and ``.csljson``: an article itself, for reference managers.

``/id/S000.ris`` and the like cite the row of the dataset that tells of it.
"""

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.cite.article import article_record
from sandhi.cite.formats import FORMATS
from sandhi.cite.formats.article import ARTICLE_WRITERS
from sandhi.site.elements.addresses import seed_path, world_address
from sandhi.site.elements.citing.citations import cited_row, with_web_addresses
from sandhi.site.elements.citing.links import link_field
from sandhi.site.elements.interface import gettext

# By the endings of their files, the names of the formats.
ARTICLE_ENDINGS = {FORMATS[name].ending: name for name in ARTICLE_WRITERS}


async def article_file(datasette: Datasette, request: Request) -> Response:
    """Answer with an article in a format; NotFound where there is no such seed."""
    key, name = tilde_decode(request.url_vars["seed"]), ARTICLE_ENDINGS[request.url_vars["ending"]]
    cited = await cited_row(datasette, key)
    article = article_record(with_web_addresses(datasette, request, cited)) if cited else None
    if article is None:
        raise NotFound(gettext("There is no source text %s.") % key)
    described = world_address(datasette, request, seed_path(key))
    return Response(
        ARTICLE_WRITERS[name](article) + "\n",
        headers=link_field([{"rel": "describes", "href": described, "type": "text/html"}]),
        content_type=f"{FORMATS[name].media_type}; charset=utf-8",
    )
