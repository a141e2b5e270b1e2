"""Names that are made of several cells are made of them in one place, in the page's language."""

import asyncio
import re
from html import unescape

import pytest
from datasette.app import Datasette

from sandhi.site.elements.interface import speaking
from sandhi.site.store import Store, contents, reading
from sandhi.site.store.names import composed_name
from tests.site.conftest import Get

IN_HINDI = {
    "D0019": "बुधवार · 19 जून 2024",
    "S000-01": "उत्तर कोरिया ने रूस के साथ पारस्परिक सैन्य सहायता निर्धारित करते हुए "
    "एक प्रमुख रक्षा संधि की पुष्टि…",
    "EA0001": "व्लादिमीर पुतिन · हस्ताक्षरकर्ता · "
    "पुतिन और किम ने व्यापक रणनीतिक साझेदारी संधि पर हस्ताक्षर किए",
}


def plain(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html))


@pytest.mark.parametrize(
    ("key", "beside"), [("D0019", "D0020"), ("EA0001", "EA0002"), ("S000-01", "S000-02")]
)
async def test_the_page_of_a_row_and_lists_say_the_same_name(
    get: Get, key: str, beside: str
) -> None:
    page = (await get(f"/hi/id/{key}", follow_redirects=True)).text
    (heading,) = re.findall("<h1>(.*?)</h1>", page, re.DOTALL)
    assert plain(heading) == IN_HINDI[key]
    page = (await get(f"/hi/id/{beside}", follow_redirects=True)).text
    (before,) = re.findall('<a rel="prev".*?</a>', page, re.DOTALL)
    assert plain(before) == f"← {key} {IN_HINDI[key]}"


async def test_a_date_to_which_a_row_refers_is_in_words_wherever_it_is_named(
    site: Datasette,
) -> None:
    assert contents(site).label("dates", "D0019") == "बुधवार · 19 June 2024"
    with speaking("hi"):
        assert contents(site).label("dates", "D0019") == "बुधवार · 19 जून 2024"


async def test_a_cell_is_said_as_a_whole_whatever_it_holds(site: Datasette) -> None:
    with speaking("hi"):
        said = contents(site)
        table = said.tables["dates"]
        quote = "Russia · signatory"  # each of which is the name of something
        assert composed_name(said, table, {"quote": quote, "edtf": None}) == quote


async def test_no_search_shows_a_date_as_the_data_have_it(get: Get) -> None:
    page = (await get("/search?q=2024&table=dates")).text
    assert not re.search(r"<h2>[^/]*\d{4}-\d\d", page)


def test_names_of_many_rows_are_asked_for_at_once(site: Datasette) -> None:
    asked: list[str] = []

    def read(store: Store) -> None:
        store.database.connection.set_trace_callback(asked.append)
        store.directory.entries([f"D{number:04}" for number in range(1, 40)])

    asyncio.run(reading(site, read))
    assert len(asked) == 2


@pytest.mark.parametrize("path", ["/timeline", "/figures?tab=table", "/sandhi/events"])
async def test_an_article_is_named_and_not_its_key(get: Get, path: str) -> None:
    page = (await get(path)).text.partition("<main")[2]
    assert re.findall(r"\bS00\d\b(?!-)", re.sub(r"<pre.*?</pre>|<[^>]*>", "", page)) == []


async def test_what_a_source_says_is_listed_by_what_it_speaks_of(get: Get) -> None:
    page = (await get("/sandhi/references/RF0001")).text
    assert "North Korea</a>" in page
    assert ">A0001</a>" not in page
    page = (await get("/sandhi/discrepancies/X0001")).text.partition('id="by-reference_uses"')[2]
    assert "About 11 soldiers" not in page.partition("</section>")[0]
