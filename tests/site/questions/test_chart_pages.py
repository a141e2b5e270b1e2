"""Each chart has a page in one frame, files to take, and a page to be embedded elsewhere."""

import asyncio
import csv
import html
import re
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from sandhi.site.pages.charts import drawing
from sandhi.site.pages.charts.frame import PAGE as LONGEST
from sandhi.site.requests.guard import HEADERS
from tests.site.conftest import Get

PAGES = ("figures", "network", "participation", "timeline")


@pytest.mark.parametrize("name", PAGES)
async def test_a_chart_says_what_it_finds_and_is_drawn_and_told_in_words(
    get: Get, name: str
) -> None:
    page = (await get(f"/{name}")).text
    (title,) = re.findall(r"<h1>(.+?)</h1>", page)
    assert re.search(r"\d", title)
    assert page.count('<div class="drawing') > 0
    assert len(page.encode()) < 200_000  # once is enough for each width of a page
    assert re.search(r'id="words">.*?<li>.+?</li>', page, re.DOTALL)
    assert "version 0." in page.partition('class="source"')[2]
    for link in (f"/{name}?tab=table", f"/{name}?tab=sources", f"/{name}.svg", f"/{name}.csv"):
        assert f'href="{link}"' in page


async def test_a_phone_has_a_list_of_pairs_in_place_of_arcs(get: Get) -> None:
    for address in ("/network", "/network?class=speech"):
        page = (await get(address)).text
        (narrow,) = re.findall(r'<div class="on-narrow">(.*?)<details class="words"', page, re.S)
        pairs = re.findall(
            r'<summary><span class="who">(.+?)</span> <span class="n">(\d+)</span>'
            r'<svg [^>]*><rect width="([\d.]+)%',
            narrow,
        )
        counts = [int(count) for _, count, _ in pairs]
        assert len(pairs) > 5
        assert counts == sorted(counts, reverse=True)
        assert [round(100 * one / counts[0], 1) for one in counts] == [
            float(share) for *_, share in pairs
        ]
        assert f"{counts[0]} of " in page or "class=" in address  # that of the title comes first
        links = re.findall(r'<li><a rel="nofollow" href="([^"]+)"', narrow)
        assert len(links) >= len(pairs)
        rows = (await get(html.unescape(links[0]))).text
        assert rows.count('<th scope="row"') >= 1
    assert 'class="pairs"' not in (await get("/timeline")).text


@pytest.mark.parametrize("name", PAGES)
async def test_a_chart_has_its_table_and_its_sources(get: Get, name: str) -> None:
    table = (await get(f"/{name}?tab=table")).text
    assert "<svg " not in table.partition("<main")[2]
    rows = [*csv.DictReader(StringIO((await get(f"/{name}.csv")).text))]
    pages = range(2, -(-len(rows) // LONGEST) + 1)
    others = [(await get(f"/{name}?tab=table&page={number}")).text for number in pages]
    counts = [one.count('<th scope="row"') for one in (table, *others)]
    assert max(counts) <= LONGEST
    assert sum(counts) == len(rows) > 10
    assert re.search(r'<div class="sheet [\w-]* fits">', table)  # the component of all tables
    assert 'class="source"' in table or "S00" not in rows[0].get("article", "")
    sources = (await get(f"/{name}?tab=sources")).text
    assert sources.partition('id="articles"')[2].count('href="/seeds/S00') >= 4
    assert f"/embed/{name}" in sources
    assert 'id="cite"' in sources


async def test_dates_in_the_table_of_a_chart_are_in_words(get: Get) -> None:
    for address, words in (("/figures", "12–13 Nov 2024"), ("/hi/figures", "12–13 नवंबर 2024")):
        page = (await get(f"{address}?tab=table")).text
        assert re.search(f'<td class="when">(<[^>]+>)*{words}<', page)
        assert not re.search(r">\d{4}-\d\d-\d\d<", page)
    assert "2024-11-12," in (await get("/figures.csv")).text


async def test_hindi_in_a_drawing_and_beside_it_bears_its_language(get: Get) -> None:
    page = (await get("/figures")).text
    passage = '<span lang="hi">लगभग 10,000 उत्तर कोरियाई सैनिक</span>'
    assert passage in page.partition('class="strips')[2].partition("<footer")[0]
    svg = (await get("/figures.svg")).text
    assert re.search(r'<text [^>]*lang="hi"[^>]*>लगभग 10,000 उत्तर कोरियाई सैनिक</text>', svg)
    page = (await get("/figures?tab=table")).text
    assert passage in page


@pytest.mark.parametrize("name", PAGES)
async def test_marks_lead_to_rows(get: Get, name: str) -> None:
    page = (await get(f"/{name}")).text
    drawn = page.partition('<div class="drawing')[2].partition("<footer")[0]
    keys = sorted({*re.findall(r'href="/id/([^"#]+)(?:#disputes)?"', drawn)})
    assert len(keys) >= 16
    for key in keys[::9]:
        answer = await get(f"/id/{key}", follow_redirects=True)
        assert (answer.status_code, answer.url.path.split("/")[-1]) == (200, key)


async def test_a_number_of_the_matrix_leads_to_a_table_of_as_many_events(get: Get) -> None:
    page = (await get("/participation")).text
    cells = re.findall(r'<td class="shade-\d"><a href="(/participation\?[^"]+)"[^>]*>(\d+)<', page)
    assert len(cells) > 100
    for path, count in cells[::40]:
        table = (await get(html.unescape(path))).text
        assert '<th scope="col" title="key:' not in table  # in which all are alike
        assert len({*re.findall(r'href="/id/(E\d+)"', table.partition("<tbody>")[2])}) == int(count)


async def test_a_filter_narrows_drawing_table_and_files_alike(get: Get) -> None:
    asked = "article=S003&claimants=A0012"
    page = (await get(f"/figures?{asked}")).text
    assert "<h1>How many soldiers, and who says so: 2 of 16 claims</h1>" in page
    assert {*re.findall(r'href="/id/(F\d+)"', page)} == {"F0014", "F0015"}
    assert 'href="/figures?article=S003"' in page  # without the other
    assert re.search(r'<option value="A0012" selected>Antony Blinken \(2\)', page)
    rows = [*csv.DictReader(StringIO((await get(f"/figures.csv?{asked}")).text))]
    assert [(row["key"], row["claimants"]) for row in rows] == [
        ("F0014", "A0012"),
        ("F0015", "A0012"),
    ]
    svg = (await get(f"/figures.svg?{asked}")).text
    assert "/id/F0014" in svg
    assert "/id/F0017" not in svg


async def test_what_is_not_there_narrows_nothing(get: Get) -> None:
    page = (await get("/figures?article=S999&place=&nothing=1")).text
    assert '<p class="chips" role="status">16 claims' in page
    assert (await get("/embed/nothing")).status_code == 404


async def test_a_chart_can_be_taken_as_svg_png_and_csv(get: Get) -> None:
    for form, begin in (("svg", b"<svg "), ("png", b"\x89PNG"), ("csv", b"key,key_name,source,")):
        answer = await get(f"/network.{form}")
        assert answer.status_code == 200
        assert answer.content.startswith(begin)
        assert f"network.{form}" in answer.headers["content-disposition"]
    svg = (await get("/network.svg")).text
    assert "var(" not in svg
    assert "Source:" in svg


async def test_an_embedded_chart_may_be_framed_and_nothing_else_may(get: Get) -> None:
    answer = await get("/embed/figures")
    assert answer.text.startswith("<!DOCTYPE html>")
    policy = answer.headers["content-security-policy"]
    assert policy == HEADERS["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors *"
    )
    assert '<base target="_top">' in answer.text
    assert "Source:" in answer.text
    assert 'href="/figures"' in answer.text
    assert "<script" not in answer.text
    for path in ("/figures", "/figures?x=/embed/", "/"):
        policy = (await get(path)).headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy


async def test_no_more_wait_for_a_drawing_than_will_be_served(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_WAITING", 1)
    asked = [get(f"/figures?qualifier={one}") for one in ("about", "exact", "vague")]
    answers = sorted(answer.status_code for answer in await asyncio.gather(*asked))
    assert answers[0] == 200
    assert answers[-1] == 503
    assert (await get("/figures?qualifier=about")).status_code == 200


async def test_each_page_leads_to_the_charts_and_to_the_downloads(get: Get) -> None:
    page = (await get("/sandhi")).text
    menu = page.partition('<details class="menu">')[2].partition("</details>")[0]
    for path in (*(f"/{name}" for name in PAGES), "/downloads"):
        assert f'href="{path}"' in menu


async def test_the_styles_of_charts_set_every_colour_that_drawings_ask_for(get: Get) -> None:
    pages = [(await get(f"/{page}")).text for page in PAGES]
    named = {name for page in pages for name in re.findall(r'class="c-([a-z]+-\d)\b', page)}
    shades = {name for page in pages for name in re.findall(r'class="(shade-[1-9])"', page)}
    asked = {f"--{name}" for name in named | shades} | {
        name
        for page in pages
        for name in re.findall(r"var\((--(?:series|shade|dispute)[-\d]*)", page)
    }
    styles = (await get("/-/static-plugins/sandhi.site/charts.css")).text
    assert len(asked) > 6
    for name in asked:
        assert re.search(rf"{name}: light-dark\(", styles)
    for name in named:
        assert f".c-{name} {{" in styles
    for name in shades:
        assert f".matrix .{name} a {{" in styles


async def test_a_network_says_what_its_numbers_come_to(get: Get) -> None:
    page = html.unescape((await get("/network")).text)
    ways, total = re.findall(r"[^<>]+: ([^<>:]+), (\d+) in all\.", page)[0]
    assert sum(map(int, re.findall(r"\d+", ways))) == int(total)
    assert f"in {total} of " in page


@pytest.mark.parametrize("address", ["/figures?panel=Soldiers dead", "/timeline?status=occurred"])
async def test_a_chart_leads_to_the_list_of_what_it_draws(get: Get, address: str) -> None:
    page = (await get(address)).text
    (path, number) = re.findall(r'class="as-list" [^>]*href="([^"]*)">The list: (\d+) ', page)[0]
    rows = {one["key"] for one in csv.DictReader(StringIO((await get(_csv_of(address))).text))}
    listed = await get(html.unescape(path).replace("?", ".json?_shape=array&_size=max&"))
    assert len(listed.json()) == len(rows) == int(number) > 0


async def test_the_rows_of_a_chart_are_a_workbook_too(get: Get) -> None:
    answer = await get("/figures.xlsx?panel=Soldiers dead")
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    rows = [*csv.reader(StringIO((await get("/figures.csv?panel=Soldiers dead")).text))]
    assert sheet.max_row == len(rows) > 1


@pytest.mark.parametrize("name", PAGES)
async def test_a_file_of_a_chart_has_names_beside_keys_and_a_column_for_each_filter(
    get: Get, name: str
) -> None:
    rows = [*csv.DictReader(StringIO((await get(f"/{name}.csv")).text))]
    page = (await get(f"/{name}")).text
    filters = {*re.findall(r'<select [^>]*name="(\w+)"', page)} - {"from", "to", "lanes"}
    assert filters
    assert filters <= rows[0].keys()
    keys = {
        column for row in rows for column, cell in row.items() if re.match(r"[A-Z]\d{3,4}\b", cell)
    }
    assert "key" in keys
    assert {f"{column}_name" for column in keys} <= rows[0].keys()
    for column in keys:
        assert all(bool(row[column]) == bool(row[f"{column}_name"]) for row in rows)
        assert not any(row[column] and row[column] == row[f"{column}_name"] for row in rows)


def _csv_of(address: str) -> str:
    return address.replace("?", ".csv?")


async def test_a_chart_takes_keys_and_names_and_says_what_it_does_not_know(get: Get) -> None:
    by_key, by_name = [
        (await get(f"/timeline?status={value}&from={month}")).text
        for value, month in (("occurred", "2024-10"), ("Occurred", "October+2024"))
    ]
    chips = [re.findall(r'<a class="chip".*?</a>', page) for page in (by_key, by_name)]
    assert chips[0] == chips[1]
    assert len(chips[0]) == 2
    assert "cannot be narrowed" not in by_key
    for terms, told in (("nobody=person", "nobody"), ("status=nonsense", "Occurred")):
        page = (await get(f"/timeline?{terms}")).text
        (sentence,) = re.findall(r'<span class="unread">(.*?)</span>', page)
        assert told in sentence


@pytest.mark.parametrize("name", PAGES)
async def test_the_table_of_a_chart_says_in_how_many_disagreements_its_rows_take_part(
    get: Get, name: str
) -> None:
    page = (await get(f"/{name}?tab=table")).text
    assert re.search(r'<a href="/id/[EF]\d+#disputes">\d+, \d+ open</a>', page)
