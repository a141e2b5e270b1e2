"""A day that is typed finds what is of that day, however it is written."""

import re
from datetime import date
from html import unescape

import pytest

from sandhi.language.lexicon import FOLDER
from sandhi.language.tables import read_table
from sandhi.site.elements.values.asked_times import asked_time
from sandhi.site.elements.values.parts_of_times import MOST_WORDS, part_of
from sandhi.site.elements.values.written_times import WrittenTime, written_time
from sandhi.site.store import Store
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.search.hits import ask, keys, leads


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
        ("the last week of October 2024", "2024-10-25/2024-10-31"),
        ("अक्टूबर 2024 के आख़िरी सप्ताह में", "2024-10-25/2024-10-31"),
        ("second week of Feb 2024", "2024-02-08/2024-02-14"),
        ("first half of October 2024", "2024-10-01/2024-10-15"),
        ("2024 की पहली छमाही", "2024-01/2024-06"),
        ("second half of 2024", "2024-07/2024-12"),
        ("early 2024", "2024-01/2024-04"),
        ("अक्टूबर 2024 की शुरुआत", "2024-10-01/2024-10-10"),
        ("mid-October 2024", "2024-10-11/2024-10-20"),
        ("late October 2024", "2024-10-21/2024-10-31"),
        ("last days of October 2024", "2024-10-21/2024-10-31"),
        ("early 19 June 2024", None),
        ("last October 2024", None),
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
    ("typed", "times", "words"),
    [
        ("what happened in October 2024?", ["2024-10"], ""),
        ("events October 2024", ["2024-10"], ""),
        ("घटनाएँ अक्टूबर 2024", ["2024-10"], ""),
        ("in May 2024", ["2024-05"], ""),
        ("१९ जून", ["2024-06-19", "2025-06-19"], ""),
        ("June 19th, 2024", ["2024-06-19"], ""),
        ("november", ["2024-11"], ""),
        ("deaths in October 2024", ["2024-10"], "deaths"),
        ("how many troops in november", ["2024-11"], "how many troops"),
        ("सैनिक अक्टूबर 2024 में", ["2024-10"], "सैनिक"),
        ("troops early october", ["2024-10-01/2024-10-10"], "troops"),
        ("Kim 2024-06-19", ["2024-06-19"], "Kim"),
        ("last week of soldiers October 2024", ["2024-10"], "last week of soldiers"),
    ],
)
def test_a_time_is_read_beside_other_words_and_none_of_them_is_dropped(
    store: Store, typed: str, times: list[str], words: str
) -> None:
    asked = asked_time(store, typed)
    assert asked
    assert ([one.edtf for one in asked.times], asked.words) == (times, words)


@pytest.mark.parametrize(
    "typed",
    ["what did he say", "soldiers may", "2000 soldiers", "19 troops", "march of troops", "31 June",
     "पिछले हफ़्ते", '"October 2024" troops', "November " * 20, ""],
)  # fmt: skip
def test_words_that_are_no_time_stay_words(store: Store, typed: str) -> None:
    assert asked_time(store, typed) is None


async def test_what_is_of_a_time_beside_other_words_stands_first_and_is_told(
    get: Get, original: Copy
) -> None:
    page = await ask(get, "soldiers november 2024")
    (told,) = re.findall(r'<p class="told".*?</p>', page, re.S)
    (count,) = re.findall(r"what is of November 2024, or may be, comes first: (\d+)", told)
    days = original.package.cells("events").set_index("event_id")[["earliest", "latest"]]
    shown = [key for key in keys(page)[: int(count)] if key in days.index]
    assert shown
    first = days.loc[shown]
    meets = (first["earliest"] <= "2024-11-30") & (first["latest"] >= "2024-11-01")
    assert meets.all()
    within = (first["earliest"] >= "2024-11-01") & (first["latest"] <= "2024-11-30")
    assert [*within] == sorted(within, reverse=True)
    for link in re.findall(r'href="(/search\?[^"]*)"', told):
        assert (await get(unescape(link))).status_code == 200


async def test_what_was_not_counted_of_a_time_is_told(get: Get) -> None:
    page = await ask(get, "soldiers 3 March 1999")
    assert "none of them of 3 March 1999" in re.sub(r"<[^>]*>", "", page)


async def test_a_phrase_with_a_month_has_the_card_of_the_month(get: Get) -> None:
    cards = [
        re.findall(
            r'<section class="card best" aria-label="October 2024">.*?</section>', page, re.S
        )
        for typed in (
            "October 2024",
            "what happened in October 2024",
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


def test_each_word_for_a_part_of_a_time_is_read_in_its_example() -> None:
    lines = read_table(FOLDER / "parts_of_times.tsv")
    assert len(lines) > 50
    for line in lines:
        words = line["example"].split()
        assert line["form"] in words
        assert part_of(date(2024, 10, 1), date(2024, 10, 31), words), line
        assert len(words) <= MOST_WORDS
