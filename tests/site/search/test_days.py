"""A day that is typed finds what is of that day, however it is written."""

import re
from datetime import date
from html import unescape

import pytest

from sandhi.language import fold
from sandhi.site.elements.values.written_times import WrittenTime, written_time
from sandhi.site.pages.search.days import AskedDay, asked_day, time_in
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


@pytest.mark.parametrize("typed", ["2024-06-19", "19 June 2024", "१९ जून", "October 2024", "2024"])
async def test_a_time_says_what_lies_in_it_and_what_may_as_the_lists_have_it(
    get: Get, original: Copy, typed: str
) -> None:
    time = written_time(typed) or WrittenTime(date(2024, 6, 19), date(2024, 6, 19))
    assert time.first
    assert time.last
    first, last = time.first.isoformat(), time.last.isoformat()
    events = original.package.cells("events")
    begins, ends = events["earliest"], events["latest"]
    within = events[begins.between(first, last) & ends.between(first, last)]
    possible = events[
        (begins.where(begins != "", "0") <= last) & (ends.where(ends != "", "9") >= first)
    ]
    page = await ask(get, typed)
    (card,) = re.findall(
        rf'<section class="card best" aria-label="{time.words}">.*?</section>', page, re.S
    )
    lines = re.findall(r'<li><a href="/sandhi/events/(\w+)".*?</li>', card)
    assert {*lines[: min(len(within), 12)]} <= {*within["event_id"]}
    assert card.count("<li>") == card.count('<span class="when">') >= len(lines)
    assert f"{len(within)} events</a>, " in card
    assert f"{len(possible) - len(within)} more may lie in it</a>" in card
    paths = re.findall(r'href="(/sandhi/events\?[^"]*)"', card)
    counts = set()
    for path in {*paths}:
        rows = await get(unescape(path).replace("events?", "events.json?_shape=array&_size=max&"))
        counts.add(len(rows.json()))
    assert counts == {len(within), len(possible)}


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("October 2024", "2024-10"),
        ("Oct 2024", "2024-10"),
        ("अक्टूबर २०२४", "2024-10"),
        ("2024-10", "2024-10"),
        ("10/2024", "2024-10"),
        ("2024", "2024"),
        ("2024-Q3", "2024-07/2024-09"),
        ("2024 की तीसरी तिमाही", "2024-07/2024-09"),
        ("19 जून 2024", "2024-06-19"),
        ("../2024-06-19", "../2024-06-19"),
        ("2024-10-30/2024-11-02", "2024-10-30/2024-11-02"),
        ("31 June 2024", None),
        ("2024-13", None),
        ("13/2024", None),
        ("19 June", None),
        ("troops", None),
        ("2024 troops", None),
        ("x" * 1000, None),
    ],
)
def test_a_time_is_read_however_it_is_written(typed: str, time: str | None) -> None:
    read = written_time(typed)
    assert (read and read.edtf) == time


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("what happened in October 2024?", "October 2024"),
        ("events October 2024", "October 2024"),
        ("घटनाएँ अक्टूबर 2024", "अक्टूबर 2024"),
        ("in May 2024", "May 2024"),
        ("May 2024", "May 2024"),
        ("what did he say", "what did he say"),
        ("soldiers in October 2024", "soldiers in October 2024"),
    ],
)
def test_a_time_is_known_among_words_that_say_nothing(typed: str, time: str) -> None:
    assert time_in(typed, {"events", "happened", fold("घटनाएँ")}) == time


async def test_a_phrase_with_a_month_has_the_card_of_the_month(get: Get) -> None:
    cards = [
        re.findall(
            r'<section class="card best" aria-label="October 2024">.*?</section>', page, re.S
        )
        for typed in (
            "October 2024",
            "what happened in October 2024",
            "last week of October 2024",
            "घटनाएँ अक्टूबर 2024",
        )
        for page in [await ask(get, typed)]
    ]
    assert cards[0]
    assert all(one == cards[0] for one in cards)


async def test_the_card_of_a_time_leads_to_the_chart_of_what_begins_then(
    get: Get, original: Copy
) -> None:
    begins = original.package.cells("events")["earliest"].between("2024-10-01", "2024-10-31")
    (path,) = re.findall(r'href="(/timeline\?[^"]*)"', await ask(get, "10/2024"))
    chart = re.sub(r"\s+", " ", (await get(unescape(path))).text)
    assert f"{begins.sum()} of " in chart


async def test_a_date_that_is_corrected_stands_beside_what_is_written_in_every_list(
    get: Get,
) -> None:
    marked = re.compile(
        r'<s><time datetime="2024-10-15"[^>]*>15 October 2024</time></s>.{0,60}'
        r'<time datetime="2024-10-14"'
    )
    for path in ("/sandhi/events", "/sandhi/events_wide", "/search?q=October+2024"):
        page = (await get(f"{path}{'&' if '?' in path else '?'}_size=max")).text
        assert marked.search(page), path


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
