"""The history of a row and of the dataset, in order, and how a row was in a version."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sandhi.publish.database import build
from sandhi.publish.publication import CHANGES
from sandhi.site.app import open_site
from tests.conftest import Copy
from tests.site.history.ledgers import JSON, Told
from tests.site.pages.html import text


@pytest.mark.parametrize(
    ("key", "version", "runs", "sentence"),
    [
        ("R1", "1.0.0", "7", "R1 was changed in version 1.0.1"),
        ("R1", "1.0.1", "70", "R1 was changed in version 1.0.2."),
        ("R1", "1.0.2", "7", "R1 was changed in version 1.1.0."),  # and not in 1.0.1, before it
        ("R1", "2.0.0", "71", "R1 is unchanged since."),
        ("R3", "1.1.0", "5", "R3 was merged into R1 in version 2.0.0. Why: the same runs"),
        ("R6", "1.0.0", "5", "R6 was withdrawn in version 2.0.0. Why: counted twice"),
    ],
)
async def test_a_row_is_as_it_was_in_a_version_and_says_whether_it_has_changed(
    told: Told, key: str, version: str, runs: str, sentence: str
) -> None:
    answer = await told.get(f"/id/{key}?version={version}")
    assert answer.status_code == 200
    assert f'<div class="value">{runs}</div>' in answer.text
    assert sentence in text(answer.text)
    changed = "R1 was changed" in sentence
    assert (f"Runs was {runs} and is now 71" in text(answer.text)) is changed
    assert ("Changed since; now: 71" in text(answer.text)) is changed
    said = (await told.get(f"/id/{key}?version={version}", **JSON)).json()
    assert (said["version"], said["row"]["runs"]) == (version, runs)
    assert bool(said["since"]["columns"]) is changed
    assert said["since"]["unreleased"] is False


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/id/R1?version=9.9.9", 404, "There is no version 9.9.9; there are 1.0.0, 1.0.1,"),
        ("/id/R2?version=1.0.0", 404, "R2 was not there yet in version 1.0.0; it came with 1.1.0."),
        ("/id/T1?version=1.0.0", 404, "T1 is in no version yet"),
        ("/id/R3?version=2.0.0", 410, "R3 was merged into R5 in version 2.0.0"),
        ("/history/R9", 404, "There is no row R9, and there never was."),
    ],
)
async def test_what_a_version_has_not_is_said_in_a_sentence(
    told: Told, address: str, status: int, words: str
) -> None:
    answer = await told.get(address)
    assert (answer.status_code, words in answer.text) == (status, True)
    if address.startswith("/id/"):
        said = (await told.get(address, **JSON)).json()
        assert (said["status"], words in said["error"]) == (status, True)


async def test_the_history_of_a_row_has_each_event_in_order(told: Told) -> None:
    assert 'href="/history/R1"' in (await told.get("/sandhi/scores/R1")).text
    page = (await told.get("/history/R1")).text
    assert re.findall(r"<h3>(\w+) in <a [^>]*>([^<]*)", page) == [
        ("Added", "1.0.0"),
        ("Changed", "1.0.1"),
        ("Changed", "1.0.2"),
        ("Changed", "1.1.0"),
    ]
    assert "Runs was <del>7</del> and is now <ins>70</ins>" in re.sub(
        r"</?(?:strong|span)>", "", page
    )
    assert '<time datetime="2026-03-03" title="EDTF 2026-03-03">3 March 2026</time>' in page
    events = (await told.get("/history/R3", **JSON)).json()["events"]
    assert [(one["event"], one["version"], one["successors"]) for one in events] == [
        ("added", "1.0.0", []),
        ("merged", "2.0.0", ["R5"]),
    ]
    assert (await told.get("/history/R3.json")).json()["events"] == events


async def test_a_row_that_is_another_here_than_in_the_last_version_says_so(
    told: Told, tmp_path: Path
) -> None:
    edited = Copy(tmp_path / "edited", set())
    shutil.copytree(told.package.root, edited.root)
    edited.edit("scores", 0, runs="72")
    edited.describe("datapackage.json", lambda one: one.update(version="3.0.0"))
    build(edited.package, tmp_path / "sandhi.db")
    site = Told(edited, open_site(tmp_path / "sandhi.db"))
    assert (
        "R1 has changed since, not yet in a release."
        in (await site.get("/id/R1?version=3.0.0")).text
    )
    assert (
        "It has changed since, not yet in a release"
        in (await site.get("/id/R1?version=1.0.1")).text
    )
    for address in ("/cite?key=R1", "/sandhi/scores/R1"):
        assert "It has changed since version 3.0.0" in (await site.get(address)).text
        other = (await site.get(address.replace("R1", "R2"))).text
        assert "As version" in other
        assert "It has changed since version" not in other
    assert "Changed since, not yet in a release" in (await site.get("/history/R1")).text
    assert "Changed since, not yet in a release" not in (await site.get("/history/R2")).text
    since = (await site.get("/changes", **JSON)).json()["unreleased"]
    assert since["scores"] == {"added": [], "changed": ["R1"], "gone": []}
    assert 'href="/history/R1">R1</a>' in (await site.get("/changes")).text
    assert "scores" not in (await told.get("/changes", **JSON)).json()["unreleased"]


async def test_a_ledger_that_is_damaged_is_not_taken_for_a_fault_of_the_reader(
    told: Told, tmp_path: Path
) -> None:
    database = tmp_path / "sandhi.db"
    shutil.copyfile(told.package.root / "build" / "sandhi.db", database)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE ledger SET \"row\" = '[' WHERE \"key\" = 'R6'")
    answer = await open_site(database).client.get("/id/R6")
    assert (answer.status_code, "ledger of this package is damaged" in answer.text) == (503, True)


async def test_without_a_ledger_a_version_is_not_asked_for(cricket: Copy, tmp_path: Path) -> None:
    build(cricket.package, tmp_path / "sandhi.db")
    site = open_site(tmp_path / "sandhi.db")
    assert (await site.client.get("/id/R1?version=1.0.0")).status_code == 303
    assert (await site.client.get("/history/R1")).status_code == 404
    assert "/history/" not in (await site.client.get("/sandhi/scores/R1")).text


@pytest.mark.parametrize("homepage", ["https://home.test:8443/data/", ""])
async def test_the_feed_has_ids_that_depend_on_no_host(
    told: Told, tmp_path: Path, homepage: str
) -> None:
    package = Copy(tmp_path / "at-home", set())
    shutil.copytree(told.package.root, package.root)
    if homepage:
        package.describe("datapackage.json", lambda said: said.update(homepage=homepage))
    build(package.package, tmp_path / "sandhi.db")
    versions = [
        {"version": "1.0.1", "day": "2026-02-02", "text": "More."},
        {"version": "1.0.0", "day": "2026-01-01", "text": "The first."},
    ]
    (tmp_path / CHANGES).write_text(json.dumps(versions), encoding="utf-8")
    site = open_site(tmp_path / "sandhi.db")
    seen = set()
    for host in ("localhost:8001", "127.0.0.1", ""):
        feed = await site.client.get("/changes.atom", headers={"host": host})
        root = ElementTree.fromstring(feed.text)
        seen.add(tuple(one.text or "" for one in root.iter("{http://www.w3.org/2005/Atom}id")))
    ((own, later, first),) = seen
    assert (later, first) == (f"{own}#1.0.1", f"{own}#1.0.0")
    if homepage:
        assert own == "tag:home.test,2026-01-01:/data/cricket"
    else:
        assert re.fullmatch("urn:uuid:[0-9a-f-]{36}", own)
