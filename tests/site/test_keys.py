"""Keys that an address has to spell out, or that are many: pages lead to their rows."""

import re
import sqlite3
from html import unescape

import pytest
from datasette.app import Datasette

from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.addresses import row_path
from sandhi.site.store.database import Database, Parameters
from tests.conftest import Copy
from tests.site.conftest import Get

KEY = 'R #1?"%é'


async def test_the_links_of_its_page_and_of_the_examples_for_programs_lead_to_it(
    cricket: Copy,
) -> None:
    cricket.edit("scores", 0, score_id=KEY)
    build(cricket.package, path := cricket.root / "sandhi.db")
    client = open_site(path).client
    row = row_path("scores", KEY)
    led = {row: f"{row}.json", "/api": "/id/R%20%231%3F%22%25%C3%A9"}
    for page, wanted in led.items():
        assert wanted in (await client.get(page)).text
        assert (await client.get(wanted, follow_redirects=True)).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/questions/how-many-soldiers", "/discrepancies", "/articles", "/seeds/S001"),
        *("/sandhi/actors/A0001", "/sandhi/events/E0001", "/sandhi/events", "/search?q=treaty"),
    ],
)
async def test_however_many_are_looked_up_a_statement_takes_few_parameters(
    changed_site: Datasette, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def select(self: Database, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        self.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 8)
        return self.connection.execute(sql, parameters)

    monkeypatch.setattr(Database, "select", select)
    assert (await changed_site.client.get(path)).status_code == 200


async def test_a_permanent_address_leads_to_where_people_read(get: Get) -> None:
    for asked, led in (
        ("/id/S000", "/seeds/S000"),
        ("/id/E0001", "/sandhi/events/E0001"),
        ("/id/PRK", "/id/A0001"),  # what a row is called elsewhere
        ("/id/PRK.bib", "/id/A0001.bib"),
        ("/sandhi/states/PRK", "/sandhi/states/A0001"),
    ):
        answer = await get(asked)
        assert (answer.status_code, answer.headers["location"]) == (303, led), asked
    assert (await get("/sandhi/states/XXX")).status_code == 404
    assert (await get("/sandhi/events/PRK")).status_code == 404


async def test_a_row_without_an_address_of_its_own_is_cited_as_part_of_its_table(get: Get) -> None:
    page = (await get("/sandhi/states/A0001")).text
    bar = page.partition('class="at-hand"')[2].partition("</header>")[0]
    (cite,) = re.findall(r'href="(/cite\?[^"]+)"', bar)
    assert "A0001" in (await get(unescape(cite))).text
    assert 'href="/sandhi/states/A0001.json"' in bar
    assert 'href="/about?key=A0001#report"' in bar


@pytest.mark.parametrize(
    ("address", "trail"),
    [
        ("/sandhi/events", "Home › Explore"),
        ("/sandhi/events/E0001", "Home › Explore › Events"),
        ("/sandhi/treaties/T0001", "Home › Data › Tables › Treaties"),
        ("/sandhi/discrepancies/X0001", "Home › Explore › Disagreements"),
        ("/codebook", "Home › Data"),
    ],
)
async def test_where_a_page_stands_is_where_the_menu_has_it(
    get: Get, address: str, trail: str
) -> None:
    page = (await get(address)).text
    (crumbs,) = re.findall(r'<nav class="crumbs".*?</nav>', page, re.DOTALL)
    assert " ".join(re.sub("<[^>]*>", " ", crumbs).split()) == trail
    current = re.findall(r'<a href="([^"]+)" aria-current="(?:true|page)">', page)
    assert {*re.findall(r'href="([^"]+)"', crumbs)} & {*current} or address in current


async def test_no_question_is_listed_twice(get: Get) -> None:
    for address in ("/questions", "/hi/questions"):
        page = (await get(address)).text.partition("<main")[2]
        titles = re.findall(r'<(?:h2|dt)><a href="[^"]*">(.*?)</a>', page)
        assert len(titles) > 5
        assert len(titles) == len({*titles})


async def test_an_error_is_reported_only_where_somebody_takes_reports(
    cricket: Copy, get: Get
) -> None:
    page = (await get("/sandhi/events/E0001")).text
    about = (await get("/about")).text
    words = "Note for a report" if "declares no address" in about else "Report an error"
    assert f'#report">{words}</a>' in page
    cricket.describe(
        "datapackage.json", lambda said: said["sandhi"].update(report="mailto:a@example.org")
    )
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    told = (await open_site(path).client.get("/about")).text
    assert '<h2 id="report">Report an error</h2>' in told
