"""The page of a record: what is at hand, what stands around it, and its concordance."""

import csv
import re
import sqlite3
from contextlib import closing
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from datasette.app import Datasette

from sandhi.publish.database import build
from sandhi.site.app import SETTINGS, open_site
from sandhi.site.elements.facts import Fact
from sandhi.site.pages.row import concordance_page
from sandhi.site.pages.row.relations import relations
from sandhi.site.pages.row.row_lists import ReferringRow, ReferringRows, ReferringSection
from sandhi.site.store import Store, contents
from tests.conftest import Copy
from tests.site.conftest import Get


async def test_to_cite_link_download_and_report_are_at_hand(get: Get) -> None:
    page = (await get("/sandhi/figures/F0017")).text
    head = page[page.index('class="row-head"') : page.index('class="with-contents"')]
    assert 'id="cite-apa"' in head
    assert 'href="/id/F0017"' in head
    assert 'href="/sandhi/figures/F0017.json"' in head
    assert 'href="/about?key=F0017#report"' in head
    report = await get("/about?key=F0017")
    assert report.status_code == 200
    assert "F0017" in report.text


async def test_one_style_is_chosen_at_first(get: Get) -> None:
    page = (await get("/cite")).text
    styles = re.findall(r'<input type="radio" name="cite-style" id="([^"]+)"( checked)?>', page)
    assert len(styles) == page.count('<div class="style">') > 5
    assert [chosen != "" for _, chosen in styles].count(True) == 1


async def test_what_is_not_plainly_so_says_how_sure_it_is(get: Get, original: Copy) -> None:
    events = original.package.cells("events")
    for status, said in (("planned", True), ("occurred", False)):
        key = events.query(f"status == '{status}'")["event_id"].iloc[0]
        page = (await get(f"/sandhi/events/{key}")).text
        assert ('class="chip mood"' in page) is said


async def test_events_stand_in_order_of_time(get: Get, original: Copy) -> None:
    page = (await get("/sandhi/events/E0001")).text
    (moments,) = re.findall(r'aria-labelledby="in-time">.*?</section>', page, re.DOTALL)
    events = original.package.cells("events").set_index("event_id")["earliest"]
    listed = re.findall(r"/sandhi/events/(E\d+)", moments)
    assert len(listed) == 6
    listed.insert(3, "E0001")
    assert [events[key] for key in listed] == sorted(events[key] for key in listed)


def test_company_is_counted_in_what_both_take_part_in(store: Store, original: Copy) -> None:
    parts = original.package.cells("event_actors")
    row = store.rows.row(store.contents.tables["actors"], "A0009")
    assert row is not None
    joint, counted = store.around.company(row, 5)
    assert joint is not None
    assert joint.name == "events"
    own = {*parts.query("actor_id == 'A0009'")["event_id"]}
    for key, times in counted:
        assert times == len(own & {*parts.query(f"actor_id == '{key}'")["event_id"]})
    assert [times for _, times in counted] == sorted((t for _, t in counted), reverse=True)


async def test_the_concordance_has_each_passage_in_its_context(get: Get, original: Copy) -> None:
    answer = await get("/concordance/A0001.csv")
    lines = [*csv.DictReader(StringIO(answer.text))]
    mentions = original.package.cells("actor_mentions").query("actor_id == 'A0001'")
    assert {line["key"] for line in lines} == {*mentions["mention_id"]}
    texts = original.package.texts
    for line in lines:
        text, start, end = texts[line["seed_id"]], int(line["start"]), int(line["end"])
        assert text[start:end] == line["passage"]
        assert " ".join(text[:start].split()).endswith(line["left"].strip())
        assert " ".join(text[end:].split()).startswith(line["right"].strip())
    page = (await get("/sandhi/actors/A0001")).text
    assert page.count('<td class="hit">') == len(lines)
    assert (await get("/concordance/A9999.csv")).status_code == 404


async def test_the_concordance_is_sorted_by_what_stands_beside(get: Get) -> None:
    found = {}
    for order in ("text", "left", "right", "passage"):
        page = (await get(f"/sandhi/actors/A0001?by={order}")).text
        (lines,) = re.findall(r'<table class="kwic[^>]*>.*?</table>', page, re.DOTALL)
        found[order] = re.findall(r'class="key" href="[^"]*">(AM\d+)</a>', lines)
        in_file = (await get(f"/concordance/A0001.csv?by={order}")).text
        assert [line["key"] for line in csv.DictReader(StringIO(in_file))] == found[order]
        assert 'aria-current="true">' in page
    assert len({tuple(keys) for keys in found.values()}) == 4
    assert len({tuple(sorted(keys)) for keys in found.values()}) == 1
    assert (await get("/sandhi/actors/A0001?by=nothing")).status_code == 200


async def test_a_list_of_passages_shows_what_stands_before_and_after_each(
    get: Get, original: Copy
) -> None:
    texts = original.package.texts
    mentions = original.package.cells("actor_mentions").set_index("mention_id")
    page = (await get("/sandhi/actor_mentions")).text
    (head,) = re.findall("<thead>.*?</thead>", page, re.DOTALL)
    left, right = (head.index(f"/concordance/actor_mentions?by={way}") for way in ("left", "right"))
    assert left < head.index(">Quote<") < right
    rows = re.findall(r"<tr><th [^>]*><a [^>]*>(AM\d+)</a></th>(.*?)</tr>", page)
    assert len(rows) == SETTINGS["default_page_size"]
    for key, cells in rows:
        mention = mentions.loc[key]
        text, start, end = texts[mention["seed_id"]], int(mention["start"]), int(mention["end"])
        for side, whole in (("before", text[:start]), ("after", text[end:])):
            (told,) = re.findall(rf'<td class="[^"]*{side}">(.*?)</td>', cells) or [""]
            words = unescape(re.sub("<[^>]*>", "", told)).strip("…").strip()
            near = whole[-80:] if side == "before" else whole[:80]
            assert words in near
            # Whole words alone: what it begins or ends with does so in the text.
            assert {*words.split()} <= {*near.split()} | {*words.split()[:1], *words.split()[-1:]}


async def test_the_concordance_of_a_table_is_sorted_and_goes_on(get: Get) -> None:
    found = {}
    for order in ("text", "left", "right"):
        address: str | None = f"/concordance/actor_mentions?by={order}"
        keys: list[str] = []
        while address:
            page = (await get(address)).text
            keys += re.findall(r'class="key" href="[^"]*">(AM\d+)</a>', page)
            links = re.findall(r'<a rel="next" href="([^"]+)"', page)
            address = unescape(links[0]) if links else None
        found[order] = keys
        file = (await get(f"/concordance/actor_mentions.csv?by={order}")).text
        assert [line["key"] for line in csv.DictReader(StringIO(file))] == keys
    assert len({tuple(keys) for keys in found.values()}) == 3
    assert (await get("/concordance/actors")).status_code == 404
    assert (await get("/concordance/nothing")).status_code == 404


async def test_a_concordance_is_narrowed_as_its_table_is(get: Get, original: Copy) -> None:
    mentions = original.package.cells("event_mentions").query("seed_id == 'S003'")
    chosen = mentions[mentions["modality"] == "asserted"]
    asked = "seed_id=S003&modality=asserted"
    page = (await get(f"/concordance/event_mentions?by=left&{asked}")).text
    assert {*re.findall(r'class="key" href="[^"]*">(EM\d+)</a>', page)} == {*chosen["mention_id"]}
    assert 'href="/concordance/event_mentions.csv?by=left&amp;seed_id=S003' in page
    assert 'href="/cite?table=event_mentions&amp;where=' in page
    assert 'href="/sandhi/event_mentions?seed_id=S003' in page
    assert 'aria-current="page">Tables' in page
    assert page.count('<td class="english"') == len(chosen)
    file = (await get(f"/concordance/event_mentions.csv?{asked}")).text
    assert {line["key"] for line in csv.DictReader(StringIO(file))} == {*chosen["mention_id"]}
    table = (await get(f"/sandhi/event_mentions?{asked}")).text
    assert "/concordance/event_mentions?seed_id=S003&amp;modality=asserted&amp;by=left" in table
    wrong = await get("/concordance/event_mentions?seed=S003")
    assert (wrong.status_code, "did you mean seed_id" in wrong.text) == (400, True)


async def test_of_a_large_table_the_first_lines_are_sorted_and_no_file_lacks_any(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concordance_page, "SORTED", 3)
    monkeypatch.setattr(concordance_page, "ALL", 3)
    page = (await get("/concordance/event_mentions?by=passage")).text
    assert len(re.findall(r'class="key" href="[^"]*">(EM\d+)</a>', page)) == 3
    assert "These are the first 3" in page
    file = await get("/concordance/event_mentions.csv?by=passage")
    assert (file.status_code, "More than 3 passages" in file.text) == (404, True)


async def test_passages_are_a_concordance_where_that_is_asked_for(get: Get) -> None:
    plain = (await get("/sandhi/events/E0001")).text
    assert 'class="kwic' not in plain
    assert "?as=concordance" in plain
    assert 'class="kwic' in (await get("/sandhi/events/E0001?as=concordance")).text


def group(phrase: str, *names: str) -> ReferringRows:
    rows = [ReferringRow(name, name, f"/{name}", list[Fact](), None) for name in names]
    section = ReferringSection("host", "Receives.", "", rows, phrase)
    table = contents  # whichever: a sentence asks nothing of it
    return ReferringRows(table, "", "parts", True, len(rows), [section], "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("phrase", "names", "said"),
    [
        ("{} was host|{} were hosts", ["A"], ("", " was host")),
        ("{} was host|{} were hosts", ["A", "B"], ("", " were hosts")),
        ("Said to {}", ["A", "B"], ("Said to ", "")),
        ("", ["A"], ("Host: ", "")),
        ("{} was host|{} were hosts", ["A", "A"], ("", " was host")),
    ],
)
def test_a_relation_is_a_sentence(phrase: str, names: list[str], said: tuple[str, str]) -> None:
    (relation,) = relations([group(phrase, *names)], is_so=True)
    assert (relation.before, relation.after) == said


async def test_a_record_as_data_has_each_column_with_its_place_in_the_codebook(
    get: Get, original: Copy
) -> None:
    page = (await get("/sandhi/events/E0001")).text
    (data,) = re.findall(r'<details class="all".*?</details>', page, re.DOTALL)
    names = original.package.schemas["events"].names
    found = re.findall(r'href="/codebook/events#events\.(\w+)"', data)
    assert found == [*names]
    assert " open" not in data[: data.index(">")]


async def test_addresses_within_a_page_are_each_there_once(get: Get) -> None:
    for address in ("/sandhi/events/E0001", "/sandhi/actors/A0001", "/sandhi/discrepancies/X0001"):
        page = (await get(address)).text
        found = re.findall(r'\sid="([^"]+)"', page)
        assert sorted(found) == sorted({*found}), address
        assert {unescape(one) for one in re.findall(r'href="#([^"]+)"', page)} <= {*found}


def test_a_row_is_asked_for_in_few_statements(built: Path, changed_site: Datasette) -> None:
    from datasette.utils.asgi import Request

    from sandhi.site.pages.row.page import row_page

    asked: list[str] = []
    site = contents(changed_site)
    with closing(sqlite3.connect(built)) as connection:
        connection.set_trace_callback(asked.append)
        store = Store(connection, site)
        row = store.rows.row(site.tables["events"], "E0001")
        assert row is not None
        row_page(changed_site, store, row, Request.fake("/sandhi/events/E0001"))
    assert len(asked) < 40


async def test_another_package_has_the_same_pages(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    page = await client.get("/sandhi/scores/R1")
    assert page.status_code == 200
    assert 'id="columns"' in page.text
    assert 'id="in-time"' not in page.text
    assert (await client.get("/sandhi/scores/R99")).status_code == 404
    assert (await client.get("/sandhi/nothing/R1")).status_code == 404


@pytest.mark.parametrize(
    ("sizes", "first", "rest"),
    [((3, 2), [3, 2], []), ((9,), [9], []), ((6, 5), [6, 2], [3]), ((8, 4), [8], [4])],
)
def test_a_long_list_shows_its_first_rows_and_unfolds_the_others(
    store: Store, sizes: tuple[int, ...], first: list[int], rest: list[int]
) -> None:
    row = ReferringRow("E0001", "One", "/sandhi/events/E0001", [], None)
    sections = [ReferringSection("", "", "", [row] * size) for size in sizes]
    table = store.contents.tables["events"]
    group = ReferringRows(table, "", "rows", False, sum(sizes), sections, "")
    assert [len(section.rows) for section in group.first] == first
    assert [len(section.rows) for section in group.rest] == rest
    assert group.folded == sum(rest)
    # A section says how many it has where it begins, and nothing where it goes on.
    totals = [section.total for section in (*group.first, *group.rest) if section.total]
    assert totals == [*sizes]


async def test_beside_a_row_disagreements_name_the_others_alone(get: Get) -> None:
    page = (await get("/sandhi/figures/F0017")).text
    disputes = page.partition('id="disputes"')[2].partition('<section class="group ')[0]
    assert re.search(r'<li id="\w+"><a href="/sandhi/figures/F0014">', disputes)
    assert not re.search(r'<li id="\w+"><a href="/sandhi/figures/F0017">', disputes)
    assert 'class="facts"' not in disputes
    assert 'class="facts"' in (await get("/sandhi/discrepancies/X0001")).text.partition("sides")[2]


async def test_a_value_is_called_as_its_schema_calls_it(get: Get) -> None:
    page = (await get("/sandhi/dates/D0038")).text
    assert ">relative to the article<" in page
    assert "seed relative" not in page


async def test_a_list_has_no_values_that_nobody_knows_without_their_column(get: Get) -> None:
    lists = (await get("/sandhi/actors/A0001")).text.partition('id="by-treaty_parties"')[2]
    treaties = lists.partition("<h2")[0]
    assert "4 December 2024" in treaties
    assert "unstated" not in treaties
    head = (await get("/sandhi/treaties/T0001")).text.partition("</h1>")[2].partition("</p>")[0]
    assert "Signed" in head
    assert "unstated" not in head


async def test_a_language_is_said_by_its_name(get: Get) -> None:
    assert 'title="hi">Hindi<' in (await get("/sandhi/seeds/S000")).text
    assert 'title="hi">Hindi<' in (await get("/sandhi/seeds")).text
    assert 'title="hi">हिन्दी<' in (await get("/hi/sandhi/seeds/S000")).text
