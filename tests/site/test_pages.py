"""The pages show the dataset to people: its words, its names, its passages."""

import re
from html import unescape
from typing import Any

import pytest
from datasette.app import Datasette

from sandhi.package import Package
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.labels import without
from sandhi.site.pages.row import referring
from sandhi.site.store import contents
from tests.conftest import Copy
from tests.site.conftest import Get


def text(html: str) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def heading(html: str) -> str:
    (found,) = re.findall(r"<h1>(.*?)</h1>", html, re.DOTALL)
    return text(found)


async def test_the_front_page_opens_on_the_front_tables_with_their_counts(
    get: Get, original: Copy
) -> None:
    page = (await get("/")).text
    package = original.package
    for name in package.settings.front:
        counted = f"{len(package.cells(name)):,} {package.schemas[name].title.lower()}"
        (link,) = re.findall(rf'<li><a href="/sandhi/{name}"><strong>.*?</a>', page)
        assert text(link) == counted
    assert heading(page) == package.descriptor["title"]


async def test_the_pages_of_tables_and_of_questions_lead_to_each_of_them(
    get: Get, site: Datasette
) -> None:
    known = contents(site)
    links = {*re.findall(r'href="/sandhi/([^"?]+)"', (await get("/sandhi")).text)}
    assert {table.name for table in known.tables.values() if not table.hidden} <= links
    pages = ["/questions", *(f"/questions/{one.name}" for one in known.settings.questions)]
    asked = {
        link for page in pages for link in re.findall(r'"/sandhi/([^"?]+)"', (await get(page)).text)
    }
    assert {question.name for question in known.questions} <= asked


@pytest.mark.no_cover
async def test_every_page_that_lists_lead_to_answers(get: Get, site: Datasette) -> None:
    known = contents(site)
    names = [*known.tables, *(question.name for question in known.questions)]
    for address in ["/", "/sandhi", *(f"/sandhi/{name}" for name in names)]:
        assert (await get(address)).status_code == 200, address


async def test_one_row_of_every_table_has_a_page_under_its_label(get: Get, site: Datasette) -> None:
    rows = await site.get_database("sandhi").execute(
        'SELECT "table", label, min("key") AS "key" FROM records GROUP BY "table"'
    )
    for row in rows:
        page = (await get(f"/sandhi/{row['table']}/{row['key']}")).text
        (title,) = re.findall(r"<title>(.*?)</title>", page)
        assert heading(page) == row["label"]
        assert unescape(title).startswith(row["label"])


async def test_the_page_of_a_row_shows_its_passage_in_its_sentence(
    get: Get, site: Datasette
) -> None:
    page = (await get("/sandhi/figures/F0010")).text
    (passage,) = re.findall(r'<figure class="passage"[^>]*>(.*?)</figure>', page, re.DOTALL)
    rows = await site.get_database("sandhi").execute(
        """SELECT * FROM evidence WHERE "key" = 'F0010'"""
    )
    row = rows.first()
    assert f"<mark>{row['quote']}</mark>" in passage
    assert re.search(rf'<span lang="hi">.*<mark>{row["quote"]}</mark>.*</span>', passage)
    assert text(re.sub("</?mark>", "", passage)).startswith(row["sentence"])
    assert row["translation"] in text(passage)


async def test_references_show_labels_in_tables_and_on_rows(get: Get) -> None:
    for address in ("/sandhi/events", "/sandhi/events/E0001"):
        page = (await get(address)).text
        assert re.search(r'<a href="/sandhi/places/(P\d+)" title="\1">Pyongyang</a>', page), address
        assert '<a href="/sandhi/event_types/signing" title="signing">Signing</a>' in page, address


@pytest.mark.parametrize(
    ("label", "names", "kept"),
    [
        ("Ann · host · The party", ["The party"], "Ann · host"),
        ("Ann · host · The par…", ["The party"], "Ann · host"),
        ("Ann · host", ["Bob"], "Ann · host"),
        ("Who came? · E1", ["The party", "E1"], "Who came?"),
        ("The party", ["The party"], "The party"),
    ],
)
def test_a_row_is_named_without_the_row_that_it_refers_to(
    label: str, names: list[str], kept: str
) -> None:
    assert without(label, *names) == kept


def group(page: str, name: str) -> str:
    """The section of a page with the rows of a table that refer to its row."""
    (found,) = re.findall(rf'aria-labelledby="by-{name}">(.*?)</section>', page, re.DOTALL)
    return str(found)


async def test_an_event_tells_who_took_which_part_and_by_which_words(
    get: Get, original: Copy
) -> None:
    who = group((await get("/sandhi/events/E0001")).text, "event_actors")
    roles = original.package.schemas["event_actors"].field("role").categories
    meanings = {role.value: role.description for role in roles}
    page = (await get("/sandhi/events/E0001")).text
    (relations,) = re.findall(r'<section class="group relations".*?<details', page, re.DOTALL)
    assert "Vladimir Putin , Kim Jong Un , North Korea and Russia signed." in text(relations)
    parts = original.package.cells("event_actors").query("event_id == 'E0001'")
    counts = parts["role"].value_counts()
    taken = [role for role in meanings if role in counts]
    assert [text(title) for title in re.findall(r"<h3>(.*?)</h3>", who)] == [
        f"{role.capitalize()} {counts[role]}" for role in taken
    ]
    assert all(f'title="{meanings[role]}"' in who for role in taken)
    for part in parts.itertuples():
        assert f'<a href="/sandhi/actors/{part.actor_id}">' in who
        assert f'href="/seeds/{part.seed_id}?at={part.start}-{part.end}#at"' in who


async def test_an_event_is_told_by_each_source_in_its_words(get: Get, original: Copy) -> None:
    told = group((await get("/sandhi/events/E0001")).text, "event_mentions")
    mentions = original.package.cells("event_mentions").query("event_id == 'E0001'")
    sources = re.findall(r'<h3><a href="/seeds/(S\d+)">', told)
    assert sources == sorted(mentions["seed_id"].unique())
    for mention in mentions.itertuples():
        assert f"<mark>{mention.quote}</mark>" in told
        assert f'<a class="key" href="/sandhi/event_mentions/{mention.mention_id}">' in told
    assert told.count('<p class="translation">') == len(mentions)


async def test_an_actor_tells_what_it_did_and_said_and_where_it_is_named(
    get: Get, original: Copy
) -> None:
    page = (await get("/sandhi/actors/A0009")).text
    parts = original.package.cells("event_actors").query("actor_id == 'A0009'")
    did = group(page, "event_actors")
    assert all(f'<a href="/sandhi/events/{key}">' in did for key in parts["event_id"])
    said = parts.query("role == 'speaker'")
    assert f"Said {len(said)}" in text(did)
    (named,) = re.findall(r'aria-labelledby="concordance">(.*?)</section>', page, re.DOTALL)
    mentions = original.package.cells("actor_mentions").query("actor_id == 'A0009'")
    for mention in mentions.itertuples():
        place = f"/seeds/{mention.seed_id}?at={mention.start}-{mention.end}#at"
        assert f'href="{place}"><span lang="hi">{mention.quote}</span>' in named


async def test_a_page_with_more_rows_than_it_shows_links_to_all_of_them(
    changed_site: Datasette, original: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(referring, "MOST", 7)
    parts = original.package.cells("event_actors")["actor_id"].value_counts()
    page = await changed_site.client.get(f"/sandhi/actors/{parts.index[0]}")
    did = group(page.text, "event_actors")
    assert did.count("<li>") == 7
    link = f'<a href="/sandhi/event_actors?actor_id={parts.index[0]}">All {parts.iloc[0]}</a>'
    assert link in did


async def test_a_correction_and_what_disagrees_are_told_before_all_else(get: Get) -> None:
    page = (await get("/sandhi/figures/F0010")).text
    told = page[page.index('<section class="disputes"') : page.index('id="relations"')]
    assert "Value as written 11 should be 11,000" in text(told)
    assert "About 11 soldiers, or about 11,000?" in text(told)
    assert "लगभग 11,000 उत्तर कोरियाई सैनिक" in text(told)  # what another article says, at once
    assert 'class="disputes"' not in (await get("/sandhi/event_types/signing")).text


async def test_an_event_tells_the_disagreements_of_its_passages_and_dates(get: Get) -> None:
    page = (await get("/sandhi/events/E0001")).text
    told = page[page.index('<section class="disputes"') : page.index('id="relations"')]
    assert "Was the treaty signed in June 2023 or in June 2024?" in text(told)


@pytest.mark.parametrize(
    ("address", "cited", "path"),
    [
        ("/cite", "Sandhi", "/"),
        ("/cite?table=events", "Events", "/sandhi/events"),
        ("/cite?q=troops", "Search for “troops”", "/search?q=troops"),
    ],
)
async def test_the_dataset_a_table_and_a_search_have_a_page_that_cites_them(
    get: Get, address: str, cited: str, path: str
) -> None:
    page = (await get(address)).text
    assert heading(page).startswith(cited)
    assert f'id="cite-address" href="{path}"' in page
    assert 'id="cite-apa"' in page


async def test_what_is_not_there_cannot_be_cited(get: Get) -> None:
    assert (await get("/cite?table=nothing")).status_code == 404


async def test_neighbours_lead_through_a_table(get: Get) -> None:
    first, second = [(await get(f"/sandhi/places/P000{n}")).text for n in (1, 2)]
    assert 'rel="prev"' not in first
    assert '<a rel="next" href="/sandhi/places/P0002">' in first
    assert '<a rel="prev" href="/sandhi/places/P0001">' in second


async def test_the_page_of_a_source_leads_to_the_reader(get: Get) -> None:
    assert '<a class="tool act" href="/seeds/S002">' in (await get("/sandhi/seeds/S002")).text


async def test_a_row_of_what_describes_the_package_is_shown_and_not_cited(get: Get) -> None:
    page = (await get("/sandhi/meta/version")).text
    assert heading(page) == "version"
    assert 'aria-labelledby="cite"' not in page


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
        ("/sandhi/events?_columns=all", package.schemas["events"].names),
    ):
        page = (await get(address)).text
        shown = re.findall(r'<th scope="col" title="(\w+):', page)
        assert shown == [*names]


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
    facets = "".join(re.findall(r'<details class="facet".*?</details>', page, re.DOTALL))
    stated = original.package.settings.of("events").facets
    titles = [schema.field(name).title for name in stated]
    assert re.findall(r"<summary>(.*?)</summary>", facets) == titles
    assert re.search(r'<a rel="nofollow" href="[^"]*event_type=signing">Signing</a>', facets)


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


async def test_a_wrong_address_is_answered_with_the_way_back(get: Get) -> None:
    for address in ("/nothing", "/sandhi/nothing", "/sandhi/events/E9999"):
        page = await get(address)
        assert page.status_code == 404
        assert heading(page.text) == "Not found"
        assert '<a href="/">' in page.text


async def test_a_package_that_does_not_pass_says_so_on_every_page(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    for findings, warned in ((1, True), (0, False)):
        build(cricket.package, path, findings)
        client = open_site(path).client
        for address in ("/", "/sandhi", "/sandhi/scores", "/sandhi/evidence", "/nothing"):
            page = (await client.get(address)).text
            assert ("does not pass its check (1 finding)" in text(page)) == warned


async def test_another_package_has_a_site_without_a_line_of_code(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    row, *_ = cricket.rows("scores")
    page = (await client.get(f"/sandhi/scores/{row['score_id']}")).text
    side = next(side for side in cricket.rows("sides") if side["side_id"] == row["side_id"])
    assert heading(page) == f"{side['name']} · {row['runs']}"
    assert f"<mark>{row['quote']}</mark>" in page


async def test_a_column_that_holds_keys_of_any_table_links_both_ways(cricket: Copy) -> None:
    def hold(found: dict[str, Any]) -> None:
        found["sandhi"]["tables"]["sides"]["record"] = "name"

    cricket.describe("datapackage.json", hold)
    score, *_ = cricket.rows("scores")
    side = cricket.edit("sides", 0, name=score["score_id"])
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    there = (await client.get("/sandhi/sides")).text
    assert f'<a href="/sandhi/scores/{score["score_id"]}"' in there
    back = (await client.get(f"/sandhi/scores/{score['score_id']}")).text
    assert f'<a href="/sandhi/sides/{side}">' in group(back, "sides")


@pytest.mark.parametrize("place", ["title", "description"])
async def test_words_of_the_package_are_no_html(cricket: Copy, place: str) -> None:
    def hostile(found: dict[str, str]) -> None:
        found[place] = "<script>alert(1)</script>"

    cricket.describe("datapackage.json", hostile)
    cricket.describe("schemas/scores.json", hostile)
    cricket.edit("sides", 0, name="<script>alert(2)</script>")
    path = cricket.root / "sandhi.db"
    package: Package = cricket.package
    build(package, path)
    client = open_site(path).client
    keys = [row["score_id"] for row in cricket.rows("scores")]
    for address in ("/", "/sandhi", "/sandhi/scores", "/sandhi/sides", f"/sandhi/scores/{keys[0]}"):
        page = await client.get(address)
        assert page.status_code == 200
        assert "<script>" not in page.text
        assert "&lt;script&gt;" in page.text


async def test_to_hide_a_table_changes_lists_alone(cricket: Copy) -> None:
    score, *_ = cricket.rows("scores")
    pages = (f"/sandhi/scores/{score['score_id']}", f"/sandhi/sides/{score['side_id']}")
    for role in ({}, {"role": "part", "of": "side_id"}, {"role": "mention", "of": "side_id"}):
        told = []
        for hidden in (False, True):

            def declare(found: dict[str, Any], own: object = {**role, "hidden": hidden}) -> None:
                found["sandhi"]["tables"]["scores"] = own
                found["sandhi"]["front"] = ["sides"]

            cricket.describe("datapackage.json", declare)
            path = cricket.root / str(hidden) / "sandhi.db"
            build(cricket.package, path)
            client = open_site(path).client
            told.append([text((await client.get(page)).text) for page in pages])
            contents_page = (await client.get("/sandhi")).text.partition('id="links"')[0]
            listed = '<dt><a href="/sandhi/scores"' in contents_page
            assert listed is not hidden
        assert told[0] == told[1]
