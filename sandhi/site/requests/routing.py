"""Which page answers for which address, beside those of Datasette's own."""

import re
from urllib.parse import parse_qsl, urlencode

from datasette.app import Datasette
from datasette.utils.asgi import NotFound

from sandhi.site.pages import feeds
from sandhi.site.pages.downloads import download
from sandhi.site.reader.page import reader_page
from sandhi.site.requests.asgi import App, Receive, Scope, Send
from sandhi.site.requests.identifiers import identifier
from sandhi.site.requests.site_pages import Handler, site_pages
from sandhi.site.requests.sitemap import sitemap
from sandhi.site.store.published import published

Route = tuple[str, Handler]


def routes(datasette: Datasette) -> list[Route]:
    """Return what answers for which address, and close what of Datasette tells of the server.

    Pages that stand alone are declared in ``site_pages``; here are those that are led to by a key,
    and what is no page.
    """
    return [
        (r"/-/health$", feeds.health),
        (r"/changes\.atom$", feeds.changes),
        (r"/robots\.txt$", feeds.robots),
        (r"/sitemap(?:-(?P<part>[0-9]{1,9}))?\.xml$", sitemap),
        *_downloads(datasette),
        (r"/-/(?!static-plugins/sandhi\.site/).*$", closed),
        (r"/id/(?P<key>.+)$", identifier),
        (r"/seeds/(?P<seed>[^/]+)$", reader_page),
        *(
            (f"{re.escape(page.path)}$", page.handler)
            for page in site_pages(datasette)
            if page.handler
        ),
    ]


def _downloads(datasette: Datasette) -> list[Route]:
    """The files to download; none where nothing but a database was built."""
    return [(r"/downloads/(?P<path>.+)$", download)] if published(datasette).files else []


def closed() -> None:
    """Answer that there is no such page."""
    raise NotFound("There is no such page.")


def without_blank_search(app: App) -> App:
    """Return an ASGI app that drops empty search boxes: FTS5 refuses an empty expression."""

    async def dropping(scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"")
        if b"_search" in query:
            pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
            kept = [pair for pair in pairs if pair[1].strip() or not pair[0].startswith("_search")]
            scope = {**scope, "query_string": urlencode(kept).encode("latin-1")}
        await app(scope, receive, send)

    return dropping
