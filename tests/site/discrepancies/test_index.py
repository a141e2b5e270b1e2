"""The index has every discrepancy, and narrows to those of a kind or an article."""

import re
from html import unescape
from typing import Any

import pytest
from datasette.app import Datasette

from sandhi.site.store import contents
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.discrepancies.entries import PAGE, entries, listed, plain, text


async def test_every_discrepancy_is_in_the_index_and_has_a_page(get: Get, original: Copy) -> None:
    found = await listed(get, PAGE)
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


async def test_an_entry_says_who_says_what_in_whole_words(get: Get, original: Copy) -> None:
    found = (await listed(get, PAGE))["X0002"]
    said = [text(side) for side in re.findall("<dt>.*?</dd>", found, re.DOTALL)]
    ani, other = said  # in the order of their days
    assert ani.startswith("ANI, 9–10 Nov 2024")
    assert "लगभग 8,000 Blinken: about 8,000 North Korean soldiers in the Kursk region" in ani
    assert "लगभग 11,000 उत्तर कोरियाई सैनिक Zelenskyy: about 11,000" in ani
    assert "लगभग 11 उत्तर कोरियाई सैनिक South Korean intelligence" in other
    assert 'href="/seeds/S003?at=1595-1626#at"' in found
    assert '<span class="chip is-open"' in found
    for key, entry in (await listed(get, PAGE)).items():
        quotes = original.package.cells("discrepancy_members").query("discrepancy_id == @key")
        whole = {" ".join(quote.split()) for quote in quotes["quote"].dropna()}
        for quote in re.findall("<q>(.*?)</q>", entry):
            head = plain(quote).removesuffix("…")
            assert any(one == head or one.startswith(f"{head} ") for one in whole), key


async def test_open_ones_come_first_of_their_kind(get: Get, original: Copy) -> None:
    rows = {row["discrepancy_id"]: row for row in original.rows("discrepancies")}
    order = [*original.package.schemas["discrepancies"].field("weight").categories]
    weights = [value.value for value in order]
    found = [rows[key] for key in await listed(get, PAGE)]
    places = [(weights.index(row["weight"]), row["resolution"] != "open") for row in found]
    assert len({*places}) > 2
    assert places == sorted(places)


async def test_a_glance_marks_no_word_for_being_in_one_article_alone(get: Get) -> None:
    entries = await listed(get, PAGE)
    assert {key for key, entry in entries.items() if "<mark" in entry} == set()


async def test_what_all_rows_are_called_tells_none_apart(get: Get) -> None:
    found = (await listed(get, PAGE))["X0008"]  # one man, by two spellings
    told = re.findall('<span class="told">(.*?)</span>', found)
    assert len({*told}) == len(told) == 2


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
    found = await listed(get, f"{PAGE}?seed_id=S002")
    members = original.package.cells("discrepancy_members").query("seed_id == 'S002'")
    assert sorted(found) == sorted({*members["discrepancy_id"]})


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
            assert len(await listed(get, unescape(link))) == int(rows), link


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
    assert f"<strong>{len(original.rows('discrepancies'))} disagreements" in page.text
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


async def test_a_passage_says_more_than_its_words_in_hindi_too(get: Get) -> None:
    found = await listed(get, f"/hi{PAGE}")
    assert "रूसी सुरक्षा परिषद के प्रमुख सर्गेई शोइगू" in text(found["X0007"])
    for key, entry in found.items():
        for quote, told in re.findall(r"<q>(.*?)</q></a>(.*?)</p>", entry, re.DOTALL):
            # A passage that is short stands with its rows or with its sentence, never alone.
            assert len(text(quote)) > 60 or text(told) or "और" in entry, key
