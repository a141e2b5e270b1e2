"""What the pages of data are asked is answered, or said in a sentence to make no sense."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
import regex
from datasette.views.base import DatasetteError

from sandhi.site.app import open_site
from sandhi.site.requests.arguments import DIGITS, LARGEST, MOST, unreadable
from sandhi.site.store import contents
from tests.site.conftest import Get

MEANINGLESS = [
    ("nothing=1", "has no column “nothing”; it has event_id, "),
    ("sumary=1", "has no column “sumary”; did you mean summary?"),
    ("Event%20Type=1", "has no column “Event Type”"),
    ("summary__nothing=1", "There is no comparison “nothing”; there are "),
    ("summary__=1", "There is no comparison “”"),
    ("__exact=1", "has no column “"),
    (f"end__gte={LARGEST + 1}", "asks for a number beyond"),
    ("start__lt=" + "9" * 5000, "asks for a number beyond"),
    ("start__gt=%C2%B2", "not written in plain digits"),
    ("end__in=[1,", "takes words between commas"),
    ("end__in=[null]", "takes words between commas"),
    (f"end__in=[{LARGEST + 1}]", "takes words between commas"),
    ("end__notin=" + "[" * 5000, "takes words between commas"),
    ("summary=%00", "has a control character"),
    ("%00=1", "has a control character"),
    ("summary=%1b[31m", "has a control character"),
    ("summary=%ff", "not written in UTF-8"),
    ("summary=%ED%A0%80", "not written in UTF-8"),
    ("_size=-1", "_size is a whole number"),
    ("_size=1e9", "_size is a whole number"),
    ("_facet_size=" + "9" * (DIGITS + 1), "_facet_size is a whole number"),
    ("_through=0", "There is no _through"),
    ("_trace=1", "There is no _trace"),
    ("_json_infinity=1", "There is no _json_infinity"),
    ("_search=%22&_searchmode=raw", "There is no _searchmode"),
    ("_search=a&_fts_table=records_fts", "There is no _fts_table"),
    ("_timelimit=max", "_timelimit is a whole number"),
    ("summary__in=[%22\\ud800%22]", "takes words between commas"),
    ("summary=%EF%BF%BF", "has a control character"),
    ("summary=%C2%85", "has a control character"),
    ("&".join(["a=1"] * (MOST + 1)), f"more than {MOST} arguments"),
]
MEANT = (
    *("", "summary=a", "summary__contains=%E0%A4%B8%E0%A4%82%E0%A4%A7%E0%A4%BF", "end__gte=5"),
    *(f"end__gte={LARGEST}", "end__in=[1,2]", "end__in=1,2", "summary__in=[%22a%22]", "_size=max"),
    *("_size=5&_sort=date", "_search=a%0D%0Ab", "_nothing=1", "end__isnull=1", "_columns=all"),
    *("end__gt=99999999999999999999.5", "summary=99999999999999999999999", "end__gte=-99999999999"),
)


# What Datasette itself refuses, in words of its own.
REFUSED = {
    "_sort=nothing": "sorted by “nothing”",
    "_sort_desc=a%0Ab": "sorted by",
    "_sort=summary&_sort_desc=summary": "_sort_desc",
    "_size=1001": "1000",
    "_col=nothing&_col=other": "nothing, other",
    "_nocol=nothing": "nothing",
    "_search_nothing=a": "_search",
    "_facet=summary": "_facet",
}


@pytest.mark.parametrize("query", REFUSED)
async def test_what_datasette_refuses_is_said_in_the_language_of_the_page(
    get: Get, query: str
) -> None:
    english = (await get(f"/sandhi/events.json?{query}")).json()["error"]
    assert REFUSED[query] in english
    answer = await get(f"/hi/sandhi/events?{query}")
    assert answer.status_code == 400
    said = re.search(r'<p class="lead">(.*?)</p>', answer.text, re.DOTALL)
    assert said
    assert regex.search(r"\p{Devanagari}", said[1])
    assert unescape(english) not in unescape(answer.text)


async def test_what_datasette_may_refuse_one_day_is_not_said_in_english(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasette = {"__name__": "datasette.views.table", "DatasetteError": DatasetteError}
    exec("def data(*_, **__): raise DatasetteError('Some words')", datasette)
    monkeypatch.setattr("datasette.views.table.TableView.data", datasette["data"])
    assert "Some words" in (await get("/sandhi/events?_size=3")).text
    answer = await get("/hi/sandhi/events?_size=3")
    assert (answer.status_code, "Some words" in answer.text) == (400, False)


@pytest.mark.parametrize(("query", "why"), MEANINGLESS, ids=[one[:20] for one, _ in MEANINGLESS])
async def test_what_makes_no_sense_is_told_in_a_sentence(get: Get, query: str, why: str) -> None:
    answer = await get(f"/sandhi/events.json?{query}")
    assert answer.status_code == 400
    assert why in answer.json()["error"]
    assert answer.json()["error"].count(". ") == 0
    assert (await get(f"/sandhi/events?{query}")).status_code == 400


@pytest.mark.parametrize(
    "path", ["/id/%00", "/seeds/~00", "/codebook/~1B", "/sandhi/events/~EF~BF~BF", "/hi/id/%C2%85"]
)
async def test_a_path_that_no_page_can_say_again_is_refused(get: Get, path: str) -> None:
    answer = await get(path)
    assert answer.status_code == 400
    assert not re.search("[\x00\x1b\x85\uffff]", answer.text)


@pytest.mark.parametrize("query", ["_shape=x", "_shape=objects", "_size=1&_shape=array", "_nl=on"])
@pytest.mark.parametrize("name", ["meta", "who-acts-with-whom-in-short"])
async def test_a_file_is_made_in_whatever_form_the_rows_are_asked_for(
    get: Get, name: str, query: str
) -> None:
    answer = await get(f"/sandhi/{name}.excel?{query}")
    expected = await get(f"/sandhi/{name}.excel")
    assert (answer.status_code, answer.content) == (200, expected.content)


async def test_what_a_form_asks_for_can_be_cited_and_taken_as_a_file(get: Get) -> None:
    """A form without scripts asks in arguments that lead to others."""
    down = "_sort=event_id&_sort_by_desc=on"
    assert (await get(f"/sandhi/events.excel?{down}")).content == (
        await get("/sandhi/events.excel?_sort_desc=event_id")
    ).content
    assert (await get(f"/cite?table=events&where={quote(down)}")).status_code == 200


@pytest.mark.parametrize("query", MEANT)
async def test_what_makes_sense_is_answered(get: Get, query: str) -> None:
    answer = await get(f"/sandhi/events.json?{query}")
    assert answer.status_code == 200, answer.text
    assert isinstance(answer.json()["rows"], list)


@pytest.mark.parametrize("given", ["99999999999999999999", "-1", "1.5", "x", "1,2"])
def test_a_view_goes_on_after_a_number_of_rows(built: Path, given: str) -> None:
    site = contents(open_site(built))
    (view, *_) = [table.name for table in site.tables.values() if table.kind == "view"]
    why = unreadable(site, f"/sandhi/{view}", f"_next={given}".encode())
    assert why == f"_next is the number of the rows before, which is not “{given}”."
    assert unreadable(site, f"/sandhi/{view}", b"_next=100") is None
    assert unreadable(site, "/sandhi/events", f"_next={given}".encode()) is None


def test_every_column_of_every_table_can_be_filtered(built: Path) -> None:
    site = contents(open_site(built))
    for table in site.tables.values():
        for column in table.titles:
            for name in (column, f"{column}__contains", f"{column}__gte"):
                query = f"{quote(name)}=2024".encode()
                assert unreadable(site, f"/sandhi/{table.name}", query) is None


def test_a_question_takes_whatever_it_is_asked(built: Path) -> None:
    site = contents(open_site(built))
    question = site.questions[0].name
    assert unreadable(site, f"/sandhi/{question}", b"anything=99999999999999999999") is None


def test_other_pages_read_their_arguments_themselves(built: Path) -> None:
    site = contents(open_site(built))
    assert unreadable(site, "/search", b"q=%00&nothing=1") is None
