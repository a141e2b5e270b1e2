"""The site cites what its pages show: a search with its filters, and the rows of a filter."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from datasette.app import Datasette

from sandhi.cite import citable
from sandhi.cite.digest import digest
from sandhi.cite.formats.bibtex import bibtex
from sandhi.cite.formats.csl import csl_json
from sandhi.cite.formats.ris import ris
from sandhi.cite.formats.text import text
from sandhi.cite.from_package import PackageSource
from sandhi.cite.resolve.citation import read_citation
from sandhi.cite.resolve.verdict import Verdict, resolve
from sandhi.cite.results import Question, in_sql, question, result_digest
from sandhi.cite.statement import CitedResult
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.ask import QuestionError, ask
from sandhi.site.elements.citing import answers
from tests.conftest import Copy


@pytest.fixture
def site(cricket: Copy, tmp_path: Path) -> Datasette:
    build(cricket.package, tmp_path / "sandhi.db")
    return open_site(tmp_path / "sandhi.db")


async def cite_link(site: Datasette, path: str) -> str:
    """Where the page at a path leads to be cited."""
    page = (await site.client.get(path)).text
    main = page.partition("<main")[2].partition("</main>")[0]
    (link,) = re.findall(r'<a[^>]* href="(/cite[^"]*)">Cite[^<]*</a>', main)
    return unescape(link)


async def cited_on(site: Datasette, path: str) -> CitedResult:
    """What the box of a page cites, as it is read back from its plain text."""
    page = await site.client.get(path)
    assert page.status_code == 200
    (text,) = re.findall(r'<pre id="cite-text"[^>]*>(.*?)</pre>', page.text, re.DOTALL)
    reference = read_citation(unescape(re.sub("<[^>]*>", "", text)))
    assert reference.result
    return reference.result


async def test_cite_keeps_the_filter_the_search_and_the_order_of_a_table(site: Datasette) -> None:
    link = await cite_link(
        site, "/sandhi/scores?runs__gt=70&_sort_desc=runs&_search=रन&_columns=all&_size=1"
    )
    asked = dict(parse_qsl(urlsplit(link).query))
    assert asked == {
        "table": "scores",
        "where": f"_search={quote('रन')}&_sort_desc=runs&runs__gt=70",
    }
    result = await cited_on(site, link)
    assert [row.key for row in result.rows] == ["R2", "R1"]
    assert result.digest == result_digest(result.rows)


async def test_cite_of_a_whole_table_is_of_the_table(site: Datasette) -> None:
    assert await cite_link(site, "/sandhi/scores?_size=1") == "/cite?table=scores"
    page = (await site.client.get("/cite?table=scores")).text
    assert "Table scores of cricket, swh:1:cnt:" in page


async def test_cite_keeps_the_words_and_the_filters_of_a_search(site: Datasette) -> None:
    link = await cite_link(site, "/search?q=रन&table=sentences&seed=M1&page=1")
    assert dict(parse_qsl(urlsplit(link).query)) == {"q": "रन", "table": "sentences", "seed": "M1"}
    result = await cited_on(site, link)
    assert {row.key[:2] for row in result.rows} == {"M1"}
    found = await site.client.get("/search?q=रन&table=sentences&seed=M1")
    shown = re.findall(r'<span class="key">(M1-\d)</span>', found.text)
    assert [row.key for row in result.rows] == shown


async def test_rows_have_the_digests_by_which_they_are_cited(
    site: Datasette, cricket: Copy
) -> None:
    source = PackageSource(cricket.package)
    for path in (
        "/cite?q=रन",
        "/cite?table=scores&where=runs__gt%3D1",
        "/cite?table=sides&where=home=1",
        "/cite?table=seeds&where=_sort=path",
        "/cite?table=records&where=seed_id=M1",
    ):
        rows = (await cited_on(site, path)).rows
        assert rows
        for row in rows:
            found = citable.row(source, row.key)
            assert found
            assert found.digest == row.digest, row.key


async def test_all_pages_of_an_answer_are_cited(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "max_returned_rows", 2)
    result = await cited_on(site, "/cite?table=sentences&where=_sort_desc=start")
    assert len(result.rows) == result.size == 6
    assert len({row.key for row in result.rows}) == 6


async def test_a_page_says_whether_the_same_rows_come_back(site: Datasette) -> None:
    path = "/cite?table=scores&where=runs__gt%3D70"
    digest = (await cited_on(site, path)).digest
    assert "The same rows come back" in (await site.client.get(f"{path}&digest={digest}")).text
    other = (await site.client.get(f"{path}&digest={'0' * 64}")).text
    assert "Other rows come back" in other


async def test_a_worked_question_is_cited_with_what_it_was_asked(site: Datasette) -> None:
    link = await cite_link(site, "/sandhi/runs-by-side?_sort=runs&other=1&_size=1&_search=")
    asked = dict(parse_qsl(urlsplit(link).query))
    assert asked == {"table": "runs-by-side", "where": "_sort=runs"}
    result = await cited_on(site, link)
    data = await site.client.get("/sandhi/runs-by-side.json?_sort=runs&_shape=objects")
    assert [row.digest for row in result.rows] == [digest(row) for row in data.json()["rows"]]
    assert [row.key for row in result.rows] == [row.digest for row in result.rows]
    whole = await cited_on(site, await cite_link(site, "/sandhi/most-runs"))
    assert (whole.question, whole.size) == (Question("most-runs", ()), 1)


async def test_a_question_with_more_rows_than_come_back_is_not_cited(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "max_returned_rows", 1)
    page = await site.client.get("/cite?table=runs-drawn")
    assert (page.status_code, "too many to be cited" in page.text) == (400, True)


async def test_an_answer_has_an_address_that_checks_it(
    site: Datasette,
) -> None:
    page = (await site.client.get("/cite?table=most-runs")).text
    (proof,) = re.findall(r'<a id="proof"[^>]* href="([^"]*)"', page)
    assert "The same rows come back" in (await site.client.get(unescape(proof))).text


async def test_what_is_cited_is_had_as_a_file(site: Datasette) -> None:
    for query in ("", "?table=scores", "?table=most-runs", "?q=रन", "?seed=M1&at=0-4", "?key=R1"):
        for ending, media_type in (("bib", "application/x-bibtex"), ("txt", "text/plain")):
            answer = await site.client.get(f"/cite.{ending}{query}")
            assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
            assert "attachment" in answer.headers["content-disposition"]
            assert read_citation(answer.text)
    assert (await site.client.get("/cite.bib?table=none")).status_code == 404


def test_what_is_asked_in_sql_is_cited_and_found_again(cricket: Copy) -> None:
    asked = in_sql('SELECT side_id, sum(runs) AS "“रन”; %" FROM scores GROUP BY 1 ORDER BY 1;\n')
    result = ask(cricket.package, asked).result
    assert len(result.rows) == 2
    source = PackageSource(cricket.package)
    for write in (text, bibtex, ris, csl_json):
        reference = read_citation(write(citable.result(source, result)))
        assert reference.result
        assert reference.result.question == asked
        verdict = resolve(reference, source, lambda one: ask(cricket.package, one).result).verdict
        assert verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("DELETE FROM scores", "does more than read"),
        ("SELECT 1 AS a, 2 AS a", "two columns of the answer are called a"),
        ("SELECT absent FROM scores", "no such column"),
        ("SELECT 1; SELECT 2", "one statement"),
        ("EXPLAIN SELECT 1", "how SQLite would run it"),
        ("SELECT :a, ?", "write these in their place"),
        ("SELECT x'00ff'", "is bytes"),
        ("SELECT 1e999", "infinite number"),
        ("SELECT -9e999 AS a UNION SELECT 1", "infinite number"),
        ("SELECT char(0)", r"U\+0000"),
    ],
)
def test_sql_that_cannot_be_cited_is_refused_in_a_line(cricket: Copy, sql: str, why: str) -> None:
    with pytest.raises(QuestionError, match=why):
        ask(cricket.package, in_sql(sql))


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/cite?key=R1", 200, "Row R1 of cricket"),
        ("/cite?key=R9", 404, "There is no row R9"),
        ("/cite?table=none&where=a%3D1", 404, "There is no table none."),
        ("/cite?table=scores&where=run%3D1", 400, "did you mean runs?"),
        ("/cite?table=most-runs&where=run%3D1", 400, "has no parameter “run”"),
    ],
)
async def test_what_cannot_be_cited_is_told(
    site: Datasette, path: str, status: int, told: str
) -> None:
    answer = await site.client.get(path)
    assert (answer.status_code, told in unescape(answer.text)) == (status, True)


async def test_more_rows_than_can_be_cited_are_refused(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST", 1)
    for path in ("/cite?table=scores&where=runs__gt%3D1", "/cite?q=रन"):
        answer = await site.client.get(path)
        assert answer.status_code == 400
        assert "too many to be cited one by one" in answer.text


async def test_the_rows_of_a_view_are_cited_by_what_they_hold(
    cricket: Copy, tmp_path: Path
) -> None:
    (cricket.root / "schemas" / "views").mkdir(exist_ok=True)
    (cricket.root / "schemas" / "views" / "by_side.sql").write_text(
        "-- Runs by side\n-- The runs of each side.\n\n"
        "-- side: The side.\n-- runs: Its runs.\n\n"
        "SELECT side_id AS side, runs FROM scores\n",
        encoding="utf-8",
    )
    cricket.describe("datapackage.json", lambda one: one["sandhi"].update(views="schemas/views"))
    build(cricket.package, tmp_path / "sandhi.db")
    result = await cited_on(
        open_site(tmp_path / "sandhi.db"), "/cite?table=by_side&where=_sort_desc=runs"
    )
    assert [row.key for row in result.rows] == [row.digest for row in result.rows]
    assert len(result.rows) == 2


def test_what_is_asked_of_a_package_has_a_title_in_words(cricket: Copy) -> None:
    asked = ask(cricket.package, question("scores", [("runs__gt", "100")]))
    title = cricket.package.schemas["scores"].title
    assert asked.title.startswith(f"{title}: ")
    assert "runs__gt" not in asked.title
