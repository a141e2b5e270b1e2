"""The list of all pages for crawlers: those that stand alone, and those of tables and rows."""

from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import pairwise
from xml.etree import ElementTree

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.cite.record import tilde_encoded
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import (
    changes_path,
    codebook_path,
    is_absolute,
    seed_path,
    site_address,
    version_path,
)
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.xml import add_child, xml_answer, xml_text_answer
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
    address_count = int(contents(datasette).about["rows.records"]) + len([*_pages(datasette)])
    count = max(-(-address_count // ADDRESSES), 1)
    if part is None and count > 1:
        index = ElementTree.Element("sitemapindex", xmlns=_SITEMAP)
        for number in range(1, count + 1):
            address = site_address(datasette, request, f"/sitemap-{number}.xml")
            add_child(add_child(index, "sitemap"), "loc", address)
        return xml_answer(index, "application/xml")
    number = int(part or 1)
    if not 1 <= number <= count:
        raise NotFound(gettext("There is no such list of pages."))
    day = contents(datasette).created  # all pages are made anew of each version
    dated = f"<lastmod>{day}</lastmod>" if day else ""
    addresses = await _listed(datasette, request, (number - 1) * ADDRESSES)
    # Written out, since to make a tree of them first would take as long again.
    urls = "".join(f"<url><loc>{escape(one)}</loc>{dated}</url>" for one in addresses)
    return xml_text_answer(f'<urlset xmlns="{_SITEMAP}">{urls}</urlset>', "application/xml")


async def _listed(datasette: Datasette, request: Request, offset: int) -> list[str]:
    """The addresses of a sitemap: those of pages first, then those of rows."""
    pages = [*_pages(datasette)]
    page_paths = pages[offset : offset + ADDRESSES]
    skipped = max(offset - len(pages), 0)
    rows = await reading(
        datasette, lambda store: store.directory.stretch(ADDRESSES - len(page_paths), skipped)
    )

    @cache  # all that the addresses of the rows of a table have in common
    def of_table(table: str) -> str:
        return site_address(datasette, request, datasette.urls.table(DATABASE, table))

    return [
        *(site_address(datasette, request, path) for path in page_paths),
        *(f"{of_table(table)}/{tilde_encoded(key)}" for table, key in rows),
    ]


def _pages(datasette: Datasette) -> Iterator[str]:
    """The paths of all pages but those of rows."""
    site = contents(datasette)
    yield from (datasette.urls.path(page.path) for page in site_pages(datasette))
    for question in site.settings.questions:
        yield datasette.urls.path(question_path(question.name))
    for table in site.tables.values():
        if not table.hidden:
            yield datasette.urls.table(DATABASE, table.name)
            if table.name in site.codebook_tables:
                yield datasette.urls.path(codebook_path(table.name))
    yield from (datasette.urls.query(DATABASE, question.name) for question in site.questions)
    for before, version in pairwise(["", *site.versions]):
        yield datasette.urls.path(version_path(version))
        yield datasette.urls.path(changes_path(before, version))
    yield from (datasette.urls.path(seed_path(key)) for key in site.labels.get(SEEDS, ()))
