"""Cells of lists that say more than their own value, and what a row without a page says."""

import re
from dataclasses import replace

from datasette.app import Datasette

from sandhi.site.store import contents
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.pages.html import text

SAID = "Nobody says so"


async def test_what_is_corrected_stands_beside_what_is_right_in_one_column(
    get: Get, original: Copy
) -> None:
    rows = [row for row in original.rows("figures") if row["value_corrected"]]
    assert rows
    for path in ("/sandhi/figures", "/sandhi/figures_wide"):
        page = (await get(path)).text
        assert 'title="value_corrected:' not in page
        for row in rows:
            line = page.partition(f'/sandhi/figures/{row["figure_id"]}"')[2].partition("</tr>")[0]
            (cell,) = re.findall(r'<td class="number[^"]*"[^>]*>(<span.*?</span>)</td>', line)
            assert text(cell) == f"{int(row['value']):,} → {int(row['value_corrected']):,}"
    assert 'title="value_corrected:' in (await get("/sandhi/figures?_columns=all")).text


async def test_the_days_of_an_article_stay_on_one_line_of_a_table(get: Get) -> None:
    page = (await get("/sandhi/events")).text
    names = re.findall(r'<a [^>]*href="/sandhi/seeds/[^>]*>(.*?)</a>', page)
    assert names
    assert all(re.search(r'<span class="unbroken">[^<]*\d{4}</span>$', name) for name in names)


async def test_a_row_without_an_address_of_its_own_says_what_it_says_on_top(get: Get) -> None:
    head = (await get("/sandhi/states/A0001")).text.partition('<p class="glance">')[2]
    glance = re.sub(r"<[^>]+>", "", head.partition("</p>")[0])
    assert re.search(r"ISO numeric\s+408", glance)


async def test_what_nobody_claims_says_so(changed_site: Datasette, original: Copy) -> None:
    site = contents(changed_site)
    parts = site.tables["figure_actors"]
    declared = replace(parts, settings=replace(parts.settings, nobody={"claimant": SAID}))
    tables = {**site.tables, parts.name: declared}
    changed_site.jinja_env.globals["site"] = replace(site, tables=tables)
    claimed = {row["figure_id"] for row in original.rows(parts.name) if row["role"] == "claimant"}
    figures = {row["figure_id"] for row in original.rows("figures")}
    unclaimed = sorted(figures - claimed)
    assert unclaimed
    assert claimed

    async def page(path: str) -> str:
        return text((await changed_site.client.get(path)).text)

    assert f"{SAID}." in await page(f"/sandhi/figures/{unclaimed[0]}")
    assert SAID not in await page(f"/sandhi/figures/{min(claimed)}")
    assert (await page("/sandhi/figures_wide?_size=max")).count(SAID) == len(unclaimed)
