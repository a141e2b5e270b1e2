"""A page of another origin reads the data of a site that is open to it, and of no other."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from sandhi.site.app import open_site
from sandhi.site.requests.asgi import App, Receive, Scope, Send
from sandhi.site.requests.origin import Standing
from tests.browser.conftest import served

pytestmark = pytest.mark.needs("chromium")

# What a notebook does: the whole of a small file, rows, the end of a Parquet file, where its
# metadata are, and the beginning of a database. The last asks with a header of its own.
READ = """async (site) => {
  const ask = (path, headers = {}) => fetch(site + path, {headers});
  const csv = await (await ask("/downloads/csv/figures.csv")).text();
  const rows = await (await ask("/sandhi/figures.json?_shape=array&_size=2")).json();
  const end = await ask("/downloads/parquet/figures.parquet", {Range: "bytes=-4"});
  const start = await ask("/sandhi.db", {Range: "bytes=0-14"});
  const row = await ask("/id/F0017.json", {"X-Notebook": "1"});
  const read = (answer) => [answer.status, answer.headers.get("content-range").split("/")[0]];
  return {
    csv: csv.split(",")[0], rows: rows.map((row) => row.figure_id),
    end: [...read(end), await end.text()], start: [...read(start), await start.text()],
    row: (await row.json()).key, tag: start.headers.get("etag") !== null,
  };
}"""
TRIED = """async (site) => {
  const paths = ["/downloads/csv/figures.csv", "/sandhi.db", "/id/F0017.json"];
  const tried = paths.map((path) => fetch(site + path).then(() => path, () => ""));
  return (await Promise.all(tried)).filter((path) => path);
}"""


class Open(NamedTuple):
    """A site that is open to pages of others, and what was asked of it: methods and paths."""

    address: str
    asked: list[tuple[str, str]]


@pytest.fixture
def opened(built: Path) -> Iterator[Open]:
    asked: list[tuple[str, str]] = []
    site: App = open_site(built, Standing(open_to_pages=True)).app()

    async def noted(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            asked.append((scope["method"], scope["path"]))
        await site(scope, receive, send)

    with served(noted) as address:
        yield Open(address, asked)


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Page]:
    """A page of another origin: another port is one."""

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/html")]
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b"<!DOCTYPE html><title>x</title>"})

    with served(page) as address:
        context = browser.new_context()
        shown = context.new_page()
        shown.goto(address)
        yield shown
        context.close()


def test_a_page_of_another_origin_reads_files_rows_and_parts(
    elsewhere: Page, opened: Open, built: Path
) -> None:
    parquet = built.parent / "downloads" / "parquet" / "figures.parquet"
    size = parquet.stat().st_size
    assert elsewhere.evaluate(READ, opened.address) == {
        "csv": "figure_id",
        "rows": ["F0001", "F0002"],
        "end": [206, f"bytes {size - 4}-{size - 1}", "PAR1"],
        "start": [206, "bytes 0-14", "SQLite format 3"],
        "row": "F0017",
        "tag": True,
    }
    # The browser asks first whether it may send what is not in every request.
    assert ("OPTIONS", "/id/F0017.json") in opened.asked
    assert ("OPTIONS", "/downloads/csv/figures.csv") not in opened.asked


def test_a_site_that_is_not_open_to_pages_gives_them_nothing(
    elsewhere: Page, address: str, opened: Open
) -> None:
    assert elsewhere.evaluate(TRIED, address) == []
    assert len(elsewhere.evaluate(TRIED, opened.address)) == 3
