"""The site in a language beside English: each page under a prefix, files and data without."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from datasette.app import Datasette

from sandhi.site.elements.addresses import is_page, path_in_language
from sandhi.site.elements.interface import ENGLISH, languages, speaking
from sandhi.site.requests.site_pages import site_pages
from tests.site.conftest import Get
from tests.site.fuzz import FuzzedRequest, answered

ROW, TEXT = "/sandhi/events/E0001", "/seeds/S001"


def led_to(page: str) -> set[str]:
    """The paths on this site that a page links to, sends forms to, or loads."""
    written = re.findall(r'\s(?:href|action|src)="([^"]+)"', page)
    return {urlsplit(unescape(one)).path for one in written if one.startswith(("/", "?"))} - {""}


@pytest.mark.parametrize("path", ["/", "/questions", "/articles", ROW, TEXT, "/sandhi/events"])
async def test_a_page_of_a_language_leads_to_pages_of_it_and_to_files(get: Get, path: str) -> None:
    answer = await get(f"/hi{path}")
    assert answer.status_code == 200
    assert '<html lang="hi">' in answer.text
    switch = re.findall(r'<a class="speak" href="([^"]+)" hreflang="en"', answer.text)
    assert switch == [path]
    others = {one for one in led_to(answer.text) if not one.startswith("/hi/")} - {path}
    assert others
    assert not {one for one in others if is_page(one)}


@pytest.mark.parametrize("path", ["/", "/questions", ROW, TEXT])
async def test_a_page_in_english_leads_to_its_other_language_alone(get: Get, path: str) -> None:
    page = (await get(path)).text
    assert '<html lang="en">' in page
    assert {one for one in led_to(page) if one.startswith("/hi/")} == {f"/hi{path}"}


@pytest.mark.parametrize(
    ("path", "printed"),
    [(ROW, "/id/E0001"), (f"/hi{ROW}", "/id/E0001"), ("/hi/questions", "/hi/questions")],
)
async def test_a_page_that_is_printed_says_where_it_was(get: Get, path: str, printed: str) -> None:
    """Of a row that is its address for good, whatever the language and the place of its page."""
    assert f'<p class="printed">http://localhost{printed}</p>' in (await get(path)).text


async def test_every_page_that_stands_alone_is_in_each_language(site: Datasette, get: Get) -> None:
    for page in site_pages(site):
        assert (await get(page.path)).status_code == (await get(f"/hi{page.path}")).status_code


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("/hi", "/hi/"),
        ("/hi?x=1", "/hi/?x=1"),
        ("/hi/sandhi/events.json?_size=1", "/sandhi/events.json?_size=1"),
        ("/hi/sandhi.db", "/sandhi.db"),
        ("/hi/downloads/figures.csv", "/downloads/figures.csv"),
        ("/hi/changes.atom", "/changes.atom"),
        ("/hi/-/static-plugins/sandhi.site/site.css", "/-/static-plugins/sandhi.site/site.css"),
    ],
)
async def test_files_and_data_are_in_no_language(get: Get, asked: str, place: str) -> None:
    answer = await get(asked)
    assert (answer.status_code, answer.headers["location"]) == (308, place)
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("ending", [".json", ".csv", "", "/"])
@pytest.mark.parametrize(
    "start",
    ["/hi//evil.test/x", "/hi/\\evil.test/x", "/hi///evil.test/x", "/%68i/x", "//evil.test/x"],
)
async def test_no_page_of_a_language_leads_to_another_host_or_to_itself(
    site: Datasette, start: str, ending: str
) -> None:
    path = f"{start}{ending}"
    answer = await answered(site.app(), FuzzedRequest("GET", path.encode(), []))
    assert answer.status in (302, 404)
    assert not re.match(r"/[/\\]", answer.header("location"))
    assert answer.header("location") != path
    assert not re.search(rb'href="/[/\\]', answer.body)


@pytest.mark.parametrize("path", ["/id/E0001", "/seeds", "/sandhi/events/"])
async def test_what_leads_on_leads_on_within_the_language(get: Get, path: str) -> None:
    plain, hindi = await get(path), await get(f"/hi{path}")
    assert plain.status_code == hindi.status_code
    assert 300 < plain.status_code < 400
    assert hindi.headers["location"] == "/hi" + urljoin(path, plain.headers["location"])


@pytest.mark.parametrize("path", ["/fr", "/en/about", "/hi/hi", "/hindi", "/hi/no-such-page"])
async def test_there_is_no_other_language(get: Get, path: str) -> None:
    assert (await get(path)).status_code == 404


async def test_what_fails_is_said_in_the_language(get: Get) -> None:
    for path in ("/hi/no-such-page", "/hi/sandhi/events?nothing=1"):
        page = (await get(path)).text
        assert '<html lang="hi">' in page
        assert "There is no" not in page


async def test_alternates_are_whole_addresses_where_the_site_is_believed(get: Get) -> None:
    here = {"host": "127.0.0.1:8001"}
    for path in ("/questions", "/hi/questions"):
        page = (await get(path, headers=here)).text
        assert re.findall(r'hreflang="(\w+)" href="([^"]+)">', page) == [
            ("en", "http://127.0.0.1:8001/questions"),
            ("hi", "http://127.0.0.1:8001/hi/questions"),
        ]
        unknown = (await get(path, headers={"host": ""})).text
        assert '<link rel="alternate" hreflang' not in unknown


def test_a_path_has_its_language_once() -> None:
    assert languages() == (ENGLISH, "hi")
    with speaking("hi"):
        assert path_in_language(path_in_language("/about")) == "/hi/about"
        assert path_in_language("/about", ENGLISH) == "/about"
        assert path_in_language("/downloads/SHA256SUMS") == "/downloads/SHA256SUMS"
        assert path_in_language("/id/E0001.bib?version=1") == "/id/E0001.bib?version=1"
        assert path_in_language("/id/E0001?version=0.9.0") == "/hi/id/E0001?version=0.9.0"
    assert path_in_language("/about") == "/about"
