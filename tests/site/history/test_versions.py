"""Versions as they were released: ``/v/VERSION/``, and what differs between two, ``/changes``."""

import json
import re
from contextlib import closing
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from sandhi.ledger.entries import read_ledger
from sandhi.publish.sqlite.reading import Reader
from sandhi.release.delta import apply_delta
from sandhi.site.elements.interface import speaking
from sandhi.site.pages.history.cells import written_pair
from sandhi.site.store import contents
from sandhi.site.store.database import Database
from sandhi.site.store.versions.ledger import LedgerTable
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.history.ledgers import JSON, Told
from tests.site.pages.html import text

VERSIONS = ["1.0.0", "1.0.1", "1.0.2", "1.1.0", "2.0.0", "3.0.0"]


async def test_the_list_of_versions_leads_to_each_and_to_what_it_changed(told: Told) -> None:
    page = (await told.get("/changes")).text
    assert re.findall(r'href="/v/([^/"]+)/"', page) == VERSIONS[::-1]
    assert 'href="/changes/1.0.0..1.0.1"' in page
    assert 'href="/changes/..1.0.0"' in page
    listed = (await told.get("/changes", **JSON)).json()["versions"]
    assert [one["version"] for one in listed] == VERSIONS
    assert [one["added"] for one in listed] == [6, 0, 0, 1, 0, 0]
    assert [one["changed"] for one in listed] == [0, 1, 1, 1, 0, 0]
    assert [one["ended"] for one in listed] == [0, 0, 0, 0, 4, 1]
    assert 'href="/changes"' in (await told.get("/")).text


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_version_has_its_tables_byte_for_byte(told: Told, version: str) -> None:
    edition = read_ledger(told.package.root).edition(version)
    page = await told.get(f"/v/{version}/")
    assert page.status_code == 200
    assert re.findall(rf'href="/v/{re.escape(version)}/(\w+)"', page.text) == ["scores"]
    data = (await told.get(f"/v/{version}/", **JSON)).json()
    assert data["tables"][0]["rows"] == len(edition.tables["scores"].rows)
    file = await told.get(f"/v/{version}/scores.csv")
    assert file.content == edition.tables["scores"].text().encode("utf-8")
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    listed = (await told.get(f"/v/{version}/scores")).text
    rows = re.findall(rf'<th scope="row".*?<a href="/v/{re.escape(version)}/(\w+)">', listed)
    assert rows == sorted(edition.tables["scores"].rows)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/v/1.0.1", "/v/1.0.1/"),
        ("/hi/v/1.0.1", "/hi/v/1.0.1/"),
        ("/v/1.0.1/id/R1", "/v/1.0.1/R1"),
        ("/v/1.0.1/scores/R1", "/v/1.0.1/R1"),
    ],
)
async def test_an_address_of_a_version_that_people_type_leads_on(
    told: Told, typed: str, path: str
) -> None:
    answer = await told.get(typed)
    assert (answer.status_code, answer.headers["location"]) == (302, path)
    assert (await told.get(path)).status_code == 200


async def test_rows_of_a_version_are_found_by_words_of_their_cells(told: Told) -> None:
    table = read_ledger(told.package.root).edition("1.0.0").tables["scores"]
    whole = [text.casefold() for cells in table.rows.values() for text in cells if text]
    unique = next(text for text in whole if sum(text in one for one in whole) == 1)
    for query, expected in (
        (
            unique.upper(),
            [key for key, cells in table.rows.items() if unique in " ".join(cells).casefold()],
        ),
        ("", [*table.rows]),
        (f"{unique} nowhere", []),
    ):
        answer = await told.get(f"/v/1.0.0/scores?q={quote(query)}")
        assert answer.status_code == 200
        rows = re.findall(r'<th scope="row".*?<a href="/v/1\.0\.0/(\w+)">', answer.text)
        assert rows == sorted(expected)


async def test_a_row_of_a_version_is_cited_as_it_was(told: Told) -> None:
    ledger = read_ledger(told.package.root)
    for version, key in [("1.0.0", "R1"), ("1.0.1", "R1"), ("1.0.0", "R3"), ("1.1.0", "R2")]:
        page = await told.get(f"/v/{version}/{key}")
        digest = ledger.edition(version).tables["scores"].digest(key)
        assert page.status_code == 200
        assert digest in page.text
        assert f"version {version}" in page.text.lower()
        cited = await told.get(f"/v/{version}/{key}.bib")
        assert digest in cited.text
        assert re.search(rf"\bversion = \{{{re.escape(version)}\}}", cited.text)
        as_json = json.loads((await told.get(f"/v/{version}/{key}.json")).text)
        assert (as_json["digest"], as_json["dataset"]["version"]) == (digest, version)
    assert (await told.get("/v/2.0.0/R3")).status_code == 410
    assert (await told.get("/id/R1?version=1.0.0")).text.count('href="/v/1.0.0/R1"') == 1


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/cite?key=R1&version=1.0.0", "/v/1.0.0/R1"),
        ("/cite?key=R3&version=1.0.0", "/v/1.0.0/R3"),  # which is gone here
        ("/cite?table=scores&version=1.0.0", "/v/1.0.0/scores"),
        ("/cite?version=1.0.0", "/v/1.0.0/"),
        ("/cite.bib?key=R1&version=1.0.0", "/v/1.0.0/R1.bib"),
        ("/cite.ris?table=scores&version=1.0.0", "/v/1.0.0/scores.ris"),
        ("/id/R1.txt?version=1.0.0", "/v/1.0.0/R1.txt"),
        ("/id/R1.jsonld?version=1.0.1", "/v/1.0.1/R1.jsonld"),
    ],
)
async def test_what_was_cited_of_a_version_is_led_to(told: Told, address: str, place: str) -> None:
    answer = await told.get(address)
    assert (answer.status_code in (302, 303), answer.headers["location"]) == (True, place)
    there = await told.get(place)
    assert there.status_code == 200
    version = place.split("/")[2]
    assert f"version {version}" in there.text.lower()


async def test_a_table_of_a_version_is_cited_with_files_of_that_version(told: Told) -> None:
    page = (await told.get("/v/1.0.0/scores")).text
    assert 'href="/v/1.0.0/scores.bib"' in page
    assert "/cite.bib" not in page


async def test_a_digest_leads_to_the_version_in_which_a_row_had_it(told: Told) -> None:
    digest = read_ledger(told.package.root).edition("1.0.0").tables["scores"].digest("R1")
    page = (await told.get(f"/cite?key=R1&digest={digest}")).text
    assert "It is another here than when it was cited." in page
    assert 'href="/v/1.0.2/R1"' in page  # the last that had it


@pytest.mark.parametrize(
    "path",
    ["/v/9.9.9/", "/v/1.0.0/other", "/v/1.0.0/R2", "/v/1.0.0/scores?page=2", "/changes/1.0.0..9",
     "/changes/9..1.0.0", "/v/1.0.0/%3Cscript%3E", "/v/%3Cb%3E/", "/v/", "/v/9.9.9"],
)  # fmt: skip
async def test_what_never_was_is_not_there(told: Told, path: str) -> None:
    answer = await told.site.client.get(path, follow_redirects=True)
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize(("old", "new"), [("", "1.0.0"), ("1.0.0", "1.1.0"), ("1.0.0", "3.0.0")])
async def test_old_and_differences_are_new(told: Told, old: str, new: str) -> None:
    ledger = read_ledger(told.package.root)
    before = ledger.edition(old).tables if old else {}
    lines = (await told.get(f"/changes/{old}..{new}.jsonl")).content
    made = apply_delta({name: one.text().encode() for name, one in before.items()}, lines)
    assert made == {name: one.text().encode() for name, one in ledger.edition(new).tables.items()}


async def test_differences_are_told_on_a_page_and_as_a_sheet(told: Told) -> None:
    page = (await told.get("/changes/1.0.0..2.0.0")).text
    assert "the same runs" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert re.findall(r'href="/history/(\w+)"', page) == ["R1", "R2", "R3", "R4", "R6", "R7"]
    sheet = (await told.get("/changes/1.0.0..1.0.1.tsv")).text.splitlines()
    assert sheet[0].split("\t") == ["table", "event", "key", "column", "before", "after"]
    assert "scores\tchanged\tR1\truns\t7\t70" in sheet
    same = (await told.get("/changes/1.0.0..1.0.0")).text
    assert "Nothing differs." in same


async def test_crawlers_are_led_to_versions(told: Told) -> None:
    listed = await told.get("/sitemap.xml")
    places = [one.text or "" for one in ElementTree.fromstring(listed.text).iter() if one.text]
    for version in VERSIONS:
        assert f"http://localhost/v/{version}/" in places
    assert "http://localhost/changes" in places
    assert "http://localhost/changes/2.0.0..3.0.0" in places


def test_the_ledger_is_asked_by_an_index(told: Told) -> None:
    plans: list[Any] = []
    with closing(Reader.open(told.package.root / "build" / "sandhi.db")) as reader:
        reader.connection.set_authorizer(None)

        class Explained(Database):
            def select(self, sql: str, parameters: Any = ()) -> Any:
                plan = self.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
                plans.extend(line for *_, line in plan)
                return super().select(sql, parameters)

        LedgerTable(Explained(reader.connection), contents(told.site)).about("R1")
    assert any("ledger.key" in line for line in plans)
    scans = [line for line in plans if line.startswith("SCAN") and "json_each" not in line]
    assert not scans, plans


async def test_a_row_of_a_version_is_told_by_what_it_is_called(get: Get, original: Copy) -> None:
    version = read_ledger(original.root).versions[-1]
    page = (await get(f"/id/F0017?version={version}")).text
    label = original.package.cells("figures").query("figure_id == 'F0017'")["label"].iloc[0]
    assert f"<h1>{label}, as version {version} had it</h1>" in page
    assert "Called today" not in page
    assert 'title="troops_deployed">Soldiers deployed</a> <code>troops_deployed</code>' in page


async def test_dates_and_numbers_of_a_version_are_written_as_on_the_page_of_the_row(
    get: Get, original: Copy
) -> None:
    version = read_ledger(original.root).versions[-1]
    page = (await get(f"/id/F0017?version={version}")).text
    assert 'title="EDTF 2024-11-04/2024-11-07">4–7 November 2024</time>' in page
    assert '<div class="value">11,000</div>' in page


async def test_what_a_row_was_called_is_compared_in_one_language(told: Told) -> None:
    """A name that the package says in Hindi, and one that it said before and never in Hindi."""
    words = {"New name": "नया नाम"}
    site = told.site
    with speaking("hi", words):
        old, new = written_pair(site, "sides", {}, "name", "Old name", "New name")
        same, other = written_pair(site, "sides", {}, "name", "New name", "New name")
    assert (text(old), text(new)) == ("Old name", "New name")
    assert text(same) == text(other) == "नया नाम"


async def test_a_digest_that_no_version_had_is_said_to_be_none(told: Told) -> None:
    page = (await told.site.client.get("/cite?key=R1&digest=abc")).text
    assert "No version had it with that digest." in page


async def test_a_table_of_a_version_is_written_as_that_of_today(get: Get, original: Copy) -> None:
    version = read_ledger(original.root).versions[-1]
    page = (await get(f"/v/{version}/figures")).text
    values = {int(row["value"]) for row in original.rows("figures") if row["value"]}
    assert max(values) > 999
    assert all(f">{value:,}</td>" in page for value in values if value > 999)
    heads = re.findall(r'<tr><th scope="row".*?>(F\d{4})</a></th>(.*?)</td>', page)
    assert len(heads) > 10
    for key, label in heads:  # the longest too, and whatever else they name
        assert re.findall(r'<a href="([^"]*)"', label) == [f"/v/{version}/{key}"]
    discrepancies = (await get(f"/v/{version}/discrepancies")).text
    assert not re.search(r">[^<]*\(S00\d\)", discrepancies)  # keys have the names of articles
