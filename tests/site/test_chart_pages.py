"""Each chart has a page: the drawings as text, in words, and as a table."""

import html
import re

import pytest

from tests.site.conftest import Get

PAGES = {"timeline": "events_wide", "figures": "figures_wide", "participation": "participation"}


@pytest.mark.parametrize("name", PAGES)
async def test_a_chart_is_drawn_told_in_words_and_shown_as_a_table(get: Get, name: str) -> None:
    page = (await get(f"/{name}")).text
    assert page.count("<svg ") >= 8
    for width in ("on-wide", "on-narrow"):
        assert page.count(f'<div class="{width}">') >= 4
    for part in ("words", "data"):
        assert f'<h2 id="{part}">' in page
    assert f'href="/sandhi/{PAGES[name]}"' in page
    assert page.count("<tbody>") >= 4


async def test_hindi_in_a_drawing_and_beside_it_bears_its_language(get: Get) -> None:
    page = (await get("/figures")).text
    assert re.search(r'<text [^>]*lang="hi"[^>]*>लगभग 10,000 उत्तर कोरियाई सैनिक</text>', page)
    assert '<span lang="hi">लगभग 10,000 उत्तर कोरियाई सैनिक</span>' in page


@pytest.mark.parametrize("name", PAGES)
async def test_marks_lead_to_rows(get: Get, name: str) -> None:
    page = (await get(f"/{name}")).text
    drawn = "".join(re.findall(r"<svg .*?</svg>", page, re.DOTALL))
    keys = sorted({*re.findall(r'href="/id/([^"]+)"', drawn)})
    assert len(keys) >= 16
    for key in keys[::7]:
        answer = await get(f"/id/{key}", follow_redirects=True)
        assert (answer.status_code, answer.url.path.split("/")[-1]) == (200, key)


async def test_a_number_of_the_matrix_leads_to_as_many_events(get: Get) -> None:
    page = (await get("/participation")).text
    cells = re.findall(r'<td class="\w+"><a href="([^"]+)">(\d+)</a></td>', page)
    assert len(cells) > 50
    for path, count in cells[::9]:
        table, _, query = html.unescape(path).partition("?")
        answer = (await get(f"{table}.json?{query}&_shape=objects&_size=max")).json()
        assert len({row["event_id"] for row in answer["rows"]}) == int(count)


async def test_each_page_leads_to_the_charts_and_to_the_downloads(get: Get) -> None:
    page = (await get("/sandhi")).text
    menu = page.partition('<details class="menu">')[2].partition("</details>")[0]
    for path in ("/timeline", "/figures", "/participation", "/downloads"):
        assert f'href="{path}"' in menu


async def test_the_styles_of_charts_set_every_colour_that_drawings_ask_for(get: Get) -> None:
    asked = {
        name
        for page in PAGES
        for name in re.findall(r"var\((--series-\d)", (await get(f"/{page}")).text)
    }
    styles = (await get("/-/static-plugins/sandhi.site/charts.css")).text
    assert asked
    for name in asked:
        assert styles.count(f"{name}:") == 2  # light and dark
