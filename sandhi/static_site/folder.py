"""The site of a build, written as a folder of files: whole, or not at all.

Each page is asked for once, and lies on the disk before the next: what is kept of it is its address
alone.
"""

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from datasette.app import Datasette

from sandhi.site.app import open_site
from sandhi.site.pages.charts.page import EMBEDDED
from sandhi.site.store.contents import contents, standing_at
from sandhi.site.store.published_folder import publication
from sandhi.static_site.addresses import NOT_FOUND, SiteAddress
from sandhi.static_site.answers import SiteAnswer, answer
from sandhi.static_site.contents import LEADING, SEARCH_INDEX, SEARCHING, STYLE, FileContents
from sandhi.static_site.extent import Omission, site_extent
from sandhi.static_site.index import search_index
from sandhi.static_site.links import SiteLinks
from sandhi.static_site.pages import search_paths
from sandhi.writing import disk
from sandhi.writing.folders import new_folder

# What no link need lead to: what programs ask for by custom. Whom to tell of a weakness is not
# among it, since that expires, and files stay.
CUSTOMARY = ("/robots.txt", "/sitemap.xml", "/llms.txt", "/opensearch.xml", "/changes.atom")

_HERE = Path(__file__).parent / "assets"

Progress = Callable[[int, int], None]


class StaticSite(NamedTuple):
    """What was written: how many files, and bytes in all and in the largest; and what was not.

    ``omissions`` says of how many addresses each kind was left out; ``unanswered`` which pages lead
    to what nothing answers for.
    """

    files: int
    size: int
    largest: int
    omissions: dict[Omission, int]
    unanswered: list[str]


def write_static_site(
    root: Path,
    database: Path,
    folder: Path,
    home: str = "",
    progress: Progress = lambda written, waiting: None,
) -> StaticSite:
    """Write the site of a built database of a package as a folder, which is new or empty.

    ``home`` is the address at which the folder will be known to the world; without it, the
    homepage of the package, if any. ``progress`` is told after each file how many are written, and
    of how many more is known. PackageError where the database is none of this tool's; OSError
    where the folder cannot be written. After an error or an interrupt it is as it was.
    """
    site = open_site(database, asked_once=True)
    if home:
        standing_at(site, home)
    with new_folder(root, folder) as (new, aside), _temporary_files_in(aside):
        return asyncio.run(_write(site, new, progress))


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Have libraries keep their temporary files in a folder: killed, they remove none of them."""
    usual = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = usual


async def _write(site: Datasette, new: Path, progress: Progress) -> StaticSite:
    links = SiteLinks(await site_extent(site), contents(site).dataset.homepage.rstrip("/"))
    writer = SiteWriter(new, FileContents(links), site)
    await writer.begin()
    while links.waiting:
        await writer.write(links.waiting.popleft())
        progress(writer.files, len(links.waiting))
    # A link to what nothing answers for was written before that was known.
    again = {page for pages in links.unanswered.values() for page in pages}
    for page in sorted(again):
        await writer.write_again(page)
    writer.put(
        SEARCH_INDEX, await search_index(site, {at: file for file, at in links.files.items()})
    )
    disk.sync_all()
    return StaticSite(
        writer.files,
        writer.size,
        writer.largest,
        {kind: len(addresses) for kind, addresses in links.omissions.items()},
        [f"{pages[0]} leads to {it}" for it, pages in links.unanswered.items() if pages],
    )


class SiteWriter:
    """Writes the files of a site into a new folder; ``files`` and ``size`` are what is there."""

    def __init__(self, new: Path, file_contents: FileContents, site: Datasette) -> None:
        self.new, self.contents, self.site = new, file_contents, site
        self.app = site.app()
        self.files = self.size = self.largest = 0

    async def begin(self) -> None:
        """Write what the server has not, and have asked for what no link need lead to."""
        disk.new_folder(self.new)
        links = self.contents.links
        links.files[SEARCHING] = SiteAddress(f"/{SEARCHING}")
        # Charts alone are led to by pages elsewhere, in the words that a page offers to be copied.
        charts = (f"{EMBEDDED}{name}" for name in publication(self.site).charts)
        links.begin(map(SiteAddress, ("/", *sorted(search_paths()), *CUSTOMARY, *charts)))
        self.put(".nojekyll", b"")  # without it, a host of pages leaves out what begins with a dot
        for file in (SEARCHING, LEADING, STYLE):
            self.put(file, (_HERE / Path(file).name).read_bytes())
        # The page that hosts show where there is none, at whatever depth.
        address = SiteAddress(f"/{NOT_FOUND}")
        missing = (await self._answer(address)).content.decode()
        self.put(NOT_FOUND, self.contents.page(NOT_FOUND, address, missing).encode())

    async def write(self, address: SiteAddress) -> None:
        """Write what the site answers for an address, if it does."""
        site_answer = await self._answer(address)
        self.contents.links.settle(address, is_there=site_answer.is_there)
        if site_answer.lies_at:
            self._copy(self.contents.links.file(address), site_answer.lies_at)
        elif site_answer.is_there:
            self.put(self.contents.links.file(address), self.contents.content(address, site_answer))

    async def write_again(self, address: SiteAddress) -> None:
        """Write a page anew, some of whose links turned out to lead nowhere."""
        file = self.contents.links.file(address)
        place = self.new / file
        self.size -= place.stat().st_size
        self.files -= 1
        disk.remove(place)
        self.put(file, self.contents.content(address, await self._answer(address)))

    def put(self, file: str, content: bytes) -> None:
        """Write a file that is not there yet."""
        disk.write_among_many(self.new / file, content)
        self._count(len(content))

    async def _answer(self, address: SiteAddress) -> SiteAnswer:
        return await answer(self.site, self.app, address)

    def _copy(self, file: str, source: Path) -> None:
        place = self.new / file
        disk.new_folders(place.parent)
        disk.copy_new(source, place)
        self._count(place.stat().st_size)

    def _count(self, size: int) -> None:
        self.files += 1
        self.size += size
        self.largest = max(self.largest, size)
