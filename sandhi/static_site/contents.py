"""What a file of the site holds: what the site answers, with links that lead from file to file."""

import re
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from urllib.parse import urlsplit

from sandhi.site.requests.guard import HEADERS
from sandhi.static_site.addresses import INDEX, SiteAddress, address_of_file, file_of, link_between
from sandhi.static_site.answers import PAGE, SiteAnswer
from sandhi.static_site.links import LinkTarget, SiteLinks
from sandhi.static_site.pages import SEARCH, leading_on, note_of, search_paths, with_search
from sandhi.static_site.rewriting import Leading, rewritten

ASSETS = "-/static-site"  # a folder of the server's own, so that no page is in it
SEARCH_INDEX = f"{ASSETS}/index.json"
SEARCHING, LEADING, STYLE = (f"{ASSETS}/{name}" for name in ("search.js", "asked.js", "static.css"))

_SITEMAP, _LIST = "application/xml", "text/markdown"
_LINKING = (PAGE, "image/svg+xml", "application/atom+xml", "application/opensearchdescription+xml")
# What browsers take from a page; who may frame it they take from a header alone.
_POLICY = "; ".join(
    part
    for part in HEADERS["Content-Security-Policy"].split("; ")
    if not part.startswith("frame-ancestors")
)
_MARKDOWN = re.compile(r"(?<=\]\()(/[^)\s]*)(?=\))")
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")


@dataclass(frozen=True)
class FileContents:
    """What files hold whose links ``links`` knows."""

    links: SiteLinks

    def content(self, address: SiteAddress, answer: SiteAnswer) -> bytes:
        """Return what the file of an address holds."""
        file = self.links.file(address)
        if answer.leads_to:
            return self._leading_on(file, address, answer.leads_to).encode()
        if answer.media_type == _LIST:
            return self._markdown(file, address, answer.content.decode()).encode()
        if answer.media_type == _SITEMAP:  # of whole addresses, which stay
            for location in _LOCATION.findall(answer.content.decode()):
                self.links.target(address, unescape(location))
        if answer.media_type in _LINKING:
            return self.page(file, address, answer.content.decode()).encode()
        return answer.content

    def page(self, file: str, address: SiteAddress, page: str) -> str:
        """Return a page with links that lead from its file to others."""
        if address.path in search_paths():
            front = SiteAddress(f"{address.path.removesuffix(SEARCH)}/")
            page = with_search(
                page,
                address.path,
                script=f"/{SEARCHING}",
                index=link_between(file, SEARCH_INDEX),
                home=link_between(file, file_of(front)),
            )
        head = f'\n<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
        style, script = (escape(self.links.between(file, own)) for own in (STYLE, LEADING))
        head += f'\n<link rel="stylesheet" href="{style}">\n<script src="{script}" defer></script>'
        leading = Leading(
            link=partial(self.links.link, file, address),
            is_search=lambda action: urlsplit(action).path in search_paths(),
            note=partial(note_of, page),
            head=head,
        )
        return rewritten(page, leading)

    def _leading_on(self, file: str, page: SiteAddress, location: str) -> str:
        """A page that leads on; where what is asked there is not written, to the page without."""
        links = self.links
        target = links.target(page, location)
        if target is None:
            return leading_on(location, "")
        if not isinstance(target, LinkTarget):
            target = links.target(page, location.partition("?")[0])
        target_file = target.file if isinstance(target, LinkTarget) else INDEX
        ending = target.ending if isinstance(target, LinkTarget) else ""
        link = links.between(file, target_file) + ending
        return leading_on(link, address_of_file(links.home, target_file) if links.home else link)

    def _markdown(self, file: str, page: SiteAddress, text: str) -> str:
        """A list in Markdown without the items whose links lead to no file."""
        lines = (
            line
            for line in text.splitlines(keepends=True)
            if all(self.links.link(file, page, link) for link in _MARKDOWN.findall(line))
        )
        return _MARKDOWN.sub(
            lambda match: self.links.link(file, page, match[0]) or match[0], "".join(lines)
        )
