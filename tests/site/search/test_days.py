"""A day that is typed finds what is of that day, however it is written."""

import re
from html import unescape

import pytest

from sandhi.site.pages.search.days import AskedDay, asked_day
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.search.hits import ask, leads


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-06-19", (2024, 6, 19)),
        ("19 June 2024", (2024, 6, 19)),
        ("June 19th, 2024", (2024, 6, 19)),
        ("19 Jun", (None, 6, 19)),
        ("१९ जून", (None, 6, 19)),
        ("19 जून 2024", (2024, 6, 19)),
        ("29 February", (None, 2, 29)),
        ("29 February 2023", None),
        ("June 2024", None),
        ("31 June", None),
        ("19 troops", None),
        ("in 19 days of June", None),
        ("", None),
    ],
)
def test_a_day_is_read_however_it_is_written(
    typed: str, day: tuple[int | None, int, int] | None
) -> None:
    assert asked_day(typed) == (AskedDay(*day) if day else None)


@pytest.mark.parametrize("typed", ["2024-06-19", "19 June 2024", "१९ जून"])
async def test_a_day_leads_to_the_events_of_that_day(get: Get, original: Copy, typed: str) -> None:
    events = original.package.cells("events")
    of_day = events[(events["earliest"] == "2024-06-19") & (events["latest"] == "2024-06-19")]
    page = await ask(get, typed)
    (card,) = re.findall(
        r'<section class="card best" aria-label="19 June 2024">.*?</section>', page, re.S
    )
    assert {*re.findall(r'href="/sandhi/events/(\w+)"', card)} == {*of_day["event_id"]}
    (path,) = re.findall(r'href="(/sandhi/events\?[^"]*)"', card)
    rows = (await get(unescape(path).replace("events?", "events.json?_shape=array&"))).json()
    assert len(rows) == len(of_day)


@pytest.mark.parametrize("typed", ["DPRK", "PRK"])
async def test_what_is_declared_to_mean_a_name_has_the_card_of_what_is_called_so(
    get: Get, typed: str
) -> None:
    page = await ask(get, typed)
    (card,) = re.findall(r'<section class="card best".*?</section>', page, re.S)
    assert 'href="/sandhi/actors/A0001"' in card


async def test_what_is_misspelt_brings_what_the_right_word_does(get: Get) -> None:
    misspelt, right = [await ask(get, word) for word in ("soldeirs", "soldiers")]
    assert "Nothing is spelt like that" in misspelt
    assert leads(misspelt) == leads(right)
