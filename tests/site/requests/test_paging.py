"""Lists that grow with the data are shown in pages, and pictures of them in part, and say so."""

import re

import pytest
from datasette.app import Datasette

from sandhi.publish.charts import draw as drawing
from sandhi.site.elements.paging import ListPage, page_links_of, page_of_list
from sandhi.site.pages.charts.frame import PAGE, frame
from sandhi.site.store.published_folder import publication
from tests.site.conftest import Get


@pytest.mark.parametrize(
    ("asked", "total", "number", "last"),
    [
        (None, 0, 1, 1),
        (None, 10, 1, 1),
        ("2", 11, 2, 2),
        ("2", 10, 1, 1),  # there is none
        ("0", 30, 1, 3),
        ("-1", 30, 1, 3),
        ("3x", 30, 1, 3),
        ("99999999999", 30, 1, 3),
    ],
)
def test_a_page_that_there_is_not_is_the_first(
    asked: str | None, total: int, number: int, last: int
) -> None:
    page = page_of_list(asked, 10, total)
    assert (page.number, page.last, page.skipped) == (number, last, 10 * (number - 1))


@pytest.mark.parametrize(("number", "beside"), [(1, ("", "2")), (2, ("1", "3")), (3, ("2", ""))])
def test_a_page_leads_to_those_beside_it(number: int, beside: tuple[str, str]) -> None:
    links = page_links_of(ListPage(number, 10, 30), str)
    assert (links.previous, links.following) == beside


@pytest.mark.parametrize(
    ("module", "path", "entry"),
    [
        ("sandhi.site.pages.discrepancies.page", "/discrepancies", r'<li id="([^"]+)"><h3>'),
        ("sandhi.site.reader.articles", "/articles", r'<li class="card">\s*<h2><a href="([^"]+)"'),
    ],
)
async def test_the_pages_of_a_list_have_each_entry_once_and_in_its_order(
    get: Get, monkeypatch: pytest.MonkeyPatch, module: str, path: str, entry: str
) -> None:
    monkeypatch.setattr(f"{module}._PAGE", 10_000)
    whole = re.findall(entry, (await get(f"{path}?_=whole")).text)
    monkeypatch.setattr(f"{module}._PAGE", 2)
    parts: list[str] = []
    for number in range(1, -(-len(whole) // 2) + 1):
        shown = (await get(f"{path}?page={number}&_=short")).text
        part = re.findall(entry, shown)
        assert len(part) == min(2, len(whole) - len(parts))
        assert ('rel="next"' in shown) == (len(parts) + 2 < len(whole))
        parts += part
    assert parts == whole


def test_a_timeline_draws_its_first_rows_and_says_how_many_there_are(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = publication(site).charts["timeline"]
    monkeypatch.setattr(drawing, "DRAWN", 3)
    figure = drawing.draw(chart.document)
    told = " ".join(sentence for words in figure.alternative for sentence in words.sentences)
    framed = frame(chart, figure, {}, ())
    assert sum(map(int, re.findall("([0-9]+) in all", told))) == framed.drawn == 3
    assert framed.chosen_count == framed.total > 3
    assert len(framed.rows) == min(PAGE, framed.total)
