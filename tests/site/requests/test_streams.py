"""A stream of rows that is stopped half-way does not end as if it had been given whole."""

import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from sandhi.package import Package, Trust
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.requests import cache
from sandhi.site.requests.asgi import Message
from sandhi.site.store.opening import QuietDatabase
from tests.conftest import CRICKET

ADDRESS = "/sandhi/sentences.csv"


@pytest.fixture
def small(tmp_path: Path) -> Datasette:
    """The site of a small package."""
    built = tmp_path / "sandhi.db"
    build(Package.open(CRICKET, Trust.GIVEN), built)
    return open_site(built)


@pytest.fixture(params=[2, 3], ids=["its second page", "its third page"])
def stopped(
    small: Datasette, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Datasette:
    """That site, where a page of a stream takes too long."""
    execute, asked = QuietDatabase.execute, []

    async def until(self: QuietDatabase, sql: str, *arguments: object, **options: object) -> object:
        if "limit 2" in sql:  # a row, and whether there is another
            asked.append(sql)
            if len(asked) == request.param:
                raise sqlite3.OperationalError("interrupted")
        return await execute(self, sql, *arguments, **options)

    monkeypatch.setattr(QuietDatabase, "execute", until)
    return small


async def messages(site: Datasette, query: str) -> list[Message]:
    """All that the site sends in answer to a request for rows."""
    scope = {
        **{"type": "http", "method": "GET", "http_version": "1.1", "scheme": "http"},
        **{"path": ADDRESS, "raw_path": ADDRESS.encode(), "query_string": query.encode()},
        **{"headers": [(b"host", b"localhost")], "server": ("127.0.0.1", 80), "client": None},
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await site.app()(scope, receive, send)
    return sent


async def test_a_short_stream_that_is_stopped_is_an_error(stopped: Datasette) -> None:
    start, *bodies = await messages(stopped, "_stream=on&_size=1")
    assert start["status"] == 503
    assert b"take too long" in b"".join(body["body"] for body in bodies)


async def test_a_long_stream_that_is_stopped_breaks_off(
    stopped: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "WHOLE", 10)
    start, *bodies = await messages(stopped, "_stream=on&_size=1")
    assert start["status"] == 200
    assert all(body.get("more_body") for body in bodies)
    assert b"interrupted" not in b"".join(body["body"] for body in bodies)


async def test_a_stream_that_is_larger_than_it_may_be_is_an_error(
    small: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(small._settings, "max_csv_mb", 0.0001)
    start, *_ = await messages(small, "_stream=on")
    assert start["status"] == 503


async def test_a_stream_that_is_not_stopped_is_whole(small: Datasette) -> None:
    for query in ("_stream=on", "_stream=on&_size=1", "_stream=on&_header=off&seed_id=none"):
        start, *bodies = await messages(small, query)
        assert start["status"] == 200
        assert not bodies[-1].get("more_body")
