"""A page says a thing once: a sentence, a value, what a row is called, what is folded."""

import re

from datasette.app import Datasette

from sandhi.publish.languages.dates import DAY
from sandhi.site.pages.history.cells import passage_then
from sandhi.site.store import Store, contents, reading
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.pages.html import group, text


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


async def test_names_lead_to_their_rows_however_long_they_are(get: Get) -> None:
    page = (await get("/sandhi/statements")).text
    told = re.findall(r'data-title="Statement">(.*?)</td>', page, re.DOTALL)
    assert any("clamped" in one for one in told)
    assert all(one.count("<a ") == 1 for one in told)


async def test_lists_count_what_they_show_and_name_each_source_once(get: Get) -> None:
    """What is folded away is counted as such; no fact says again what its row is called."""
    page = (await get("/sandhi/events/E0001")).text
    assert re.search(r'<span class="count">1 of \d+</span>', page)
    for link, facts in re.findall(r'<li><a href="[^"]*">([^<]*)</a>(.*?)</li>', page, re.DOTALL):
        assert f">{link}</a>" not in facts


async def test_what_is_coded_in_a_sentence_stands_by_table(get: Get, site: Datasette) -> None:
    query = 'SELECT "key" FROM records WHERE "table" = \'sentences\' ORDER BY "key" LIMIT 1'
    (row,) = await site.get_database("sandhi").execute(query)
    page = (await get(f"/sandhi/sentences/{row['key']}")).text
    assert len(re.findall(r'<h2 id="by-\w+">', page)) > 2
    for table in re.findall(r'<h2 id="by-(\w+)">', page):
        assert f'href="/sandhi/{table}/' in group(page, table)


async def test_a_printed_row_has_its_permanent_address(get: Get) -> None:
    page = (await get("/sandhi/discrepancies/X0002")).text
    assert re.search(r'<p class="printed">[^<]*/id/X0002</p>', page)


async def test_days_stay_on_one_line(get: Get) -> None:
    """A day that is written in a name, in a cell and in a filter."""
    for path in ("/sandhi/events/E0068", "/sandhi/dyads", "/sandhi/events?_from=2024-10"):
        page = (await get(path)).text.partition("<h1>")[2]
        shown = re.sub(r"<(time|option|script|title)\b.*?</\1>", "", page, flags=re.DOTALL)
        shown = re.sub(r'<span class="unbroken">[^<]*</span>|"[^"]*"', "", shown)
        assert not DAY.search(shown), path
