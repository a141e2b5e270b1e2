"""The files of a site that was written: their pages, their links, and those that are dead."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from sandhi.static_site.folder import StaticSite
from sandhi.static_site.links import SiteLinks
from sandhi.static_site.rewriting import NOTE_CLASS

HOME = "https://example.org/data"


# As an answer is asked for that is compared with a file: at no host.
ASKED = {"host": "", "accept-encoding": "identity"}


FEW = 40  # addresses with a query that are compared with the served ones


WITHOUT_TEXT = ("script", "style", "form", "head")


class Page(HTMLParser):
    """The links of a page, and its words: not those of forms, nor those of what was left out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[str] = []
        self.words: list[str] = []
        self._silent: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in ("href", "src", "xlink:href"):
            if given.get(name):
                self.links.append(given[name] or "")
        if tag == "form" and given.get("action"):
            self.forms.append(given["action"] or "")
        if tag in WITHOUT_TEXT or given.get("class") == NOTE_CLASS:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data.split()


class Written(NamedTuple):
    """A site of the small package: its database, its folder, its links, what was said of it."""

    root: Path
    folder: Path
    links: SiteLinks
    told: StaticSite


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(folder: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".html", ".svg", ".atom", ".xml"):
            yield path, Page(path.read_text("utf-8"))


def dead_links(folder: Path) -> list[str]:
    """The links of all files that lead to no file, or to an address of the server's."""
    dead = []
    for path, page in pages(folder):
        place = path.relative_to(folder).as_posix()
        for link in (*page.links, *page.forms):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            led = folder / unquote(urljoin(f"/{place}", parts.path)).lstrip("/")
            if parts.path.endswith("/"):
                led /= "index.html"
            if link.startswith("/") or not (led.is_file() if parts.path else True):
                dead.append(f"{place}: {link}")
    return dead
