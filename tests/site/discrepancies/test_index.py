"""The index has every discrepancy, and narrows to those of a kind or an article."""

import re
from html import unescape
from typing import Any

import pytest
from datasette.app import Datasette

from sandhi.site.store import contents
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.discrepancies.entries import PAGE, entries, plain, text


async def test_every_discrepancy_is_in_the_index_and_has_a_page(get: Get, original: Copy) -> None:
    found = entries((await get(PAGE)).text)
    schema = original.package.schemas["discrepancies"]
    rows = original.rows("discrepancies")
    assert sorted(found) == [row["discrepancy_id"] for row in rows]
    articles = original.package.labels.table("seeds")
    for row in rows:
        entry = found[row["discrepancy_id"]]
        (heading,) = re.findall(r"<h3.*?</h3>", entry, re.DOTALL)
        said = re.sub(r"\bS\d{3}\b", lambda key: articles[key[0]], row["label"])
        assert plain(heading) == said
        assert f'href="/sandhi/discrepancies/{row["discrepancy_id"]}"' in entry
        for column in ("kind", "resolution"):
            (meaning,) = (
                value.description
                for value in schema.field(column).categories
                if value.value == row[column]
            )
            assert meaning in unescape(entry)
    members = original.package.cells("discrepancy_members")
    for key in ("X0001", "X0010"):
        seeds = sorted({*members.query("discrepancy_id == @key")["seed_id"]} - {""})
        names = [contents_label(await get(f"/sandhi/seeds/{seed}")) for seed in seeds]
        assert all(name in text(found[key]) for name in names)


def contents_label(page: Any) -> str:
    """What a page calls what it is about."""
    (heading,) = re.findall(r"<h1>(.*?)</h1>", page.text, re.DOTALL)
    return text(heading)


async def test_addresses_within_the_page_are_each_there_once(get: Get) -> None:
    page = (await get(PAGE)).text
    found = re.findall(r'\sid="([^"]+)"', page)
    assert len(found) == len({*found})
    assert {*re.findall(r'href="#([^"]+)"', page)} <= {*found}


@pytest.mark.parametrize(
    "wanted", [{"kind": "value"}, {"resolution": "open"}, {"kind": "value", "resolution": "open"}]
)
async def test_the_page_narrows_to_values(get: Get, original: Copy, wanted: dict[str, str]) -> None:
    page = (await get(PAGE, params=wanted)).text
    kept = [
        row["discrepancy_id"]
        for row in original.rows("discrepancies")
        if all(row[column] == value for column, value in wanted.items())
    ]
    assert sorted(entries(page)) == kept != []
    total = len(original.rows("discrepancies"))
    assert f"<strong>{len(kept)} of {total}</strong>" in page
    main = page.partition("<main")[2]
    assert main.count("aria-current") == len(wanted)


async def test_the_index_narrows_to_an_article(get: Get, original: Copy) -> None:
    page = (await get(PAGE, params={"seed_id": "S002"})).text
    members = original.package.cells("discrepancy_members").query("seed_id == 'S002'")
    assert sorted(entries(page)) == sorted({*members["discrepancy_id"]})


async def test_a_count_is_of_what_its_link_shows(get: Get) -> None:
    for address in (PAGE, f"{PAGE}?resolution=open"):
        page = (await get(address)).text
        (chosen,) = re.findall('<nav class="narrowing".*?</nav>', page, re.DOTALL)
        choices = re.findall(
            r'<li><a rel="nofollow" href="([^"]+)"(?: title="[^"]*")?>.*?<span class="count">(\d+)',
            chosen,
        )
        assert choices
        for link, rows in choices:
            assert len(entries((await get(unescape(link))).text)) == int(rows), link


async def test_a_chosen_value_leads_back(get: Get) -> None:
    page = (await get(f"{PAGE}?kind=value&resolution=open")).text
    main = page.partition('<nav class="narrowing"')[2]
    links = re.findall(r'href="([^"]+)" aria-current="true"', main)
    assert [*map(unescape, links)] == [f"{PAGE}?resolution=open", f"{PAGE}?kind=value"]


async def test_values_that_go_together_nowhere_show_the_way_back(get: Get) -> None:
    page = await get(f"{PAGE}?kind=office&resolution=open")
    assert page.status_code == 200
    assert not entries(page.text)
    assert f'There are none of this kind. <a href="{PAGE}">' in page.text


@pytest.mark.parametrize(
    "query",
    ["kind=nothing", "kind=", "kind=%00", "kind=<b>", "other=value", "resolution='", "kind"],
)
async def test_a_filter_that_is_none_is_as_none(get: Get, original: Copy, query: str) -> None:
    page = await get(f"{PAGE}?{query}")
    assert page.status_code == 200
    assert len(entries(page.text)) == len(original.rows("discrepancies"))
    assert "<b>" not in page.text


async def test_every_page_and_the_pages_of_its_tables_lead_there(get: Get, site: Datasette) -> None:
    membership = contents(site).membership
    assert membership is not None
    for address in ("/codebook", "/sandhi/events"):
        header = (await get(address)).text.partition("</header>")[0]
        assert f'href="{PAGE}"' in header
    for address in ("/sandhi/discrepancies", "/sandhi/discrepancy_members"):
        assert f'<a href="{PAGE}">' in (await get(address)).text.partition("</header>")[2]
    assert f"{PAGE}</loc>" in (await get("/sitemap.xml")).text
