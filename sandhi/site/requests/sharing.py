"""What programs elsewhere are told of an answer: that they may read it, and what it is related to.

All data of a public site may be read from any page of the web (the CORS protocol of the Fetch
standard): it has no users, so that nobody is shown what others are not. A request OPTIONS for data
is answered here. A site that was given no address is its curator's own, on this machine: there the
one who asks is that curator, by a page that the browser has open, and no page elsewhere gets at it.
Search engines are asked to list pages, and not the same again as data.
"""

import re

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import Request

from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.citing.links import (
    Link,
    link_header,
    links_of_data,
    links_of_front,
    links_of_table,
)
from sandhi.site.requests.asgi import App, Headers, Message, Receive, Scope, Send
from sandhi.site.requests.origin import standing_of

METHODS = ("GET", "HEAD", "OPTIONS")
READABLE = ("Accept-Ranges", "Content-Disposition", "Content-Range", "ETag", "Link")  # by scripts

_DATA = re.compile(
    rf"/(?:downloads/.+|id/.+|{DATABASE}\.db|seeds/[^/]+\.(?:bib|ris|csljson)|.+\.(?:json|jsono|csv|excel|xlsx|parquet|blob|atom|xml|txt|yaml))"
)
_OWN_FILES = re.compile(r"/(?:robots|llms|llms-full|\.well-known/security)\.txt|/sitemap.*\.xml")
_ROWS = re.compile(rf"/{DATABASE}(?:/([^/.]+)(?:/([^/.]+))?)?(\.\w+)?")
_UNRELATED = re.compile(rb"\s*<[^<>\s]+>\s*;")  # that any well-formed link begins with

_ALLOWED = ", ".join(METHODS)
_CLOSED = [(b"cross-origin-resource-policy", b"same-origin")]
_OPEN = [(b"access-control-allow-origin", b"*")]
_EXPOSED = (b"access-control-expose-headers", ", ".join(READABLE).encode())
_PREFLIGHT = [
    (b"allow", _ALLOWED.encode()),
    (b"access-control-allow-methods", _ALLOWED.encode()),
    (b"access-control-allow-headers", b"*"),
    (b"access-control-max-age", b"86400"),
    (b"content-length", b"0"),
]
_OF_USERS = {b"cookie", b"authorization"}  # of whom the site has none, so no answer varies by them


def is_data(path: str) -> bool:
    """Whether what is at a path is for programs."""
    return bool(_DATA.fullmatch(path))


def without_users(app: App) -> App:
    """Return an ASGI app that is not told who asks: the site knows no users, and reads no cookies.

    So an answer is one for all, and nothing hangs on whether a cookie can be read.
    """

    async def public(scope: Scope, receive: Receive, send: Send) -> None:
        if "headers" in scope:
            headers = [pair for pair in scope["headers"] if pair[0].lower() not in _OF_USERS]
            scope = {**scope, "headers": headers}
        await app(scope, receive, send)

    return public


def with_cors(datasette: Datasette, app: App) -> App:
    """Return an ASGI app that lets pages of any origin read all that is data, of a public site.

    Of any other it tells browsers that no other site may have an answer, in whichever way.
    """

    async def sharing(scope: Scope, receive: Receive, send: Send) -> None:
        is_shared = standing_of(datasette).is_shared
        closed = [] if is_shared else _CLOSED
        if scope["type"] != "http" or not is_data(scope["path"]):
            await app(scope, receive, _for_everyone(send, closed))
            return
        added = [*_OPEN, _EXPOSED] if is_shared else [*closed]
        if is_shared and scope["method"] == "OPTIONS":
            headers = [*_OPEN, *_PREFLIGHT]
            await send({"type": "http.response.start", "status": 204, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        if not _OWN_FILES.fullmatch(scope["path"]):
            added.append((b"x-robots-tag", b"noindex"))
        await app(scope, receive, _for_everyone(send, added))

    return sharing


def _for_everyone(send: Send, added: Headers) -> Send:
    """Send an answer with more headers, and without what says that it is for some users alone."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [pair for pair in map(_unvaried, message.get("headers", [])) if pair[1]]
            message = {**message, "headers": [*headers, *added]}
        await send(message)

    return send_with_headers


def _unvaried(pair: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    name, value = pair
    if name.lower() != b"vary":
        return pair
    fields = [field.strip() for field in value.split(b",")]
    return name, b", ".join(field for field in fields if field.lower() not in _OF_USERS)


def with_link_headers(datasette: Datasette, app: App) -> App:
    """Return an ASGI app whose answers with tables and rows tell what they are related to.

    Datasette's own link to the data of a page is not written as links are, and is left out.
    """

    async def linking(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_links(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.get("headers", [])
                values = [value for name, value in headers if name.lower() == b"link"]
                link_values = [value for value in values if _UNRELATED.match(value)]
                links = await _links(datasette, scope) if message["status"] == 200 else []
                if header := link_header(links):
                    link_values.append(header.encode("latin-1"))
                headers = [pair for pair in headers if pair[0].lower() != b"link"]
                headers += [(b"link", b", ".join(link_values))] if link_values else []
                message = {**message, "headers": headers}
            await send(message)

        await app(scope, receive, send_with_links if scope["type"] == "http" else send)

    return linking


async def _links(datasette: Datasette, scope: Scope) -> list[Link]:
    """The links of the page of a table, or of tables and rows as data; none for any other."""
    path, request = scope["path"], Request(scope, None)
    if path == "/":
        return await links_of_front(datasette, request)
    match = _ROWS.fullmatch(path)
    if match is None:
        return []
    table, key, ending = match.groups()
    if ending:
        return await links_of_data(datasette, request, tilde_decode(table or ""))
    if key or not table:  # the page of a row says itself what it is related to
        return []
    return await links_of_table(datasette, request, tilde_decode(table))
