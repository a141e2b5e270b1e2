"""Which page answers for which address, beside those of Datasette's own."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from datasette.app import Datasette
from datasette.utils.asgi import NotFound

from sandhi.publish.metadata import DATABASE
from sandhi.site.pages import feeds
from sandhi.site.pages.chart import chart_page
from sandhi.site.pages.cite import cite_page
from sandhi.site.pages.codebook import codebook_page
from sandhi.site.pages.discrepancies.page import discrepancies_page
from sandhi.site.pages.downloads import downloads_page
from sandhi.site.pages.files import DATABASE_PATH, DOWNLOADS, file_page
from sandhi.site.pages.search import search_page
from sandhi.site.reader.page import reader_page
from sandhi.site.requests.asgi import App, Receive, Scope, Send
from sandhi.site.requests.identifiers import identifier
from sandhi.site.store import contents
from sandhi.site.store.published import published

Route = tuple[str, Callable[..., object]]


def routes(datasette: Datasette) -> list[Route]:
    """Return the pages of the site, and close those of Datasette that tell of the server."""
    return [
        (r"/-/health$", feeds.health),
        (r"/changes\.atom$", feeds.changes),
        (r"/robots\.txt$", feeds.robots),
        (r"/sitemap(?:-(?P<part>[0-9]{1,9}))?\.xml$", feeds.sitemap),
        *_published(datasette),
        (rf"/-/(?!static-plugins/sandhi\.site/(?:{_static()})$).*$", closed),
        (rf"{re.escape(DATABASE_PATH)}$", file_page),
        (rf"/{DATABASE}\.(?!json$)\w+$", closed),  # in which Datasette has no such page
        (r"/cite$", cite_page),
        (r"/codebook$", codebook_page),
        (r"/id/(?P<key>.+)$", identifier),
        (r"/search$", search_page),
        (r"/seeds/(?P<seed>[^/]+)$", reader_page),
        *_disputed(datasette),
    ]


def _static() -> str:
    """A pattern for the names of the styles and scripts: nothing else is looked for on the disk."""
    folder = Path(__file__).parents[1] / "static"
    return "|".join(re.escape(path.name) for path in sorted(folder.iterdir()))


def _published(datasette: Datasette) -> list[Route]:
    """The downloads, and the page of each chart; none where nothing but a database was built."""
    downloads: list[Route] = [
        (r"/downloads$", downloads_page),
        (rf"{DOWNLOADS}(?P<path>.+)$", file_page),
    ]
    beside = published(datasette)
    charts = [(rf"/(?P<chart>{name})$", chart_page) for name in beside.charts]
    return [*(downloads if beside.files else []), *charts]


def _disputed(datasette: Datasette) -> list[Route]:
    """What disagrees, side by side; none where a package has no such table."""
    membership = contents(datasette).membership
    return [(rf"/{re.escape(membership.parent.name)}$", discrepancies_page)] if membership else []


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
