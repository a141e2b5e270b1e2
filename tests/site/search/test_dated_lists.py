"""A list is narrowed to a time, and by dates however they are written."""

from html import unescape
from urllib.parse import urlencode

import pandas as pd
import pytest

from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.pages.html import text, unspanned

_OCTOBER = ("2024-10-01", "2024-10-31")


async def _keys(get: Get, table: str, **terms: str) -> set[str]:
    address = f"/sandhi/{table}.json?{urlencode({**terms, '_shape': 'arrays', '_size': 'max'})}"
    answer = await get(address, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return {str(row[0]) for row in answer.json()["rows"]}


def _may_lie_in(rows: pd.DataFrame, first: str, last: str) -> set[str]:
    begins, ends = rows["earliest"], rows["latest"]
    return {*rows[(begins.fillna("0") <= last) & (ends.fillna("9") >= first)]["event_id"]}


@pytest.mark.parametrize(
    "terms",
    [
        {"_from": "October 2024", "_to": "अक्टूबर २०२४"},
        {"_from": "2024-10", "_to": "31 October 2024"},
        {"date": "October 2024"},
        {"date__contains": "Oct 2024"},
        {"date__gte": "October 2024", "date__lte": "अक्टूबर 2024"},
        {"_filter_column": "date", "_filter_op": "exact", "_filter_value": "2024-10"},
        {"_filter_column_1": "date", "_filter_op_1": "exact", "_filter_value_1": "अक्टूबर 2024"},
    ],
)
async def test_every_row_that_may_lie_in_a_written_time_is_in_the_list(
    get: Get, original: Copy, terms: dict[str, str]
) -> None:
    events = original.package.cells("events").replace("", None)
    assert await _keys(get, "events", **terms) == _may_lie_in(events, *_OCTOBER)


async def test_a_column_of_days_and_one_of_the_data_stay_what_they_are(
    get: Get, original: Copy
) -> None:
    events = original.package.cells("events")
    begun = events[events["earliest"].between(*_OCTOBER)]
    assert await _keys(get, "events", earliest="October 2024") == {*begun["event_id"]}
    is_so = events[events["date"] == "2024-06-19"]
    assert await _keys(get, "events", date="2024-06-19") == {*is_so["event_id"]}


async def test_a_list_says_how_a_time_was_read_and_its_files_and_citation_keep_it(
    get: Get,
) -> None:
    page = unescape((await get("/sandhi/events?_from=2024-10&_to=October+2024")).text)
    assert ">From: 1 October 2024 <" in unspanned(page)
    assert ">To: 31 October 2024 <" in unspanned(page)
    for address in ("/sandhi/events.xlsx?_from=2024-10&_to=October+2024", "_to%3DOctober"):
        assert address in page


@pytest.mark.parametrize("terms", [{"_from": "soon"}, {"date": "soon"}, {"earliest__gte": "soon"}])
async def test_what_is_no_date_is_said_to_be_none(get: Get, terms: dict[str, str]) -> None:
    answer = await get(f"/sandhi/events?{urlencode(terms)}")
    assert answer.status_code == 400
    assert "“soon” cannot be read as a date" in unescape(answer.text)


async def test_a_list_says_that_a_time_ends_before_it_begins(get: Get) -> None:
    answer = await get("/sandhi/events?_from=November+2024&_to=October+2024")
    assert answer.status_code == 400
    told = "The time ends on 31 October 2024, before it begins on 1 November 2024"
    assert told in unspanned(answer.text)


async def test_lists_charts_and_search_say_what_is_of_a_time(get: Get) -> None:
    assert "Lists all that may lie in that time." in (await get("/sandhi/events")).text
    assert ">Begins from</label>" in (await get("/timeline")).text
    assert "what is of that time stands first" in (await get("/search?q=October+2024")).text
    assert "what is of that time stands first" not in (await get("/search?q=soldiers")).text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("figures_wide?measure=troops_dead", "figures_wide?measure=Soldiers+dead"),
        ("figures?measure=Soldiers+dead", "figures?measure=troops_dead"),
        ("statements?actor=A0008", "statements?actor=Vladimir+Putin"),
        ("events?status=Occurred&_sort=date", "events?status=occurred&_sort=date"),
        ("events_wide.json?status=Alleged", "events_wide.json?status=alleged"),
        ("figures_wide?seed_id=S001", ""),
        ("events?status=occurred", ""),
    ],
)
async def test_a_filter_takes_keys_and_names(get: Get, asked: str, meant: str) -> None:
    answer = await get(f"/sandhi/{asked}")
    assert answer.headers.get("location", "") == (f"/sandhi/{meant}" if meant else "")
    if meant:
        assert (await get(f"/sandhi/{meant}")).status_code == 200


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("events?status=occured", "No row has “occured” as Status; did you mean “occurred”?"),
        ("figures_wide?qualifier=x", "No row has “x” as Qualifier; there are: "),
        ("events?event_id=nothing", "No row has “nothing” as "),
    ],
)
async def test_what_no_row_has_is_said_with_what_there_is(get: Get, asked: str, told: str) -> None:
    assert told in text((await get(f"/sandhi/{asked}")).text)
