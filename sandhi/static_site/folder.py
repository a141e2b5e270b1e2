"""The site of a build, written as a folder of files: whole, or not at all."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from datasette.app import Datasette

from sandhi.site.app import open_site
from sandhi.site.requests.guard import HEADERS
from sandhi.site.store.contents import contents, standing_at
from sandhi.static_site.addresses import (
    INDEX,
    SiteAddress,
    address_of_file,
    address_of_link,
    file_of,
    link_between,
)
from sandhi.static_site.crawl import ASKED, CrawledSite, SiteAnswer, crawl
from sandhi.static_site.index import search_index
from sandhi.static_site.pages import SEARCH, leading_on, note_of, search_paths, with_search
from sandhi.static_site.rewriting import Leading, rewritten
from sandhi.writing import disk
from sandhi.writing.folders import new_folder

ASSETS = "-/static-site"  # a folder of the server's own, so that no page is in it
SEARCH_INDEX = f"{ASSETS}/index.json"
SCRIPT, STYLE = f"{ASSETS}/search.js", f"{ASSETS}/static.css"
NOT_FOUND = "404.html"

_HERE = Path(__file__).parent / "assets"
# What browsers take from a page; who may frame it they take from a header alone.
_POLICY = "; ".join(
    part
    for part in HEADERS["Content-Security-Policy"].split("; ")
    if not part.startswith("frame-ancestors")
)
_MARKDOWN = re.compile(r"(?<=\]\()(/[^)\s]*)(?=\))")


class StaticSite(NamedTuple):
    """What was written: how many files, and bytes in them; and what was not.

    ``left_out`` is how many addresses only a server answers, ``beyond`` how many were left out for
    their number alone; ``unanswered`` says which pages lead to what nothing answers for.
    """

    files: int
    size: int
    left_out: int
    beyond: int
    unanswered: list[str]


def write_static_site(root: Path, database: Path, folder: Path, home: str = "") -> StaticSite:
    """Write the site of a built database of a package as a folder, which is new or empty.

    ``home`` is the address at which the folder will be known to the world; without it, the
    homepage of the package, if any. PackageError where the database is none of this tool's, OSError
    where the folder cannot be written; after an error it is as it was.
    """
    site = open_site(database)
    if home:
        standing_at(site, home)
    with new_folder(root, folder) as (new, _):
        return asyncio.run(_write(site, new))


async def _write(site: Datasette, new: Path) -> StaticSite:
    """Ask for all that there is, and write it."""
    home = contents(site).dataset.homepage.rstrip("/")
    crawled = await crawl(site, home)
    linked = LinkedFiles(home, crawled)
    own = {
        SEARCH_INDEX: await search_index(site, crawled.answers),
        NOT_FOUND: await _not_found(site, linked),
        ".nojekyll": b"",  # without it, a host of pages leaves out what begins with a dot
        **{file: (_HERE / Path(file).name).read_bytes() for file in (SCRIPT, STYLE)},
    }
    files = size = 0
    disk.new_folder(new)
    for file, content in own.items():
        files, size = files + 1, size + _put(new / file, content)
    for file, content in linked.contents():
        files, size = files + 1, size + _put(new / file, content)
    unanswered = [f"{page} leads to {address}" for address, page in crawled.unanswered.items()]
    return StaticSite(files, size, len(crawled.left_out), crawled.beyond, unanswered)


def _put(place: Path, content: bytes) -> int:
    disk.new_folders(place.parent)
    disk.write_new(place, content)
    return len(content)


async def _not_found(site: Datasette, linked: "LinkedFiles") -> bytes:
    """The page that hosts show where there is none, at whatever depth: see ``LinkedFiles``."""
    answer = await site.client.get(f"/{NOT_FOUND}", headers=ASKED)
    return linked.led(NOT_FOUND, SiteAddress(f"/{NOT_FOUND}"), answer.text).encode()


@dataclass(frozen=True)
class LinkedFiles:
    """The files that a crawled site becomes, with links between them."""

    home: str
    crawled: CrawledSite

    @cached_property
    def files(self) -> dict[SiteAddress, str]:
        """The file of each address, and of the script that the server has not."""
        written = {
            address: file_of(address, is_page=answer.is_page)
            for address, answer in self.crawled.answers.items()
        }
        return {**written, SiteAddress(f"/{SCRIPT}"): SCRIPT}

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield each file with what it holds, in the order in which links lead to them."""
        for address, answer in self.crawled.answers.items():
            yield self.files[address], self._content(address, answer)

    def _content(self, address: SiteAddress, answer: SiteAnswer) -> bytes:
        file = self.files[address]
        if answer.leads_to:
            return self._leading_on(file, address, answer.leads_to).encode()
        if answer.media_type == "text/markdown":
            return self._markdown(file, address, answer.body.decode()).encode()
        if not answer.has_links:
            return answer.body
        return self.led(file, address, answer.body.decode()).encode()

    def led(self, file: str, address: SiteAddress, page: str) -> str:
        """Return a page with links that lead from its file to others."""
        if address.path in search_paths():
            front = SiteAddress(f"{address.path.removesuffix(SEARCH)}/")
            page = with_search(
                page,
                address.path,
                script=f"/{SCRIPT}",
                index=link_between(file, SEARCH_INDEX),
                home=link_between(file, self.files[front]),
            )
        head = f'\n<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
        style = self._between(file, STYLE)
        head += f'\n<link rel="stylesheet" href="{escape(style)}">'
        leading = Leading(
            link=partial(self._link, file, address),
            is_search=lambda action: urlsplit(action).path in search_paths(),
            note=note_of(page),
            head=head,
        )
        return rewritten(page, leading)

    def _link(self, file: str, page: SiteAddress, link: str, tag: str) -> str | None:
        """The link that leads to where a link of a page leads; None where nothing is there."""
        address = address_of_link(link, page, self.home)
        if address is None:
            return link
        target = self.files.get(address) or self.files.get(address.nearest())
        fragment = urlsplit(link).fragment
        if target is None and address.path in search_paths() and address.names == {"q"}:
            asked = urlencode(address.asked)
            return f"{self._between(file, self.files[SiteAddress(address.path)])}?{asked}"
        if target is None:
            return None
        if tag == "link" and self.home and link.startswith(self.home):
            return address_of_file(self.home, target)
        if target == file and fragment:
            return f"#{fragment}"
        return self._between(file, target, fragment)

    def _between(self, file: str, target: str, fragment: str = "") -> str:
        """A link from file to file; whole on the page that is shown at any depth, if it can be."""
        if file == NOT_FOUND and self.home:
            return address_of_file(self.home, target)
        return link_between(file, target, fragment)

    def _leading_on(self, file: str, page: SiteAddress, location: str) -> str:
        """A page that leads on; where what is asked there is not written, to the page without."""
        address = address_of_link(location, page, self.home)
        if address is None:
            return leading_on(location, "")
        target = self.files.get(address) or self.files.get(SiteAddress(address.path), INDEX)
        link = self._between(file, target, urlsplit(location).fragment)
        return leading_on(link, address_of_file(self.home, target) if self.home else link)

    def _markdown(self, file: str, page: SiteAddress, text: str) -> str:
        """A list in Markdown without the items whose links lead to no file."""
        kept = (
            line
            for line in text.splitlines(keepends=True)
            if all(self._link(file, page, link, "a") for link in _MARKDOWN.findall(line))
        )
        return _MARKDOWN.sub(
            lambda match: self._link(file, page, match[0], "a") or match[0], "".join(kept)
        )
