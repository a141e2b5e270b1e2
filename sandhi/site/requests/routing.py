"""Which page answers for which address, beside those of Datasette's own."""

import re
from collections.abc import Collection
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from datasette.app import Datasette
from datasette.utils.asgi import NotFound

from sandhi.publish.downloads.selection import SELECTION_FORMATS
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.citing.citations import FORMATS_BY_ENDING
from sandhi.site.elements.interface import gettext
from sandhi.site.pages import feeds, manners
from sandhi.site.pages.about.openapi.document import PATH, openapi
from sandhi.site.pages.charts import preview
from sandhi.site.pages.charts.page import EMBEDDED, FORMS, chart_file, embedded_page
from sandhi.site.pages.cite import cite_file
from sandhi.site.pages.codebook.page import codebook_table_page
from sandhi.site.pages.files import DATABASE_PATH, DOWNLOADS, file_page
from sandhi.site.pages.history.differences import differences_page
from sandhi.site.pages.history.page import history_page
from sandhi.site.pages.history.versions import version_page
from sandhi.site.pages.questions.page import question_page
from sandhi.site.pages.row.concordance_page import concordance_file, concordance_page
from sandhi.site.pages.row.page import record_page
from sandhi.site.pages.table.files import view_file
from sandhi.site.pages.table.times import FROM, TO
from sandhi.site.reader.articles import old_address
from sandhi.site.reader.citation_files import ARTICLE_ENDINGS, article_file
from sandhi.site.reader.page import reader_page
from sandhi.site.reader.raw import raw_text
from sandhi.site.requests.asgi import App, Message, Receive, Scope, Send
from sandhi.site.requests.identifiers import identifier
from sandhi.site.requests.site_pages import Handler, site_pages
from sandhi.site.requests.sitemap import sitemap
from sandhi.site.store import contents
from sandhi.site.store.published_folder import publication
from sandhi.site.store.tables import SEEDS

Route = tuple[str, Handler]

_FORMS = "|".join(("json", "jsono", "csv", *SELECTION_FORMATS))  # of the rows of a table

_BOXES = ("_search", FROM, TO)


def routes(datasette: Datasette) -> list[Route]:
    """Return what answers for which address, and close what of Datasette tells of the server.

    Pages that stand alone are declared in ``site_pages``; here are those that are led to by a key,
    and what is no page.
    """
    return [
        (r"/-/health$", feeds.health),
        (r"/changes\.atom$", feeds.changes),
        (r"/robots\.txt$", feeds.robots),
        (r"/llms\.txt$", manners.llms),
        (rf"{re.escape(PATH)}$", openapi),
        (r"/opensearch\.xml$", manners.opensearch),
        (r"/\.well-known/security\.txt$", manners.security),
        (r"/sitemap(?:-(?P<part>[0-9]{1,9}))?\.xml$", sitemap),
        (rf"{re.escape(preview.FRONT)}$", preview.front_preview),
        (r"/preview/(?P<kind>charts|questions)/(?P<name>[^/]+)\.png$", preview.page_preview),
        *_downloads(datasette),
        *_charts(datasette),
        (rf"/-/(?!static-plugins/sandhi\.site/(?:{_static()})$).*$", no_such_page),
        (r"/(?!favicon\.ico$)favicon.ico.*$", no_such_page),  # whose route at Datasette has no end
        (rf"{re.escape(DATABASE_PATH)}$", file_page),
        (rf"/{DATABASE}/(?P<table>[^/.]+)/(?P<key>[^/.]+)$", record_page),
        (r"/codebook/(?P<table>[^/]+)$", codebook_table_page),
        (r"/concordance/(?P<key>.+)\.csv$", concordance_file),
        (r"/concordance/(?P<table>[^/.]+)$", concordance_page),
        # Of a row there is JSON alone; what stands behind a comma Datasette would pass over.
        (rf"/{DATABASE}/[^/]+/(?![^/.,]+\.json$)[^/]+$", no_such_page),
        (
            rf"/{DATABASE}/[^/.]+\.(?!(?:{_FORMS})$)\w+$",
            no_such_page,
        ),  # which Datasette gives as a page
        (rf"/{DATABASE}/(?P<name>[^/.]+)\.(?P<form>{'|'.join(SELECTION_FORMATS)})$", view_file),
        (rf"/{DATABASE}\.(?!json$)\w+$", no_such_page),  # in which Datasette has no such page
        (r"/id/(?P<key>.+)$", identifier),
        (rf"/cite\.(?P<ending>{'|'.join(FORMATS_BY_ENDING)})$", cite_file),
        *_of_versions(datasette),
        *([(r"/seeds$", old_address)] if SEEDS in contents(datasette).tables else []),
        (r"/questions/(?P<name>[^/]+)$", question_page),
        (r"/seeds/(?P<seed>[^/]+)\.txt$", raw_text),
        (rf"/seeds/(?P<seed>[^/]+)\.(?P<ending>{'|'.join(ARTICLE_ENDINGS)})$", article_file),
        (r"/seeds/(?P<seed>[^/]+)$", reader_page),
        *(
            (f"{re.escape(page.path)}$", page.handler)
            for page in site_pages(datasette)
            if page.handler
        ),
    ]


def _of_versions(datasette: Datasette) -> list[Route]:
    """What the ledger tells of; nothing where there is none."""
    if not contents(datasette).has_ledger:
        return []
    return [
        (r"/history/(?P<key>.+)$", history_page),
        (r"/v/(?P<version>[^/]+)(?:/(?P<what>.*))?$", version_page),
        (
            r"/changes/(?P<old>[^/]*?)\.\.(?P<new>[^/]+?)(?:\.(?P<ending>tsv|jsonl))?$",
            differences_page,
        ),
    ]


def _downloads(datasette: Datasette) -> list[Route]:
    """The files to download; none where nothing but a database was built."""
    return [(rf"{DOWNLOADS}(?P<path>.+)$", file_page)] if publication(datasette).files else []


def _charts(datasette: Datasette) -> list[Route]:
    """The charts as files, and alone, for pages of others."""
    names = "|".join(map(re.escape, publication(datasette).charts))
    if not names:
        return []
    return [
        (rf"/(?P<name>{names})\.(?P<form>{'|'.join(FORMS)})$", chart_file),
        (rf"{EMBEDDED}(?P<name>{names})$", embedded_page),
    ]


def _static() -> str:
    """A pattern for the names of the styles and scripts: nothing else is looked for on the disk."""
    folder = Path(__file__).parents[1] / "static"
    return "|".join(re.escape(path.name) for path in sorted(folder.iterdir()))


def no_such_page() -> None:
    """Answer that there is no such page."""
    raise NotFound(gettext("There is no such page."))


def leading_within(datasette: Datasette, app: App) -> App:
    """Return an ASGI app whose answers lead to pages of this site, below its prefix.

    From a path that is written otherwise, with a slash too many, Datasette leads to the path alone.
    """

    async def leading(scope: Scope, receive: Receive, send: Send) -> None:
        paths = scope["path"], (scope.get("raw_path") or b"").decode("latin-1")
        others = {paths[0].replace("~", "~7E").replace("%", "~").replace(".", "~2E")}
        others |= {re.sub("^/+", "/", path.rstrip("/")) for path in paths}

        async def send_leading(message: Message) -> None:
            if message["type"] == "http.response.start":
                led = [
                    (
                        name,
                        _below(datasette, value, others) if name.lower() == b"location" else value,
                    )
                    for name, value in message.get("headers", [])
                ]
                message = {**message, "headers": led}
            await send(message)

        await app(scope, receive, send_leading if datasette.prefix else send)

    return leading


def _below(datasette: Datasette, location: bytes, others: Collection[str]) -> bytes:
    place = location.decode("latin-1")
    led = datasette.urls.path(place) if place.partition("?")[0] in others else place
    return str(led).encode("latin-1")


def without_blank_search(app: App) -> App:
    """Return an ASGI app that drops empty boxes of words, which FTS5 refuses, and of days."""

    async def dropping(scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"")
        if any(name.encode() in query for name in _BOXES):
            pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
            remaining = [
                pair for pair in pairs if pair[1].strip() or not pair[0].startswith(_BOXES)
            ]
            scope = {**scope, "query_string": urlencode(remaining).encode("latin-1")}
        await app(scope, receive, send)

    return dropping
