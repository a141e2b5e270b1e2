"""What the sources disagree in stands side by side: who wrote what where, and our assessment."""

import re
import sqlite3
from contextlib import closing
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from sandhi.site.pages.discrepancies.sides import sides
from sandhi.site.store import Store, contents
from tests.conftest import ROOT, Copy
from tests.site.conftest import Get
from tests.site.discrepancies.entries import PAGE, marked, pages, plain, text

STYLES = ROOT / "sandhi" / "site" / "static"
DEVANAGARI = re.compile("[\u0904-\u0939]")


class Hindi(HTMLParser):
    """Collects the Hindi that stands in no element with ``lang``."""

    def __init__(self) -> None:
        super().__init__()
        self.languages = ["en"]
        self.astray: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        self.astray += [value for value in given.values() if value and DEVANAGARI.search(value)]
        if tag not in ("meta", "link", "input"):
            self.languages.append(given.get("lang") or self.languages[-1])

    def handle_endtag(self, tag: str) -> None:
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        if DEVANAGARI.search(data) and self.languages[-1] != "hi":
            self.astray.append(data)


async def test_a_page_has_the_assessment_and_every_member_with_its_row_and_place(
    get: Get, original: Copy, site: Datasette
) -> None:
    keys = ["X0001", "X0005", "X0010", "X0029"]
    found = await pages(get, *keys)
    rows = await site.get_database("sandhi").execute('SELECT "key", "table" FROM records')
    tables = {row["key"]: row["table"] for row in rows}
    assessments = {
        row["discrepancy_id"]: row["assessment"] for row in original.rows("discrepancies")
    }
    articles = re.compile(r"\bS\d{3}\b")  # which pages call by their names
    for key in keys:
        parts = articles.split(assessments[key])
        assert all(" ".join(part.split()) in text(found[key]) for part in parts if len(part) > 20)
    members = [row for row in original.rows("discrepancy_members") if row["discrepancy_id"] in keys]
    for row in members:
        page, record = found[row["discrepancy_id"]], row["record_id"]
        (item,) = re.findall(rf'<li id="{row["member_id"]}">.*?</li>', page, re.DOTALL)
        assert f'href="/sandhi/{tables[record]}/{record}"' in item
        place = f"{row['seed_id']}?at={row['start']}-{row['end']}#at"
        assert f'href="/seeds/{place}"' in page


async def test_what_members_lead_to_is_there(get: Get) -> None:
    found = (await pages(get, "X0001"))["X0001"]
    links = {unescape(link) for link in re.findall(r'href="(/[^"]+)"', found)}
    assert len(links) > 20
    for link in links:
        assert (await get(link.partition("#")[0], follow_redirects=True)).status_code == 200, link


async def test_quotes_are_marked_in_their_sentences_with_the_translation(
    get: Get, original: Copy, site: Datasette
) -> None:
    keys = ["X0001", "X0005", "X0029"]
    found = await pages(get, *keys)
    rows = await site.get_database("sandhi").execute("SELECT * FROM evidence")
    evidence = {row["key"]: row for row in rows}
    for row in original.rows("discrepancy_members"):
        if row["discrepancy_id"] not in keys:
            continue
        page, proof = found[row["discrepancy_id"]], evidence[row["member_id"]]
        blocks = re.findall(r"<blockquote>.*?</blockquote>", page, re.DOTALL)
        sentences = [block for block in blocks if plain(block) == proof["sentence"]]
        assert any(row["quote"] in marked(sentence) for sentence in sentences)
        assert proof["translation"] in text(page)


async def test_passages_of_one_sentence_are_marked_in_one(get: Get) -> None:
    article = (await pages(get, "X0029"))["X0029"]  # a date, and the clause that it is in
    (sentence,) = re.findall(r"<blockquote>.*?</blockquote>", article, re.DOTALL)
    assert '<mark class="deeper">15 अक्टूबर</mark>' in sentence
    assert marked(sentence).startswith("पुतिन ने इसे 15 अक्टूबर को")
    assert re.search("<q>.*?15 अक्टूबर.*?</q>.*?<q>.*?15 अक्टूबर.*?</q>", article, re.DOTALL)


async def test_rows_of_one_passage_share_it_and_what_they_all_say(get: Get) -> None:
    article = (await pages(get, "X0001"))["X0001"]  # two claimants of one number
    (place,) = re.findall(r'<div class="place">(?:(?!</div>).)*F0010.*?</div>', article, re.DOTALL)
    assert place.count('<li id="') == 2
    assert article.count("<mark>लगभग 11 उत्तर कोरियाई सैनिक</mark>") == 1
    assert place.count("As written") == place.count("→") == 1
    assert "As written 11 Value 11 → 11,000" in text(place)


async def test_members_stand_by_article(get: Get) -> None:
    page = (await pages(get, "X0001"))["X0001"]
    sides = re.findall(r'<section class="side".*?</section>', page, re.DOTALL)
    by_day = ["S003", "S001"]
    assert [re.findall(r'href="/seeds/(\w+)"', side)[0] for side in sides] == by_day
    assert "यूक्रेन युद्ध के बीच उत्तर कोरिया" in text(sides[1])


async def test_a_page_says_what_its_codes_mean_and_what_other_sources_say(
    get: Get, original: Copy
) -> None:
    found = await pages(get, "X0002", "X0004")
    page = text(found["X0002"])
    assert "The articles disagree and we do not decide." in page
    uses = original.package.cells("reference_uses").query("record_id == 'X0002'")
    assert len(uses)
    assert all(" ".join(said.split()) in page for said in uses["states"])
    assert not re.search(r"\bS00\d\b", text(found["X0004"]))


@pytest.mark.parametrize("address", [PAGE, "/sandhi/discrepancies/X0001"])
async def test_hindi_is_marked_as_hindi(get: Get, address: str) -> None:
    parser = Hindi()
    page = (await get(address)).text
    parser.feed(page[page.index("<main") : page.index("</main>")])
    assert parser.astray == []


async def test_the_permanent_address_leads_to_the_page_with_all_sides(get: Get) -> None:
    page = await get("/id/X0001", follow_redirects=True)
    assert page.url.path == "/sandhi/discrepancies/X0001"
    assert page.text.count('<section class="side"') == 2


def test_the_sides_take_few_queries_however_many_they_are(built: Path, site: Datasette) -> None:
    membership, asked = contents(site).membership, list[str]()
    assert membership is not None
    with closing(sqlite3.connect(built)) as connection:
        connection.set_trace_callback(asked.append)
        keys = contents(site).labels[membership.parent.name]
        store = Store(connection, contents(site))
        assert len(sides(store, membership, keys)) == len(keys)
    assert len(asked) < 12


def test_what_is_compared_is_never_pushed_sideways() -> None:
    """On a phone, what articles say of one thing stands one beneath the other."""
    for sheet in STYLES.glob("*.css"):
        assert "scroll-snap" not in sheet.read_text("utf-8"), sheet.name
