"""Pages that stand alone are declared in one place, and can be found from the front page."""

import re
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette

from sandhi.publish.bounds.names import PAGES
from sandhi.site.requests.routing import routes
from sandhi.site.requests.site_pages import navigation, site_pages
from sandhi.site.store import contents
from sandhi.site.store.published_folder import publication
from tests.conftest import ROOT
from tests.site.conftest import Get

DECLARATION = "sandhi/site/requests/site_pages.py"
RESERVED = "PAGES of sandhi/publish/bounds/names.py"


def linked(page: str) -> set[str]:
    """The paths to which links and forms of a page lead."""
    return {
        urlsplit(one).path
        for one in re.findall(r'<(?:a|form)\s[^>]*(?:href|action)="([^"]+)"', page)
    }


async def mapped(get: Get) -> set[str]:
    sitemap = ElementTree.fromstring((await get("/sitemap.xml")).text)
    return {
        urlsplit(place.text or "").path for place in sitemap.iter() if place.tag.endswith("loc")
    }


async def pages_without_a_parameter(site: Datasette, get: Get) -> set[str]:
    """The paths of the routes that no key is needed for, as far as they answer with a page."""
    paths = set()
    for pattern, _ in routes(site):
        path = re.sub(r"\\(.)", r"\1", pattern).removesuffix("$")
        if re.fullmatch(pattern, path):
            answer = await get(path)
            if answer.status_code == 200 and answer.headers["content-type"].startswith("text/html"):
                paths.add(path)
    return paths


async def test_every_page_without_a_parameter_is_declared_mapped_and_linked(
    site: Datasette, get: Get
) -> None:
    declared = {page.path for page in site_pages(site)}
    routed = await pages_without_a_parameter(site, get)
    assert len(routed) > 6
    assert not routed - declared, f"declare {routed - declared} in {DECLARATION}"
    missing = declared - await mapped(get)
    assert not missing, f"the sitemap lacks {missing}: draw it from {DECLARATION}"
    ways = linked((await get("/")).text) | linked((await get("/sandhi/events")).text)
    assert not declared - ways, (
        f"nothing leads to {declared - ways}: give it navigation in {DECLARATION}, or link to it "
        f"from the front page or that of a table"
    )


def test_no_chart_and_no_table_of_disputes_can_take_the_address_of_a_page(
    site: Datasette,
) -> None:
    membership = contents(site).membership
    assert membership
    of_the_package = {*publication(site).charts, membership.parent.name}
    paths = [getattr(route, "pattern", route) for route, _ in site._routes()]
    named = [re.match(r"\^?/([a-z]+)[/$]", path) for path in paths]
    words = {match[1] for match in named if match} - of_the_package
    assert "search" in words
    assert words <= PAGES, f"add {words - PAGES} to {RESERVED}"


def bar(page: str) -> list[tuple[str, str]]:
    """The links of the navigation on top of a page, with their words."""
    (navigation,) = re.findall(r'<nav class="sections"[^>]*>(.*?)</nav>', page, re.DOTALL)
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', navigation)
    return [(path, unescape(title)) for path, title in links]


async def test_every_page_that_is_declared_answers_under_the_navigation(
    site: Datasette, get: Get
) -> None:
    shown = [(section.path, section.title) for section in navigation(site)]
    assert len(shown) > 1
    for page in site_pages(site):
        answer = await get(page.path)
        assert answer.status_code == 200, page.path
        assert bar(answer.text) == shown, page.path
        menu = answer.text.partition('<details class="menu">')[2].partition("</details>")[0]
        assert {each.path for section in navigation(site) for each in section.pages} <= linked(menu)


@pytest.mark.parametrize(
    ("path", "section", "place"),
    [
        ("/timeline", "Explore", "Timeline"),
        ("/sandhi/events", "Explore", "Events"),
        ("/sandhi/events/E0001", "Explore", "Events"),
        ("/sandhi/figures", "Explore", "Figures"),
        ("/codebook", "Data", "Codebook"),
        ("/sandhi/places", "Explore", "Places"),
        ("/sandhi/sentences", "Data", "Tables"),
        ("/v/0.9.0/", "Data", "Versions"),
        ("/history/F0017", "Data", "Versions"),
        ("/search", None, None),
        ("/", None, None),
    ],
)
async def test_the_navigation_marks_where_a_page_stands(
    get: Get, path: str, section: str | None, place: str | None
) -> None:
    page = (await get(path)).text
    marked = re.findall(r'<a href="[^"]+" aria-current="(?:page|true)">([^<]+)</a>', page)
    top = page.partition('<nav class="sections"')[2].partition("</nav>")[0]
    below = page.partition('<nav class="subpages"')[2].partition("</nav>")[0]
    assert [one for one in marked if f">{one}<" in top] == ([section] * 2 if section else [])
    assert [one for one in marked if f">{one}<" in below] == ([place] * 2 if place else [])


def test_where_a_page_stands_is_said_by_a_macro() -> None:
    templates = (ROOT / "sandhi" / "site" / "templates").glob("*.html")
    by_hand = {file.name for file in templates if 'class="crumbs"' in file.read_text("utf-8")}
    assert by_hand == {"_crumbs.html"}, "use a macro of _crumbs.html, or add one"
