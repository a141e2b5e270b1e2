"""One box finds whatever is in the dataset, however it is typed."""

import re
from html import unescape
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandhi.language.written import TextLanguages
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.excerpts import ROOM, excerpt, highlighted
from sandhi.site.store.search import matches
from tests.conftest import Copy
from tests.site.conftest import Get

HIT = re.compile(
    r'<(li|section)\b[^>]*>(?:\s*<p class="where">.*?</p>)?\s*<h2><a href="([^"]+)">.*?</\1>',
    re.DOTALL,
)


async def ask(get: Get, query: str, **filters: object) -> str:
    answer = await get("/search?" + urlencode({"q": query, **filters}))
    assert answer.status_code == 200
    page: str = answer.text
    return page


def leads(page: str) -> list[str]:
    """Where the hits lead, in order."""
    return [path for _, path in HIT.findall(page)]


def keys(page: str) -> list[str]:
    """The keys of the hits that are rows, in order."""
    return [path.split("/")[3] for path in leads(page) if path.count("/") == 3]


def members(page: str) -> list[set[str]]:
    """What each hit is, and is as well: the keys of rows."""
    return [{*re.findall(r'href="/sandhi/\w+/([^"]+)"', hit[0])} for hit in HIT.finditer(page)]


def marks(page: str) -> set[str]:
    return {unescape(mark) for mark in re.findall("<mark>(.*?)</mark>", page)}


def total(page: str) -> int:
    (number,) = re.findall(r'role="status"><strong>([0-9,]+) hits?<', page)
    return int(number.replace(",", ""))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("किम जोंग-उन", "किम जोंग उन"),
        ("12000", "12,000"),
        ("१२०००", "12,000"),
        ("सन्धि", "संधि"),
        ("ज़ेलेंस्की", "जेलेंस्की"),
        ("Treaty", "TREATY"),
    ],
)
async def test_two_spellings_find_the_same(get: Get, one: str, other: str) -> None:
    first, second = [await ask(get, typed) for typed in (one, other)]
    assert total(first) == total(second) > 0
    assert {*keys(first)} & {*keys(second)}


@pytest.mark.parametrize(("one", "other"), [("treaties", "treaty"), ("युक्रेन", "यूक्रेन")])
async def test_other_endings_find_most_of_the_same(get: Get, one: str, other: str) -> None:
    first, second = [{*keys(await ask(get, typed))} for typed in (one, other)]
    assert len(first & second) > len(first) / 2


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("12000", "12,000"),
        ("सन्धि", "संधि"),
        ("किम जोंग-उन", "जोंग"),
        ('"किम जोंग उन"', "किम जोंग-उन"),
        ("signing", "signed"),
        ("ratificat", "ratification"),
    ],
)
async def test_what_is_found_is_marked_as_it_is_written(get: Get, typed: str, marked: str) -> None:
    assert marked in marks(await ask(get, typed))


async def test_every_mark_is_a_whole_word_of_the_dataset(get: Get, original: Copy) -> None:
    page = await ask(get, "चार")
    texts = "".join(original.package.texts.values())
    assert marks(page)
    for mark in marks(page):
        assert re.search(rf"(?<![\u0900-\u0963]){mark}(?![\u0900-\u0963])", texts)


async def test_hindi_and_english_find_the_same_person_first(get: Get) -> None:
    assert keys(await ask(get, "पुतिन"))[0] == keys(await ask(get, "putin"))[0] == "A0008"


@pytest.mark.parametrize("typed", ["e0001", "E0001", "A0008"])
async def test_a_key_finds_its_row_first(get: Get, typed: str) -> None:
    assert keys(await ask(get, typed))[0] == typed.upper()


async def test_an_exact_name_comes_first(get: Get, original: Copy) -> None:
    for actor in original.rows("actors")[:20]:
        found = keys(await ask(get, actor["name"]))
        same = {a["actor_id"] for a in original.rows("actors") if a["name"] == actor["name"]}
        places = {p["place_id"] for p in original.rows("places") if p["name"] == actor["name"]}
        assert found[0] in same | places, actor["name"]


async def test_whole_words_come_before_words_that_only_begin_alike(get: Get) -> None:
    found = keys(await ask(get, "state duma state"))
    assert found[0] == "A0028"
    whole = [bool(re.search("<mark>war<", hit[0])) for hit in HIT.finditer(await ask(get, "war"))]
    assert any(whole)
    assert whole[0] or not any(whole)


async def test_the_last_word_may_be_begun_only(get: Get) -> None:
    assert {*keys(await ask(get, "ratificat"))} >= {"E0012"}
    assert total(await ask(get, "putin rat")) > 0
    assert total(await ask(get, '"ratificat"')) == 0


async def test_sentences_of_the_sources_are_found(get: Get) -> None:
    page = await ask(get, "treaty", table="sentences")
    assert {path.split("/")[2] for path in leads(page)} == {"sentences"}


def filters(page: str) -> dict[str, int]:
    """The filters that a page offers, and how many hits each says it leaves."""
    offered = re.findall(
        r'<li><a href="/search\?([^"]*)"[^>]*>.*?</a> <span class="count">([0-9,]+)</span>', page
    )
    return {unescape(path): int(count.replace(",", "")) for path, count in offered}


async def test_filters_narrow_and_tell_how_many_hits_they_leave(get: Get) -> None:
    page = await ask(get, "संधि")
    offered = filters(page)
    assert {name for path in offered for name, _ in parse_qsl(path)} == {"q", "table", "seed"}
    for path, count in offered.items():
        assert total((await get(f"/search?{path}")).text) == count


async def test_a_filter_that_is_on_leads_back(get: Get) -> None:
    page = await ask(get, "संधि", table="events")
    assert 'aria-current="true"' in page
    assert {"q": "संधि"} in [dict(parse_qsl(path)) for path in filters(page)]


async def test_dates_narrow_to_rows_that_may_be_of_those_days(get: Get, original: Copy) -> None:
    found = keys(await ask(get, "treaty", **{"from": "2024-11-01", "to": "2024-11-30"}))
    events = {row["event_id"]: row for row in original.rows("events")}
    assert events.keys() & {*found}
    for key in events.keys() & {*found}:
        assert (events[key]["earliest"] or "0") <= "2024-11-30"
        assert (events[key]["latest"] or "9") >= "2024-11-01"
    assert len(found) < total(await ask(get, "treaty"))


async def test_pages_hold_every_hit_once(get: Get) -> None:
    first = await ask(get, "russia")
    found: list[str] = []
    for page in range(1, 2 + total(first) // 20):
        found += leads(await ask(get, "russia", page=page))
    assert len(found) == len({*found}) == total(first)
    assert 'rel="next"' in first
    assert leads(await ask(get, "russia", page=9999)) == []


async def test_where_no_row_has_all_words_those_with_some_are_shown(get: Get) -> None:
    page = await ask(get, "putin zzzz")
    assert "the others have some of them" in page
    assert keys(page)


async def test_a_hit_leads_to_its_row_and_its_place(get: Get) -> None:
    page = await ask(get, "E0001")
    assert '<a href="/sandhi/events/E0001">' in page
    assert re.search(r'<a href="/seeds/S\d{3}\?at=\d+-\d+#at">', page)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("युक्रेन", "A0005"),  # another vowel
        ("sainik", "A0033"),
        ("Zelenskiy", "A0016"),
        ("फौज", "A0033"),  # as the package declares
        ("DPRK", "A0001"),
        ("Pyonyang", "P0002"),  # a slip
        ("किम जोंग-ऊन", "A0009"),
    ],
)
async def test_a_word_is_found_however_it_is_typed(get: Get, typed: str, first: str) -> None:
    assert first in keys(await ask(get, typed))[:2]


async def test_what_is_no_word_is_taken_for_one_and_told(get: Get) -> None:
    page = await ask(get, "Pyonyang")
    assert "Nothing is spelt like that." in page
    assert '<a href="/search?q=pyongyang">' in page
    assert "Nothing is spelt like that." not in await ask(get, "Pyongyang")


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
    ],
)
async def test_questions_pages_and_the_codebook_are_found(get: Get, typed: str, path: str) -> None:
    assert leads(await ask(get, typed))[0] == path


async def test_the_best_answer_to_a_question_says_it(get: Get) -> None:
    page = await ask(get, "how many soldiers")
    best = re.search(r'<section class="card best".*?</section>', page, re.DOTALL)
    assert best
    assert len(re.findall("<p>[^<]+</p>", best[0])) >= 1
    assert "{" not in best[0]


async def test_what_tells_of_the_same_is_one_hit(get: Get) -> None:
    page = await ask(get, "Zelenskyy 11,000")
    (hit,) = [one for one in members(page) if "E0036" in one]
    assert {"F0017", "S003-13"} <= hit
    assert sum("F0017" in one for one in members(page)) == 1
    assert "also as" in page


async def test_a_snippet_has_whole_words(get: Get, original: Copy) -> None:
    words = {word for text in original.package.texts.values() for word in text.split()}
    page = await ask(get, "राष्ट्रपति")
    found = re.findall(r'<p class="found">(.*?)</p>', page)
    assert found
    for snippet in found:
        shown = unescape(re.sub("<.*?>", "", snippet)).strip("… ").split()
        assert {*shown} <= words


GARBAGE = """ " "" - * ( NEAR( OR ^x key:x । {x}: ' a'b कि\u200dम \0 a\0b""".split()


@pytest.mark.parametrize("typed", ["", " ", "a AND", *GARBAGE, "x" * 10_000])
async def test_garbage_is_no_error(get: Get, typed: str) -> None:
    for page in ("1", "0", "-1", "x", "9" * 30):
        await ask(
            get, typed, page=page, table="nothing", seed="'", **{"from": "x", "to": "2024-99"}
        )


async def test_an_address_that_is_no_text_is_no_error(get: Get) -> None:
    for query in ("%ff%fe", "%00", "%", "q=&q=x", "a" * 500 + "&q=x", "%ED%A0%80"):
        assert (await get(f"/search?q={query}")).status_code == 200


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(exclude_categories=["Cs"])))
async def test_whatever_is_typed_is_answered(get: Get, typed: str) -> None:
    await ask(get, typed)


async def test_what_is_typed_is_no_html(get: Get) -> None:
    page = await ask(get, "<script>alert(1)</script>")
    assert "<script>" not in page


async def test_the_box_of_every_page_leads_here(get: Get) -> None:
    for address in ("/", "/sandhi/events", "/sandhi/events/E0001", "/nothing"):
        page = (await get(address)).text
        assert re.search(r'role="search" action="/search"', page)
        assert 'type="search" name="q"' in page


async def test_hindi_of_hits_is_marked_as_hindi(get: Get) -> None:
    page = await ask(get, "संधि")
    body = re.sub(r'<span lang="hi">.*?</span>', "", page.partition("<ol")[2], flags=re.DOTALL)
    assert not re.search(r"[\u0904-\u0939]", body)


async def test_another_package_is_searched_without_a_line_of_code(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    row, *_ = cricket.rows("scores")
    page = (await client.get("/search?q=" + quote(row["quote"]))).text
    assert row["score_id"] in keys(page)
    assert (await client.get("/search?q=a&from=2020-01-01")).status_code == 200


def test_a_long_text_is_cut_between_words_about_its_first_hit() -> None:
    text = "one " * 100 + "found " + "two " * 100
    (spans,) = matches([text], '"found"')
    cut = excerpt(text, spans, TextLanguages())
    assert "<mark>found</mark>" in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) < ROOM + 60
    assert {*re.sub("</?mark>", "", cut).strip("… ").split()} == {"one", "found", "two"}


@pytest.mark.parametrize(
    ("text", "expression", "marked"),
    [
        ("12,000 runs", '"12000"', "<mark>12,000</mark> runs"),
        ("a\x02b\x03 runs", '"runs"', "a\x02b\x03 <mark>runs</mark>"),
        ("<b> runs", '"run"', "&lt;b&gt; <mark>runs</mark>"),
        ("हज़ार रन", '"हजार"', '<span lang="hi"><mark>हज़ार</mark> रन</span>'),
        ("nothing", '"else"', "nothing"),
    ],
)
def test_marks_stand_in_the_text_as_it_is_written(text: str, expression: str, marked: str) -> None:
    (spans,) = matches([text], expression)
    assert highlighted(text, spans, TextLanguages()) == marked
