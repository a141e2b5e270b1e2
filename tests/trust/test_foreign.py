"""A build that a stranger made: the site reads it or refuses it in a line, and does no more."""

import json
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from sandhi.package import PackageError
from sandhi.publish.metadata import DATABASE
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from tests.conftest import CRICKET, Copy
from tests.trust.conftest import command
from tests.trust.test_statements import COUNT, WRITING, files

ENDLESS = f"{COUNT.format(where='')} SELECT max(i) AS i FROM n"
Edit = Callable[[Any], object]


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A small package with its build, made once."""
    package = Copy(CRICKET, set()).into(tmp_path_factory.mktemp("honest") / "cricket")
    for kind in ("views", "queries"):
        (package.root / "schemas" / kind).mkdir(exist_ok=True)
        (package.root / "schemas" / kind / "numbers.sql").write_text(
            "-- Numbers\n-- Words.\n--\n-- i: a number\n\nSELECT 1 AS i\n", encoding="utf-8"
        )
    package.describe(
        "datapackage.json",
        lambda one: one["sandhi"].update(views="schemas/views", queries="schemas/queries"),
    )
    package.describe("datapackage.json", lambda one: one["sandhi"].setdefault("front", ["scores"]))
    publish(package.package)
    return package


@pytest.fixture
def built(honest: Copy, tmp_path: Path) -> Path:
    """A copy of that build, for a stranger to change."""
    return honest.into(tmp_path / "cricket").root / "build" / "sandhi.db"


def run(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def describe(database: Path, name: str, edit: Edit) -> None:
    """Change what a database says of itself, under a name of ``meta``."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        ((text,),) = connection.execute("SELECT value FROM meta WHERE name = ?", [name])
        description = json.loads(text)
        edit(description)
        values = [json.dumps(description), name]
        connection.execute("UPDATE meta SET value = ? WHERE name = ?", values)


async def answer(site: Datasette, path: str) -> Any:
    return await site.client.get(path)


async def test_one_that_nobody_changed_is_shown(built: Path) -> None:
    site = open_site(built)
    for path in ("/", "/sandhi/numbers", "/sandhi/scores", "/search?q=pune", "/sandhi"):
        assert (await answer(site, path)).status_code == 200, path


LACKING = {
    "no directory": "DROP TABLE records",
    "no table": "DROP TABLE scores",
    "no column": 'ALTER TABLE sides RENAME COLUMN "name" TO "other"',
    "another table": "ALTER TABLE sides RENAME TO others",
}


@pytest.mark.parametrize("name", LACKING)
def test_one_that_lacks_what_it_says_it_holds_is_refused(name: str, built: Path) -> None:
    run(built, "PRAGMA legacy_alter_table = ON", LACKING[name])
    with pytest.raises(PackageError, match=r"is not (shown|what this)") as refused:
        open_site(built)
    assert "sandhi build" in str(refused.value)


@pytest.mark.parametrize("word", ["name", "title"])
@pytest.mark.parametrize("said", [None, 5, []])
def test_one_that_does_not_say_what_it_is_is_refused(built: Path, word: str, said: object) -> None:
    describe(built, "descriptor", lambda one: one.update({word: said}))
    with pytest.raises(PackageError, match=r"is not (shown|what this)"):
        open_site(built)


OBJECTS = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON scores BEGIN DELETE FROM sides; END",
    "a trigger on a view": (
        "CREATE TRIGGER t INSTEAD OF INSERT ON evidence BEGIN DELETE FROM sides; END"
    ),
    "a view of its own": "CREATE VIEW other AS SELECT * FROM scores",
    "another virtual table": "CREATE VIRTUAL TABLE other USING rtree(a, b, c)",
    "one that hides it": "CREATE/**/VIRTUAL TABLE other USING rtree(a, b, c)",
    "an index in another tongue": "CREATE VIRTUAL TABLE other USING fts4(a)",
}


@pytest.mark.parametrize("name", OBJECTS)
def test_one_that_holds_what_this_tool_never_builds_is_refused(name: str, built: Path) -> None:
    run(built, OBJECTS[name])
    with pytest.raises(PackageError, match=r"^sandhi\.db holds the [^\n]* is not shown"):
        open_site(built)


@pytest.mark.parametrize("name", WRITING)
def test_a_question_of_a_stranger_does_nothing_but_read(
    name: str, built: Path, tmp_path: Path
) -> None:
    sql = WRITING[name].replace("{file}", str(tmp_path / "written"))
    describe(built, "catalogue", lambda one: one["questions"][0].update(sql=sql))
    before = files(tmp_path)
    with pytest.raises(PackageError, match=r"^sandhi\.db is not shown: [^\n]+$"):
        open_site(built)
    assert files(tmp_path) == before


@pytest.mark.parametrize("name", [name for name in WRITING if "SELECT" in WRITING[name]])
def test_a_view_of_a_stranger_does_nothing_but_read(name: str, built: Path, tmp_path: Path) -> None:
    sql = WRITING[name].replace("{file}", str(tmp_path / "written"))
    try:
        run(built, "DROP VIEW numbers", f"CREATE VIEW numbers AS {sql}")
    except (sqlite3.Error, sqlite3.Warning, ValueError):
        return  # SQLite lets no view hold it
    before = files(tmp_path)
    with pytest.raises(PackageError, match=r"^sandhi\.db is not shown: [^\n]+$"):
        open_site(built)
    assert files(tmp_path) == before


def test_serve_says_so_in_a_line(built: Path) -> None:
    describe(built, "catalogue", lambda one: one["questions"][0].update(sql="VACUUM INTO 'x'"))
    ran = command(built.parents[1], "serve", "--port", "0")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("name", WRITING)
async def test_its_connections_write_nothing_even_so(
    name: str, built: Path, tmp_path: Path
) -> None:
    """As if a statement had come past all that looked at it."""
    site = open_site(built)
    await site.invoke_startup()
    before = files(tmp_path)
    sql = WRITING[name].replace("{file}", str(tmp_path / "written"))

    def attempt(connection: sqlite3.Connection) -> list[Any] | None:
        try:
            return connection.execute(sql).fetchall()
        except (sqlite3.Error, sqlite3.Warning, ValueError):
            return None

    answered = await site.get_database(DATABASE).execute_fn(attempt)
    assert files(tmp_path) == before
    if not name.endswith("of the server"):  # Datasette asks for it, and no question may
        assert not answered


@pytest.mark.parametrize("path", ["/sandhi/numbers", "/sandhi/numbers.json", "/sandhi/numbers.csv"])
@pytest.mark.parametrize("where", ["view", "question"])
async def test_what_costs_without_end_is_answered_in_time(
    where: str, path: str, built: Path
) -> None:
    if where == "view":
        run(built, "DROP VIEW numbers", f"CREATE VIEW numbers AS {ENDLESS}")
    else:
        run(built, "DROP VIEW numbers")
        describe(built, "catalogue", lambda one: one.update(views=one["views"][1:]))
        describe(built, "catalogue", lambda one: one["questions"][0].update(sql=ENDLESS))
    site = open_site(built)
    begun = time.monotonic()
    got = await answer(site, path)
    assert time.monotonic() - begun < 20
    assert got.status_code in (200, 400, 503)
    assert "Something is wrong" not in got.text


@pytest.mark.parametrize("table", ["records", "meta"])
def test_an_endless_view_in_the_place_of_a_table_is_refused_in_time(
    table: str, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = {"records": '"key", "table", label', "meta": "name, value"}[table]
    sql = f"{COUNT.format(where='')} SELECT {columns} FROM other, n ORDER BY i DESC"
    run(built, f"ALTER TABLE {table} RENAME TO other", f"CREATE VIEW {table} AS {sql}")
    begun = time.monotonic()
    with pytest.raises(PackageError):
        open_site(built)
    assert time.monotonic() - begun < 60


BROKEN = {
    "no catalogue": "DELETE FROM meta WHERE name = 'catalogue'",
    "a list": "UPDATE meta SET value = '[]' WHERE name = 'catalogue'",
    "a number": "UPDATE meta SET value = '1' WHERE name = 'descriptor'",
    "too deep": (
        "UPDATE meta SET value = replace(hex(zeroblob(100000)), '0', '[') WHERE name = 'descriptor'"
    ),
    "no text": "UPDATE meta SET value = CAST(x'ff' AS TEXT) WHERE name = 'catalogue'",
    "nothing": "DROP TABLE meta",
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_whose_words_cannot_be_read_is_refused_in_a_line(name: str, built: Path) -> None:
    run(built, BROKEN[name])
    with pytest.raises(PackageError, match=r"^sandhi\.db is not what [^\n]*`sandhi build`$"):
        open_site(built)


BAD = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "ftp://example.org/x",
    "//example.org/x",
    "https://example.org/' onclick='alert(1)",
]
PAGES = ["/", "/sandhi", "/sandhi/scores", "/downloads", "/cite", "/codebook", "/sandhi/numbers"]


@pytest.mark.parametrize("bad", BAD)
async def test_no_page_links_to_anything_but_the_web(bad: str, built: Path) -> None:
    def edit(description: Any) -> None:
        description["homepage"] = bad
        description["licenses"] = [{"name": "Free", "path": bad, "title": "Free"}]
        description["sources"] = [{"title": "A source", "path": bad}]
        description["contributors"] = [{"title": "Somebody", "path": bad}]

    describe(built, "descriptor", edit)
    site = open_site(built)
    for path in PAGES:
        got = await answer(site, path)
        assert got.status_code == 200, path
        links = re.findall(r'(?:href|src|action)="([^"]*)"', got.text)
        assert links
        odd = [one for one in links if not re.match(r"https?://[^/]|/(?!/)|#|\?|data:,$", one)]
        assert odd == [], path
        assert bad not in got.headers.get("link", "")
        assert "alert(1)" not in " ".join(links)
        for node in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', got.text, re.S
        ):
            assert bad not in json.dumps(json.loads(node), ensure_ascii=False)


@pytest.mark.parametrize("bad", ["../../secret.txt", "/etc/passwd", "..\\secret.txt", "link.csv"])
def test_no_download_leads_out_of_the_build(bad: str, built: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    downloads = built.parent / "downloads"
    (downloads / "link.csv").symlink_to(tmp_path / "secret.txt")
    manifest = json.loads((downloads / "manifest.json").read_text("utf-8"))
    manifest["files"][0]["path"] = bad
    (downloads / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(PackageError, match="leaves the package"):
        open_site(built)


@pytest.mark.parametrize("name", ["SHA256SUMS", "manifest.json"])
def test_nor_does_a_list_of_downloads(name: str, built: Path, tmp_path: Path) -> None:
    file = built.parent / "downloads" / name
    (tmp_path / "elsewhere").write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PackageError, match="leaves the package"):
        open_site(built)


SVG = '<svg xmlns="http://www.w3.org/2000/svg"><a href="/id/R1"><text x="1">71</text></a></svg>'
DRAWINGS = {
    "a script": SVG.replace("<a ", "<script>alert(1)</script><a "),
    "a handler": SVG.replace("<text ", '<text onclick="alert(1)" '),
    "a link that runs": SVG.replace("/id/R1", "javascript:alert(1)"),
    "a link elsewhere": SVG.replace("/id/R1", "//example.org/"),
    "a picture from elsewhere": SVG.replace("<a ", '<image href="https://example.org/x"/><a '),
    "a style": SVG.replace("<a ", "<style>*{display:none}</style><a "),
    "a fill from elsewhere": SVG.replace("<text ", '<text fill="url(https://example.org/x)" '),
    "other markup": SVG.replace("<a ", "<foreignObject><p>x</p></foreignObject><a "),
    "a link of another kind": SVG.replace(
        "<text ", '<text xmlns:x="http://www.w3.org/1999/xlink" x:href="https://example.org/" '
    ),
    "a comment": SVG.replace("<a ", "<!-- --!><script>alert(1)</script> --><a "),
    "a declaration": f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}',
    "no markup at all": "alert(1) <b>",
    "a page that leads on": '<meta http-equiv="refresh" content="0;url=https://example.org/"/>',
}


def chart(built: Path, svg: str, key: str = "R1") -> None:
    how = {"kind": "claims", "subtitle": "Words.", "filters": {}, "columns": {"key": "Runs"}}
    document = {
        **{"name": "runs", "heading": "Runs", "title": "71 runs", "how": how, "sql": "SELECT 1"},
        **{"columns": [["key", "Runs", ""]], "rows": [{"key": key}], "values": {}},
        **{"labels": {key: "71"}, "articles": [], "disputes": {}, "languages": {}},
        **{"language": "en", "names": {}, "limits": {}},
    }
    figure: dict[str, object] = {
        "reading": "Words.",
        "alternative": [],
        "legend": None,
        "overview": None,
    }
    figure["drawings"] = [["Runs", svg, SVG, SVG]]
    text = json.dumps({"document": document, "figure": figure})
    (built.parent / "charts" / "runs.json").write_text(text, encoding="utf-8")


async def test_a_drawing_of_this_tools_kind_is_shown(built: Path) -> None:
    chart(built, SVG)
    assert SVG in (await answer(open_site(built), "/runs")).text


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_drawing_brings_anything_else(name: str, built: Path) -> None:
    chart(built, DRAWINGS[name])
    with pytest.raises(PackageError, match="the chart runs is none that this tool draws"):
        open_site(built)


async def test_no_cell_of_a_chart_leads_elsewhere(built: Path) -> None:
    chart(built, SVG, "//example.org/")
    page = (await answer(open_site(built), "/runs?tab=table")).text
    assert 'href="/id/%2F%2Fexample.org%2F"' in page
