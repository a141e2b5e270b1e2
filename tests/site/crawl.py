"""Following every link of a site, from its front on, and every page that its sitemap lists.

Of links that differ in a key alone one is followed for each table: data formats of rows, places in
an article, filters of a table. Of those that ask for a part of a table or a chart as a file, one is
followed for each format. Of those that ask a page for several things at once, one is followed for
two and one for more; of tables, one of all. Of each table a few rows are asked for; a link to
another of its rows must name one that is there, else it is asked for too. So the time does not grow
with the data. Where not all is tried (``tests/harness/extent.py``), pages are of one sort whose
addresses are formed alike, and one row of each table is asked for.
"""

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import parse_qsl, urljoin, urlsplit

import lxml.etree
import pytest
from datasette.app import Datasette
from datasette.utils import tilde_encode

from sandhi.site.elements.citing import citations
from tests.harness.extent import THOROUGH

EACH = 3 if THOROUGH else 1
SITEMAP = "/sitemap.xml"
LAYOUT = "bare_reference"  # what lays out citations, which says nothing that leads anywhere


# What is led to by keys of rows: of these, those of one table are one kind, by their first letters.
_OF_A_KEY = re.compile(r"/(id|history|concordance|v/[^/]+)/(?:([A-Z]+)[0-9-]+|[a-z_]+)(\.\w+)?")


LOADING = ("stylesheet", "icon", "preload", "modulepreload", "manifest")  # kinds of <link>
FOLLOWED = {"img": "src", "iframe": "src", "script": "src", "link": "href", "form": "action"}


class Links:
    """Where the links of a page lead on this site, which places it has, and what it must not do."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.found: set[str] = set()
        self.places: set[str] = set()
        self.forbidden: list[str] = []
        self._targets: set[str] = set()

    def feed(self, markup: str) -> None:
        """Read the page, by lxml: that takes a tenth of the time of Python's own parser."""
        parser = lxml.etree.HTMLParser(target=self)
        parser.feed(markup)
        parser.close()

    def close(self) -> None:
        """Join each link to the address of the page, once."""
        joined = (urljoin(self.page, one) for one in self._targets if ":" not in one[:6])
        self.found |= {link for link in joined if not urlsplit(link).netloc}

    def start(self, tag: str, given: dict[str, str]) -> None:
        """See an element begin."""
        self.places.add(given.get("id", ""))
        self._see_what_it_loads(tag, given)
        self._targets.add(given.get("href") or given.get("src") or ":")

    def _see_what_it_loads(self, tag: str, given: dict[str, str]) -> None:
        """Nothing comes from elsewhere, no form goes there, and no script stands in a page."""
        within = "src" not in given and given.get("type") != "application/ld+json"
        if tag == "script" and within:
            self.forbidden.append(f"{self.page} has a script within")
        self.forbidden += [f"{self.page} has {name}=" for name in given if name.startswith("on")]
        if tag == "link" and given.get("rel") not in LOADING:
            return
        loaded = given.get(FOLLOWED.get(tag, "")) or "/"
        if not re.match(r"/(?!/)|data:,$", loaded):
            self.forbidden.append(f"{self.page} loads {loaded} for <{tag}>")


def kind(link: str) -> str:
    """What is followed once: the link itself, if it leads to a page with an address of its own."""
    path, query = urlsplit(link).path, urlsplit(link).query
    if match := re.match(r"/(hi(?:/[^/]+)?)", path):  # the same pages in another language
        return f"/{match[1]}"
    if match := re.match(r"/preview/\w+/", path):  # pictures of charts, and of answers
        return match[0]
    if match := _OF_A_KEY.fullmatch(path):
        path = f"/{match[1]}/{match[2] or 'word'}{match[3] or ''}"
    elif (match := re.fullmatch(r"/sandhi/(\w+)/[^/]+(\.\w+)", path)) or (
        query and (match := re.fullmatch(r"/sandhi/(\w+)/[^/]+()", path))
    ):
        path = f"/sandhi/{match[1]}/{match[2]}"
    elif query and (match := re.fullmatch(r"/(sandhi/)?[^/]+\.(\w+)", path)):
        path = f"/{match[1] or ''}any.{match[2]}"  # some of a table, or a chart, as a file
        if match[2] == "png":  # drawn anew for each, from the SVG that is asked for beside it
            return path
    if not query:
        return path
    names = [name for name, _ in parse_qsl(query, keep_blank_values=True)]
    if match := re.fullmatch(r"/sandhi/[^/.]+", path):
        if len(names) > 1 or names[0].startswith("_"):  # an order, a part, several filters
            path = "/sandhi/any"
        else:
            names = ["filter"]
    return f"{path}?{names[0] if len(names) == 1 else min(len(names), 3)}"


def sort(link: str) -> object:
    """What is followed once: a kind of links, or what several kinds have in common."""
    if THOROUGH:
        return kind(link)
    path, query = urlsplit(link).path, urlsplit(link).query
    names = PurePosixPath(path)
    if names.suffix == ".png" and len(names.parts) == 2:  # of one chart: it takes a second to draw
        return names.suffix
    first = 3 if path.startswith("/hi/") else 2  # the root, the language, and the sort of page
    return names.parts[:first], len(names.parts), names.suffix, query > ""


class Crawl(NamedTuple):
    """What following the links came upon: those that lead nowhere, what pages must not load, and
    how many rows were asked for."""

    dead: list[str]
    forbidden: list[str]
    asked: Counter[str]


async def crawl(site: Datasette, monkeypatch: pytest.MonkeyPatch) -> Crawl:
    """Follow every link of a site; of rows, a few of each table."""
    monkeypatch.setattr(citations, LAYOUT, lambda *_: ())
    found = await site.get_database("sandhi").execute('SELECT "table", "key" FROM records')
    listed = [(name, row["key"]) for row in found for name in (row["table"], "records")]
    rows = {f"/sandhi/{table}/{tilde_encode(key)}": table for table, key in listed}
    asked = Counter[str]()
    seen, waiting = {sort("/"), sort(SITEMAP)}, [("/", ""), (SITEMAP, "")]
    dead, forbidden = list[str](), list[str]()
    places: dict[str, set[str]] = {}  # of each page, those that a link can lead to
    named: dict[tuple[str, str], str] = {}  # where a page and a place in it are first linked to
    while waiting:
        address, source = waiting.pop(0)
        if table := rows.pop(address, None):
            asked[table] += 1
            if asked[table] > EACH:
                continue
        answer = await site.client.get(address, follow_redirects=True)
        if answer.status_code != 200:
            dead.append(f"{source} leads to {address}: {answer.status_code}")
        page = Links(address)
        if answer.headers.get("content-type", "").startswith("text/html"):
            page.feed(answer.text)
        elif address == SITEMAP:
            page.found |= {
                urlsplit(one).path for one in re.findall("<loc>(.*?)</loc>", answer.text)
            }
        else:
            continue
        places[address] = page.places
        forbidden += page.forbidden
        for link, _, place in (link.partition("#") for link in page.found):
            named.setdefault((link, place), address)
            alike = link if link in rows else sort(link)
            if alike not in seen:
                seen.add(alike)
                waiting.append((link, address))
    lost = [
        f"{source} leads to {link}#{place}"
        for (link, place), source in named.items()
        if place and place not in places.get(link, {place})
    ]
    return Crawl(dead + lost, forbidden, asked)
