"""Whatever is asked of a site, it answers as it should: no failure, no trace of where it runs.

A run of all tests asks the same few hundred requests each time, however fast the machine is;
`make thorough` asks many more.
"""

import asyncio
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sandhi.site.app import open_site
from tests.conftest import ROOT, Copy
from tests.harness.extent import examples
from tests.site.fuzz import Drawer, FuzzedAnswer, FuzzedRequest, answered
from tests.site.words.vocabulary import HOSTILE, METHODS

ASKED = examples(200, 20_000)  # requests
SLOWEST = 20.0  # seconds that one answer may take, on a machine with much else to do


# What each fault that was ever seen came from, so that it is asked first.
KNOWN = (
    "/sandhi/events?end__gte=99999999999999999999",
    "/sandhi/events?end__gte=9223372036854775808",
    "/sandhi/events?%00=1",
    "/sandhi/events?summary=%00",
    "/sandhi/events.json?%00",
    "/sandhi?%00=1",
    "/sandhi.csv",
    "/sandhi.csv?x=%25",
    "/sandhi.blob",
    "/sandhi.x",
    "/sandhi/events.yaml",
    "/sandhi/events?_through=0",
    "/sandhi/events?_through={}",
    "/sandhi/events.csv?_trace=1",
    "/sandhi/events?end__gt=%C2%B2",
    "/sandhi/events/E0001?end__lte=%E2%85%A7%C2%B9",
    '/sandhi/events?_through={"table":1}',
    "/sandhi/events?_size=" + "9" * 5000,
    "/sandhi/events?_facet_size=" + "9" * 5000,
    "/sandhi/events?_next=" + "9" * 40,
    "/sandhi/events?end__in=[99999999999999999999]",
    "/sandhi/events?end__in=[[[[1",
    "/sandhi/events?end__in=[null]",
    "/sandhi/events?end__in=[{}]",
    "/sandhi/events?" + "&a" * 7000,
    "/sandhi/events?" + "end__gte=1&" * 1400,
    "/sandhi/events?;;;",
    "/sandhi/actors?name__arraycontains=x",
    "/sandhi/events?nothing=1",
    "/sandhi/events?end__not__in=1",
    "/sandhi/events?summary=%ED%A0%80",
    "/search?q=%ED%A0%80",
    "/search?q=%FF",
    "/search?q=%00",
    "/sandhi/events/%00",
    "/sandhi/events/E0001,..",
    "/sandhi/events/E0001,x.json",
    "/hi//evil.test/x.json",
    "/hi/\\evil.test/x.json",
    "/sandhi/records?_search=%22&_searchmode=raw",
    "/id/%00",
    "/id/%FF",
    "/id/~zz",
    "/seeds/%00",
    "/seeds/~FF",
    "/downloads/%00",
    "//evil.test/",
    "//evil.test//",
    "/%2F%2Fevil.test",
    "/\\evil.test",
    "/sandhi//",
    "/sandhi/events/",
    "/concordance/E0002.csv?_stream=__exact",
    "/downloads/csv/events.csv?_stream=on",
    "http://evil.test/",
    "*",
    "evil.test:443",
    "/-/static-plugins/sandhi.site/%00",
    "/-/static-plugins/sandhi.site/..%2f..%2fapp.py",
    "/-/static-plugins/sandhi.site/" + "x" * 5000,
)


def faults(request: FuzzedRequest, answer: FuzzedAnswer, secrets: list[bytes]) -> Iterator[str]:
    """What is wrong with an answer."""
    if answer.starts != 1:
        yield f"it was begun {answer.starts} times"
    if not 200 <= answer.status < 500:
        yield f"its status is {answer.status}"
    body = answer.body
    if answer.header("content-encoding") == "gzip":
        body = gzip.decompress(body)
    for secret in secrets:
        if secret in body or secret in str(answer.headers).encode():
            yield f"it tells {secret!r}"
    length = answer.header("content-length")
    if (
        request.method != "HEAD"
        and answer.status != 304
        and length not in ("", str(len(answer.body)))
    ):
        yield "its length is another"
    for name, value in answer.headers:
        if re.search(rb"[\x00-\x1f\x7f]", name + value):
            yield f"a header has a control character: {name!r}"
    location = answer.header("location")
    if re.match(r"(?!https?://(?:localhost|127\.0\.0\.1|\[::1\])[:/])(?:[a-z]+:|//|/\\)", location):
        yield f"it leads to {location!r}"
    if request.method == "GET" and 200 <= answer.status < 300 and not body:
        yield "it is empty"
    if answer.status not in (204, 304) and not answer.header("content-security-policy"):
        yield "it has no policy"
    if body and answer.status not in (206, 304):  # a part of a file may end within a letter
        yield from _of_form(answer, body, request.path)


def _of_form(answer: FuzzedAnswer, body: bytes, path: bytes) -> Iterator[str]:
    """What is wrong with the form of a body, by its type, and with its type, by its path."""
    form = answer.header("content-type").partition(";")[0]
    file = path.startswith((b"/downloads/", b"/-/static", b"/sandhi.db"))
    if path.endswith(b".json") and not file and form != "application/json" and answer.status < 300:
        yield f"data in JSON come as {form}"
    try:
        match form:
            case "application/json" | "application/ld+json":
                json.loads(body)
            case "application/xml" | "application/atom+xml":
                ElementTree.fromstring(body)
            case "text/html":
                if not (answer.status // 100 == 3 or body.startswith(b"<!DOCTYPE html>") or file):
                    yield f"it is no page: {body[:60]!r}"
                body.decode("utf-8")
            case "text/plain" | "text/csv":
                body.decode("utf-8")
            case "":
                yield "it has no type"
    except (ValueError, ElementTree.ParseError) as error:
        yield f"as {form} it cannot be read: {error}"


def secrets_of(database: Path) -> list[bytes]:
    """What no answer may hold: where files are, and how a failure looks."""
    places = [database.parent.parent, ROOT, Path(sys.prefix)]
    return [*(str(place).encode() for place in places), b"Traceback (most", b"site-packages"]


async def fuzzed(database: Path, requests: Any) -> int:
    """Ask a site for one thing after the other; return for how many."""
    site = open_site(database)
    app, secrets, asked = site.app(), secrets_of(database), 0
    for request in requests(site):
        answer = await asyncio.wait_for(answered(app, request), SLOWEST)
        assert [*faults(request, answer, secrets)] == [], request
        asked += 1
    return asked


async def test_whatever_is_asked_is_answered(
    built: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert await fuzzed(built, lambda site: Drawer(site, 9).requests(ASKED)) == ASKED
    assert capfd.readouterr() == ("", "")
    assert caplog.text == ""


async def test_what_once_failed_is_answered(
    built: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    known = [FuzzedRequest("GET", one.encode(), [(b"host", b"localhost")]) for one in KNOWN]
    assert await fuzzed(built, lambda _: known) == len(KNOWN)
    assert capfd.readouterr() == ("", "")
    assert caplog.text == ""


async def test_another_package_is_fuzzed_too(cricket: Copy, sandhi: Any) -> None:
    sandhi("--package", cricket.root, "build")
    database = cricket.root / "build" / "sandhi.db"
    count = ASKED // 4
    assert await fuzzed(database, lambda site: Drawer(site, 1).requests(count)) == count


def test_the_same_seed_asks_the_same(built: Path) -> None:
    site = open_site(built)
    first, second, other = ([*Drawer(site, seed).requests(300)] for seed in (1, 1, 2))
    assert first == second != other


def test_all_kinds_of_things_are_asked(built: Path) -> None:
    """The routes, the tables, the filters, the hostile values and the methods are all drawn."""
    site = open_site(built)
    drawer = Drawer(site, 3)
    requests = [*drawer.requests(6_000)]
    text = b"\n".join(request.target for request in requests).decode("ascii")
    assert {request.method for request in requests} >= {"GET", "HEAD", *METHODS}
    for table in drawer.tables:
        assert f"/sandhi/{table}" in text
    for lookup in drawer.lookups:
        assert f"__{lookup}" in text
    for start in ("/downloads/", "/seeds/", "/id/", "/search?", "/-/", "/sitemap", "/cite?"):
        assert start in text
    plain = [value for value in HOSTILE if value.isascii() and re.fullmatch(r"[!-~]{2,40}", value)]
    assert sum(value in text for value in plain) >= len(plain) * 0.95


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (FuzzedAnswer(status=500, starts=1), "its status is 500"),
        (FuzzedAnswer(status=200, body=b"Traceback (most", starts=1), "it tells"),
        (FuzzedAnswer(status=200, starts=1), "it is empty"),
        (FuzzedAnswer(status=200, starts=0), "it was begun 0 times"),
        (FuzzedAnswer(200, [(b"content-type", b"application/json")], b"{", 1), "cannot be read"),
        (FuzzedAnswer(200, [(b"content-type", b"text/html")], b"oh", 1), "it is no page"),
        (FuzzedAnswer(200, [(b"content-length", b"3")], b"oh", 1), "its length is another"),
        (FuzzedAnswer(302, [(b"location", b"//evil.test/")], b"", 1), "it leads to"),
        (FuzzedAnswer(302, [(b"location", b"javascript:x")], b"", 1), "it leads to"),
        (FuzzedAnswer(200, [(b"x", b"a\r\nb")], b"", 1), "a header has a control character"),
        (FuzzedAnswer(200, [(b"x", b"y")], b"x", 1), "it has no type"),
    ],
)
def test_what_is_wrong_with_an_answer_is_seen(answer: FuzzedAnswer, fault: str) -> None:
    request = FuzzedRequest("GET", b"/", [])
    assert any(fault in one for one in faults(request, answer, [b"Traceback (most"]))
