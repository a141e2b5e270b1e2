"""One component shows tables, views and answers; what it shows is to be had as files."""

import csv
import re
from html import unescape
from io import BytesIO, StringIO

import pyarrow.parquet
import pytest
from datasette.app import Datasette
from openpyxl import load_workbook  # type: ignore[import-untyped]

from sandhi.publish.database import build
from sandhi.publish.languages.numbers import number_words
from sandhi.site.app import open_site
from sandhi.site.elements.values.cells import CellWriter
from sandhi.site.elements.values.dates import is_date
from sandhi.site.pages.table import files
from sandhi.site.pages.table.shown import CARD
from sandhi.site.store import contents
from sandhi.site.store.rows import holds_words
from tests.conftest import Copy
from tests.site.conftest import Get

CHOSEN = "class=act&_search=Kim&_sort_desc=date"


def keys(page: str) -> list[str]:
    """The keys of the rows on a page of events, in order."""
    return re.findall(r'<th scope="row"[^>]*>.*?>(E\d+)</a></th>', page)


def sheet(content: bytes, name: str) -> list[list[object]]:
    """The cells of a sheet of a workbook."""
    book = load_workbook(BytesIO(content), read_only=True)
    return [list(row) for row in book[name].iter_rows(values_only=True)]


async def test_the_rows_of_a_page_are_those_of_each_of_its_files(get: Get) -> None:
    page = (await get(f"/sandhi/events?{CHOSEN}")).text
    shown = keys(page)
    assert len(shown) > 3
    for ending in ("csv", "excel", "xlsx", "json", "parquet"):
        (link,) = re.findall(rf'href="(/sandhi/events\.{ending}\?[^"]+)"', page)
        answer = await get(unescape(link))
        assert answer.status_code == 200
        if ending == "json":
            found = [row["event_id"] for row in answer.json()["rows"]]
        elif ending == "xlsx":
            found = [row[0] for row in sheet(answer.content, "events")[1:]]
        elif ending == "parquet":
            read = pyarrow.parquet.read_table(BytesIO(answer.content))
            found = read.column("event_id").to_pylist()
        else:
            text = answer.content.decode("utf-8-sig" if ending == "excel" else "utf-8")
            found = [row["event_id"] for row in csv.DictReader(StringIO(text))]
        assert found == shown, ending


async def test_a_csv_for_excel_has_the_mark_by_which_excel_knows_its_encoding(get: Get) -> None:
    answer = await get("/sandhi/events_wide.excel")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert 'filename="events_wide.csv"' in answer.headers["content-disposition"]


async def test_a_file_says_which_rows_it_holds(get: Get) -> None:
    answer = await get("/sandhi/events.xlsx?class=act")
    about = {row[0]: row[1] for row in sheet(answer.content, "readme") if row[0]}
    assert about["Chosen"] == "Class: act"
    assert str(about["Address"]).endswith("/sandhi/events?class=act")
    read = pyarrow.parquet.read_schema(BytesIO((await get("/sandhi/events.parquet")).content))
    assert read.metadata[b"Table"] == b"Events"


async def test_more_rows_than_there_is_room_for_are_refused_in_words(
    changed_site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST", 100)
    answer = await changed_site.client.get("/sandhi/events.xlsx")
    assert answer.status_code == 400
    assert "too many rows" in answer.text
    assert (await changed_site.client.get("/sandhi/events.csv?_stream=on")).status_code == 200


@pytest.mark.parametrize("address", ["/sandhi/nothing.xlsx", "/sandhi/events/E0001.xlsx"])
async def test_a_file_of_what_is_not_there_is_not_there(get: Get, address: str) -> None:
    assert (await get(address)).status_code == 404


async def test_a_view_is_sorted_searched_and_cited_as_a_table_is(get: Get) -> None:
    page = (await get("/sandhi/events_wide?_search=zelenskyy&_sort_desc=date")).text
    assert 'aria-sort="descending"' in page
    found = keys(page)
    assert found == [
        row["event_id"]
        for row in (
            await get("/sandhi/events_wide.json?_search=zelenskyy&_sort_desc=date&_shape=objects")
        ).json()["rows"]
    ]
    assert 0 < len(found) < 100
    (cite,) = re.findall(r'href="(/cite\?[^"]+)"', page)
    assert "zelenskyy" in (await get(unescape(cite))).text


async def test_an_answer_is_sorted_and_searched(get: Get) -> None:
    address = "/sandhi/who-says-how-many-troops"
    whole = (await get(f"{address}.json?_shape=array")).json()
    found = (await get(f"{address}.json?_shape=array&_sort_desc=value&_search=Ukraine")).json()
    assert 0 < len(found) < len(whole)
    values = [row["value"] for row in found if row["value"] is not None]
    assert values == sorted(values, reverse=True)
    assert f"<strong>{len(found)} row" in (await get(f"{address}?_search=Ukraine")).text
    nothing = await get(f"{address}?_sort=nothing")
    assert f"<strong>{len(whole)} rows" in nothing.text


async def test_filters_are_chips_that_take_themselves_away(get: Get) -> None:
    page = (await get("/sandhi/events?class=act&status__not=denied&_search=Kim")).text
    (chips,) = re.findall(r'<ul class="chips".*?</ul>', page, re.DOTALL)
    links = [unescape(link) for link in re.findall(r'href="([^"]+)"', chips)]
    assert links == [
        "/sandhi/events?status__not=denied&_search=Kim",
        "/sandhi/events?class=act&_search=Kim",
        "/sandhi/events?class=act&status__not=denied",
        "/sandhi/events",
    ]
    assert "Class: act" in chips
    assert "“Kim”" in chips


async def test_names_link_and_codes_dates_and_numbers_are_as_people_write_them(get: Get) -> None:
    page = (await get("/sandhi/events_wide")).text
    assert '<a href="/sandhi/events/E0001" title="E0001">Putin and Kim sign' in page
    assert re.search(r'<a href="/sandhi/places/P\d+" title="P\d+">Pyongyang</a>', page)
    assert re.search(r'<time datetime="2024-06-19"[^>]*>19 June 2024</time>', page)
    actors = (await get("/sandhi/actors?country=RUS")).text
    assert re.search(r'<span title="RUS"><a href="/sandhi/actors/A0002">Russia</a></span>', actors)
    figures = (await get("/sandhi/figures_wide?value=8000")).text
    assert ">8,000<" in figures
    row = (await get("/sandhi/actors/A0001")).text
    assert '<a rel="external" href="https://www.wikidata.org/wiki/Q423">Q423</a>' in row


async def test_long_texts_open_and_short_ones_need_not(get: Get) -> None:
    page = (await get("/sandhi/events_wide")).text
    clamped = re.findall(r'<div class="clamped">(.*?)</div>', page, re.DOTALL)
    assert clamped
    assert all(len(re.sub("<[^>]*>", "", text)) > 80 for text in clamped)
    rows = re.findall("<tr>.*?</tr>", page, re.DOTALL)
    assert all('class="open"' in row for row in rows if 'class="clamped"' in row)
    narrow = (await get("/sandhi/event_types")).text  # whose few columns a card has room for
    for row in re.findall("<tr>.*?</tr>", narrow, re.DOTALL):
        assert ('class="open"' in row) == ('class="clamped"' in row)
    found = re.findall(r'\sid="([^"]+)"', page)
    assert len(found) == len({*found})


@pytest.mark.parametrize(
    "address", ["/sandhi/events", "/sandhi/events?_columns=all", "/v/0.9.0/events"]
)
async def test_a_card_begins_with_the_name_and_the_day_of_its_row(get: Get, address: str) -> None:
    page = (await get(address)).text
    (row,) = re.findall(r"<tr><th [^>]*>(?:<input[^>]*>)?<a [^>]*>E0001</a>.*?</tr>", page)
    kinds = [
        classes.split()
        for classes in re.findall(r'<td(?: class="([^"]*)")?[^>]*>', row.replace("<td></td>", ""))
    ]
    for part in ("name", "when", "source"):
        assert any(part in one for one in kinds), part
    at_once = [one for one in kinds if not {"later", "again"} & {*one}]
    assert len(at_once) == CARD
    for one in kinds:
        if {*one} & {"name", "when", "mood", "source"}:
            assert "later" not in one
    labelled = re.findall(r'<td class="([^"]*)" data-title=', row)
    assert [one for one in labelled if "name" in one or "source" in one] == []


def test_a_word_is_held_in_whichever_spelling_the_index_takes_it_for() -> None:
    assert holds_words("zelenskyy 11000", "Zelenskyy: about 11,000 soldiers")
    assert not holds_words("zelenskyy 12000", "Zelenskyy: about 11,000 soldiers")
    assert holds_words("", "anything")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2024-06-19", True),
        ("../2024-11-05", True),
        ("2024-11-06/2024-11-10", True),
        ("2024-11~", True),
        ("2024", False),
        ("S000-01", False),
        ("0.9.0", False),
        ("2024-13-01", False),
        ("/", False),
        ("", False),
    ],
)
def test_a_date_is_told_from_other_texts(text: str, is_one: bool) -> None:
    assert is_date(text) is is_one


def test_numbers_have_one_separator_of_thousands() -> None:
    said = [number_words(n) for n in (999, 1000, 11000, -12000.5)]
    assert said == ["999", "1,000", "11,000", "-12,000.5"]
    assert number_words(2024, is_name=True) == "2024"


async def test_another_package_has_the_same_tables(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    site = open_site(path)
    page = (await site.client.get("/sandhi/scores?_search=148")).text
    assert "<strong>1 row</strong>" in page
    assert (await site.client.get("/sandhi/scores.xlsx")).status_code == 200
    writer = CellWriter(site, contents(site), contents(site).tables["scores"])
    hostile = writer.html("runs", {"runs": "<script>; <b>, 2024-01-01"})
    assert "<script>" not in hostile


async def test_the_index_of_a_table_is_known_by_its_name(site: Datasette) -> None:
    database = site.get_database("sandhi")
    indexes = [await database.fts_table(name) for name in ("records", "events", "nowhere")]
    assert indexes == ["records_fts", "events_fts", None]


async def test_what_a_cell_lists_is_each_said_in_the_language_of_the_page(get: Get) -> None:
    english = (await get("/sandhi/soldiers-by-claimant")).text
    hindi = (await get("/hi/sandhi/soldiers-by-claimant")).text
    assert re.search(r'actors/A0038"[^>]*>[^<]*</a>, <a href="/sandhi/actors/', english)
    assert re.search(r'actors/A0038"[^>]*><span lang="hi">[^<]*</span></a>, <a ', hindi)
    assert "in Russia" in english
    assert "रूस में" in hindi
    rows = (
        (await get("/hi/sandhi/events_wide")).text.partition("<tbody>")[2].partition("</tbody>")[0]
    )
    words = re.sub("<[^>]*>", "", rows)
    for code in ("signatory", "asserted", "own word", "own_word"):
        assert code not in words


async def test_a_view_says_what_its_rows_are_called_beside_or_instead_of_keys(
    site: Datasette, get: Get
) -> None:
    for view in (one for one in contents(site).tables.values() if one.kind == "view"):
        page = (await get(f"/sandhi/{view.name}")).text
        for row in re.findall(r'<tr><th scope="row".*?</tr>', page):
            head = re.sub("<[^>]*>", "", row.partition("</th>")[0]).strip()
            if re.fullmatch(r"[A-Z]+\d{4}", head):  # of this package's rows
                assert re.search(r'<td class="[^"]*\bname\b', row), (view.name, head)
        titles = re.findall(r'<th scope="col"[^>]*>(?:<a [^>]*>)?([^<]*)', page)
        assert len(titles) == len({*titles}), view.name


async def test_a_name_that_has_the_key_of_an_article_leads_to_its_row(get: Get) -> None:
    page = (await get("/sandhi/participation")).text
    (name,) = {*re.findall(r'title="E0068">([^<]*)<', page)} - {"E0068"}
    assert name.startswith("The Soviet Union")


async def test_rows_of_pairs_are_headed_by_both(get: Get) -> None:
    """A card whose head many share has the second name beside it; equal counts are both told."""
    page = (await get("/sandhi/who-acts-with-whom")).text
    rows = re.findall(r"<tr><th .*?</tr>", page, re.DOTALL)
    assert len(rows) > 1
    assert all(re.search(r'<td class="[^"]*paired', row) for row in rows)
    assert not re.search(r'class="number[^"]*again', page)
    assert not re.search(r'<td class="[^"]*paired', (await get("/sandhi/events")).text)


@pytest.mark.parametrize(
    ("address", "ends"),
    [
        ("/network?tab=table", ("Who acts", "On or with", "Whom")),
        ("/sandhi/dyads", ("Who acts", "On or with whom")),
        ("/sandhi/events_wide", ("Who acts", "On or with whom")),
    ],
)
async def test_no_card_leaves_out_one_end_of_what_leads_from_one_to_another(
    get: Get, address: str, ends: tuple[str, ...]
) -> None:
    """Nor is the second left out as it says the same as the first, of what two do together."""
    page = (await get(address)).text
    for end in ends:
        cells = re.findall(rf'<td class="([^"]*)" data-title="{end}"', page)
        assert len(cells) > 10
        assert not any({"later", "again"} & {*one.split()} for one in cells), end


async def test_a_value_of_a_view_is_called_as_in_the_table_that_it_is_about(
    get: Get, original: Copy
) -> None:
    """What a scope is called among provisions is no name for a kind of disagreement."""
    page = (await get("/sandhi/discrepancies_wide?_columns=all")).text
    for one in original.package.schemas["discrepancies"].field("kind").categories:
        if one.label.lower() != one.value:
            assert f'title="{one.value}">{one.label.lower()}</span>' in page.lower()
