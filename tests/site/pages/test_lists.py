"""Tables, views and questions as lists: their columns, facets, order and next page."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from sandhi.package.declarations import Declaration
from sandhi.publish.sqlite.page_rows import USUAL
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.pages.html import text


async def test_keys_in_views_and_questions_lead_to_their_rows(get: Get) -> None:
    assert '<a href="/sandhi/events/E0001">E0001</a>' in (await get("/sandhi/events_wide")).text
    said = (await get("/sandhi/everything-one-person-said")).text
    assert re.search(r'<a href="/id/(E\d+)">\1</a>', said)
    evidence = (await get("/sandhi/evidence?table=figures")).text
    assert '<a href="/id/F0001">F0001</a>' in evidence


async def test_a_table_shows_the_columns_of_its_settings_unless_all_are_asked_for(
    get: Get, original: Copy
) -> None:
    package = original.package
    columns = package.settings.of("events").columns
    assert 0 < len(columns) < len(package.schemas["events"].fields)
    for address, names in (
        ("/sandhi/events", columns),
        ("/sandhi/events?_columns=all", _named_first(package.schemas["events"].names)),
    ):
        page = (await get(address)).text
        shown = re.findall(r'<th scope="col" title="(\w+):', page)
        assert shown == [*names]


def _named_first(names: Iterable[str]) -> list[str]:
    """All columns, with what a row is called beside its key."""
    return sorted(names, key=lambda name: name not in ("event_id", "label"))


async def test_from_all_columns_a_link_leads_back_to_fewer(get: Get) -> None:
    page = (await get("/sandhi/events?status=occurred&_columns=all")).text
    (link,) = re.findall(r'href="([^"]*)">Show fewer columns</a>', page)
    assert unescape(link) == "/sandhi/events?status=occurred"
    assert "Show fewer columns" not in (await get("/sandhi/events")).text


async def test_how_a_table_is_printed_goes_by_how_much_it_shows(get: Get) -> None:
    for address, way in (
        ("/sandhi/soldiers-by-claimant", "upright"),
        ("/sandhi/actors", "across"),
        ("/sandhi/events?_columns=all", "as-cards"),
        ("/sandhi/discrepancies_wide", "as-cards"),  # of few columns with long texts
    ):
        assert f'<div class="sheet {way} ' in (await get(address)).text, address


async def test_columns_without_any_value_are_named_and_not_shown(get: Get) -> None:
    page = (await get("/sandhi/events?class=state&_columns=all")).text
    (told,) = re.findall(r'<p class="voids">No row here has a value of: (.+?)\.</p>', page)
    assert told == "PLOVER mode"
    assert '<th scope="col" title="plover_mode:' not in page
    (sorts,) = re.findall(r'<details class="sorts">.*?</details>', page, re.DOTALL)
    assert "_sort=plover_mode" in sorts


async def test_a_table_scrolls_with_its_page_where_its_columns_have_room(get: Get) -> None:
    for address, way in (
        ("/sandhi/events", "fits"),
        ("/sandhi/actors", "fits"),
        ("/sandhi/everything-one-person-said?name=Putin", "fits"),
        ("/sandhi/events?_columns=all", "is-wide"),
    ):
        page = (await get(address)).text
        assert re.search(rf'<div class="sheet [\w-]+ {way}[ "]', page), address
        # A box that is pushed sideways is a stop of the keyboard; what has no such box is none.
        assert ('tabindex="0"' in page) == (way == "is-wide"), address


async def test_a_list_of_a_whole_page_is_light(get: Get) -> None:
    for address in ("/sandhi/events", "/sandhi/event_mentions", "/v/0.9.0/events"):
        page = (await get(address)).content
        rows = page.count(b'<th scope="row"')
        assert rows >= USUAL
        assert len(page) < 2_000 * rows, (address, len(page))
        assert re.search(rb"<tbody>\n<tr><th", page)  # no blank lines from row to row


async def test_more_than_some_values_are_folded_behind_their_count(get: Get) -> None:
    page = (await get("/sandhi/events")).text
    (first, *others) = re.findall(
        r'<details class="facet".*?(?=<details class="facet"|</div>)', page, re.S
    )
    shown, more = first.split('<details class="more">')
    assert shown.count("<li>") == 8
    assert f"<summary>{more.count('<li>')} more</summary>" in more
    assert [one for one in others if one.count("<li>") <= 10 and "more" in one] == []
    chosen = (await get("/sandhi/events?event_type=visit")).text
    assert chosen.index('class="selected"') < chosen.index("<tbody>")


async def test_what_columns_and_values_mean_is_told(get: Get, original: Copy) -> None:
    schema = original.package.schemas["events"]
    page = text((await get("/sandhi/events")).text)
    for field in schema.fields:
        assert f"{field.title} {field.name} {field.description}" in page
        for value in field.categories:
            assert f"{value.value} {value.description}" in page


async def test_facets_are_those_of_the_settings_in_their_order(get: Get, original: Copy) -> None:
    schema = original.package.schemas["events"]
    page = (await get("/sandhi/events")).text
    facets = "".join(re.findall(r'<details class="facet".*?</summary>', page, re.DOTALL))
    stated = original.package.settings.of("events").facets
    titles = [schema.field(name).title for name in stated]
    assert re.findall(r"<summary>(.*?)</summary>", facets) == titles
    assert re.search(r'<a rel="nofollow" href="[^"]*event_type=signing">Signing</a>', page)


async def test_a_table_is_in_the_order_of_its_settings(get: Get, original: Copy) -> None:
    order = original.package.settings.of("events").sort or ""
    rows = (await get("/sandhi/events.json?_shape=array&_size=max")).json()
    values = [row[order.removeprefix("-")] for row in rows]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=order.startswith("-"))


async def test_joining_tables_are_left_out_of_lists_and_still_there(
    get: Get, original: Copy
) -> None:
    tables = original.package.settings.tables
    hidden = [name for name, own in tables.items() if own.hidden]
    front = (await get("/")).text
    assert hidden
    for name in hidden:
        assert f'href="/sandhi/{name}"' not in front
        assert (await get(f"/sandhi/{name}")).status_code == 200


async def test_a_row_and_a_question_can_be_had_as_data(get: Get) -> None:
    for address, form in (
        ("/sandhi/events/E0001", "json"),
        ("/sandhi/who-acts-with-whom", "json"),
        ("/sandhi/who-acts-with-whom", "csv"),
    ):
        page = (await get(address)).text
        for link in {*re.findall(rf'href="({address}\.{form}[^"]*)"', page)}:
            answer = await get(unescape(link))
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith(("text/csv", "application/json"))
            assert len(answer.text) > 100


async def test_a_question_shows_its_parameter_with_what_was_asked(get: Get) -> None:
    page = (await get("/sandhi/everything-one-person-said?name=<b>Putin")).text
    assert 'name="name" value="&lt;b&gt;Putin"' in page
    assert "No row meets this." in page
    assert "SELECT" in page


async def test_a_question_shows_what_it_takes_where_nothing_is_asked(get: Get) -> None:
    path = "/sandhi/everything-one-person-said"
    unasked = (await get(path)).text
    asked = (await get(f"{path}?name=Kim+Jong+Un")).text
    assert 'name="name" value="Kim Jong Un"' in unasked
    rows = "<tbody>.*?</tbody>"
    assert re.findall(rows, asked, re.DOTALL) == re.findall(rows, unasked, re.DOTALL)
    assert '<span class="none">not given</span>' in unasked  # dates that no article gives


async def test_what_a_question_was_asked_can_be_taken_away_where_nothing_meets_it(
    get: Get,
) -> None:
    path = "/sandhi/everything-one-person-said"
    page = (await get(f"{path}?name=Putin&_search=nonsense")).text
    chips = re.findall(r'class="chip" rel="nofollow" href="([^"]*)">([^<]*) <span', page)
    assert [(unescape(place), words) for place, words in chips] == [
        (f"{path}?_search=nonsense", "Name: Putin"),
        (f"{path}?name=Putin", "“nonsense”"),
    ]
    assert "No row meets this." in page


@pytest.mark.parametrize(
    ("sql", "fallbacks"),
    [
        ("coalesce(:name, 'Kim')", {"name": "Kim"}),
        ("coalesce(nullif(trim(:name), ''), 'O''Neill')", {"name": "O'Neill"}),
        ("coalesce(:name, other, 'Kim')", {}),
        ("coalesce(:name, '')", {}),
        ("name = :name OR 'x' = 'Kim'", {}),
    ],
)
def test_what_a_parameter_is_taken_for_stands_in_its_sql(
    sql: str, fallbacks: dict[str, str]
) -> None:
    declared = Declaration("one", "One", "", {"name": "of whom"}, f"SELECT {sql}", "one.sql")
    assert declared.fallbacks == fallbacks


async def test_a_long_table_goes_on_on_a_next_page(get: Get) -> None:
    first = (await get("/sandhi/actor_mentions")).text
    (address,) = re.findall(r'<a rel="next" href="([^"]+)"', first)
    second = (await get(unescape(address).removeprefix("http://localhost"))).text
    keys = [
        {*re.findall(r'<th scope="row"[^>]*>(?:<input[^>]*>)?<a href="([^"]+)"', page)}
        for page in (first, second)
    ]
    assert all(keys)
    assert not keys[0] & keys[1]


def rows_asked(address: str) -> dict[str, str]:
    """What an address asks of a list but for what of it a page shows."""
    asked = dict(parse_qsl(urlsplit(address).query))
    return {name: value for name, value in asked.items() if name not in ("_next", "_columns")}


async def test_what_narrows_or_sorts_a_later_page_begins_the_list_anew(get: Get) -> None:
    first = (await get("/sandhi/events?event_type=signing&_size=1")).text
    (address,) = re.findall(r'<a rel="next" href="([^"]+)"', first)
    path = unescape(address).removeprefix("http://localhost")
    page, data = (await get(path)).text, (await get(path.replace("?", ".json?"))).json()
    shown = map(unescape, re.findall(r'<a [^>]*href="([^"]*/events\?[^"]*)"', page))
    of_data = (one for each in data["facet_results"].values() for one in each["results"])
    for links in ([*shown], [one["toggle_url"] for one in of_data]):
        others = [link for link in links if rows_asked(link) != rows_asked(path)]
        assert any("event_type" not in rows_asked(link) for link in others)  # it is taken away
        assert [link for link in others if "_next=" in link] == []
    assert any("_next=" in link for link in re.findall(r'<a [^>]*href="([^"]*)"', page))


async def test_the_first_facet_is_open_and_no_other(get: Get) -> None:
    for address in ("/sandhi/events", "/sandhi/figures_wide", "/sandhi/actor_mentions"):
        page = (await get(address)).text
        facets = re.findall(r'<details class="facet" name="narrow"( open)?>', page)
        assert facets == [" open", *[""] * (len(facets) - 1)], address


async def test_all_columns_are_offered_above_the_rows_where_there_are_any(get: Get) -> None:
    page = (await get("/sandhi/events")).text
    assert page.index("_columns=all") < page.index("<tbody>")
    none = (await get("/sandhi/events?class=speech&status=denied")).text
    assert "No row meets this" in none
    assert "_columns=all" not in none


@pytest.mark.parametrize(
    "address",
    [f"/sandhi/{what}_size=100" for what in ("events?", "events?_sort=label&", "events_wide?")],
)
async def test_a_list_says_which_rows_and_columns_it_shows(get: Get, address: str) -> None:
    page = (await get(address)).text
    size = page.count('<th scope="row"')
    (total,) = map(int, re.findall(rf"<strong>Rows 1–{size} of (\d+)</strong>", page))
    columns = page.count('<th scope="col" title=')
    assert re.search(rf"<span>{columns} of \d+ columns</span>", page)
    (following,) = re.findall(r'<a rel="next" href="([^"]*)"', page)
    last = (await get(unescape(following))).text
    assert f"<strong>Rows {size + 1}–{total} of {total}</strong>" in last
    assert re.search(r'<a rel="first" href="/sandhi/[^"]*_size=100[^"]*">', last)
    assert '<a rel="first"' not in page


@pytest.mark.parametrize("table", ["places", "actors"])
async def test_a_list_in_one_page_says_how_many_rows_it_has(get: Get, table: str) -> None:
    assert re.search(r"<strong>\d+ rows</strong>", (await get(f"/sandhi/{table}")).text)


async def test_rows_say_no_definition_over_and_over_that_is_said_below_them(get: Get) -> None:
    page = (await get("/sandhi/events?_columns=all")).text
    start, end = page.index("<tbody>"), page.index("</tbody>")
    hovers = re.findall(r' title="([^"]*)"', page[start:end])
    assert len(hovers) > 100
    assert [hover for hover in hovers if len(hover) > 60] == []
    assert "Something is done" not in page[start:end]
    assert "Something is done" in page[end:]


async def test_a_number_stands_in_time_among_those_that_count_the_same(
    get: Get, original: Copy
) -> None:
    measures = {row["figure_id"]: row["measure"] for row in original.rows("figures")}
    listed = set[str]()
    for key in measures:
        page = (await get(f"/sandhi/figures/{key}")).text
        moments = page.partition('aria-labelledby="in-time"')[2].partition("</section>")[0]
        beside = {*re.findall(r"/sandhi/figures/(F\d+)", moments)}
        assert {measures[one] for one in beside} <= {measures[key]}
        listed |= beside
    assert listed
