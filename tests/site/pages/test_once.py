"""A page says a thing once: a sentence, a value, what a row is called, what is folded."""

import re

from datasette.app import Datasette

from sandhi.site.pages.history.cells import passage_then
from sandhi.site.store import Store, contents, reading
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.pages.html import text


async def test_a_sentence_that_several_disagreements_quote_stands_there_once(get: Get) -> None:
    page = (await get("/sandhi/figures/F0017")).text
    disputes = page.partition('id="disputes"')[2]
    quoted = [text(one) for one in re.findall(r"<blockquote><p>(.*?)</p></blockquote>", disputes)]
    assert len(quoted) > 2
    assert len(quoted) == len({*quoted})
    again = re.findall(r'<p class="again">(.*?)</p>', disputes, re.DOTALL)
    assert again
    assert all("<q>" in one for one in again)


async def test_a_cell_that_says_what_one_before_it_says_is_left_out_of_cards(get: Get) -> None:
    page = (await get("/sandhi/figures")).text
    rows = re.findall(r'<tr><th scope="row".*?</tr>', page, re.DOTALL)
    seen = 0
    for row in rows:
        cells = re.findall(r'<td(?: class="([^"]*)")?[^>]*>(.*?)</td>', row, re.DOTALL)
        before: set[str] = set()
        for kinds, html in cells:
            if "again" in kinds.split():
                assert text(html) in before
                seen += 1
            before.add(text(html))
    assert 0 < seen < len(rows)


async def test_what_is_compared_on_a_page_brings_its_disagreements(
    get: Get, original: Copy
) -> None:
    provisions = {
        row["provision_id"] for row in original.rows("provisions") if row["treaty_id"] == "T0001"
    }
    disputes = {
        row["discrepancy_id"]
        for row in original.rows("discrepancy_members")
        if row["record_id"] in provisions
    }
    page = (await get("/sandhi/treaties/T0001")).text
    assert disputes
    assert disputes == {*re.findall(r'<div id="(X\d+)">', page)}


async def test_a_row_that_says_more_of_another_says_what_that_is(get: Get) -> None:
    page = (await get("/sandhi/states/A0001")).text
    other = (await get("/sandhi/actors/A0001")).text
    assert '<h1><a href="/id/A0001">' in page
    for pattern in (r'<p class="lead">(.*?)</p>', r'<figure class="passage"[^>]*>(.*?)</figure>'):
        (of_it,), (of_other,) = (re.findall(pattern, one, re.DOTALL)[:1] for one in (page, other))
        assert of_it == of_other


async def test_what_a_list_unfolds_is_told_by_its_parts(get: Get) -> None:
    page = (await get("/sandhi/actors/A0001")).text.partition('id="by-event_actors"')[2]
    (number, words) = re.findall(r"<summary>(\d+) more: <span[^>]*>(.*?)</span>", page)[0]
    assert sum(map(int, re.findall(r" (\d+)(?:,|$)", words))) == int(number)


async def test_an_old_row_has_its_passage_where_the_text_still_has_it(
    site: Datasette, original: Copy
) -> None:
    cells = next(row for row in original.rows("figures") if row["figure_id"] == "F0010")

    def read(store: Store) -> list[object]:
        moved = cells | {"start": str(int(cells["start"]) + 1)}
        others = [moved, cells | {"quote": "x"}, cells | {"seed_id": "S999"}, {"score": "1"}]
        passage = passage_then(store, cells)
        assert passage == store.texts.quotations(["F0010"])["F0010"]
        return [passage_then(store, one) for one in others]

    assert await reading(site, read) == [None] * 4


async def test_views_are_listed_with_their_rows(get: Get, site: Datasette) -> None:
    page = (await get("/sandhi")).text
    views = contents(site).views
    counts = dict(re.findall(r'href="/sandhi/(\w+)">[^<]*</a> <span class="count">([\d,]+)', page))
    assert views
    for view in views:
        rows = await site.get_database("sandhi").execute(f"SELECT count(*) FROM {view.name}")
        assert counts[view.name] == f"{rows.first()[0]:,}"


async def test_a_hindi_list_of_hits_has_the_passage_alone(get: Get) -> None:
    for path, english in (("/search?q=soldiers", True), ("/hi/search?q=soldiers", False)):
        hits = re.findall(r"<li>\s*<h2>.*?</li>", (await get(path)).text, re.DOTALL)
        both = [hit for hit in hits if '"found"' in hit and '"found said"' in hit]
        assert hits
        assert bool(both) is english
