"""The site cites what its pages show: a search with its filters, and the rows of a filter."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from datasette.app import Datasette

from sandhi.cite import citable
from sandhi.cite.from_package import PackageSource
from sandhi.cite.resolve.citation import read_citation
from sandhi.cite.results import result_digest
from sandhi.cite.statement import CitedResult
from sandhi.publish.database import build
from sandhi.site.app import open_site
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


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/cite?key=R1", 200, "Row R1 of cricket"),
        ("/cite?key=R9", 404, "There is no row R9."),
        ("/cite?table=none&where=a%3D1", 404, "There is no table none."),
        ("/cite?table=scores&where=run%3D1", 400, "did you mean runs?"),
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
