"""A site believes nobody about where it stands, but those whom it has been told to believe."""

import json
import re
from collections.abc import Iterator
from functools import cache
from ipaddress import ip_network
from pathlib import Path

import pytest

from sandhi.authority import Authority, authority
from sandhi.site.app import NOWHERE, open_site
from sandhi.site.requests.asgi import App, Receive, Scope, Send
from sandhi.site.requests.origin import Misstated, Standing, base_address, network
from sandhi.site.store.contents import standing_at
from tests.site.fuzz import FuzzedAnswer, FuzzedRequest, answered

# Pages of each kind that holds an address of the site.
PAGES = ("/", "/sandhi", "/sandhi/events", "/sandhi/events/E0001", "/downloads", "/changes.atom")
FEEDS = ("/sitemap.xml", "/robots.txt", "/sandhi/events.json", "/id/E0001.jsonld", "/cite?q=x")
ADDRESSES = (*PAGES, *FEEDS, "/id/E0001", "/search?q=Putin", "/sandhi/statements", "/nothing")
HOSTILE = (
    *(
        "evil.test",
        "evil.test:80",
        "127.0.0.1.evil.test",
        "localhost.evil.test",
        "203.0.113.7:8001",
    ),
    *("xn--80ak6aa92e.com", "evil.test:65535", "[2001:db8::1]:8001"),
    *("127.0.0.1.nip.test", "x.test"),
)
MISWRITTEN = (
    *(
        "127.0.0.1@evil.test",
        "evil.test/x",
        "evil.test?x",
        "evil.test#x",
        "a b",
        "evil.test:x",
        "é",
    ),
    *(
        "evil.test:99999",
        "evil.test:",
        ":80",
        "[",
        "[::1",
        "[::1]x",
        "[zz]",
        "..",
        "-x",
        "x_-",
        "\\",
    ),
    *('"><script>', "evil.test\t", "evil.test,localhost", "%65vil.test", "http://evil.test", "'"),
    *("x" * 300, "[127.0.0.1]", "[::1%25eth0]"),
)


async def ask(app: App, address: str, **fields: str) -> FuzzedAnswer:
    headers = [(name.replace("_", "-").encode(), v.encode("latin-1")) for name, v in fields.items()]
    return await answered(app, FuzzedRequest("GET", address.encode(), headers))


@cache
def opened(database: Path, standing: Standing = NOWHERE, homepage: str = "") -> App:
    """A site that no other work on this machine makes too slow; all hosts ask the same one."""
    site = open_site(database, standing)
    site.sql_time_limit_ms = 60_000
    if homepage:
        standing_at(site, homepage)
    app: App = site.app()
    return app


def addresses(answer: FuzzedAnswer) -> Iterator[str]:
    """The hosts of all addresses of pages of a site in an answer, headers and all."""
    text = answer.body.decode("utf-8") + str(answer.headers)
    yield from re.findall(
        r"https?://([^/\"'<>\s\\]+)/(?:sandhi|id/|downloads|sitemap|changes)", text
    )


@pytest.mark.parametrize(
    "standing", [Standing(), Standing("https://data.test", ("box.test",), open_to_pages=True)]
)
async def test_a_name_that_is_not_ours_is_shown_nothing(built: Path, standing: Standing) -> None:
    """As where a page's own name has come to lead here (DNS rebinding)."""
    site = opened(built, standing)
    for host in HOSTILE:
        for address in (*ADDRESSES, "/-/health", "/downloads/scores.csv"):
            answer = await ask(site, address, host=host)
            assert (answer.status, answer.body.count(b"\n")) == (421, 1), (host, address)
            assert answer.body.startswith(b"Not shown under this name"), (host, address)
            assert answer.header("access-control-allow-origin") == "", (host, address)
            assert answer.header("content-security-policy"), (host, address)


async def test_a_request_without_a_host_gets_pages_with_paths_alone(built: Path) -> None:
    site = opened(built)
    for address in ADDRESSES:
        answer = await ask(site, address)
        known = address == "/sitemap.xml"
        assert answer.status in ((404,) if known else (200, 303, 404)), address
        assert [*addresses(answer)] == [], address


@pytest.mark.parametrize("host", MISWRITTEN)
async def test_a_host_that_is_none_is_refused(built: Path, host: str) -> None:
    answer = await ask(opened(built), "/", host=host)
    assert answer.status == 400
    assert b"does not name a host" in answer.body
    assert b"evil" not in answer.body
    assert answer.header("content-security-policy")


async def test_two_hosts_are_none(built: Path) -> None:
    request = FuzzedRequest("GET", b"/", [(b"host", b"localhost"), (b"host", b"localhost")])
    assert (await answered(opened(built), request)).status == 400


@pytest.mark.parametrize("host", ["localhost:8001", "127.0.0.1:8001", "[::1]:8001", "127.0.0.1"])
async def test_a_host_of_this_machine_is_believed(built: Path, host: str) -> None:
    site = opened(built)
    for address in ("/sandhi/events", "/sitemap.xml", "/changes.atom", "/sandhi/events.json"):
        found = {*addresses(await ask(site, address, host=host))}
        assert found == {host}, address


async def test_a_name_that_the_site_was_given_is_believed(built: Path) -> None:
    site = opened(built, Standing(names=("box.test",)))
    assert {*addresses(await ask(site, "/sitemap.xml", host="box.test:8001"))} == {"box.test:8001"}


async def test_the_address_that_was_asked_is_one_of_this_machine(built: Path) -> None:
    """As where it listens on all addresses; a page cannot make its own name that one."""
    asked = FuzzedRequest("GET", b"/sitemap.xml", [(b"host", b"192.0.2.7:8001")])
    site = opened(built)

    async def at_that_address(scope: Scope, receive: Receive, send: Send) -> None:
        await site({**scope, "server": ("192.0.2.7", 8001)}, receive, send)

    assert {*addresses(await answered(at_that_address, asked))} == {"192.0.2.7:8001"}
    assert (await answered(site, asked)).status == 421


async def test_without_a_host_nothing_is_invented(built: Path) -> None:
    answer = await ask(opened(built), "/changes.atom")
    assert [*addresses(answer)] == []
    assert re.search(rb"<id>urn:uuid:[0-9a-f-]{36}</id>", answer.body)


FORWARDED: list[dict[str, str]] = [
    {"x_forwarded_proto": "https"},
    {"x_forwarded_host": "evil.test"},
    {"x_forwarded_proto": "https", "x_forwarded_host": "evil.test"},
    {"forwarded": "proto=https;host=evil.test"},
    {"forwarded": 'for=1.2.3.4;host="evil.test"', "x_forwarded_proto": "https"},
    {"x_forwarded_proto": "javascript", "x_forwarded_host": "evil.test/x"},
]


@pytest.mark.parametrize("fields", FORWARDED)
async def test_forwarded_headers_change_nothing_unless_the_proxy_is_trusted(
    built: Path, fields: dict[str, str]
) -> None:
    for standing in (Standing(), Standing(proxies=(ip_network("10.0.0.0/8"),))):
        site = opened(built, standing)
        for address in ("/sandhi/events", "/sandhi/events.json"):
            poisoned = await ask(site, address, host="localhost", **fields)
            plain = await ask(site, address, host="localhost")
            assert poisoned.body == plain.body
            assert poisoned.headers == plain.headers
            assert {*addresses(plain)} == {"localhost"}
            assert b"https://localhost" not in plain.body


@pytest.mark.parametrize(
    ("fields", "origin"),
    [
        ({}, "http://inside.test"),
        ({"x_forwarded_proto": "https"}, "https://inside.test"),
        (
            {"x_forwarded_proto": "evil, HTTPS", "x_forwarded_host": "a, out.test"},
            "https://out.test",
        ),
        ({"forwarded": 'for="[::1]";proto=https;host="out.test:444"'}, "https://out.test:444"),
        ({"forwarded": "host=evil.test, host=out.test"}, "http://out.test"),
        ({"forwarded": "host=out.test", "x_forwarded_host": "out.test"}, "http://out.test"),
    ],
)
async def test_a_proxy_that_is_trusted_says_where_the_site_is(
    built: Path, fields: dict[str, str], origin: str
) -> None:
    site = opened(built, Standing(proxies=(network("127.0.0.1"),)))
    answer = await ask(site, "/sandhi/events.json?_size=1", host="inside.test", **fields)
    assert json.loads(answer.body)["next_url"].startswith(f"{origin}/sandhi/events.json?")


@pytest.mark.parametrize(
    "fields",
    [
        {"x_forwarded_proto": "javascript"},
        {"x_forwarded_host": "out.test/x"},
        {"x_forwarded_host": "127.0.0.1@evil.test"},
        {"forwarded": "host"},
        {"forwarded": 'host="a'},
        {"forwarded": "host=a.test", "x_forwarded_host": "b.test"},
        {"forwarded": "proto=http", "x_forwarded_proto": "https"},
    ],
)
async def test_a_proxy_that_contradicts_itself_is_refused(
    built: Path, fields: dict[str, str]
) -> None:
    site = opened(built, Standing(proxies=(network("127.0.0.1"),)))
    answer = await ask(site, "/", host="inside.test", **fields)
    assert answer.status == 400
    assert b"What the proxy says" in answer.body


@pytest.mark.parametrize("host", ["localhost:8001", "data.test", "DATA.test:8443", ""])
async def test_a_site_with_an_address_of_its_own_gives_no_other(built: Path, host: str) -> None:
    site = opened(built, Standing(base="https://data.test"))
    for address in ADDRESSES:
        answer = await ask(site, address, host=host, x_forwarded_host="evil.test")
        assert {*addresses(answer)} <= {"data.test"}, address
        assert not re.search(rb"evil|localhost|8443", answer.body), address
        assert b"http://data.test" not in answer.body
    feed = (await ask(site, "/changes.atom", host=host)).body
    assert b'rel="self" href="https://data.test/changes.atom"' in feed


async def test_the_homepage_of_a_package_is_its_address_in_all_that_describes_it(
    built: Path,
) -> None:
    site = opened(built, homepage="https://home.test/data/")
    for address in ("/sandhi/events", "/sitemap.xml", "/changes.atom", "/robots.txt", "/cite?q=x"):
        text = (await ask(site, address, host="127.0.0.1:8001")).body.decode("utf-8")
        assert "127.0.0.1" not in text, address
        assert "https://home.test/data/" in text, address


async def test_answers_to_different_schemes_are_kept_apart(built: Path) -> None:
    site = opened(built, Standing(proxies=(network("127.0.0.1"),)))
    for _ in range(2):
        for scheme in ("http", "https"):
            answer = await ask(site, "/sitemap.xml", host="out.test", x_forwarded_proto=scheme)
            assert f"<loc>{scheme}://out.test/</loc>".encode() in answer.body


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("https://Example.org", "https://example.org"),
        ("http://localhost:8001/", "http://localhost:8001"),
        ("https://[::1]:8", "https://[::1]:8"),
        ("https://a.test/b/", "https://a.test/b"),
        ("https://a.test/~b/C-1.0/%C3%A9", "https://a.test/~b/C-1.0/%C3%A9"),
    ],
)
def test_an_address_of_a_site_is_read(written: str, base: str) -> None:
    assert base_address(written) == base


@pytest.mark.parametrize(
    "written",
    [
        *("", "example.org", "ftp://example.org", "https://", "https://a@b", "https://a//b"),
        *("https://a?b", "https://a#b", "javascript:alert(1)", "https://a:99999", "https://a b"),
        *("https://a/../b", "https://a/b c", "https://a/é", "https://a/%zz", "https://a/b?", "//a"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused(written: str) -> None:
    with pytest.raises(Misstated):
        base_address(written)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("LocalHost:80", Authority("localhost", 80)),
        ("[::0001]", Authority("::1", None)),
        ("127.0.0.1", Authority("127.0.0.1", None)),
    ],
)
def test_a_host_is_read_in_its_one_form(written: str, read: Authority) -> None:
    assert authority(written) == read


def test_what_a_host_is_written_as_can_be_read_again() -> None:
    for written in ("a.test:1", "[::1]:1", "[::1]", "a"):
        assert str(authority(written)) == written
