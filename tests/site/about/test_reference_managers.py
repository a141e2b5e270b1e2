"""A page tells reference managers what it is.

Zotero itself is not run here: its translators need an application around them, of which
``benchmarks/clients/zotero.mjs`` is as much as they ask for, and runs them. ``item`` reads a page
as its translator "Embedded Metadata" does
(https://www.zotero.org/support/dev/exposing_metadata): the tags of Highwire Press by their table
(``citation_title`` is the title, and so on), each ``citation_author`` as one creator, with the
family name before a comma, and the type and all other properties out of Zotero's own vocabulary,
``z:``.
"""

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest

from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.requests.origin import Standing
from tests.conftest import Copy
from tests.site.conftest import Get

_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_publisher": "publisher",
    "citation_doi": "DOI",
    "citation_public_url": "url",
    "citation_language": "language",
}


class Head(HTMLParser):
    """The ``meta`` and ``link`` elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: list[dict[str, str]] = []
        self.feed(page.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and "name" in given:
            self.metas.append((given["name"], given.get("content", "")))
        elif tag == "link":
            self.links.append(given)


def item(page: str) -> dict[str, Any]:
    """The item that is made of a page."""
    made: dict[str, Any] = {"creators": [], "tags": []}
    for name, content in Head(page).metas:
        if name in _FIELDS:
            made[_FIELDS[name]] = content
        elif name == "citation_author":
            family, comma, given = content.partition(",")
            assert comma, "a name without a comma is split at its last space"
            made["creators"].append((family, given.strip()) if given else (family,))
        elif name == "citation_keywords":
            made["tags"] += content.split("; ")
        elif name.startswith("z:"):
            made[name.removeprefix("z:")] = content
    return made


async def test_a_row_is_an_item_of_the_dataset(get: Get, original: Copy) -> None:
    made = item((await get("/sandhi/figures/F0017")).text)
    (row,) = [one for one in original.rows("figures") if one["figure_id"] == "F0017"]
    assert made["itemType"] == "dataset"
    assert row["label"] in made["title"]
    assert made["identifier"] == "F0017"
    assert made["versionNumber"] == original.package.descriptor["version"]
    assert made["date"] == str(original.package.descriptor["created"])[:4]
    assert made["creators"] == [("Sandhi contributors",)]
    assert made["tags"] == original.package.descriptor["keywords"]


async def test_an_article_is_its_publishers(get: Get, original: Copy) -> None:
    for path in ("/seeds/S001", "/sandhi/seeds/S001"):
        page = (await get(path)).text
        made = item(page)
        (seed,) = [one for one in original.rows("seeds") if one["seed_id"] == "S001"]
        assert made["itemType"] == "newspaperArticle"
        assert made["title"] == seed["headline"]
        assert made["language"] == "hi"
        assert made["creators"] == []
        assert made["date"] == "2024-11"  # in which the first and the last day agree
        assert "og:site_name" not in page  # which would be taken for where it appeared


async def test_the_front_page_is_the_dataset(get: Get, original: Copy) -> None:
    made = item((await get("/")).text)
    assert made["title"] == original.package.descriptor["title"]
    assert made["itemType"] == "dataset"


@pytest.mark.parametrize("homepage", ["", "https://example.org/cricket"])
async def test_what_is_not_known_is_not_told_and_no_address_is_a_path(
    cricket: Copy, homepage: str
) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    site = open_site(path, Standing(homepage)) if homepage else open_site(path)
    key = cricket.rows("scores")[0]["score_id"]
    for address in (f"/sandhi/scores/{key}", "/", "/sandhi/scores"):
        head = Head((await site.client.get(address)).text)
        assert all(content for name, content in head.metas if not name.startswith("description"))
        for link in head.links:
            if link["rel"] in ("canonical", "cite-as", "describedby"):
                assert urlsplit(link["href"]).scheme, link
    row = Head((await site.client.get(f"/sandhi/scores/{key}")).text)
    forms = {link.get("type") for link in row.links if link["rel"] == "alternate"}
    assert {"application/x-bibtex", "application/x-research-info-systems"} <= forms
    (address,) = [content for name, content in row.metas if name == "citation_public_url"]
    assert address.startswith(homepage or "http://localhost/")


async def test_no_page_names_itself_by_a_path(get: Get) -> None:
    for address in ("/", "/discrepancies", "/seeds/S000", "/sandhi/events/E0001", "/codebook"):
        for link in Head((await get(address)).text).links:
            if link["rel"] == "canonical":
                assert urlsplit(link["href"]).scheme, address
