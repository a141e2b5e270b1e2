"""What a site answers for an address, asked in this process, with no server and no HTTP."""

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlencode

from datasette.app import Datasette

from sandhi.files import PackageError
from sandhi.site.pages.files import file_at
from sandhi.site.requests.asgi import App, Message
from sandhi.static_site.addresses import SiteAddress

PAGE = "text/html"

_DISK_FAILS = 507  # as the page of a failure tells it
_GONE = 410  # a row that ended has a page, which says what became of it
_REDIRECTS = (301, 302, 303, 307, 308)
_PATH = "/%~:@!$&'()*+,;="  # what a path has as it is (RFC 3986)
_TAKEN = re.compile(rb'"query_ms": [0-9.e+-]+')  # milliseconds, of which no two are alike
# No host, so that the site knows no address but that of its package; and nothing to be packed.
_HEADERS = [(b"host", b""), (b"accept", b"*/*"), (b"accept-encoding", b"identity")]


class SiteAnswer(NamedTuple):
    """An answer; ``leads_to`` is set where it leads elsewhere, ``lies_at`` where it is a file."""

    status: int
    media_type: str
    content: bytes = b""
    leads_to: str = ""
    lies_at: Path | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is anything at the address."""
        return bool(self.leads_to) or self.status in (200, _GONE)


async def answer(site: Datasette, app: App, address: SiteAddress) -> SiteAnswer:
    """Return what a site, whose ``app`` is made once for all, answers for an address.

    PackageError where the site fails: without that page, the files would not be the site.
    """
    if file := file_at(site, address.path):
        return SiteAnswer(200, file.media_type.partition(";")[0], lies_at=file.place)
    start: Message = {}
    parts: list[bytes] = []
    ended = False

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        nonlocal ended
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            parts.append(message.get("body", b""))
            ended = not message.get("more_body")

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(address.path),
        "raw_path": quote(address.path, safe=_PATH).encode(),
        "query_string": urlencode(address.parameters).encode(),
        "root_path": "",
        "headers": _HEADERS,
        "client": ("127.0.0.1", 0),
        "server": ("localhost", None),
    }
    await app(scope, receive, send)
    if ended and start["status"] == _DISK_FAILS:
        raise PackageError(
            f"the disk is full, or fails, where {address} is worked out; see that there is room, "
            "also for temporary files"
        )
    if not ended or start["status"] >= 500:
        raise PackageError(f"the site fails at {address}; `sandhi serve` shows what it says there")
    headers = {name.lower(): value.decode("latin-1") for name, value in start.get("headers", [])}
    media_type = headers.get(b"content-type", "").partition(";")[0]
    if start["status"] in _REDIRECTS:
        return SiteAnswer(start["status"], media_type, leads_to=headers[b"location"])
    content = b"".join(parts)
    if media_type == "application/json":
        content = _TAKEN.sub(b'"query_ms": 0', content)
    return SiteAnswer(start["status"], media_type, content)
