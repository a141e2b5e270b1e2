"""The pages that stand alone, each declared once: routes, sitemap and navigation are drawn of them.

The pages of tables, rows, questions and source texts are as many as those; they are led to by
their keys (``routing``, and Datasette's own routes), and listed by the sitemap beside these.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.package import Role
from sandhi.publish.languages.words import chart_title
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import table_path
from sandhi.site.elements.interface import gettext, word
from sandhi.site.pages.about.api import api_page
from sandhi.site.pages.about.page import about_page
from sandhi.site.pages.about.quality import quality_page
from sandhi.site.pages.charts.page import chart_page
from sandhi.site.pages.cite import cite_page
from sandhi.site.pages.codebook.book import RULES
from sandhi.site.pages.codebook.page import codebook_page, codebook_rules_page
from sandhi.site.pages.discrepancies.page import discrepancies_page
from sandhi.site.pages.downloads import downloads_page
from sandhi.site.pages.history.differences import changes_page
from sandhi.site.pages.landing import landing_page
from sandhi.site.pages.questions.page import questions_page
from sandhi.site.pages.search.page import search_page
from sandhi.site.reader.articles import PATH as ARTICLES
from sandhi.site.reader.articles import articles_page
from sandhi.site.reader.compare.page import compare_page
from sandhi.site.store import DatabaseTable, contents
from sandhi.site.store.published_folder import publication
from sandhi.site.store.tables import SEEDS

Handler: TypeAlias = Callable[..., object]


class SiteSection(StrEnum):
    """An item of the navigation, in its order."""

    READ = "read"
    QUESTIONS = "questions"
    EXPLORE = "explore"
    DATA = "data"
    ABOUT = "about"


class SitePage(NamedTuple):
    """A page with an address of its own, which no key or query is needed for.

    ``handler`` answers for it; None where Datasette does. A page that is in no ``section`` of the
    navigation must be led to from the front page or from that of a table, by a form or a link. What
    stands below its path belongs to it.
    """

    path: str
    title: str
    handler: Handler | None
    section: SiteSection | None = None


class Listed(NamedTuple):
    """A page in the navigation; ``current`` where it, or what belongs to it, is being read."""

    path: str
    title: str
    current: bool


class ListedSection(NamedTuple):
    """A section in the navigation, which leads to the first of its pages.

    ``current`` where a page of it is being read; ``leads_here`` where that is the one it leads to.
    """

    path: str
    title: str
    current: bool
    leads_here: bool
    pages: list[Listed]


def site_pages(datasette: Datasette) -> list[SitePage]:
    """Return the pages that a site has, in the order in which its navigation lists them."""
    site, published = contents(datasette), publication(datasette)
    section = SiteSection.QUESTIONS if site.questions else None
    pages = [
        SitePage("/", site.title, landing_page),
        SitePage("/questions", gettext("Questions"), questions_page, section),
        *(
            SitePage(f"/{name}", word(chart_title(name)), chart_page(name), SiteSection.EXPLORE)
            for name in published.charts
        ),
    ]
    if SEEDS in site.tables:
        pages += [
            SitePage(ARTICLES, gettext("Articles"), articles_page, SiteSection.READ),
            SitePage("/compare", gettext("Compare"), compare_page, SiteSection.READ),
        ]
    if site.membership:
        title = site.membership.parent.title
        pages.append(SitePage(site.membership.path, title, discrepancies_page, SiteSection.EXPLORE))
    if published.files:
        pages.append(SitePage("/downloads", gettext("Downloads"), downloads_page, SiteSection.DATA))
    if site.has_ledger:
        pages.append(SitePage("/changes", gettext("Versions"), changes_page, SiteSection.DATA))
    return [
        *pages,
        SitePage(f"/{DATABASE}", gettext("Tables"), None, SiteSection.DATA),
        SitePage("/codebook", gettext("Codebook"), codebook_page, SiteSection.DATA),
        SitePage(RULES, gettext("Rules"), codebook_rules_page, SiteSection.DATA),
        SitePage("/api", "API", api_page, SiteSection.DATA),
        SitePage("/quality", gettext("Quality"), quality_page, SiteSection.DATA),
        SitePage("/about", gettext("About"), about_page, SiteSection.ABOUT),
        SitePage("/search", gettext("Search"), search_page),
        SitePage("/cite", gettext("Cite"), cite_page),
    ]


_LISTED = "pages in the navigation"


def navigation(datasette: Datasette, request: Request | None = None) -> list[ListedSection]:
    """Return the sections of a site, each with its pages, and which of them is being read."""
    memory = contents(datasette).memory  # of a site in a language: each page has all of this on it
    if _LISTED not in memory:
        pages = [*_tables(datasette), *site_pages(datasette), *_things(datasette)]
        memory[_LISTED] = [page for page in pages if page.section]
    listed_pages: list[SitePage] = memory[_LISTED]
    path = _standing_for(datasette, request.path) if request else ""
    paths_around = [page.path for page in listed_pages if _within(path, page.path)]
    nearest = max(paths_around, key=len, default=None)
    return [
        ListedSection(
            pages[0].path,
            _section_title(section),
            any(page.path == nearest for page in pages),
            path == pages[0].path,
            [Listed(page.path, page.title, page.path == nearest) for page in pages],
        )
        for section in SiteSection
        if (pages := [page for page in listed_pages if page.section is section])
    ]


def _tables(datasette: Datasette) -> list[SitePage]:
    """The tables that a newcomer meets first, but for those that a chart of that name shows."""
    site, charts = contents(datasette), publication(datasette).charts
    return [_table_page(table) for table in site.front if table.name not in charts]


def _things(datasette: Datasette) -> list[SitePage]:
    """The tables of what rows of those name, such as places."""
    site = contents(datasette)
    names = {name for table in site.front for name in table.references.values()}
    others = (table for table in site.others if table.name in names)
    return [_table_page(table) for table in others if table.role is Role.ENTITY]


def _table_page(table: DatabaseTable) -> SitePage:
    return SitePage(table_path(table.name), table.title, None, SiteSection.EXPLORE)


def _standing_for(datasette: Datasette, path: str) -> str:
    """The path of the page in the navigation that shows what a page of tables is about."""
    site, charts = contents(datasette), publication(datasette).charts
    places = {table_path(table.name): f"/{table.name}" for table in site.front}
    places = {table: page for table, page in places.items() if page[1:] in charts}
    places[f"/{SEEDS}"] = ARTICLES
    if site.membership:
        places[table_path(site.membership.parent.name)] = site.membership.path
    for front in site.front:  # what a table is with names belongs to it
        own_path = table_path(front.name)
        places[table_path(f"{front.name}_wide")] = places.get(own_path, own_path)
    places |= {table_path(question.name): "/questions" for question in site.questions}
    places |= dict.fromkeys(("/v", "/history"), "/changes")
    places["/concordance"] = f"/{DATABASE}"
    for table, page in places.items():
        if _within(path, table):
            return page
    return path


def _within(path: str, page: str) -> bool:
    return path == page or path.startswith(f"{page}/")


def _section_title(section: SiteSection) -> str:
    titles = {
        SiteSection.READ: gettext("Read"),
        SiteSection.QUESTIONS: gettext("Questions"),
        SiteSection.EXPLORE: gettext("Explore"),
        SiteSection.DATA: gettext("Data"),
        SiteSection.ABOUT: gettext("About"),
    }
    return titles[section]
