"""The reader: text that stays text, one preset at a time, and what is coded told in sentences."""

import re
from html import unescape

import pytest
from datasette.app import Datasette

from sandhi.site.reader.view import View, view_asked
from sandhi.text import Span
from tests.conftest import CRICKET
from tests.site.conftest import Get
from tests.site.readers import PRESETS, reports

RUNS = "71 रन"
AT = "/seeds/M1?at=89-94"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """The site with presets of its package."""
    return reports(tmp_path_factory.mktemp("reader"), {"presets": PRESETS})


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """The site of a package that declares nothing of its reader."""
    return reports(tmp_path_factory.mktemp("plain"))


async def read(site: Datasette, address: str) -> str:
    answer = await site.client.get(address)
    assert answer.status_code == 200, address
    return str(answer.text)


def sources(page: str) -> list[tuple[int, str]]:
    """Where each sentence of the text begins, and its words without any markup."""
    found = re.findall(r'<span class="source" data-start="(\d+)"[^>]*>(.*?)</span><a', page, re.S)
    return [(int(start), unescape(re.sub(r"<[^>]+>", "", html))) for start, html in found]


def marked(page: str) -> list[str]:
    """The words that are marked, piece by piece."""
    article = page.partition("<article")[2].partition("</article>")[0]
    pieces = re.findall(r'<(?:span|mark)[^>]* data-at="[^"]+">([^<]*)<', article)
    return [unescape(piece) for piece in pieces]


def ways(page: str, title: str) -> dict[str, str]:
    """The links of a switch by their words, and the chosen one under ``chosen``."""
    (switch,) = re.findall(rf'<nav class="ways" aria-label="{title}">(.*?)</nav>', page, re.S)
    links = re.findall(r'<a href="([^"]+)"( aria-current="true")?>(.*?)</a>', switch)
    named = {re.sub(r" ?<[^>]+>\d*", "", words): unescape(path) for path, _, words in links}
    (chosen,) = [re.sub(r" ?<[^>]+>\d*", "", words) for _, now, words in links if now]
    return {**named, "chosen": chosen}


@pytest.mark.parametrize("query", ["", "?show=all", "?show=sides&at=21-75", "?translation=off"])
async def test_each_sentence_is_the_text_from_where_it_says_it_begins(
    room: Datasette, query: str
) -> None:
    text = (CRICKET / "seeds" / "pune.txt").read_text("utf-8")
    sentences = sources(await read(room, f"/seeds/M1{query}"))
    assert len(sentences) == 4
    for start, words in sentences:
        assert text[start : start + len(words)] == words


async def test_no_words_of_the_text_are_within_a_link(room: Datasette) -> None:
    page = await read(room, "/seeds/M1?show=all")
    article = page.partition("<article")[2].partition("</article>")[0]
    assert {*re.findall(r"<a [^>]*>([^<]*)</a>", article)} == {"1", "2", "3", "4"}


async def test_a_sentence_has_one_link_which_leads_to_all_that_is_coded_in_it(
    room: Datasette,
) -> None:
    page = await read(room, "/seeds/M1?show=sides")
    (link,) = re.findall(
        r'<a class="number" href="([^"]+)" aria-label="Sentence 2, 2 marked">', page
    )
    assert unescape(link) == "/seeds/M1?at=21-75&show=sides#at"
    panel = (await read(room, unescape(link).partition("#")[0])).partition("<aside")[2]
    assert re.findall(r'class="sentence-of"><a [^>]*>([^<]+)<', panel) == ["India", "Sri Lanka"]


async def test_a_preset_marks_its_tables_and_no_others(room: Datasette) -> None:
    assert marked(await read(room, "/seeds/M1")) == [RUNS]
    assert marked(await read(room, "/seeds/M1?show=sides")) == ["भारत", "श्रीलंका"]
    assert marked(await read(room, "/seeds/M1?show=all")) == ["भारत", "श्रीलंका", RUNS]
    assert marked(await read(room, "/seeds/M1?show=none")) == []


async def test_what_is_shown_is_kept_on_the_way_to_another_article(room: Datasette) -> None:
    page = await read(room, "/seeds/M1?show=sides&translation=off&at=21-25")
    articles = ways(page, "Articles")
    assert "/seeds/M2?show=sides&translation=off" in articles.values()
    assert ways(page, "Marked")["Runs"] == "/seeds/M1?at=21-25&translation=off#at"
    assert ways(page, "Marked")["chosen"] == "Who played"


async def test_a_preset_that_is_not_there_is_as_none(room: Datasette) -> None:
    assert ways(await read(room, "/seeds/M1?show=nonsense"), "Marked")["chosen"] == "Runs"


async def test_without_declaration_all_is_marked_and_each_kind_can_be(plain: Datasette) -> None:
    page = await read(plain, "/seeds/M1")
    assert marked(page) == ["भारत", "श्रीलंका", RUNS]
    assert [*ways(page, "Marked")] == ["Everything", "Sides", "Nothing", "chosen"]


async def test_overlapping_passages_are_told_by_depth(room: Datasette) -> None:
    page = await read(room, "/seeds/M2?show=all&at=24-43")
    assert re.search(
        r'<mark id="at" class="here d1" data-at="24-43">19.2 ओवर में 148 रन</mark>', page
    )


async def test_the_panel_says_what_is_coded_and_leads_on(room: Datasette) -> None:
    panel = (await read(room, AT)).partition("<aside")[2].partition("</aside>")[0]
    assert re.search(rf'id="panel-title"><span lang="hi">{RUNS}<', panel)
    assert '<a href="/sandhi/sides/T1">India</a>' in panel
    assert 'href="/cite?key=T1"' in panel
    assert 'href="/cite?seed=M1&amp;at=89-94"' in panel
    assert "1 of 1" in panel


async def test_previous_and_next_lead_through_the_marked_passages(room: Datasette) -> None:
    page = await read(room, "/seeds/M1?show=sides&at=30-40")
    assert 'rel="prev" href="/seeds/M1?at=21-25&amp;show=sides#at"' in page
    assert 'rel="next" href="/seeds/M1?at=48-56&amp;show=sides#at"' in page
    first = await read(room, "/seeds/M1?show=sides")
    assert 'rel="next" href="/seeds/M1?at=21-25&amp;show=sides#at"' in first
    assert 'rel="prev"' not in first


async def test_a_passage_that_nobody_coded_can_be_chosen_and_cited(room: Datasette) -> None:
    page = await read(room, "/seeds/M1?at=120-125")
    assert "Nothing is coded here" in page
    cited = await read(room, "/cite?seed=M1&at=120-125")
    assert "characters 120–125" in cited
    assert "/seeds/M1?at=120-125" in cited


@pytest.mark.parametrize("at", ["120-9999", "9-3", "0-0", "x", "20-21"])
async def test_what_is_no_passage_is_not_cited(room: Datasette, at: str) -> None:
    assert (await room.client.get(f"/cite?seed=M1&at={at}")).status_code == 404


async def test_a_place_beyond_the_text_is_told(room: Datasette) -> None:
    assert "There is no place 9-999 in this text" in await read(room, "/seeds/M1?at=9-999")


async def test_articles_are_listed_by_name(room: Datasette) -> None:
    page = await read(room, "/articles")
    names = re.findall(r'<h2><a href="(/seeds/M\d)">(.*?)</a></h2>', page)
    assert [(path, re.sub("<[^>]+>", "", name)) for path, name in names] == [
        ("/seeds/M1", "“पुणे में भारत की जीत”"),
        ("/seeds/M2", "“कोलंबो: श्रीलंका की टीम 19.2 ओवर…”"),
    ]
    assert '<a href="/seeds/M2?show=runs">Runs <span class="count">1</span></a>' in page


@pytest.mark.parametrize(
    ("address", "to"), [("/seeds", "/articles"), ("/id/r1", "/id/R1"), ("/id/r1.bib", "/id/R1.bib")]
)
async def test_near_addresses_lead_where_they_mean(room: Datasette, address: str, to: str) -> None:
    answer = await room.client.get(address)
    assert (answer.status_code, answer.headers["location"]) == (301, to)


def test_an_address_says_how_a_text_is_read_and_no_more() -> None:
    assert View().path("S1") == "/seeds/S1"
    view = View(Span(3, 9), "runs", "beneath")
    assert view.path("S1") == "/seeds/S1?at=3-9&show=runs&translation=beneath#at"
    assert view_asked({"at": "3-9", "show": "runs", "translation": "beneath"}) == view
    assert view_asked({"at": "3", "translation": "aloud"}) == View()


async def test_a_narrow_screen_has_one_word_for_where_the_translation_stands(get: Get) -> None:
    page = (await get("/seeds/S000")).text
    (ways_of_english,) = re.findall(r'<nav class="ways" aria-label="English">(.*?)</nav>', page)
    for hidden, shown in (
        (r'<span class="on-narrow">.*?</span>', "beside the text beneath each sentence off"),
        (r'<(span|a)[^>]* class="on-wide">.*?</\1>', "beneath each sentence off"),
    ):
        words = re.sub(r"<[^>]*>", " ", re.sub(hidden, "", ways_of_english))
        assert " ".join(words.split()) == f"English {shown}"


async def test_on_pages_in_another_language_the_english_is_shown_when_asked_for(get: Get) -> None:
    assert '<span class="translation">' not in (await get("/hi/seeds/S000")).text
    assert '<span class="translation">' in (await get("/hi/seeds/S000?translation=beneath")).text
