"""The pages that stand alone, each declared once: routes, sitemap and navigation are drawn of them.

The pages of tables, rows, questions and source texts are as many as those; they are led to by
their keys (``routing``, and Datasette's own routes), and listed by the sitemap beside these.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from datasette.app import Datasette

from sandhi.publish.metadata import DATABASE
from sandhi.site.pages.chart import chart_page
from sandhi.site.pages.cite import cite_page
from sandhi.site.pages.codebook import codebook_page
from sandhi.site.pages.discrepancies.page import discrepancies_page
from sandhi.site.pages.downloads import downloads_page
from sandhi.site.pages.search import search_page
from sandhi.site.reader.articles import PATH as ARTICLES
from sandhi.site.reader.articles import articles_page
from sandhi.site.reader.compare.page import compare_page
from sandhi.site.store import contents
from sandhi.site.store.published import publication
from sandhi.site.store.tables import SEEDS

Handler: TypeAlias = Callable[..., object]


class SitePage(NamedTuple):
    """A page with an address of its own, which no key or query is needed for.

    ``handler`` answers for it; None where Datasette does. A page that is not in the ``navigation``
    must be led to from the front page or from that of a table, by a form or a link.
    """

    path: str
    title: str
    handler: Handler | None
    navigation: bool = True


def site_pages(datasette: Datasette) -> list[SitePage]:
    """Return the pages that a site has, in the order of its navigation."""
    site, beside = contents(datasette), publication(datasette)
    pages = [
        SitePage("/", site.dataset.title, None, navigation=False),
        SitePage(f"/{DATABASE}", "Contents", None),
        SitePage("/codebook", "Codebook", codebook_page),
    ]
    if SEEDS in site.tables:
        pages += [
            SitePage(ARTICLES, "Articles", articles_page),
            SitePage("/compare", "Compare", compare_page),
        ]
    if site.membership:
        title = site.membership.parent.title
        pages.append(SitePage(site.membership.path, title, discrepancies_page))
    for name in beside.charts:
        pages.append(SitePage(f"/{name}", name.replace("-", " ").capitalize(), chart_page(name)))
    if beside.files:
        pages.append(SitePage("/downloads", "Downloads", downloads_page))
    return [
        *pages,
        SitePage("/search", "Search", search_page, navigation=False),
        SitePage("/cite", "Cite", cite_page, navigation=False),
    ]
