"""What is planned, denied, disputed or corrected is not told as if it were plainly so."""

import re

import pytest

from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.pages.html import text


async def test_what_is_not_plainly_so_is_told_apart_of_who_takes_part(
    get: Get, original: Copy
) -> None:
    status = {row["event_id"]: row["status"] for row in original.rows("events")}
    denied = next(key for key, value in status.items() if value == "denied")
    actor = next(
        row["actor_id"]
        for row in original.rows("event_actors")
        if row["event_id"] == denied and row["role"] == "initiator"
    )
    page = (await get(f"/sandhi/actors/{actor}")).text.partition('id="by-event_actors"')[2]
    sections = re.split("<h3>", page.partition("<h2")[0])
    (did,) = (one for one in sections if "Did, or has done" in one)
    keys = re.findall(r'<span class="key">(E\d+)</span>', did)
    assert keys
    assert {status[key] for key in keys} == {"occurred"}
    (not_so,) = (one for one in sections if "Named as doing it · denied" in one)
    assert denied in not_so
    assert "did it" not in (await get(f"/sandhi/events/{denied}")).text


async def test_what_is_disputed_says_so_where_it_is_listed_on_the_page_of_another(get: Get) -> None:
    listed = (await get("/sandhi/places/P0005")).text
    assert re.search(r'<a href="/id/F0015#disputes">\d disagreements? open</a>', listed)


async def test_a_corrected_date_is_marked_in_the_lists_of_other_rows(get: Get) -> None:
    for path in ("/sandhi/treaties/T0001", "/sandhi/events/E0003", "/sandhi/sentences/S003-05"):
        shown = text((await get(path)).text)
        assert shown.count("15 October 2024 → 14 October 2024") >= 1, path


async def test_of_each_article_the_passage_with_what_is_corrected_is_open_at_once(get: Get) -> None:
    page = (await get("/sandhi/events/E0001")).text
    shown = page.partition('id="by-event_mentions"')[2].partition('<details class="rest">')[0]
    assert "19 जून 2023" in text(shown)
    assert text(shown).count("In its article") == len(re.findall("<h3>", shown)) > 2


@pytest.mark.parametrize("path", ["/hi/id/X0001", "/hi/id/E0003", "/hi/id/D0028", "/hi/id/T0001"])
async def test_a_page_says_once_that_texts_on_it_are_english(get: Get, path: str) -> None:
    page = (await get(path, follow_redirects=True)).text
    assert page.count('<p class="in-english">') == 1
