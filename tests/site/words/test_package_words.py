"""What the package declares, on pages in a language: in the package's own words of it."""

import re
from html import unescape

import pytest
from datasette.app import Datasette

from sandhi.publish.languages.articles import dated_article
from sandhi.publish.languages.words import wording
from sandhi.site.elements.interface import speaking
from sandhi.site.elements.labels import names_in_language
from sandhi.site.elements.values.words import words
from sandhi.site.store import contents
from tests.site.conftest import Get

WORDS = {"state": "देश", "events.class: state": "स्थिति", "more than": "से ज़्यादा"}


def heading(page: str) -> str:
    (written,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", written)).strip()


@pytest.mark.parametrize(
    ("path", "english", "hindi"),
    [
        ("/sandhi/actors/A0002", "Russia", "रूस"),
        ("/sandhi/events/E0007", "Russia ratifies the treaty", "रूस ने संधि का अनुसमर्थन किया"),
        ("/sandhi/figures", "Figures", "आँकड़े"),
        ("/codebook/events", "Events events", "घटनाएँ events"),
        ("/sandhi/reference_uses/RU0002", "Russia · Andreas Beger", "रूस · Andreas Beger"),
        ("/questions/who-acts-with-whom", "Who acts with whom?", "कौन किसके साथ है?"),
    ],
)
async def test_what_a_page_is_of_is_named_in_its_language(
    get: Get, path: str, english: str, hindi: str
) -> None:
    assert heading((await get(path)).text).startswith(english)
    assert heading((await get(f"/hi{path}")).text).startswith(hindi)
    assert heading((await get(path)).text).startswith(
        english
    )  # nothing of the other language is kept


async def test_an_answer_is_filled_in_each_language(get: Get) -> None:
    page = (await get("/hi/questions/how-many-soldiers")).text
    (claimants,) = {*re.findall(r"सैनिकों की संख्या ([0-9]+) स्रोत", page)}
    assert f"{claimants} claimants" in (await get("/questions/how-many-soldiers")).text


async def test_a_citation_names_the_dataset_as_it_is_called(site: Datasette, get: Get) -> None:
    title = contents(site).dataset.title
    for page in ("/cite?table=figures", "/hi/cite?table=figures"):
        assert title in unescape((await get(page)).text)


async def test_english_on_a_page_of_another_language_is_marked(get: Get) -> None:
    page = (await get("/hi/sandhi/actors/A0002")).text
    assert re.search(r'<span lang="en">The Russian Federation', page)
    assert 'lang="en">The Russian' not in (await get("/sandhi/actors/A0002")).text


async def test_a_filter_is_taken_away_within_the_language(get: Get) -> None:
    page = (await get("/hi/sandhi/actors?kind=person")).text
    chips = re.findall(r'<ul class="chips".*?</ul>', page, re.DOTALL)
    assert re.findall(r'href="([^"]+)"', chips[0]) == ["/hi/sandhi/actors"]


def test_names_in_an_answer_are_those_of_the_language(site: Datasette) -> None:
    with speaking("hi", contents(site).catalogue.words["hi"]):
        hindi = contents(site)
        assert names_in_language(hindi, "Russia and Ukraine") == "रूस और यूक्रेन"
        assert names_in_language(hindi, "Russia: ten, nine") == "रूस: ten, nine"
        assert names_in_language(hindi, "Russia and bread") == "Russia and bread"
        written = names_in_language(hindi, "No claimant is named: Russia; written: 11")
        assert written == "किसने बताया, यह लेख में नहीं है: रूस; लिखा है: 11"
    assert names_in_language(contents(site), "Russia and Ukraine") == "Russia and Ukraine"


@pytest.mark.parametrize(
    ("path", "hindi"),
    [
        ("/hi/about", "<h2>किसने बनाया, और क्यों</h2>"),
        ("/hi/search?q=E0007", "रूस ने संधि का अनुसमर्थन किया"),
        ("/hi/sandhi/events/E0068", "12–14 नवंबर 2024 में “रूस”"),
        ("/hi/figures", "भेजे गए सैनिक</span></h2>"),  # of a drawing
        ("/hi/figures", "लिखा है लगभग 11, मतलब है 11,000"),
        ("/hi/network", ">जारी स्थिति</text>"),
        ("/hi/timeline", "जून 2024"),
        ("/hi/timeline", 'href="/hi/id/E0001"'),
        ("/hi/participation?role=host", "मेज़बान"),  # drawn while somebody waits
        ("/hi/sandhi/figures_wide", ">अस्पष्ट<"),
        ("/hi/sandhi/dyads", ">आपसी</span>"),  # which no table has
        ("/hi/sandhi/event_pairs", ">उसके साथ</span>"),
        ("/hi/sandhi/records", '<span title="actors">पात्र</span>'),
        ("/hi/sandhi/records?table=events", "तालिका: घटना"),
        ("/hi/sandhi/who-says-how-many-troops", ">किसका दावा</a>"),
        ("/hi/codebook/events", "हमेशा भरा हुआ"),
        ("/hi/codebook/events", '<strong><span lang="hi">जारी स्थिति'),  # no देश, as a state is
        ("/hi/sandhi/event_links/EL0002", "मकसद · रूस ने संधि का अनुसमर्थन किया"),  # in parts, uncut
        ("/hi/sandhi/actor_mentions/AM0002", "रूस · “उत्तर कोरिया ने रूस के साथ…”, 12–13 नवंबर 2024"),
    ],
)
async def test_what_a_page_shows_is_in_its_language(get: Get, path: str, hindi: str) -> None:
    assert hindi in (await get(path)).text
    assert hindi not in (await get(path.removeprefix("/hi"))).text.replace('lang="hi"', "")


async def test_a_chart_is_cited_alike_in_each_language(get: Get) -> None:
    for path in ("/figures?tab=sources", "/hi/figures?tab=sources"):
        cited = (await get(path)).text.partition('id="cite-apa"')[2].partition("</p>")[0]
        assert "Numbers given for North Korean soldiers sent or deployed run from" in cited


def test_a_value_may_mean_something_else_in_one_column() -> None:
    with speaking("hi", WORDS):
        assert words("state") == words("state", "actors.kind") == "देश"
        assert words("state", "events.class") == "स्थिति"
        assert words("more_than") == "से ज़्यादा"
        assert words("at_least") == "at least"
    assert words("more_than") == "more than"
    assert wording(WORDS, "person", "actors.kind") == "person"


@pytest.mark.parametrize(
    ("english", "hindi"),
    [
        ("ANI, 9–10 Nov 2024", "ANI, 9–10 नवंबर 2024"),
        ("May Day, 30 Apr – 2 May 2025", "May Day, 30 अप्रैल – 2 मई 2025"),
        ("May the best win", "May the best win"),
    ],
)
def test_the_days_of_an_article_are_written_in_the_language(english: str, hindi: str) -> None:
    assert dated_article(english, "hi") == hindi
