"""The list of all pages for crawlers: those that stand alone, and those of tables and rows."""

from collections.abc import Iterator
from itertools import islice, pairwise
from xml.etree import ElementTree

from datasette.app import Datasette
from datasette.utils import tilde_encode
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import (
    changes_path,
    is_absolute,
    site_address,
    version_path,
)
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.xml import added, xml_answer
from sandhi.site.pages.questions.answer import question_path
from sandhi.site.requests.site_pages import site_pages
from sandhi.site.store import contents, reading
from sandhi.site.store.tables import SEEDS

ADDRESSES = 50_000  # of a sitemap, at the most (sitemaps.org)

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


async def sitemap(datasette: Datasette, request: Request) -> Response:
    """Answer with all pages, or with the addresses of their lists if they do not fit into one.

    It has whole addresses or nothing (sitemaps.org).
    """
    if not is_absolute(site_address(datasette, request, "/")):
        raise NotFound(
            gettext("This site has not been told its address, so it has no list of its pages.")
        )
    part = request.url_vars["part"]
    addresses = int(contents(datasette).about["rows.records"]) + len([*_pages(datasette)])
    count = max(-(-addresses // ADDRESSES), 1)
    if part is None and count > 1:
        index = ElementTree.Element("sitemapindex", xmlns=_SITEMAP)
        for number in range(1, count + 1):
            address = site_address(datasette, request, f"/sitemap-{number}.xml")
            added(added(index, "sitemap"), "loc", address)
        return xml_answer(index, "application/xml")
    number = int(part or 1)
    if not 1 <= number <= count:
        raise NotFound(gettext("There is no such list of pages."))
    urls = ElementTree.Element("urlset", xmlns=_SITEMAP)
    dated = contents(datasette).created  # all pages are made anew of each version
    for path in await _listed(datasette, (number - 1) * ADDRESSES):
        url = added(urls, "url")
        added(url, "loc", site_address(datasette, request, path))
        if dated:
            added(url, "lastmod", dated)
    return xml_answer(urls, "application/xml")


async def _listed(datasette: Datasette, offset: int) -> list[str]:
    """The paths of a sitemap: those of pages first, then those of rows."""
    page_paths = [*islice(_pages(datasette), offset, offset + ADDRESSES)]
    skipped = max(offset - len([*_pages(datasette)]), 0)
    entries = await reading(
        datasette, lambda store: store.directory.stretch(ADDRESSES - len(page_paths), skipped)
    )
    return page_paths + [
        datasette.urls.row(DATABASE, entry.table, tilde_encode(entry.key)) for entry in entries
    ]


def _pages(datasette: Datasette) -> Iterator[str]:
    """The paths of all pages but those of rows."""
    site = contents(datasette)
    book = {table["name"] for table in site.codebook["tables"]}
    yield from (datasette.urls.path(page.path) for page in site_pages(datasette))
    for question in site.settings.questions:
        yield datasette.urls.path(question_path(question.name))
    for table in site.tables.values():
        if not table.hidden:
            yield datasette.urls.table(DATABASE, table.name)
            if table.name in book:
                yield datasette.urls.path(f"/codebook/{tilde_encode(table.name)}")
    yield from (datasette.urls.query(DATABASE, question.name) for question in site.questions)
    for before, version in pairwise(["", *site.versions]):
        yield datasette.urls.path(version_path(version))
        yield datasette.urls.path(changes_path(before, version))
    yield from (datasette.urls.path(f"/seeds/{key}") for key in site.labels.get(SEEDS, ()))
