"""Questions that a package declares are answered: with sentences, claims, and who disagrees."""

import re
from html import unescape
from pathlib import Path

import pytest
from datasette.app import Datasette

from sandhi.package.settings import AnsweredQuestion
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.values.words import value_words
from sandhi.site.pages.questions import answer
from sandhi.site.store import contents
from tests.conftest import Copy
from tests.site.conftest import Get

SOLDIERS = "/questions/how-many-soldiers"


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def section(page: str, name: str) -> str:
    (only,) = re.findall(rf'<section aria-labelledby="{name}">.*?</section>\n', page, re.DOTALL)
    return str(only)


@pytest.fixture
def questions(site: Datasette) -> tuple[AnsweredQuestion, ...]:
    return contents(site).settings.questions


async def test_each_question_is_answered_on_the_landing_page_and_leads_to_its_own(
    get: Get, questions: tuple[AnsweredQuestion, ...]
) -> None:
    page = (await get("/")).text
    assert len(questions) > 3
    for question in questions:
        card = page.partition(f'aria-labelledby="question-{question.name}"')[2]
        card = card.partition("</article>")[0]
        assert f'<a href="/questions/{question.name}">{question.title}</a>' in card
        assert "{" not in text(card)
        for sentence in question.answer:
            for words in re.split(r"\{\w+\}", sentence):
                assert " ".join(words.split()) in text(card)
        assert '<table class="bars">' in card


async def test_a_value_on_the_page_of_a_question_has_its_label(
    get: Get, questions: tuple[AnsweredQuestion, ...], site: Datasette
) -> None:
    tables = contents(site).tables.values()
    labels = {
        (table.titles[column], value.replace("_", " ")): label
        for table in tables
        for column, of_values in table.value_labels.items()
        for value, label in of_values.items()
    }
    facts = set()
    for question in questions:
        page = (await get(f"/questions/{question.name}")).text
        facts |= {*re.findall(r"<dt[^>]*>(.*?)</dt><dd>(.*?)</dd>", page)}
    assert ("Date basis", "Relative to the article") in {
        (title, value[:1].upper() + value[1:]) for title, value in facts
    }
    assert [one for one in facts if labels.get(one, one[1]).casefold() != one[1].casefold()] == []


async def test_what_an_answer_rests_on_is_shown_in_pages(
    changed_site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    get = changed_site.client.get
    claims = re.findall(r'<header id="(\w+)">', (await get(SOLDIERS)).text)
    monkeypatch.setattr(answer, "CLAIMS", 4)
    monkeypatch.setattr(answer, "DISPUTES", 0)
    seen: list[str] = []
    others: list[str] = []
    for number in range(1, -(-len(claims) // 4) + 1):
        page = (await get(f"{SOLDIERS}?page={number}")).text
        seen += re.findall(r'<header id="(\w+)">', page)
        for place in re.findall(r'href="#([^"]+)"', page):
            assert f'id="{place}"' in page, (number, place)
        assert '<details class="dispute"' not in page
        others += re.findall(r'<a href="(/sandhi/discrepancies/\w+)">', section(page, "claims"))
        assert re.search(r'<a href="/discrepancies">\d+ more</a>', section(page, "disagreements"))
    assert others
    assert sorted(seen) == sorted(claims)
    assert len(seen) > 4


async def test_a_page_brings_claims_articles_and_disagreements_together(
    get: Get, questions: tuple[AnsweredQuestion, ...]
) -> None:
    for question in questions:
        page = (await get(f"/questions/{question.name}")).text
        assert f"<h1>{question.title}</h1>" in page
        for place in re.findall(r'href="#([^"]+)"', page):
            assert f'id="{place}"' in page, (question.name, place)
        assert '<details class="dispute"' in section(page, "disagreements")
        for query in question.queries:
            assert f'href="/sandhi/{query}"' in section(page, "data")


async def test_the_troop_question_shows_every_claim_and_both_values_of_a_slip(
    get: Get, original: Copy
) -> None:
    page = (await get(SOLDIERS)).text
    figures = {row["figure_id"]: row for row in original.rows("figures") if row["unit"] == "person"}
    shown = [
        (key, html if len(headers) > 1 else article)
        for article in re.findall(r'<article class="claim">(.*?)</article>', page, re.DOTALL)
        if (headers := re.findall(r'<header id="([^"]+)">(.*?)</header>', article, re.DOTALL))
        for key, html in headers
    ]
    assert len({*shown}) > len(re.findall('<article class="claim">', page))
    assert {key for key, _ in shown} == {*figures}
    slips = 0
    for key, html in shown:
        row = figures[key]
        assert re.search(rf"<(mark|q)>(<[^>]*>)?{re.escape(row['quote'])}<", unescape(html))
        assert re.search(rf'<a href="/seeds/{row["seed_id"]}\?at=[^"]+">', html)
        if row["value_corrected"]:
            slips += 1
            meant = f"{int(row['value_corrected']):,}"
            assert f"written {row['value']} → meant {meant}" in text(html)
    assert slips > 0


async def test_a_question_draws_what_its_card_draws_and_leads_to_the_whole_chart(get: Get) -> None:
    drawn = re.compile(r'<table class="bars">.*?</table>', re.S)
    chart = section((await get(SOLDIERS)).text, "chart")
    (bars,) = drawn.findall(chart)
    assert bars in (await get("/")).text
    assert 'href="/figures">The whole chart' in chart
    assert "<svg xmlns" not in chart


async def test_a_bar_names_its_article_and_keeps_about_and_more_than(get: Get) -> None:
    chart = section((await get(SOLDIERS)).text, "chart")
    rows = re.findall(r"<tr><th.*?</tr>", chart, re.S)
    assert rows
    assert all(re.search(r'<a href="/seeds/S\d{3}">', row) for row in rows)
    assert any("about 11,000" in text(row) for row in rows)
    assert {"12,000", "15,000"} <= {*re.findall(r"[\d,]{6}", text(chart))}


async def test_who_disagrees_is_open_on_the_page_where_nobody_has_settled_it(
    get: Get, original: Copy
) -> None:
    page = (await get(SOLDIERS)).text.partition('id="disagreements"')[2].partition('id="claims"')[0]
    rows = {row["discrepancy_id"]: row for row in original.rows("discrepancies")}
    disputes = re.findall(r'<details class="dispute" id="(\w+)"( open)?>', page)
    assert len(disputes) > 8
    for key, is_open in disputes:
        assert bool(is_open) == (rows[key]["resolution"] == "open"), key
    states = [bool(is_open) for _, is_open in disputes]
    assert states == sorted(states, reverse=True)
    for seed in ("S001", "S003"):
        assert f'href="/seeds/{seed}"' in page


async def test_one_of_a_thing_is_told_in_the_singular(
    get: Get, questions: tuple[AnsweredQuestion, ...]
) -> None:
    for question in questions:
        page = text((await get(f"/questions/{question.name}")).text)
        in_part = r"(?<![\d,])(?:1 stands|[\d,]+ stand) open, and"
        assert re.search(
            rf"{in_part}|It stands open\.|All stand open\.|that stand open, side", page
        )
        assert not re.search(r"(?<![\d,.])1 (?:stand|are|events|claims|articles|passages)\b", page)


async def test_a_claim_leads_to_what_disputes_it_on_the_same_page(get: Get) -> None:
    page = (await get(SOLDIERS)).text
    claim = page.partition('id="F0017">')[2].partition("</header>")[0]
    assert len(re.findall(r'<a href="#X\d+">', claim)) > 1


async def test_the_index_lists_the_answers_and_whatever_else_can_be_asked(
    get: Get, site: Datasette, questions: tuple[AnsweredQuestion, ...]
) -> None:
    page = (await get("/questions")).text
    used = {query for question in questions for query in question.queries}
    for question in questions:
        assert f'href="/questions/{question.name}"' in page
    for other in contents(site).questions:
        assert (f'href="/sandhi/{other.name}"' in page) == (other.name not in used)


async def test_a_question_that_nobody_asks_is_not_there(get: Get) -> None:
    answer = await get("/questions/why")
    assert answer.status_code == 404
    assert "There is no such question." in answer.text


async def test_another_package_asks_its_own(cricket: Copy, tmp_path: Path) -> None:
    build(cricket.package, tmp_path / "sandhi.db")
    client = open_site(tmp_path / "sandhi.db").client
    front, page = [
        (await client.get(path)).text for path in ("/", "/questions/who-made-the-most-runs")
    ]
    for html in (front, page):
        assert "Sri Lanka made 148 runs, in 19.2 overs." in text(html)
    assert re.findall(r'<header id="(\w+)">', page) == ["R2", "R1"]
    assert "Played 2 March 2025" in text(page)
    assert 'id="disagreements"' not in page


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (12000, "12,000"),
        (999, "999"),
        (12000.0, "12,000"),
        (0.5, "0.5"),
        (None, ""),
        ("2024-11-04/2024-11-07", "4–7 November 2024"),
        ("more_than", "more than"),
        ("2024", "2024"),
        ("a_b c", "a_b c"),
    ],
)
def test_a_value_is_written_as_people_write_it(value: str | float | None, written: str) -> None:
    assert value_words(value) == written


async def test_a_number_names_something_where_every_table_has_it_so(site: Datasette) -> None:
    naming = contents(site).naming
    assert {"key", "year", "seed_id", "event_id"} <= naming
    assert not {"value", "start", "lower"} & naming


async def test_what_claims_of_one_sentence_share_and_a_sentence_shown_above_stand_once(
    get: Get,
) -> None:
    page = (await get(SOLDIERS)).text
    above = page.partition('id="disagreements"')[2].partition('<details class="rest">')[0]
    seen = [
        re.sub("<[^>]*>", "", one) for one in re.findall("<blockquote>(.*?)</blockquote>", above)
    ]
    folded = 0
    for article in re.findall(r'<article class="claim">(.*?)</article>', page, re.DOTALL):
        heads, _, sentence = article.rpartition("</header>")
        facts = [re.findall("<dt.*?</dd>", one) for one in heads.split("</header>")]
        shared = set.intersection(*map(set, facts))
        assert len(facts) == 1 or not shared
        quoted = re.sub("<[^>]*>", "", re.findall("<blockquote>(.*?)</blockquote>", sentence)[0])
        assert ('<details class="rest">' in sentence) == (quoted in seen)
        folded += quoted in seen
    assert folded > 1
