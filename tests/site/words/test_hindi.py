"""Hindi is marked as Hindi wherever it stands, and found however it is typed."""

import re
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from sandhi.language.text_languages import TextLanguages
from sandhi.site.elements.language import described_filter, marked
from tests.site.conftest import Get

DEVANAGARI = re.compile(r"[\u0904-\u0939]")


def unmarked(html: str) -> str:
    """A page without what is marked as Hindi, and without what HTML cannot mark."""
    body = html.partition("<body>")[2]
    body = re.sub(r'<(\w+)[^>]* lang="hi"[^>]*>.*?</\1>', "", body, flags=re.DOTALL)
    body = re.sub(r"<pre>.*?</pre>", "", body, flags=re.DOTALL)  # SQL
    return re.sub(r"<[^>]*>", "", body)  # attributes


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/sandhi/actors",
        "/sandhi/actors/A0009",
        "/sandhi/actor_mentions",
        "/sandhi/actors_wide",
        "/sandhi/dates",
        "/sandhi/dates/D0001",
        "/sandhi/discrepancies",
        "/sandhi/discrepancies_wide",
        "/sandhi/event_mentions/EM0001",
        "/sandhi/events_wide?_columns=all",
        "/sandhi/evidence?_columns=all",
        "/sandhi/how-the-dates-are-known",
        "/sandhi/records?_search=" + quote("संधि"),
        "/sandhi/seeds/S000",
        "/sandhi/sentences",
        "/sandhi/who-says-how-many-troops",
    ],
)
async def test_no_hindi_stands_unmarked(get: Get, address: str) -> None:
    page = (await get(address)).text
    assert not DEVANAGARI.findall(unmarked(page))
    if address != "/":
        assert '<span lang="hi">' in page


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("They met.", "They met."),
        ("1 < 2", "1 &lt; 2"),
        ("वे मिले।", '<span lang="hi">वे मिले।</span>'),
        ("वे USA में मिले।", '<span lang="hi">वे USA में मिले।</span>'),
        ("They wrote वे मिले, twice.", 'They wrote <span lang="hi">वे मिले</span>, twice.'),
        ("<b>वे</b>", '&lt;b&gt;<span lang="hi">वे</span>&lt;/b&gt;'),
        ("", ""),
    ],
)
def test_the_hindi_of_a_text_is_marked(text: str, html: str) -> None:
    assert str(marked(text, TextLanguages())) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [("by `a_b`, <c>", "by <code>a_b</code>, &lt;c&gt;"), ("one ` alone", "one ` alone")],
)
def test_names_in_a_description_are_code(site: Datasette, text: str, html: str) -> None:
    assert str(described_filter(site.jinja_env, text)) == html


async def rows(get: Get, address: str) -> int:
    found = (await get(address)).json()["filtered_table_rows_count"]
    assert isinstance(found, int)
    return found


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("records", "किम जोंग-उन", "किम जोंग उन"),
        ("records", "12,000", "12000"),
        ("actors", "किम जोंग-उन", "किम जोंग उन"),
        ("figures", "12,000", "१२०००"),
        ("events", "ratifies", "ratified"),
    ],
)
async def test_two_spellings_find_as_many_rows(get: Get, table: str, one: str, other: str) -> None:
    address = f"/sandhi/{table}.json?_search="
    assert await rows(get, address + quote(one)) == await rows(get, address + quote(other)) > 0


async def test_an_empty_search_box_shows_all_rows(get: Get) -> None:
    everything = await rows(get, "/sandhi/events.json")
    for typed in ("", "+", "%20"):
        assert await rows(get, f"/sandhi/events.json?_search={typed}&_sort=label") == everything


@pytest.mark.parametrize("typed", ['"', "((", "a AND", "*", "NEAR(", "-"])
async def test_whatever_is_typed_gives_a_page(get: Get, typed: str) -> None:
    page = await get(f"/sandhi/records?_search={quote(typed)}")
    assert page.status_code == 200


@pytest.mark.parametrize("typed", ["%00", "%F0%9F"])
async def test_what_nobody_can_type_is_told_of(get: Get, typed: str) -> None:
    page = await get(f"/sandhi/records?_search={typed}")
    assert page.status_code == 400
