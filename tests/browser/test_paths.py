"""What the three users of the dataset do: read it, download it, cite it."""

import csv
import gzip
import io
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pyarrow.parquet
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from sandhi.site.pages.table.shown import CARD
from tests.conftest import Copy
from tests.harness.extent import some

pytestmark = pytest.mark.needs("chromium")

PHONE = ViewportSize(width=390, height=844)


def test_a_reader_goes_from_hindi_words_to_a_row_to_its_article_and_back(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search everything").fill("किम जोंग-उन")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("hit")
    hit = page.locator(".hits h2 a", has_text="Kim Jong Un").first
    expect(page.locator(".hits mark").first).to_be_visible()
    hit.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kim Jong Un")
    row = page.url
    quote = page.locator("figure.passage mark").inner_text()
    page.locator("figure.passage figcaption a").first.click()
    assert "?at=" in page.url
    expect(page.locator("#at")).to_be_in_viewport()
    assert page.locator("#at").inner_text() in quote
    expect(page.locator("#panel-title")).to_have_text(quote)
    page.go_back()
    assert page.url == row


def test_on_a_phone_no_page_is_wider_than_the_screen(page: Page, site_paths: list[str]) -> None:
    page.set_viewport_size(PHONE)
    rows = [f"/sandhi/{row}" for row in ("discrepancies/X0001", "events/E0001", "treaties/T0001")]
    others = ("/seeds/S004?at=638-644", "/compare?event=E0001", *rows)
    for path in some([*site_paths, *others, "/sandhi/events", "/search?q=troops"], 4):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def test_a_card_of_a_table_on_a_phone_has_the_number_that_is_asked_for(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/sandhi/who-says-how-many-troops")
    card = page.locator(".sheet tbody tr", has_text="F0015")
    expect(card.get_by_text("8,000").first).to_be_visible()
    expect(card.locator("td:not(.end):visible")).to_have_count(CARD)


def test_what_is_folded_for_want_of_room_is_printed(page: Page) -> None:
    page.goto("/compare")
    folded = page.locator("details.rest li").last
    expect(folded).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()


def test_an_analyst_downloads_each_format_and_opens_it(
    page: Page, original: Copy, tmp_path: Path
) -> None:
    page.goto("/downloads")
    rows = [*csv.DictReader(original.file("events").read_text("utf-8").splitlines())]

    def got(path: str) -> Path:
        with page.expect_download() as download:
            page.locator(f'a[href="/downloads/{path}"]').first.click()
        target = tmp_path / path.replace("/", "-")
        download.value.save_as(target)
        return target

    plain = got("csv/events.csv").read_bytes()
    assert plain == original.file("events").read_bytes()
    assert (
        got("excel/events.csv").read_bytes().decode("utf-8-sig").splitlines()[0]
        == (plain.decode().splitlines()[0])
    )
    assert [json.loads(line)["label"] for line in got("jsonl/events.jsonl").open()] == [
        row["label"] for row in rows
    ]
    assert pyarrow.parquet.read_table(got("parquet/events.parquet")).num_rows == len(rows)
    book = openpyxl.load_workbook(got("sandhi.xlsx"), read_only=True)
    assert sum(1 for _ in book["events"].iter_rows()) == len(rows) + 1
    with sqlite3.connect(got("sandhi.db")) as database:
        assert database.execute("SELECT count(*) FROM events").fetchone() == (len(rows),)
    with zipfile.ZipFile(got("sandhi.zip")) as archive:
        assert archive.read("data/events.csv") == plain


def test_a_researcher_cites_a_row_and_finds_it_again(page: Page, context: BrowserContext) -> None:
    page.goto("/sandhi/figures/F0017")
    page.locator("summary", has_text="Cite").click()
    page.locator("[data-copy=cite-apa]").click()
    expect(page.locator("[data-copied]")).to_have_text("APA copied")
    reference = page.evaluate("navigator.clipboard.readText()")
    (address,) = re.findall(r"http://\S+/id/F0017", reference)
    again = context.new_page()
    again.goto(address)
    assert again.url.endswith("/sandhi/figures/F0017")
    expect(again.get_by_role("heading", level=1)).to_have_text(
        page.get_by_role("heading", level=1).inner_text()
    )


def test_who_disagrees_on_a_question_is_seen_in_one_click(page: Page) -> None:
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name=re.compile("How many soldiers")).first.click()
    sides = page.locator(".dispute[open] .by-article").first.locator("section")
    expect(sides.first).to_be_visible()
    assert sides.count() > 1
    expect(sides.first.locator("mark").first).to_be_visible()


def test_a_citation_is_one_click_from_a_row(page: Page) -> None:
    page.goto("/sandhi/figures/F0017")
    expect(page.locator("#cite-apa")).to_be_hidden()
    page.locator("summary", has_text="Cite").click()
    expect(page.locator("#cite-apa")).to_contain_text("F0017")


def test_disagreements_of_a_question_fold_on_a_phone_until_one_is_asked_for(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, viewport=PHONE).new_page()
    page.goto("/questions/how-many-soldiers")
    expect(page.locator(".dispute[open]")).to_have_count(1)
    key = page.locator(".dispute").nth(1).get_attribute("id")
    page.goto(f"/questions/how-many-soldiers#{key}")
    expect(page.locator(f"#{key}[open]")).to_have_count(1)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/questions")
    page.goto("/questions/how-many-soldiers")
    assert page.locator(".dispute[open]").count() > 1


def test_a_table_and_a_search_are_cited_on_a_page_of_their_own(page: Page) -> None:
    page.goto("/sandhi/events")
    page.get_by_role("link", name="Cite these rows").click()
    expect(page.locator("#cite-apa")).to_contain_text("Events")
    page.goto("/search?q=संधि")
    page.get_by_role("main").get_by_role("link", name="Cite", exact=True).click()
    expect(page.locator("#cite-apa")).to_contain_text("संधि")


def test_the_streamed_csv_of_a_table_is_the_curated_one(page: Page, original: Copy) -> None:
    page.goto("/sandhi/events")
    link = page.locator('a[href^="/sandhi/events.csv"]')
    with page.expect_download() as download:
        link.click()
    data = download.value.path().read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    streamed = [*csv.reader(io.StringIO(data.decode("utf-8")))]
    curated = [*csv.reader(original.file("events").read_text("utf-8").splitlines())]
    assert streamed[0] == curated[0]
    assert sorted(streamed[1:]) == curated[1:]  # in the order of the page, which is by date


def test_rows_of_one_kind_are_a_workbook_in_two_clicks(page: Page) -> None:
    for start, kind in (("/", "speech"), ("/sandhi/figures_wide", "Soldiers sent")):
        page.goto(start)
        page.get_by_role("main").get_by_role("link", name=kind, exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("link", name="XLSX").first.click()  # with names
        with download.value.path().open("rb") as file:  # Chromium gives it a name without an ending
            book = openpyxl.load_workbook(file)
        assert 1 < sum(1 for _ in book.worksheets[0].iter_rows()) < 80


def test_a_card_tells_of_a_row_and_goes_with_escape(page: Page) -> None:
    page.goto("/sandhi/figures/F0017")
    link = page.locator(".relations a").first
    link.hover()
    card = page.locator("#card")
    expect(card).to_contain_text("Actor A")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.locator(".relations").first.click(position={"x": 1, "y": 1})
    page.keyboard.press("Tab")
    expect(card).to_be_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "card"
