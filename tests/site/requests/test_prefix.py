"""A site below a path of its host: no link leads off it, and every one leads to a page."""

import json
import re
from collections import Counter, deque
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import pytest

from sandhi.package import Package, Trust
from sandhi.publish.database import BUILT
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from sandhi.site.requests.asgi import App
from sandhi.site.requests.origin import Standing
from tests.conftest import CRICKET
from tests.harness import frozen
from tests.site.fuzz import FuzzedAnswer, FuzzedRequest, answered

HOST = "https://host.test"
BASE = f"{HOST}/a/b"
LIKE_TABLES = f"{HOST}/sandhi"  # with which the paths of all tables begin
STARTS = ("/", "/hi/", "/sitemap.xml", "/llms.txt", "/robots.txt", "/opensearch.xml")
LINKING = (
    *("text/html", "image/svg+xml", "application/atom+xml", "application/xml"),
    *("application/opensearchdescription+xml", "application/ld+json"),
)
READ = (*LINKING, "application/json", "text/markdown", "text/plain")
ATTRIBUTE = re.compile(r"""\s(?:href|src|action|xlink:href|data-address)=["']([^"']*)["']""")
ADDRESS = re.compile(r"https?://host\.test[^\s\"'<>\\)}]*")
# What pages have in common: tables, rows, files, source texts and versions of whichever name.
KINDS = (
    (re.compile(r"(/sandhi|/codebook|/downloads|/questions|/seeds|/id|/records)/[^/.?]+"), r"\1/X"),
    (re.compile(r"(/sandhi/X|/downloads/X)/[^/.?]+"), r"\1/Y"),
    (re.compile(r"=[^&]*"), ""),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("prefix") / "cricket"
    frozen.unpack(CRICKET, root)
    publish(Package.open(root, Trust.GIVEN))
    return root / BUILT


def opened(database: Path, base: str) -> App:
    app: App = open_site(database, Standing(base)).app()
    return app


async def ask(app: App, path: str) -> FuzzedAnswer:
    return await answered(app, FuzzedRequest("GET", path.encode(), []))


class Crawled(NamedTuple):
    """The kinds of pages that links led to, and what was wrong, each with the page it is on."""

    kinds: set[str]
    wrong: list[str]


def kind(path: str) -> str:
    for pattern, written in KINDS:
        path = pattern.sub(written, path)
    return path


def links(answer: FuzzedAnswer, page: str) -> list[str]:
    """The addresses in an answer and its headers that are on the host, or lead there."""
    media_type = answer.header("content-type").partition(";")[0]
    found = [answer.header("location"), *ADDRESS.findall(str(answer.headers))]
    if media_type in READ:
        text = unescape(answer.body.decode("utf-8"))
        found += ADDRESS.findall(text)
        found += ATTRIBUTE.findall(text) if media_type in LINKING else []
        found += re.findall(r"\]\((/[^)\s]*)\)", text) if media_type == "text/markdown" else []
    resolved = [urljoin(page, link.rstrip(".,;")) for link in found if link]
    return [link for link in resolved if urlsplit(link).netloc == "host.test"]


async def crawled(app: App, base: str) -> Crawled:
    """Ask for a page of each kind, as links lead to them."""
    seen, wrong = Counter[str](), []
    waiting = deque(f"{base}{path}" for path in STARTS)
    while waiting:
        page = waiting.popleft()
        answer = await ask(app, page.removeprefix(HOST))
        if answer.status >= 400:
            wrong.append(f"{page} answers {answer.status}")
        for link in links(answer, page):
            own = link.partition("#")[0].removeprefix(base)
            if link.partition("#")[0] not in (base, f"{base}{own}") or own[:1] not in ("", "/"):
                wrong.append(f"{page} leads off the site: {link}")
                continue
            seen[kind(own)] += 1
            if own and seen[kind(own)] == 1 and own.count("&") < 2:
                waiting.append(f"{base}{own}")
    return Crawled({*seen}, wrong)


async def test_no_link_leads_off_the_prefix_and_none_is_dead(database: Path) -> None:
    found = await crawled(opened(database, BASE), BASE)
    assert found.wrong == []
    assert {"/hi/sandhi/X", "/changes.atom", "/openapi.json", "/id/X.bib"} <= found.kinds
    assert {
        "/sandhi/X.json?_shape",
        "/search?q",
        "/seeds/X?at",
        "/downloads/X/Y.csv",
    } <= found.kinds


async def test_a_link_off_the_prefix_is_seen() -> None:
    async def app(scope, receive, send):  # type: ignore[no-untyped-def]
        headers = [(b"content-type", b"text/html"), (b"link", b"<https://host.test/c>; rel=next")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'<a href="/a/">x</a>'})

    wrong = {one.rpartition(" ")[2] for one in (await crawled(app, BASE)).wrong}
    assert wrong == {f"{HOST}/c", f"{HOST}/a/"}


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/a/b", "/a/b/"),
        ("/a/b/id/R1", "/a/b/sandhi/scores/R1"),
        ("/a/b/hi/id/R1", "/a/b/hi/sandhi/scores/R1"),
        ("/a/b/id/r1", "/a/b/id/R1"),
        ("/a/b/hi", "/a/b/hi/"),
        ("/a/b/hi/id/R1.bib", "/a/b/id/R1.bib"),
        ("/a/b/seeds", "/a/b/articles"),
        ("/a/b/sandhi/", "/a/b/sandhi"),
    ],
)
async def test_what_leads_elsewhere_leads_below_the_prefix(
    database: Path, path: str, location: str
) -> None:
    answer = await ask(opened(database, BASE), path)
    assert 300 <= answer.status < 400
    assert answer.header("location") == location


async def test_data_carry_whole_addresses_below_the_prefix(database: Path) -> None:
    app = opened(database, BASE)
    rows = json.loads((await ask(app, "/a/b/sandhi/sentences.json?_size=1")).body)
    assert rows["next_url"].startswith(f"{BASE}/sandhi/sentences.json?")
    row = await ask(app, "/a/b/sandhi/scores/R1")
    assert f'<link rel="canonical" href="{BASE}/sandhi/scores/R1">'.encode() in row.body
    feed = (await ask(app, "/a/b/changes.atom")).body
    assert f'href="{BASE}/changes.atom"'.encode() in feed
    described = json.loads((await ask(app, "/a/b/openapi.json")).body)
    assert described["servers"] == [{"url": BASE}]


async def test_a_proxy_that_takes_the_prefix_away_is_met(database: Path) -> None:
    app = opened(database, BASE)
    for path in ("/", "/sandhi/scores", "/hi/about", "/downloads/manifest.json"):
        whole, stripped = await ask(app, f"/a/b{path}"), await ask(app, path)
        assert (whole.status, whole.body) == (200, stripped.body)
    assert (await ask(app, "/a/bc")).status == 404


async def test_a_prefix_may_be_called_as_the_tables_are(database: Path) -> None:
    app = opened(database, LIKE_TABLES)
    page = await ask(app, "/sandhi/sandhi/scores")
    assert b'href="/sandhi/sandhi/scores/R1"' in page.body
    assert (await ask(app, "/sandhi/sandhi/scores/R1")).status == 200
    assert (await ask(app, "/sandhi/about")).status == 200


async def test_what_was_drawn_before_leads_below_the_prefix(built: Path) -> None:
    page = (await ask(opened(built, BASE), "/a/b/network")).body.decode("utf-8")
    drawings = "".join(re.findall(r"<svg\b.*?</svg>", page, re.DOTALL))
    led = re.findall(r'href="([^#"][^"]*)"', drawings)  # beside what leads within the page
    assert any(link.startswith("/a/b/id/A") for link in led)
    assert [link for link in led if not link.startswith("/a/b/")] == []
