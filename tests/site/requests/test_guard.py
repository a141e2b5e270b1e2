"""The public gets the data, whole, and nothing else."""

import csv
import errno
import io
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.files import PackageError
from sandhi.publish.downloads.excel import workbook
from sandhi.site.app import SETTINGS, open_site
from sandhi.site.requests.errors import error_page
from sandhi.site.store import contents
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.words.vocabulary import FIELDS


@pytest.mark.parametrize(
    "address",
    [
        "/sandhi?sql=select+1",
        "/sandhi.json?sql=select+1",
        "/sandhi/events?_where=1",
    ],
)
async def test_nobody_runs_sql_of_their_own(get: Get, address: str) -> None:
    assert (await get(address)).status_code == 403


@pytest.mark.parametrize("path", ["/_internal", "/_internal.json", "/_internal/databases"])
async def test_what_the_engine_notes_of_itself_is_closed(get: Get, path: str) -> None:
    assert (await get(path)).status_code in (403, 404)


@pytest.mark.parametrize(
    "page",
    "databases settings versions plugins threads metadata actor permissions messages "
    "allow-debug patterns logout auth-token static/app.css config".split(),
)
async def test_pages_about_the_server_are_closed(get: Get, page: str) -> None:
    for address in (f"/-/{page}", f"/-/{page}.json"):
        assert (await get(address)).status_code == 404


@pytest.mark.parametrize(
    "address", ["/favicon.icoX", "/favicon.icoX.json", "/faviconXico", "/favicon.ico/a"]
)
async def test_an_icon_has_one_address(get: Get, address: str) -> None:
    assert (await get("/favicon.ico")).status_code == 200
    assert (await get(address)).status_code == 404


async def test_facets_are_only_those_of_the_settings(get: Get) -> None:
    assert (await get("/sandhi/events?_facet=summary")).status_code == 400


async def test_no_debugging_is_answered(get: Get) -> None:
    for argument in ("_trace=1", "_context=1"):
        page = (await get(f"/sandhi/events?{argument}")).text
        assert page.startswith("<!DOCTYPE html>")
        assert "duration_ms" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/sandhi/events_wide?_next=x",
        "/sandhi/events?_size=x",
        "/sandhi/events?_sort=nothing",
        "/sandhi/events?_sort=label&_sort_desc=label",
        "/sandhi/events?_through=x",
        "/sandhi/events?_timelimit=x",
        "/sandhi/events?_search_x=y",
        "/sandhi/events?_col=nothing",
    ],
)
async def test_an_argument_that_makes_no_sense_is_no_failure_of_ours(
    get: Get, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert (await get(address)).status_code == 400
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("kind", [RuntimeError, ValueError, OverflowError, UnicodeError])
async def test_a_failure_of_ours_is_logged_and_not_shown(
    site: Datasette, caplog: pytest.LogCaptureFixture, kind: type[Exception]
) -> None:
    await site.invoke_startup()
    request = Request.fake("/sandhi/events")
    request.scope["csrftoken"] = str
    answer = await error_page(site, request, kind("what nobody should see"))
    assert answer.status == 500
    assert "what nobody should see" not in answer.body
    assert "what nobody should see" in caplog.text


async def test_a_server_whose_disk_is_full_says_so_and_logs_one_line(
    site: Datasette, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "/tmp/x")
    monkeypatch.setattr(workbook, "workbook_of_one", Mock(side_effect=full))
    answer = await site.client.get("/sandhi/events.xlsx")
    assert (answer.status_code, "The disk of the server is full" in answer.text) == (507, True)
    (line,) = [one.getMessage() for one in caplog.records if one.levelname == "ERROR"]
    assert line == f"/sandhi/events.xlsx cannot be answered: {full}"
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("told", ["pragma_database_list", "pragma_database_list('main')"])
async def test_no_view_tells_where_the_database_lies(
    built: Path, tmp_path: Path, told: str
) -> None:
    path = tmp_path / "sandhi.db"
    shutil.copy(built, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(timeline)")]
        shown = ", ".join(f"file AS {column}" for column in columns)
        connection.execute("DROP VIEW timeline")
        connection.execute(f"CREATE VIEW timeline AS SELECT {shown} FROM {told}")
    try:
        site = open_site(path)
    except PackageError:
        return  # it is not even shown
    for ending in ("", ".json", ".csv"):
        answer = await site.client.get(f"/sandhi/timeline{ending}")
        assert str(tmp_path) not in answer.text
        assert answer.status_code < 500


async def test_the_row_of_a_view_is_no_page(get: Get) -> None:
    assert (await get("/sandhi/events_wide/E0001")).status_code in (400, 404)


async def test_an_error_is_json_where_json_was_asked_for(get: Get) -> None:
    answer = await get("/sandhi/nothing.json")
    assert answer.status_code == 404
    assert answer.json()["ok"] is False


async def test_a_query_that_takes_too_long_says_so_without_help_from_elsewhere(
    changed_site: Datasette,
) -> None:
    await changed_site.client.get("/")
    changed_site.sql_time_limit_ms = 100
    sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    questions: Any = contents(changed_site).catalogue.questions
    asked = questions["who-acts-with-whom"]
    questions["who-acts-with-whom"] = asked._replace(sql=sql)
    page = await changed_site.client.get("/sandhi/who-acts-with-whom")
    assert page.status_code == 400
    assert "This took too long." in page.text
    assert "datasette.io" not in page.text


def test_streamed_csv_cannot_break_off() -> None:
    page, most = SETTINGS["default_page_size"], SETTINGS["max_returned_rows"]
    assert isinstance(page, int)
    assert isinstance(most, int)
    assert page < most


async def test_the_csv_of_a_table_is_the_curated_one_with_nothing_lost(
    get: Get, original: Copy
) -> None:
    for name, schema in original.package.schemas.items():
        added = "&_nocol=text" if name == "seeds" else ""
        order = f"_sort={schema.primary_key}"
        answer = await get(f"/sandhi/{name}.csv?{order}{added}&_stream=on&_size=max")
        curated = original.file(name).read_text("utf-8")
        assert [*csv.reader(io.StringIO(answer.text))] == [*csv.reader(io.StringIO(curated))], name


async def test_the_links_to_data_give_all_rows_that_a_page_is_about(get: Get) -> None:
    page = (await get("/sandhi/actor_mentions?form=name&_size=10")).text
    addresses = re.findall(r'<a[^>]* href="([^"]+)"[^>]*>(CSV|JSON)</a>', page)
    links = {form: address.replace("&amp;", "&") for address, form in addresses}
    rows = [*csv.DictReader(io.StringIO((await get(links["CSV"])).text))]
    stated = (await get(links["JSON"])).json()
    assert len(rows) == stated["filtered_table_rows_count"] > 100
    assert {row["form"] for row in rows} == {"name"}
    assert "attachment" in (await get(links["CSV"])).headers["content-disposition"]


async def test_the_database_itself_can_be_had(get: Get, built: Path) -> None:
    assert (await get("/sandhi.db")).content == built.read_bytes()


async def test_the_styles_load_nothing_from_elsewhere(get: Get) -> None:
    styles = await get("/-/static-plugins/sandhi.site/site.css")
    assert styles.status_code == 200
    assert not re.search(r"url\(|@import|https?:", styles.text)


async def test_no_cookie_is_set(get: Get) -> None:
    for address in ("/", "/sandhi/events", "/sandhi/everything-one-person-said"):
        assert "set-cookie" not in (await get(address)).headers


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "get", "TRACE"])
async def test_no_answer_hangs_on_who_asks(site: Datasette, method: str) -> None:
    """What comes with a request is not looked at, and so cannot fail either: not even refused."""
    plain = await site.client.request(method, "http://localhost/sandhi")
    for name in ("cookie", "authorization"):
        for value in FIELDS[name]:
            fields = {name: value.encode()}
            answer = await site.client.request(method, "http://localhost/sandhi", headers=fields)
            assert (answer.status_code, answer.content) == (plain.status_code, plain.content), value


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_a_file_that_is_no_database_of_ours_is_refused(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "sandhi.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PackageError, match="run `sandhi build`"):
        open_site(path)
    assert path.exists() == (content is not None)
