"""Which hit comes first, and what is one hit."""

import re

import pytest

from tests.conftest import Copy
from tests.harness.extent import some
from tests.site.conftest import Get
from tests.site.search.hits import HIT, ask, keys, leads, members, total


async def test_hindi_and_english_find_the_same_person_first(get: Get) -> None:
    assert keys(await ask(get, "पुतिन"))[0] == keys(await ask(get, "putin"))[0] == "A0008"


@pytest.mark.parametrize("typed", ["e0001", "E0001", "A0008"])
async def test_a_key_finds_its_row_first(get: Get, typed: str) -> None:
    assert keys(await ask(get, typed))[0] == typed.upper()


async def test_an_exact_name_comes_first(get: Get, original: Copy) -> None:
    for actor in some(original.rows("actors")[:20], 6):
        found = keys(await ask(get, actor["name"]))
        same = {a["actor_id"] for a in original.rows("actors") if a["name"] == actor["name"]}
        places = {p["place_id"] for p in original.rows("places") if p["name"] == actor["name"]}
        assert found[0] in same | places, actor["name"]


@pytest.mark.parametrize("typed", ["Kim", "kim", "किम"])
async def test_a_name_that_several_have_finds_whom_most_rows_speak_of(get: Get, typed: str) -> None:
    page = await ask(get, typed)
    assert keys(page)[0] == "A0009"
    assert 'class="card best"' in page


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


async def test_where_no_row_has_all_words_those_with_some_are_shown(get: Get) -> None:
    page = await ask(get, "putin zzzz")
    assert "These have some of the words" in page
    assert keys(page)


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


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("when did the treaty enter into force", "from-signing-to-entry-into-force"),
        ("संधि कब लागू हुई", "from-signing-to-entry-into-force"),
        ("soldiers", "how-many-soldiers"),
        ("सैनिक", "how-many-soldiers"),
    ],
)
async def test_a_question_that_is_hit_is_the_card_in_each_language(
    get: Get, typed: str, question: str
) -> None:
    counts = set()
    for language in ("", "/hi"):
        page = (await get(f"{language}/search?q={typed}")).text
        (card,) = re.findall(r'<section class="card best".*?</section>', page, re.DOTALL)
        assert f'href="{language}/questions/{question}"' in card
        assert card.count("<p>") >= 1  # with what is answered
        counts.update(re.findall(r'role="status"><strong>([0-9,]+) ', page))
    assert len(counts) == 1


async def test_a_name_that_was_typed_leads_before_any_question(get: Get) -> None:
    for typed, path in (("Kim Jong Un", "/sandhi/actors/A0009"), ("Kursk", "/sandhi/places/P0005")):
        assert leads(await ask(get, typed))[0] == path


async def test_a_word_that_was_taken_for_another_says_so(get: Get) -> None:
    said = "".join((await ask(get, "Zelenskyi")).partition("also taken for")[1:])
    assert "<q>Zelenskyy</q>" in said[:60]
    for typed in ("Zelenskyy", "treaty", "how many soldiers"):
        assert "also taken for" not in await ask(get, typed)
