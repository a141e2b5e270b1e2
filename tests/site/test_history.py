"""What became of a row: what is left of one that ended, how it was in a version, its history."""

import html
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from datasette.app import Datasette

from sandhi.cli import main
from sandhi.ledger.edition import TableEdition, edition_of
from sandhi.ledger.entries import (
    LEDGER_PATH,
    LEDGER_SCHEMA_PATH,
    Ledger,
    LedgerEntry,
    entry_of_release,
    entry_of_row,
    entry_of_table,
    ledger_schema,
)
from sandhi.publish.database import build
from sandhi.publish.publication import CHANGES
from sandhi.site.app import open_site
from tests.conftest import CRICKET, Copy

EVIL = "<script>alert(1)</script> & so on"
JSON = {"accept": "application/json"}


@dataclass(frozen=True)
class Told:
    """A package with a ledger, and the site of it."""

    package: Copy
    site: Datasette

    async def get(self, path: str, **headers: str) -> Any:
        return await self.site.client.get(path, headers=headers)


def entries(scores: TableEdition) -> Iterator[LedgerEntry]:
    """Six versions: R1 is changed, changed back and changed; R3 to R7 end, each in another way."""
    names, first = scores.names, scores.rows["R1"]

    def table(key: str, **cells: str) -> TableEdition:
        row = dict(zip(names, first, strict=True)) | {"score_id": key} | cells
        return TableEdition(scores.columns, {key: tuple(row[name] for name in names)})

    def row(version: str, event: str, key: str, **cells: str) -> LedgerEntry:
        return entry_of_row(version, event, "scores", table(key, **cells), key)

    def end(version: str, event: str, key: str, reason: str, *into: str) -> LedgerEntry:
        return replace_entry(row(version, event, key, runs="5"), reason, into)

    yield entry_of_release("1.0.0", "2026-01-01")
    yield entry_of_table("1.0.0", "added", "scores", scores)
    yield row("1.0.0", "added", "R1", runs="7")
    for key in ("R3", "R4", "R5", "R6"):
        yield row("1.0.0", "added", key, runs="5")
    yield row("1.0.0", "added", "R7", runs="5", overs=EVIL)
    yield entry_of_release("1.0.1", "2026-02-02")
    yield replace_entry(row("1.0.1", "changed", "R1", runs="70"), EVIL, ())
    yield entry_of_release("1.0.2", "2026-03-03")
    yield row("1.0.2", "changed", "R1", runs="7")
    yield entry_of_release("1.1.0", "2026-04-04")
    yield entry_of_row("1.1.0", "changed", "scores", scores, "R1")
    yield entry_of_row("1.1.0", "added", "scores", scores, "R2")
    yield entry_of_release("2.0.0", "2026-05-05")
    yield end("2.0.0", "merged", "R3", "the same runs", "R5")
    yield end("2.0.0", "split", "R4", "two innings", "R1", "R2")
    yield end("2.0.0", "withdrawn", "R6", "counted twice")
    yield replace_entry(row("2.0.0", "withdrawn", "R7", runs="5", overs=EVIL), EVIL, ())
    yield entry_of_release("3.0.0", "2026-06-06")
    yield end("3.0.0", "merged", "R5", "the same runs", "R1")


def replace_entry(entry: LedgerEntry, reason: str, into: tuple[str, ...]) -> LedgerEntry:
    return entry._replace(reason=reason, successors=into)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    root = tmp_path_factory.mktemp("told") / "cricket"
    shutil.copytree(CRICKET, root, ignore=shutil.ignore_patterns("__pycache__"))
    package = Copy(root, set())
    found = package.package
    scores = edition_of("", found.schemas, lambda name: found.path(name).read_bytes())
    ledger = Ledger([*entries(scores.tables["scores"])])
    (root / LEDGER_PATH).write_text(ledger.text(), encoding="utf-8", newline="")
    (root / LEDGER_SCHEMA_PATH).write_text(json.dumps(ledger_schema()), encoding="utf-8")
    resource = {
        "name": "ledger",
        "type": "table",
        "path": LEDGER_PATH,
        "schema": LEDGER_SCHEMA_PATH,
    }
    package.describe("datapackage.json", lambda said: said["resources"].append(resource))
    database = root / "build" / "sandhi.db"
    build(package.package, database)
    return Told(package, open_site(database))


@pytest.mark.parametrize(
    ("key", "happened", "links"),
    [
        ("R3", "R3 was merged into R5 in version 2.0.0: the same runs.", ["R1"]),
        ("R4", "R4 was split into R1, R2 in version 2.0.0: two innings.", ["R1", "R2"]),
        ("R5", "R5 was merged into R1 in version 3.0.0: the same runs.", ["R1"]),
        ("R6", "R6 was withdrawn in version 2.0.0: counted twice.", []),
    ],
)
async def test_a_key_that_ended_is_gone_with_its_last_content_and_what_stands_for_it(
    told: Told, key: str, happened: str, links: list[str]
) -> None:
    answer = await told.get(f"/id/{key}")
    assert answer.status_code == 410
    assert answer.headers["vary"].startswith("Accept")
    page = answer.text
    assert happened in page
    assert re.findall(r'class="act" href="/id/([^"]+)"', page) == links
    assert '<div class="value">5</div>' in page
    assert f'href="/history/{key}"' in page
    assert '<div class="value"><a href="/id/T1">' in page  # a key that the row held leads on
    for path, headers in ((f"/id/{key}", JSON), (f"/id/{key}.json", {}), (f"/id/{key}.bib", {})):
        said = await told.get(path, **headers)
        assert said.status_code == 410
        assert said.json()["error"] == happened
        assert said.json()["successors"] == links
        assert said.json()["row"]["runs"] == "5"


async def test_what_the_ledger_says_is_text_and_no_markup(told: Told) -> None:
    for path in ("/id/R7", "/id/R7?version=1.0.0", "/history/R7", "/history/R1"):
        page = (await told.get(path)).text
        assert html.escape(EVIL) in page, path
        assert "<script>alert" not in page, path


async def test_a_key_that_is_there_or_never_was_is_answered_as_ever(told: Told) -> None:
    assert (await told.get("/id/R1")).status_code == 303
    assert (await told.get("/id/R1.bib")).status_code == 200
    assert (await told.get("/id/R9")).status_code == 404
    assert (await told.get("/id/R9?version=1.0.0")).status_code == 404


@pytest.mark.parametrize(
    ("key", "version", "runs", "sentence"),
    [
        ("R1", "1.0.0", "7", "R1 was changed in 1.0.1"),
        ("R1", "1.0.1", "70", "R1 was changed in 1.0.2."),
        ("R1", "1.0.2", "7", "R1 was changed in 1.1.0."),  # and not in 1.0.1, before it
        ("R1", "2.0.0", "71", "R1 is unchanged since."),
        ("R3", "1.1.0", "5", "R3 was merged in 2.0.0: the same runs → R1."),
        ("R6", "1.0.0", "5", "R6 was withdrawn in 2.0.0: counted twice."),
    ],
)
async def test_a_row_is_as_it_was_in_a_version_and_says_whether_it_has_changed(
    told: Told, key: str, version: str, runs: str, sentence: str
) -> None:
    answer = await told.get(f"/id/{key}?version={version}")
    assert answer.status_code == 200
    assert f'<div class="value">{runs}</div>' in answer.text
    assert html.escape(sentence) in answer.text
    changed = "R1 was changed" in sentence
    assert (f"<td>{runs}</td>\n<td>71</td>" in answer.text) is changed
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
    assert "<td>7</td>\n<td>70</td>" in page
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
    build(edited.package, tmp_path / "sandhi.db")
    site = Told(edited, open_site(tmp_path / "sandhi.db"))
    assert "R1 is another here, in no version yet." in (await site.get("/id/R1?version=3.0.0")).text
    assert "Here it is another still" in (await site.get("/id/R1?version=1.0.1")).text


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


def test_a_citation_of_a_row_that_ended_is_told_what_became_of_it(
    told: Told, tmp_path: Path
) -> None:
    """R2 is cited as it is; then it is withdrawn in a release that comes after."""

    def run(root: Path, *arguments: str) -> Any:
        return CliRunner().invoke(main, ["--package", str(root), *arguments], prog_name="sandhi")

    cited = tmp_path / "cited.txt"
    cited.write_text(run(told.package.root, "cite", "R2").stdout, encoding="utf-8")
    later = Copy(tmp_path / "later", set())
    shutil.copytree(told.package.root, later.root)
    later.write("scores", [row for row in later.rows("scores") if row["score_id"] != "R2"])
    told_of = next(row for row in reversed(later.rows("ledger")) if row["key"] == "R2")
    ended = told_of | {
        "entry_id": "L0000099", "version": "4.0.0", "event": "withdrawn", "reason": "not theirs",
    }  # fmt: skip
    later.write("ledger", [*later.rows("ledger"), ended])
    answer = run(later.root, "resolve", str(cited), str(later.root))
    assert answer.exit_code == 1
    assert answer.stdout.startswith("not there: R2 of cricket")
    assert "R2 was withdrawn in 4.0.0: not theirs." in answer.stdout.splitlines()
