"""Asking a site, in this process, for all that its links lead to.

What a link with a query asks for is followed from pages without a query alone, and from those on to
the next of the same list: so no filter is put upon a filter. Orders and words that are searched for
are followed nowhere, and of all that has a query there are at most ``MOST``.
"""

import re
import zlib
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from datasette.app import Datasette

from sandhi.files import PackageError
from sandhi.static_site.addresses import MOST, SiteAddress, address_of_link
from sandhi.static_site.pages import search_paths
from sandhi.static_site.rewriting import links

# What no link need lead to: what programs ask for by custom. Whom to tell of a weakness is not
# among it, since that expires, and files stay.
CUSTOMARY = ("/robots.txt", "/sitemap.xml", "/llms.txt", "/opensearch.xml", "/changes.atom")
# No host, so that the site knows no address but that of its package; and nothing to be unpacked.
ASKED = {"host": "", "accept-encoding": "identity"}

_TAKEN = re.compile(rb'"query_ms": [0-9.e+-]+')  # milliseconds, of which no two are alike
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")
_PAGE = "text/html"
# Of what has links that are followed, and lead from file to file then.
_LINKING = (
    *(_PAGE, "image/svg+xml", "application/atom+xml"),
    *("application/opensearchdescription+xml", "application/xml"),
)


@dataclass(frozen=True)
class SiteAnswer:
    """What the site answers for an address; ``leads_to`` is set where it leads elsewhere."""

    media_type: str
    packed: bytes
    leads_to: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it becomes a page: a redirect does too."""
        return self.media_type == _PAGE or bool(self.leads_to)

    @property
    def is_html(self) -> bool:
        """Whether it is a page that says something."""
        return self.media_type == _PAGE and not self.leads_to

    @property
    def has_links(self) -> bool:
        """Whether there are links in it that are to lead from file to file."""
        return self.media_type in _LINKING and not self.leads_to

    @property
    def body(self) -> bytes:
        """What it holds."""
        return zlib.decompress(self.packed)


@dataclass
class CrawledSite:
    """All that a site answers, by address in the order in which links led there.

    ``unanswered`` are addresses that nothing answers for, each with one that has a link there,
    ``left_out`` those that only a server answers, ``beyond`` how many were left out for their
    number alone.
    """

    answers: dict[SiteAddress, SiteAnswer] = field(default_factory=dict)
    unanswered: dict[SiteAddress, SiteAddress] = field(default_factory=dict)
    left_out: set[SiteAddress] = field(default_factory=set)
    beyond: int = 0


async def crawl(site: Datasette, home: str, most: int = MOST) -> CrawledSite:
    """Follow every link of a site from its front on, one address at a time, in the same order."""
    crawled, asked = CrawledSite(), 0
    customary = frozenset(map(SiteAddress, CUSTOMARY))
    waiting = deque(map(SiteAddress, ("/", *sorted(search_paths()), *CUSTOMARY)))
    seen = set(waiting)
    sources = {address: address for address in waiting}
    while waiting:
        address = waiting.popleft()
        answer = await _answer(site, address)
        if answer is None:
            if address not in customary:
                crawled.unanswered[address] = sources[address]
            continue
        crawled.answers[address] = answer
        for link in _links(answer):
            target = address_of_link(link, address, home)
            if target is None or target in seen:
                continue
            if not _is_followed(target, address, answer):
                crawled.left_out.add(target)
                continue
            if target.asked and asked >= most:
                seen.add(target)
                crawled.left_out.add(target)
                crawled.beyond += 1
                continue
            asked += bool(target.asked)
            seen.add(target)
            sources[target] = address
            waiting.append(target)
    crawled.left_out -= crawled.answers.keys()
    return crawled


async def _answer(site: Datasette, address: SiteAddress) -> SiteAnswer | None:
    """What the site answers for an address; None where it has no such page.

    PackageError where the site fails: without that page, the folder would not be the site.
    """
    answer = await site.client.get(str(address), follow_redirects=False, headers=ASKED)
    media_type = answer.headers.get("content-type", "").partition(";")[0]
    if answer.is_redirect:
        return SiteAnswer(media_type, zlib.compress(b""), answer.headers["location"])
    if answer.status_code >= 500:
        raise PackageError(f"the site fails at {address}; `sandhi serve` shows what it says there")
    if answer.status_code != 200:
        return None
    content = answer.content
    if media_type == "application/json":
        content = _TAKEN.sub(b'"query_ms": 0', content)
    return SiteAnswer(media_type, zlib.compress(content, 1))


def _links(answer: SiteAnswer) -> Iterable[str]:
    if answer.leads_to:
        return [answer.leads_to]
    if answer.has_links:
        text = answer.body.decode("utf-8")
        return [*_LOCATION.findall(text), *links(text)]
    return []


def _is_followed(target: SiteAddress, page: SiteAddress, answer: SiteAnswer) -> bool:
    """Whether what a link asks for is worth a file."""
    if target.needs_server:
        return False
    return not (target.asked and page.asked) or bool(answer.leads_to) or target.goes_on_from(page)
