"""Keys that an address has to spell out, or that are many: pages lead to their rows."""

import csv
import re
import sqlite3
from html import unescape

import pytest
from datasette.app import Datasette
from datasette.utils import tilde_decode, tilde_encode
from hypothesis import given
from hypothesis.strategies import text

from sandhi.cite.record import tilde_encoded
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.addresses import cite_path, record_path, row_path, rows_path
from sandhi.site.store.database import Database, Parameters
from tests.conftest import ROOT, Copy
from tests.site.conftest import Get

KEY = 'R #1?"%é'
# And beside them, keys that some would be taken for in another spelling.
NASTY = (
    *("~", "~00", "~41", "Z~41", "Z~001", "100%", "%41", "a+b", "a b", "a/b", "a.json", "a.b"),
    *("a,b", "a;b", "a:b", "a'b", 'a"b', "<b>", "a&b", "a?b", "a#b", "भारत", "a@b", "~7E", "a\\b"),
)
KEYS = (*NASTY, "A", "ZA", "a", "Z")
_KEY_SHOWN = re.compile(r'<p class="kind">.*?<span class="key">(.*?)</span>')
_NEIGHBOUR = re.compile(
    r'<a rel="(?:prev|next)" href="([^"]*)"><span class="key">(?:← )?(.*?)(?: →)?<'
)


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


@given(text())
def test_a_key_in_an_address_is_spelt_as_datasette_spells_it(key: str) -> None:
    assert tilde_encoded(key) == tilde_encode(key)
    assert tilde_decode(tilde_encoded(key)) == key


async def test_whatever_a_key_is_all_that_leads_to_its_row_does(cricket: Copy) -> None:
    first, second = cricket.rows("sides")
    added = [first | {"side_id": key, "name": f"Side {number}"} for number, key in enumerate(KEYS)]
    cricket.write("sides", [first, second, *added])
    build(cricket.package, path := cricket.root / "sandhi.db")
    client = open_site(path).client

    async def key_shown(path: str) -> str:
        answer = await client.get(unescape(path), follow_redirects=True)
        assert answer.status_code == 200, path
        return unescape(_KEY_SHOWN.findall(answer.text)[0])

    neighbours = set()
    for key in KEYS:
        for prefix in ("", "/hi"):
            page = f"{prefix}{row_path('sides', key)}"
            shown = (await client.get(page)).text
            assert await key_shown(page) == await key_shown(prefix + record_path(key)) == key
            (data,) = {unescape(one) for one in re.findall(r'href="([^"]*)">JSON,', shown)}
            assert (await client.get(data)).json()["rows"][0][0] == key
        for link, neighbour in _NEIGHBOUR.findall(shown):
            neighbours.add(unescape(neighbour))
            assert await key_shown(link) == unescape(neighbour)
        (offered,) = re.findall(r'href="([^"]*)">CSV<', shown)
        assert unescape(offered) == rows_path("sides", "side_id", key).replace("?", ".csv?", 1)
        rows = await client.get(unescape(offered).removeprefix("/hi"))
        assert [row["side_id"] for row in csv.DictReader(rows.text.splitlines())] == [key]
        for cited in (f"{record_path(key)}.bib", cite_path(key=key)):
            answer = await client.get(cited)
            assert answer.status_code == 200, cited
            assert record_path(key) in answer.text.replace(r"\%", "%"), cited
    assert {*KEYS} <= neighbours


def test_templates_leave_it_to_one_place_to_spell_a_key() -> None:
    templates = (ROOT / "sandhi" / "site" / "templates").glob("*.html")
    own = r'"/(?:id|seeds|history|codebook)/" ~|"/sandhi/" ~ table ~|urls\.row\('
    spelt = {file.name: re.findall(own, file.read_text("utf-8")) for file in templates}
    assert not {name: places for name, places in spelt.items() if places}


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
        ("/sandhi/treaties/T0001", "Home › Explore › Treaties"),
        ("/sandhi/sentences/S001-01", "Home › Data › Tables › Sentences"),
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
    words = "How to report an error" if "declares no address" in about else "Report an error"
    assert f'#report">{words}</a>' in page
    cricket.describe(
        "datapackage.json", lambda said: said["sandhi"].update(report="mailto:a@example.org")
    )
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    told = (await open_site(path).client.get("/about")).text
    assert '<h2 id="report">Report an error</h2>' in told
