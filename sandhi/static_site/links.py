"""Where the links of pages lead: which file each is led to, and what is to be asked for next.

A link is followed by being led: what a page of files leads to is what is written, and no more.
"""

from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from sandhi.site.elements.addresses import record_path, row_path
from sandhi.static_site.addresses import (
    NOT_FOUND,
    DiskNames,
    SiteAddress,
    address_of_file,
    address_of_link,
    file_of,
    link_between,
)
from sandhi.static_site.extent import Omission, SiteExtent
from sandhi.static_site.pages import search_paths

_FRONT = SiteAddress("/")
_REMEMBERED = 8_192  # links of which it is remembered where they lead


class LinkTarget(NamedTuple):
    """Where a link leads: an address, its file, and what follows it in the link."""

    address: SiteAddress
    file: str
    ending: str = ""


class SiteLinks:
    """The links between the files of a site, whose address is ``home``, if it has one.

    ``files`` has the address of each file that is written, ``waiting`` those that are not yet asked
    for, ``unanswered`` those that nothing answers for, each with the pages that lead there;
    ``omissions`` what was left out.
    """

    def __init__(self, extent: SiteExtent, home: str) -> None:
        self.extent, self.home = extent, home
        self.files: dict[str, SiteAddress] = {}
        self.waiting: deque[SiteAddress] = deque()
        self.unanswered: dict[SiteAddress, list[SiteAddress]] = {}
        # Of addresses the hashes alone: there are many, and nothing but their number is asked for.
        self.omissions: dict[Omission, set[int]] = {kind: set() for kind in Omission}
        # Of addresses that are waiting alone, so that there are never many.
        self._sources: dict[SiteAddress, list[SiteAddress]] = {}
        self._names = DiskNames()  # of all that is led to, whether it is there or not
        self._absolute = lru_cache(_REMEMBERED)(self._place)
        # Rows come first, in their order: whichever page is asked for before, and whatever a link
        # takes their keys to be, the address by which one is cited stays in the next export.
        for key, table in extent.tables.items():
            for path in (row_path(table, key), record_path(key)):
                self._names.first(file_of(SiteAddress(path)))

    def begin(self, addresses: Iterable[SiteAddress]) -> None:
        """Have addresses asked for to which no link need lead."""
        for address in addresses:
            self._follow(LinkTarget(address, self.file(address)), address)

    def file(self, address: SiteAddress) -> str:
        """Return the file of an address.

        It is spelt out where another address came first to a name that some disks take for the
        same: what a query asks for, or else the whole.
        """
        file = file_of(address)
        if self._names.first(file) == file:
            return file
        file = file_of(address, spelt=True)
        if address.parameters and self._names.first(file) == file:
            return file
        return file_of(address, spelt=True, whole=True)

    def settle(self, address: SiteAddress, *, is_there: bool) -> None:
        """Take note of whether anything answers for an address that was waiting."""
        sources = self._sources.pop(address)
        if not is_there:
            self.unanswered[address] = pages = [page for page in sources if page != address]
            if pages:  # else it was asked for by custom
                self.omissions[Omission.NOTHING].add(hash(address))
            del self.files[self.file(address)]

    def link(self, file: str, page: SiteAddress, link: str, tag: str = "a") -> str | None:
        """Return the link that leads to where one of a page leads; None where nothing is there."""
        if link.startswith("#"):
            return link
        target = self.target(page, link)
        if target is None:
            return link
        if isinstance(target, Omission):
            return None
        if tag == "link" and self.home and link.startswith(self.home):
            return address_of_file(self.home, target.file)
        if target.file == file and target.ending.startswith("#"):
            return target.ending
        return self.between(file, target.file) + target.ending

    def target(self, page: SiteAddress, link: str) -> LinkTarget | Omission | None:
        """Return where a link of a page leads, which is asked for then; None for off the site."""
        # Where a path leads no page decides.
        is_path = link.startswith("/") and "?" not in link
        target = self._absolute(link) if is_path else self._place(link, page)
        if isinstance(target, LinkTarget):
            if target.address in self.unanswered:
                return Omission.NOTHING
            self._follow(target, page)
        return target

    def between(self, file: str, target: str) -> str:
        """A link from file to file; whole on the page that is shown at any depth, if it can be."""
        if file == NOT_FOUND and self.home:
            return address_of_file(self.home, target)
        return link_between(file, target)

    def _place(self, link: str, page: SiteAddress = _FRONT) -> LinkTarget | Omission | None:
        address = address_of_link(link, page, self.home)
        if address is None:
            return None
        fragment = urlsplit(link).fragment
        ending = f"#{fragment}" if fragment else ""
        if address.path in search_paths() and [name for name, _ in address.parameters] == ["q"]:
            address, ending = SiteAddress(address.path), f"?{urlencode(address.parameters)}"
        place = self.extent.place(address, page)
        if isinstance(place, Omission):
            self.omissions[place].add(hash(address))
            return place
        return LinkTarget(place, self.file(place), ending)

    def _follow(self, target: LinkTarget, page: SiteAddress) -> None:
        address = self.files.get(target.file)
        if address is None:
            self.files[target.file] = address = target.address
            self.waiting.append(address)
            self._sources[address] = []
        if address in self._sources:
            self._sources[address].append(page)
