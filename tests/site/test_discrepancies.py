"""What the sources disagree in stands side by side: who wrote what where, and our assessment."""

import json
import re
import sqlite3
from contextlib import closing
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.pages.discrepancies.sides import sides
from sandhi.site.store import Store, contents
from tests.conftest import Copy
from tests.site.conftest import Get

PAGE = "/discrepancies"
DEVANAGARI = re.compile("[\u0904-\u0939]")


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def plain(html: str) -> str:
    """What stands between tags, to the character."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def entries(page: str) -> dict[str, str]:
    """The HTML of each discrepancy in the index, by its key."""
    parts = re.findall(r'<li id="([^"]+)">(<h3>.*?)</li>', page, re.DOTALL)
    return dict(parts)


async def pages(get: Get, *keys: str) -> dict[str, str]:
    """What the page of each discrepancy says, by its key."""
    found = {}
    for key in keys:
        page = (await get(f"/sandhi/discrepancies/{key}")).text
        found[key] = page[page.index("<main") : page.index("</main>")]
    return found


def marked(html: str) -> str:
    """What is marked, as one text."""
    return unescape("".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html)))


class Hindi(HTMLParser):
    """Collects the Hindi that stands in no element with ``lang``."""

    def __init__(self) -> None:
        super().__init__()
        self.languages = ["en"]
        self.astray: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        self.astray += [value for value in given.values() if value and DEVANAGARI.search(value)]
        if tag not in ("meta", "link", "input"):
            self.languages.append(given.get("lang") or self.languages[-1])

    def handle_endtag(self, tag: str) -> None:
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        if DEVANAGARI.search(data) and self.languages[-1] != "hi":
            self.astray.append(data)


async def test_every_discrepancy_is_in_the_index_and_has_a_page(get: Get, original: Copy) -> None:
    found = entries((await get(PAGE)).text)
    schema = original.package.schemas["discrepancies"]
    rows = original.rows("discrepancies")
    assert sorted(found) == [row["discrepancy_id"] for row in rows]
    articles = original.package.labels.table("seeds")
    for row in rows:
        entry = found[row["discrepancy_id"]]
        (heading,) = re.findall(r"<h3.*?</h3>", entry, re.DOTALL)
        said = re.sub(r"\bS\d{3}\b", lambda key: articles[key[0]], row["label"])
        assert plain(heading) == said
        assert f'href="/sandhi/discrepancies/{row["discrepancy_id"]}"' in entry
        for column in ("kind", "resolution"):
            (meaning,) = (
                value.description
                for value in schema.field(column).categories
                if value.value == row[column]
            )
            assert meaning in unescape(entry)
    members = original.package.cells("discrepancy_members")
    for key in ("X0001", "X0010"):
        seeds = sorted({*members.query("discrepancy_id == @key")["seed_id"]} - {""})
        names = [contents_label(await get(f"/sandhi/seeds/{seed}")) for seed in seeds]
        assert all(name in text(found[key]) for name in names)


def contents_label(page: Any) -> str:
    """What a page calls what it is about."""
    (heading,) = re.findall(r"<h1>(.*?)</h1>", page.text, re.DOTALL)
    return text(heading)


async def test_a_page_has_the_assessment_and_every_member_with_its_row_and_place(
    get: Get, original: Copy, site: Datasette
) -> None:
    keys = ["X0001", "X0005", "X0010", "X0029"]
    found = await pages(get, *keys)
    rows = await site.get_database("sandhi").execute('SELECT "key", "table" FROM records')
    tables = {row["key"]: row["table"] for row in rows}
    assessments = {
        row["discrepancy_id"]: row["assessment"] for row in original.rows("discrepancies")
    }
    articles = re.compile(r"\bS\d{3}\b")  # which pages call by their names
    for key in keys:
        parts = articles.split(assessments[key])
        assert all(" ".join(part.split()) in text(found[key]) for part in parts if len(part) > 20)
    members = [row for row in original.rows("discrepancy_members") if row["discrepancy_id"] in keys]
    for row in members:
        page, record = found[row["discrepancy_id"]], row["record_id"]
        (item,) = re.findall(rf'<li id="{row["member_id"]}">.*?</li>', page, re.DOTALL)
        assert f'href="/sandhi/{tables[record]}/{record}"' in item
        place = f"{row['seed_id']}?at={row['start']}-{row['end']}#at"
        assert f'href="/seeds/{place}"' in page


async def test_what_members_lead_to_is_there(get: Get) -> None:
    found = (await pages(get, "X0001"))["X0001"]
    links = {unescape(link) for link in re.findall(r'href="(/[^"]+)"', found)}
    assert len(links) > 20
    for link in links:
        assert (await get(link.partition("#")[0], follow_redirects=True)).status_code == 200, link


async def test_quotes_are_marked_in_their_sentences_with_the_translation(
    get: Get, original: Copy, site: Datasette
) -> None:
    keys = ["X0001", "X0005", "X0029"]
    found = await pages(get, *keys)
    rows = await site.get_database("sandhi").execute("SELECT * FROM evidence")
    evidence = {row["key"]: row for row in rows}
    for row in original.rows("discrepancy_members"):
        if row["discrepancy_id"] not in keys:
            continue
        page, proof = found[row["discrepancy_id"]], evidence[row["member_id"]]
        blocks = re.findall(r"<blockquote>.*?</blockquote>", page, re.DOTALL)
        sentences = [block for block in blocks if plain(block) == proof["sentence"]]
        assert any(row["quote"] in marked(sentence) for sentence in sentences)
        assert proof["translation"] in text(page)


async def test_passages_of_one_sentence_are_marked_in_one(get: Get) -> None:
    article = (await pages(get, "X0029"))["X0029"]  # a date, and the clause that it is in
    (sentence,) = re.findall(r"<blockquote>.*?</blockquote>", article, re.DOTALL)
    assert '<mark class="deeper">15 अक्टूबर</mark>' in sentence
    assert marked(sentence).startswith("पुतिन ने इसे 15 अक्टूबर को")
    assert re.search("<q>.*?15 अक्टूबर.*?</q>.*?<q>.*?15 अक्टूबर.*?</q>", article, re.DOTALL)


async def test_rows_of_one_passage_share_it_and_what_they_all_say(get: Get) -> None:
    article = (await pages(get, "X0001"))["X0001"]  # two claimants of one number
    (place,) = re.findall(r'<div class="place">(?:(?!</div>).)*F0010.*?</div>', article, re.DOTALL)
    assert place.count('<li id="') == 2
    assert article.count("<mark>लगभग 11 उत्तर कोरियाई सैनिक</mark>") == 1
    assert place.count("As written") == place.count("Value, corrected") == 1
    assert "As written 11 Value 11 Value, corrected 11,000" in text(place)


async def test_members_stand_by_article(get: Get) -> None:
    page = (await pages(get, "X0001"))["X0001"]
    sides = re.findall(r'<section class="side".*?</section>', page, re.DOTALL)
    assert [re.findall(r'href="/seeds/(\w+)"', side)[0] for side in sides] == ["S001", "S003"]
    assert "यूक्रेन युद्ध के बीच उत्तर कोरिया" in text(sides[0])


@pytest.mark.parametrize("address", [PAGE, "/sandhi/discrepancies/X0001"])
async def test_hindi_is_marked_as_hindi(get: Get, address: str) -> None:
    parser = Hindi()
    page = (await get(address)).text
    parser.feed(page[page.index("<main") : page.index("</main>")])
    assert parser.astray == []


async def test_addresses_within_the_page_are_each_there_once(get: Get) -> None:
    page = (await get(PAGE)).text
    found = re.findall(r'\sid="([^"]+)"', page)
    assert len(found) == len({*found})
    assert {*re.findall(r'href="#([^"]+)"', page)} <= {*found}


@pytest.mark.parametrize(
    "wanted", [{"kind": "value"}, {"resolution": "open"}, {"kind": "value", "resolution": "open"}]
)
async def test_the_page_narrows_to_values(get: Get, original: Copy, wanted: dict[str, str]) -> None:
    page = (await get(PAGE, params=wanted)).text
    kept = [
        row["discrepancy_id"]
        for row in original.rows("discrepancies")
        if all(row[column] == value for column, value in wanted.items())
    ]
    assert sorted(entries(page)) == kept != []
    total = len(original.rows("discrepancies"))
    assert f"<strong>{len(kept)} of {total}</strong>" in page
    main = page.partition("<main")[2]
    assert main.count("aria-current") == len(wanted)


async def test_the_index_narrows_to_an_article(get: Get, original: Copy) -> None:
    page = (await get(PAGE, params={"seed_id": "S002"})).text
    members = original.package.cells("discrepancy_members").query("seed_id == 'S002'")
    assert sorted(entries(page)) == sorted({*members["discrepancy_id"]})


async def test_a_count_is_of_what_its_link_shows(get: Get) -> None:
    for address in (PAGE, f"{PAGE}?resolution=open"):
        page = (await get(address)).text
        (chosen,) = re.findall('<nav class="narrowing".*?</nav>', page, re.DOTALL)
        choices = re.findall(
            r'<li><a rel="nofollow" href="([^"]+)"(?: title="[^"]*")?>.*?<span class="count">(\d+)',
            chosen,
        )
        assert choices
        for link, rows in choices:
            assert len(entries((await get(unescape(link))).text)) == int(rows), link


async def test_a_chosen_value_leads_back(get: Get) -> None:
    page = (await get(f"{PAGE}?kind=value&resolution=open")).text
    main = page.partition('<nav class="narrowing"')[2]
    links = re.findall(r'href="([^"]+)" aria-current="true"', main)
    assert [*map(unescape, links)] == [f"{PAGE}?resolution=open", f"{PAGE}?kind=value"]


async def test_values_that_go_together_nowhere_show_the_way_back(get: Get) -> None:
    page = await get(f"{PAGE}?kind=office&resolution=open")
    assert page.status_code == 200
    assert not entries(page.text)
    assert f'There are none of this kind. <a href="{PAGE}">' in page.text


@pytest.mark.parametrize(
    "query",
    ["kind=nothing", "kind=", "kind=%00", "kind=<b>", "other=value", "resolution='", "kind"],
)
async def test_a_filter_that_is_none_is_as_none(get: Get, original: Copy, query: str) -> None:
    page = await get(f"{PAGE}?{query}")
    assert page.status_code == 200
    assert len(entries(page.text)) == len(original.rows("discrepancies"))
    assert "<b>" not in page.text


async def test_every_page_and_the_pages_of_its_tables_lead_there(get: Get, site: Datasette) -> None:
    membership = contents(site).membership
    assert membership is not None
    for address in ("/codebook", "/sandhi/events"):
        header = (await get(address)).text.partition("</header>")[0]
        assert f'href="{PAGE}"' in header
    for address in ("/sandhi/discrepancies", "/sandhi/discrepancy_members"):
        assert f'<a href="{PAGE}">' in (await get(address)).text.partition("</header>")[2]
    assert f"{PAGE}</loc>" in (await get("/sitemap.xml")).text


async def test_the_permanent_address_leads_to_the_page_with_all_sides(get: Get) -> None:
    page = await get("/id/X0001", follow_redirects=True)
    assert page.url.path == "/sandhi/discrepancies/X0001"
    assert page.text.count('<section class="side"') == 2


def test_the_sides_take_few_queries_however_many_they_are(built: Path, site: Datasette) -> None:
    membership, asked = contents(site).membership, list[str]()
    assert membership is not None
    with closing(sqlite3.connect(built)) as connection:
        connection.set_trace_callback(asked.append)
        keys = contents(site).labels[membership.parent.name]
        store = Store(connection, contents(site))
        assert len(sides(store, membership, keys)) == len(keys)
    assert len(asked) < 12


async def test_a_package_without_such_a_table_has_no_such_page(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    assert contents(open_site(path)).membership is None
    assert (await client.get(PAGE)).status_code == 404
    for address in ("/", "/sandhi/scores", "/sitemap.xml"):
        assert PAGE not in (await client.get(address)).text
        assert "side by side" not in (await client.get(address)).text


def field(name: str, *values: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": name, "type": "string", "title": name.capitalize()}
    found |= {"description": f"What {name} is.", "constraints": {}}
    if values:
        found["constraints"] = {"enum": [*values]}
        found["categories"] = [{"value": value, "description": value} for value in values]
    return found


def doubt(cricket: Copy) -> None:
    """Give a package two tables: doubts, and the rows in doubt, without anchors of their own."""
    reference = {"resource": "doubts", "fields": ["doubt_id"]}
    tables: dict[str, tuple[dict[str, Any], str]] = {
        "doubts": (
            {
                "fields": [
                    *map(field, ["doubt_id", "name", "said"]),
                    field("state", "new", "very_old"),
                ],
            },
            "doubt_id,name,said,state\nD1,Was it <b>71</b>?,Nobody knows.,very_old\nD2,Who?,,\n",
        ),
        "doubtful": (
            {
                "fields": [*map(field, ["part_id", "doubt_id", "row"])],
                "foreignKeys": [{"fields": ["doubt_id"], "reference": reference}],
            },
            "part_id,doubt_id,row\nP1,D1,R2\nP2,D1,R9\nP3,D1,M2\n",
        ),
    }
    for name, (schema, rows) in tables.items():
        schema |= {"name": name, "title": name.capitalize(), "description": f"All {name}."}
        schema["primaryKey"] = [schema["fields"][0]["name"]]
        (cricket.root / f"schemas/{name}.json").write_text(json.dumps(schema), "utf-8")
        cricket.file(name).write_text(rows, "utf-8")

    def declare(found: dict[str, Any]) -> None:
        for name in tables:
            own = {"name": name, "path": f"data/{name}.csv", "schema": f"schemas/{name}.json"}
            found["resources"].append({**found["resources"][0], **own})
        joins = {"role": "membership", "of": "doubt_id", "record": "row"}
        found["sandhi"]["tables"]["doubtful"] = joins

    cricket.describe("datapackage.json", declare)


async def test_another_package_has_its_own_page_of_its_own_tables(cricket: Copy) -> None:
    doubt(cricket)
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    page = (await client.get("/doubts")).text
    found = entries(page)
    assert [*found] == ["D1", "D2"]
    assert "Was it &lt;b&gt;71&lt;/b&gt;?" in found["D1"]
    one = (await client.get("/sandhi/doubts/D1")).text
    assert "<mark>19.2 ओवर में 148 रन</mark>" in one  # where its record is anchored
    assert 'href="/seeds/M2?at=24-43#at"' in one
    assert 'href="/id/R9"' in one  # a record that there is not
    assert 'href="/sandhi/seeds/M2"' in one  # and one without a passage
    assert [*entries((await client.get("/doubts?state=very_old")).text)] == ["D1"]
    assert 'href="/doubts"' in page.partition("</header>")[0]
    assert (await client.get(PAGE)).status_code == 404
