"""The front page and the lists that lead to all there is."""

import re

import pytest
from datasette.app import Datasette

from sandhi.site.store import contents
from tests.conftest import Copy
from tests.harness.extent import some
from tests.site.conftest import Get
from tests.site.pages.html import heading, text


async def test_the_front_page_opens_on_the_front_tables_with_their_counts(
    get: Get, original: Copy
) -> None:
    page = (await get("/")).text
    package = original.package
    for name in package.settings.front:
        counted = f"{len(package.cells(name)):,} {package.schemas[name].title.lower()}"
        (link,) = re.findall(rf'<li><a href="/sandhi/{name}"><strong>.*?</a>', page)
        assert text(link) == counted
    assert heading(page) == package.descriptor["title"]


async def test_the_pages_of_tables_and_of_questions_lead_to_each_of_them(
    get: Get, site: Datasette
) -> None:
    known = contents(site)
    links = {*re.findall(r'href="/sandhi/([^"?]+)"', (await get("/sandhi")).text)}
    assert {table.name for table in known.tables.values() if not table.hidden} <= links
    pages = ["/questions", *(f"/questions/{one.name}" for one in known.settings.questions)]
    asked = {
        link for page in pages for link in re.findall(r'"/sandhi/([^"?]+)"', (await get(page)).text)
    }
    assert {question.name for question in known.questions} <= asked


@pytest.mark.no_cover
async def test_every_page_that_lists_lead_to_answers(get: Get, site: Datasette) -> None:
    known = contents(site)
    names = [*known.tables, *(question.name for question in known.questions)]
    for address in ["/", "/sandhi", *(f"/sandhi/{name}" for name in some(names, 8))]:
        assert (await get(address)).status_code == 200, address


async def test_a_wrong_address_is_answered_with_the_way_back(get: Get) -> None:
    for address in ("/nothing", "/sandhi/nothing", "/sandhi/events/E9999"):
        page = await get(address)
        assert page.status_code == 404
        assert heading(page.text) == "Not found"
        assert '<a href="/">' in page.text
