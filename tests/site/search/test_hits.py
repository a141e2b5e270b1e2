"""One box finds whatever is in the dataset, and each hit leads to its place."""

import re
from urllib.parse import quote

import pytest

from sandhi.publish.database import build
from sandhi.site.app import open_site
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.search.hits import ask, keys, leads


async def test_sentences_of_the_sources_are_found(get: Get) -> None:
    page = await ask(get, "treaty", table="sentences")
    assert {path.split("/")[2] for path in leads(page)} == {"sentences"}


async def test_a_hit_leads_to_its_row_and_its_place(get: Get) -> None:
    page = await ask(get, "E0001")
    assert '<a href="/sandhi/events/E0001">' in page
    assert re.search(r'<a href="/seeds/S\d{3}\?at=\d+-\d+#at">', page)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("how many soldiers", "/questions/how-many-soldiers"),
        ("timeline", "/timeline"),
        ("codebook", "/codebook"),
        ("parquet", "/downloads"),
        ("qualifier", "/codebook#figures.qualifier"),
        ("metonym", "/codebook#actor_mentions.form.metonym"),
        ("events_wide", "/sandhi/events_wide"),
        ("treaty", "/sandhi/treaties"),  # not a column that names one
    ],
)
async def test_questions_pages_and_the_codebook_are_found(get: Get, typed: str, path: str) -> None:
    assert leads(await ask(get, typed))[0] == path


async def test_a_value_says_of_which_column_it_is_and_what_it_means(get: Get) -> None:
    page = await ask(get, "metonym")
    (words,) = re.findall(
        r'codebook#actor_mentions\.form\.metonym">.*?<p[^>]*>(?!<span)(.+?)</p>', page, re.DOTALL
    )[:1]
    assert words.startswith("Mentions of actors, Form: ")
    assert "form form" not in page.casefold()


async def test_the_box_of_every_page_leads_here(get: Get) -> None:
    for address in ("/", "/sandhi/events", "/sandhi/events/E0001", "/nothing"):
        page = (await get(address)).text
        assert re.search(r'role="search" action="/search"', page)
        assert 'type="search" name="q"' in page


async def test_another_package_is_searched_without_a_line_of_code(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    row, *_ = cricket.rows("scores")
    page = (await client.get("/search?q=" + quote(row["quote"]))).text
    assert row["score_id"] in keys(page)
    assert (await client.get("/search?q=a&from=2020-01-01")).status_code == 200


async def test_an_answer_is_told_without_gaps_or_not_at_all(get: Get) -> None:
    page = await ask(get, "signing")
    (hit,) = re.findall(r'<li>\s*<h2><a href="/questions/.*?</li>', page, re.DOTALL)
    assert "…" not in hit
