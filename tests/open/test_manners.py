"""What sites tell programs by custom, and pages in a sentence."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette

from sandhi.package import Package, Trust
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from sandhi.site.requests.origin import Standing

AT = Standing(base="https://data.example.org")
PAGES = (
    *("/", "/sandhi", "/sandhi/scores", "/sandhi/scores/R1", "/sandhi/seeds/M1", "/seeds/M1"),
    *("/codebook", "/downloads", "/search", "/cite"),
)


@pytest.fixture
def standing(ground: Path) -> Datasette:
    """The site, which knows its own address."""
    return open_site(ground / "build" / "sandhi.db", AT)


async def test_programs_are_told_what_there_is(pavilion: Datasette) -> None:
    answer = await pavilion.client.get("/llms.txt")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text.startswith("# A cricket match\n\n> ")
    targets = re.findall(r"^- \[.+?\]\((.+?)\): \S", answer.text, re.MULTILINE)
    assert {"/downloads/datapackage.json", "/sandhi/scores", "/seeds/M1.txt"} <= {*targets}
    for target in targets:
        assert (await pavilion.client.get(target)).status_code == 200, target


async def test_a_browser_is_told_how_to_search(standing: Datasette, pavilion: Datasette) -> None:
    answer = await standing.client.get("/opensearch.xml")
    (url,) = ElementTree.fromstring(answer.text).findall(
        "{http://a9.com/-/spec/opensearch/1.1/}Url"
    )
    assert url.get("template") == "https://data.example.org/search?q={searchTerms}"
    page = (await standing.client.get("/")).text
    assert '<link rel="search" type="application/opensearchdescription+xml"' in page
    elsewhere = {"host": ""}  # where a site does not know its own address
    assert (await pavilion.client.get("/opensearch.xml", headers=elsewhere)).status_code == 404
    assert 'rel="search"' not in (await pavilion.client.get("/", headers=elsewhere)).text


def contributors(*listed: dict[str, str]) -> Callable[[Any], object]:
    return lambda raw: raw.update(contributors=[*listed])


async def test_who_finds_a_weakness_is_told_whom_to_write_to(
    ground: Path, pavilion: Datasette, tmp_path: Path
) -> None:
    assert (await pavilion.client.get("/.well-known/security.txt")).status_code == 404
    root = tmp_path / "cricket"
    shutil.copytree(ground, root, ignore=shutil.ignore_patterns("build"))
    path = root / "datapackage.json"
    raw = json.loads(path.read_text("utf-8"))
    contributors(
        {"title": "A", "email": "a@example.org"},
        {"title": "B", "path": "https://example.org/b"},
        {"title": "C"},
    )(raw)
    path.write_text(json.dumps(raw), encoding="utf-8")
    publish(Package.open(root, Trust.GIVEN))
    site = open_site(root / "build" / "sandhi.db", AT)
    answer = await site.client.get("/.well-known/security.txt")
    told = [line.partition(": ")[::2] for line in answer.text.splitlines()]
    contacts = [value for name, value in told if name == "Contact"]
    assert contacts == ["mailto:a@example.org", "https://example.org/b"]
    assert dict(told)["Canonical"] == "https://data.example.org/.well-known/security.txt"
    expires = datetime.fromisoformat(dict(told)["Expires"])
    assert timedelta() < expires - datetime.now(UTC) < timedelta(days=365)


@pytest.mark.parametrize("address", PAGES)
async def test_a_page_says_in_a_sentence_what_it_is(pavilion: Datasette, address: str) -> None:
    html = (await pavilion.client.get(address)).text
    (said,) = re.findall(r'<meta name="description" content="([^"]*)">', html)
    (shared,) = re.findall(r'<meta property="og:description" content="([^"]*)">', html)
    assert len(said.split()) > 2
    assert said == shared
    assert '<link rel="icon" type="image/svg+xml"' in html


async def test_no_two_pages_say_the_same_of_themselves(pavilion: Datasette) -> None:
    said = [
        re.findall(r'name="description" content="([^"]*)"', (await pavilion.client.get(one)).text)[
            0
        ]
        for one in PAGES
    ]
    assert len({*said}) == len(PAGES)


async def test_the_icon_is_there(pavilion: Datasette) -> None:
    answer = await pavilion.client.get("/-/static-plugins/sandhi.site/icon.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert ElementTree.fromstring(answer.text).tag == "{http://www.w3.org/2000/svg}svg"


async def test_the_list_of_pages_says_when_they_changed(standing: Datasette) -> None:
    listed = ElementTree.fromstring((await standing.client.get("/sitemap.xml")).text)
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    created = json.loads((await standing.client.get("/downloads/datapackage.json")).text).get(
        "created", ""
    )
    changed = [url.findtext(f"{name}lastmod") for url in listed.findall(f"{name}url")]
    assert changed
    assert {*changed} == {created[:10] or None}
