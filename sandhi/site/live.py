"""The site of whichever build is current: when another one is, it goes over to that as a whole.

Each build has a site of its own, with its database, downloads, charts, settings and kept answers. A
request is answered by one site from beginning to end, and a build is held while a site shows it. A
new build is opened, and asked for a page, before the first request goes there; one that cannot be
opened is told of once, and the old one stays.
"""

import asyncio
import logging
import sys
from pathlib import Path
from typing import NamedTuple

from datasette.app import Datasette
from datasette.database import WriteTask

from sandhi.files import PackageError, reason
from sandhi.site.app import NOWHERE, open_site
from sandhi.site.requests.asgi import App, Message, Receive, Scope, Send
from sandhi.site.requests.origin import Standing
from sandhi.writing.builds import HeldBuild, hold

_LOG = logging.getLogger(__name__)


class BuildIdentity(NamedTuple):
    """What tells one database file from another, without reading it."""

    device: int
    inode: int
    changed: int
    size: int


def identity(database: Path) -> BuildIdentity | None:
    """The identity of a file, links followed; None where it is not there."""
    try:
        stat = database.stat()
    except OSError:
        return None
    return BuildIdentity(stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)


class BuildSite:
    """The site of one build."""

    def __init__(self, database: Path, standing: Standing) -> None:
        """Open and hold the build; PackageError where it is none of this tool's."""
        try:
            self._build: HeldBuild = hold(database)
        except OSError as error:
            raise PackageError(f"{database} cannot be opened: {reason(error)}") from None
        try:
            self.identity = identity(self._build.file)
            self.datasette: Datasette = open_site(self._build.file, standing)
        except BaseException:
            self._build.release()
            raise
        self.app: App = self.datasette.app()
        self.requests = 0  # that are being answered

    async def answers(self) -> bool:
        """Whether it answers a request; after that it is as quick as one that has run for long."""
        response = await self.datasette.client.get("/-/health")
        return bool(response.status_code == 200)

    def close(self) -> None:
        """End its threads, close its files, and let the build be removed."""
        self.datasette.executor.shutdown()
        for database in self.datasette.databases.values():
            if database._write_thread is not None:  # which would wait for ever
                database._write_queue.put(WriteTask(sys.exit, None, None))
                database._write_thread.join()
            database.close()
        self._build.release()


class LiveSite:
    """An ASGI app: the site of the current build, whichever that is."""

    def __init__(self, database: Path, standing: Standing = NOWHERE) -> None:
        """Open the site of the build that is current; PackageError where that is none.

        ``standing`` says where the site stands, whichever build it shows.
        """
        self._database, self._standing = database, standing
        self._site = BuildSite(database, standing)
        self._tried = self._site.identity
        self._opening: asyncio.Task[None] | None = None
        self._closing: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request by the site that is current as it comes."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        self._notice()
        site = self._site
        site.requests += 1
        try:
            await site.app(scope, receive, send)
        finally:
            site.requests -= 1
            self._leave(site)

    def _notice(self) -> None:
        """Begin to go over to another build, if there is one."""
        now = identity(self._database)
        if now in (None, self._tried) or (self._opening and not self._opening.done()):
            return
        self._tried = now
        self._opening = asyncio.create_task(self._go_over())

    async def _go_over(self) -> None:
        try:
            site = await asyncio.to_thread(BuildSite, self._database, self._standing)
        except PackageError as error:
            _LOG.warning("the new build is not shown: %s", error)
            return
        if not await site.answers():
            _LOG.warning("the new build is not shown: it answers no request; run `sandhi build`")
            await asyncio.to_thread(site.close)
            return
        before, self._site, self._tried = self._site, site, site.identity
        self._leave(before)

    def _leave(self, site: BuildSite) -> None:
        """Close a site that is not shown any more, once nobody waits for it."""
        if site is not self._site and site.requests == 0:
            closing = asyncio.create_task(asyncio.to_thread(site.close))
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)


async def _live(receive: Receive, send: Send) -> None:
    """Tell the server that there is nothing to wait for, at its start and at its end."""
    while True:
        message: Message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
