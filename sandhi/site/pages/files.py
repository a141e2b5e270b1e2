"""Files as they lie on disk: those to download, and the database, whole or in parts (RFC 9110, 14).

Each has its length, a strong entity tag and the time when it was written, so that what broke off
can go on, and nobody is sent what they have.
"""

import os
import re
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Send

from sandhi.publish.archive.sums import SUMS
from sandhi.publish.downloads.descriptor import DESCRIPTION
from sandhi.publish.downloads.manifest import MANIFEST
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.citing.links import link_field, links_of_file
from sandhi.site.elements.interface import gettext
from sandhi.site.store.published_folder import DownloadFile, publication

DOWNLOADS, DATABASE_PATH = "/downloads/", f"/{DATABASE}.db"

_SQLITE = "application/vnd.sqlite3"
_JSON = "application/json; charset=utf-8"
_LISTS = {MANIFEST: _JSON, DESCRIPTION: _JSON, SUMS: "text/plain; charset=utf-8"}
_FILES = StaticFiles()  # of no folder: it knows who has a file already
_RANGE = re.compile(r"\s*(?:([0-9]{1,18})-([0-9]{1,18})?|-([0-9]{1,18}))\s*")
_RANGES = 10  # of one request; who asks for more is given the whole


class ServedFile(NamedTuple):
    """A file at a path of the site.

    ``tag`` is a strong entity tag; empty for what is a list, which is tagged by its time and size.
    """

    place: Path
    media_type: str
    name: str
    tag: str
    file: DownloadFile | None = None


def file_at(datasette: Datasette, path: str) -> ServedFile | None:
    """Return the file at a path of the site; None where there is none."""
    if path == DATABASE_PATH:
        database = datasette.get_database(DATABASE)
        place = Path(database.path)
        return ServedFile(place, _SQLITE, place.name, f'"{database.hash}"')
    name = path.removeprefix(DOWNLOADS)
    folder = publication(datasette)
    file = folder.files.get(name)
    if name == path or (file is None and name not in _LISTS):
        return None
    if file is None:
        return ServedFile(folder.path(name), _LISTS[name], "", "")
    short, tag = name.rpartition("/")[2], f'"{file.sha256}"'
    return ServedFile(folder.path(name), file.media_type, short, tag, file)


async def file_page(datasette: Datasette, request: Request) -> "FileAnswer":
    """Answer with a file; NotFound where there is none, or it is not on the disk any more."""
    served = file_at(datasette, request.path)
    if served is None:
        raise NotFound(gettext("There is no file %s.") % request.path)
    try:
        status = await run_in_threadpool(os.stat, served.place)
    except OSError:
        status = None
    if status is None or not S_ISREG(status.st_mode):
        raise NotFound(
            gettext("The file %s is not there any more; build the site anew.") % request.path
        )
    links = await links_of_file(datasette, request, served.file)
    return FileAnswer(request, served, status, link_field(links))


class FileAnswer:
    """The answer with a file, or with what is asked for of it, as Datasette sends answers."""

    def __init__(
        self, request: Request, served: ServedFile, status: os.stat_result, link: dict[str, str]
    ) -> None:
        """Answer a request with a file that has been looked at; ``link`` is its field Link."""
        self.request, self.served, self.status, self.link = request, served, status, link

    async def asgi_send(self, send: Send) -> None:
        """Send the file, a part of it, or that the client has it already."""
        served, request_headers = self.served, Headers(scope=self.request.scope)
        whole = FileResponse(
            served.place,
            media_type=served.media_type,
            filename=served.name or None,
            stat_result=self.status,
            headers={
                "cache-control": "no-cache",
                **self.link,
                **({"etag": served.tag} if served.tag else {}),
            },
        )
        has_it = _FILES.is_not_modified(whole.headers, request_headers)
        answer: Response = NotModifiedResponse(whole.headers) if has_it else whole
        headers = [*self.request.scope["headers"]]
        if self.request.method != "GET" or not is_range(request_headers.get("range", "")):
            headers = [pair for pair in headers if pair[0] != b"range"]
        scope = {**self.request.scope, "headers": headers}
        await answer(scope, self.request.receive, send)


def is_range(field: str) -> bool:
    """Whether a field Range asks for a few parts of a file; any other is passed over."""
    unit, _, ranges = field.partition("=")
    matches = [_RANGE.fullmatch(part) for part in ranges.split(",")]
    if unit.strip().lower() != "bytes" or len(matches) > _RANGES:
        return False
    return all(match and not (match[2] and int(match[1]) > int(match[2])) for match in matches)
