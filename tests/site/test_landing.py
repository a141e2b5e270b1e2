"""The landing page says what the dataset is, and leads into it."""

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from datasette import database
from datasette.app import Datasette

from sandhi.check.engine import dialect
from sandhi.package import Role
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.values.dates import written_date
from sandhi.site.requests.site_pages import navigation, site_pages
from sandhi.site.store import contents
from tests.conftest import Copy
from tests.site.conftest import Get


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def section(page: str, name: str) -> str:
    (found,) = re.findall(rf'<section[^>]*aria-labelledby="{name}">.*?</section>', page, re.DOTALL)
    return str(found)


async def test_it_says_what_this_is_with_version_date_and_licence(get: Get, original: Copy) -> None:
    page = text((await get("/")).text)
    descriptor = original.package.descriptor
    assert descriptor["description"].partition(". ")[0] in page
    assert f"Version {descriptor['version']}" in page
    assert written_date(descriptor["created"][:10]) in page
    assert descriptor["licenses"][0]["title"] in page


async def test_a_card_leads_to_every_text_with_its_headline(get: Get, original: Copy) -> None:
    cards = section((await get("/")).text, "articles")
    for row in original.rows("seeds"):
        card = cards.partition(f'href="/seeds/{row["seed_id"]}"')[2].partition("</article>")[0]
        assert row["headline"] in text(card)


async def test_how_much_is_coded_is_said_alike_wherever_it_is(get: Get, original: Copy) -> None:
    package, everything = original.package, r'Everything <span class="count">([\d,]+)'
    stating = [
        name
        for name, one in package.schemas.items()
        if one.anchored
        and ((own := package.settings.of(name)).states_facts or own.role is Role.MEMBERSHIP)
    ]
    front = (await get("/")).text.partition('id="articles"')[2]  # bars name articles too
    listed = (await get("/articles")).text
    for key in ("S000", "S004"):
        spans = {
            (row["start"], row["end"])
            for name in stating
            for row in original.rows(name)
            if row["seed_id"] == key
        }
        card, each = (page.partition(f'href="/seeds/{key}"')[2] for page in (front, listed))
        assert f"{len(spans)} passages coded" in text(card.partition("</article>")[0])
        reader = (await get(f"/seeds/{key}")).text
        said = [re.search(everything, page) for page in (each, reader)]
        assert [one and int(one[1]) for one in said] == [len(spans)] * 2


async def test_it_leads_to_every_page_and_lists_no_tables(get: Get, site: Datasette) -> None:
    page = (await get("/")).text.partition("<main")[2]
    for path in ("/questions", "/codebook", "/downloads", "/about", "/timeline"):
        assert f'href="{path}"' in page
    linked = {
        table.name for table in contents(site).tables.values() if f'"/sandhi/{table.name}"' in page
    }
    paths = {page.path for section in navigation(site) for page in section.pages}
    assert linked >= {*contents(site).settings.front}
    assert {f"/sandhi/{name}" for name in linked} - paths == {"/sandhi/figures"}  # a chart's name


async def test_it_has_one_search_box(get: Get) -> None:
    page = (await get("/")).text
    assert len(re.findall('role="search" action="/search"', page)) == 1


async def test_it_says_how_to_cite_the_dataset(get: Get, original: Copy) -> None:
    box = text(section((await get("/")).text, "cite"))
    descriptor = original.package.descriptor
    assert descriptor["title"].partition(":")[0] in box
    assert descriptor["version"] in box
    assert "@dataset" in box or "@misc" in box


async def test_what_the_dataset_does_not_say_is_what_its_package_declares(cricket: Copy) -> None:
    limits = ["Who won is not coded.", "<b>No</b> weather."]

    def declare(found: dict[str, dict[str, object]]) -> None:
        found["sandhi"]["limits"] = limits

    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    assert 'id="limits"' not in (await open_site(path).client.get("/")).text
    cricket.describe("datapackage.json", declare)
    assert not dialect.shape(cricket.root)
    build(cricket.package, path)
    page = (await open_site(path).client.get("/")).text
    said = re.findall(r"<li>(.*?)</li>", section(page, "limits"))
    assert [unescape(limit) for limit in said] == limits


async def test_another_package_has_its_own_landing_page(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    page = (await open_site(path).client.get("/")).text
    assert cricket.package.descriptor["description"].partition(". ")[0] in text(page)
    for row in cricket.rows("seeds"):
        assert f'href="/seeds/{row["seed_id"]}"' in page


async def test_no_page_of_the_site_reads_the_whole_database_for_its_hash(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[Path] = []

    def note(path: Path) -> str:
        hashed.append(path)
        return "0" * 64

    monkeypatch.setattr(database, "inspect_hash", note)
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    site = open_site(path)
    for page in site_pages(site):
        assert (await site.client.get(page.path)).status_code == 200, page.path
    assert not hashed
    await site.client.get("/.json")  # which tells it
    assert hashed


async def test_its_addresses_within_itself_are_each_there_once(get: Get) -> None:
    page = (await get("/")).text
    found = re.findall(r'\sid="([^"]+)"', page)
    assert len(found) == len({*found})
    assert {*re.findall(r'href="#([^"]+)"', page)} <= {*found}


async def test_a_kind_of_rows_is_one_step_away_from_the_front(get: Get, original: Copy) -> None:
    page = (await get("/")).text
    counts = Counter(row["class"] for row in original.rows("events"))
    for value, rows in counts.items():
        link = rf'href="/sandhi/events\?class={value}" title="([^"]+)">{value}</a> {rows}'
        (definition,) = re.findall(link, page, re.IGNORECASE)
        assert definition.endswith(".")  # what the kind means
    narrowed = (await get("/sandhi/events?class=speech")).text
    assert "/sandhi/events.xlsx?class=speech" in unescape(narrowed)


async def test_an_article_begins_with_what_tells_something(get: Get, original: Copy) -> None:
    strays = {
        row["seed_id"]: row["quote"] for row in original.rows("sentences") if row["kind"] == "stray"
    }
    firsts = {row["seed_id"] for row in original.rows("sentences") if row["start"] == "0"}
    page = (await get("/")).text.partition('id="articles"')[2]
    assert {*strays} & firsts
    for word in strays.values():
        assert word not in page
