"""What is asked for twice is made once, and clients are told when nothing has changed."""

import asyncio
import gzip
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.requests import cache
from sandhi.site.requests.cache import Answer, AnswerCache, takes_gzip, with_cache
from tests.conftest import Copy
from tests.site.conftest import Get

PLAIN = {"accept-encoding": "identity"}


class Origin:
    """An app that counts how often it is asked, and answers with what it is given."""

    def __init__(self, *parts: bytes, status: int = 200, **headers: str) -> None:
        self.parts = parts or (b"an answer",)
        self.status = status
        self.headers = [
            (name.replace("_", "-").encode(), v.encode()) for name, v in headers.items()
        ]
        self.asked: list[dict[str, Any]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(scope)
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        for part in self.parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def ask(
    app: Any, path: str = "/", method: str = "GET", **headers: str
) -> tuple[Any, list[bytes]]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path.partition("?")[0],
        "raw_path": path.partition("?")[0].encode(),
        "query_string": path.partition("?")[2].encode(),
        "headers": [(name.replace("_", "-").encode(), v.encode()) for name, v in headers.items()],
    }
    await app(scope, None, send)
    return sent[0], [message["body"] for message in sent[1:]]


@pytest.mark.parametrize("address", ["/", "/sandhi/events", "/sandhi/events.json", "/search?q=a"])
async def test_the_second_answer_is_the_first(get: Get, address: str) -> None:
    first, second = await get(address), await get(address)
    assert first.content == second.content
    assert first.headers == second.headers
    assert first.headers["etag"].startswith('"')


async def test_an_answer_is_made_once_for_each_address_host_form_and_encoding(
    site: Datasette,
) -> None:
    origin = Origin(b"x" * 1000, content_type="text/plain")
    app = with_cache(site, origin)
    for _ in range(2):
        for path in ("/", "/?a", "/b"):
            for headers in ({}, {"host": "b"}, {"accept": "x/y"}, {"accept_encoding": "gzip"}):
                await ask(app, path, **headers)
    assert len(origin.asked) == 12


async def test_a_client_that_has_the_answer_is_told_so(get: Get) -> None:
    first = await get("/sandhi/events")
    for known in (first.headers["etag"], f'"x", W/{first.headers["etag"]}', "*"):
        again = await get("/sandhi/events", headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    other = await get("/sandhi/events", headers={"if-none-match": '"x"'})
    assert (other.status_code, other.content) == (200, first.content)


async def test_tags_are_strong_and_differ_by_what_is_answered_alone(
    get: Get, cricket: Copy
) -> None:
    tags = [(await get(address)).headers["etag"] for address in ("/", "/sandhi", "/sandhi/events")]
    tags.append((await get("/", headers=PLAIN)).headers["etag"])
    style = "/-/static-plugins/sandhi.site/site.css"
    tags.append((await get(style)).headers["etag"])
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    other = open_site(path).client
    assert (await other.get(style)).headers["etag"] == tags[-1]  # whatever the database is
    tags.append((await other.get("/")).headers["etag"])
    assert len({*tags}) == len(tags)
    assert not any(tag.startswith("W/") for tag in tags)


async def test_answers_are_compressed_for_who_takes_it(get: Get) -> None:
    plain = await get("/sandhi/events", headers=PLAIN)
    small = await get("/sandhi/events", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"]) / 4
    assert small.text == plain.text
    for answer in (plain, small):
        assert "accept-encoding" in answer.headers["vary"].lower()


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("br", False),
        ("gzip;q=0, *", False),
        ("gzip;q=x", False),
        ("identity;q=1, *;q=0", False),
    ],
)
def test_what_a_client_takes_is_read_as_http_says(accepted: str, takes: bool) -> None:
    assert takes_gzip(accepted.encode()) == takes


@pytest.mark.parametrize("status", [301, 303, 400, 403, 404, 405, 500])
async def test_only_good_answers_are_kept(site: Datasette, status: int) -> None:
    origin = Origin(status=status)
    app = with_cache(site, origin)
    for _ in range(2):
        start, body = await ask(app)
        assert (start["status"], b"".join(body)) == (status, b"an answer")
        assert b"etag" not in dict(start["headers"])
    assert len(origin.asked) == 2


@pytest.mark.parametrize(
    "origin", [Origin(set_cookie="a=b"), Origin(cache_control="private, no-store")]
)
async def test_an_answer_for_one_client_is_not_kept(site: Datasette, origin: Origin) -> None:
    app = with_cache(site, origin)
    await ask(app)
    await ask(app)
    assert len(origin.asked) == 2


async def test_an_answer_is_made_whole(site: Datasette) -> None:
    origin = Origin()
    await ask(with_cache(site, origin), "/", range="bytes=0-1", accept="*/*")
    assert dict(origin.asked[0]["headers"]) == {b"accept": b"*/*"}


async def test_a_long_answer_is_passed_on_as_it_comes(site: Datasette) -> None:
    part = b"x" * (cache.WHOLE // 2)
    origin = Origin(part, part, part, part, content_type="text/csv")
    app = with_cache(site, origin)
    for _ in range(2):
        start, bodies = await ask(app)
        assert b"".join(bodies) == part * 4
        assert len(bodies) > 2
        assert b"etag" not in dict(start["headers"])
    assert len(origin.asked) == 2
    _, bodies = await ask(app, method="HEAD")
    assert b"".join(bodies) == b""


async def test_a_streamed_table_comes_whole(get: Get, built: Path) -> None:
    answer = await get("/sandhi/records.csv?_stream=on&_size=max")
    assert answer.text.count("\r\n") > 1500
    assert (await get("/sandhi.db")).content == built.read_bytes()


def test_what_is_kept_stays_within_its_bounds() -> None:
    kept = AnswerCache(limit=20_000)
    for number in range(100):
        kept.keep((str(number).encode(),), Answer(200, [], b"x" * 1000, b'"t"'))
        kept.find((b"0",))
        assert kept.size <= 20_000
    assert kept.find((b"0",))
    assert not kept.find((b"1",))
    assert kept.find((b"99",))
    kept.keep((b"large",), Answer(200, [], b"x" * 30_000, b'"t"'))
    assert kept.size == 0


def test_an_answer_that_is_kept_again_counts_once() -> None:
    kept = AnswerCache(limit=20_000)
    for _ in range(100):
        kept.keep((b"a",), Answer(200, [], b"x" * 1000, b'"t"'))
    assert kept.find((b"a",))
    assert kept.size < 3000


async def test_many_at_once_are_all_answered_alike(get: Get) -> None:
    answers = await asyncio.gather(*(get("/sandhi/events") for _ in range(8)))
    assert len({answer.content for answer in answers}) == 1


async def test_compression_leaves_the_same_bytes_each_time(get: Get, built: Path) -> None:
    one, two = [
        await open_site(built).client.get("/sandhi/actors", headers={"accept-encoding": "gzip"})
        for _ in range(2)
    ]
    assert one.headers["etag"] == two.headers["etag"]
    assert gzip.compress(one.content, 6, mtime=0) == gzip.compress(two.content, 6, mtime=0)
