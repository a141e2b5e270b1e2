"""What the site refuses, and what it tells browsers to refuse.

It reads and never writes, so GET and HEAD are all that it answers. Its pages need their own styles
and scripts alone; a browser that honours the policy runs nothing else, whatever a page may hold.
"""

from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Base400, Request, Response

from sandhi.site.elements.interface import gettext
from sandhi.site.pages.charts.page import EMBEDDED
from sandhi.site.requests.arguments import unreadable
from sandhi.site.requests.asgi import App, Message, Receive, Scope, Send
from sandhi.site.requests.errors import error_page
from sandhi.site.store import contents

LONGEST = 16_384  # bytes of an address

METHODS = ("GET", "HEAD")

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Of the pages that those of others may frame: they hold a chart, and nothing that does anything.
FRAMED = {
    **HEADERS,
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors *"
    ),
}
_HEADERS, _FRAMED = (
    [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    for headers in (HEADERS, FRAMED)
)
_NAMES = {name for name, _ in _HEADERS}


class Refusal(NamedTuple):
    """Why a request is refused: a status of RFC 9110, section 15.5, and words."""

    status: int
    message: str


_NOT_ALLOWED, _TOO_LONG = 405, 414
_SHOWN = 20  # characters of an address that is too long


def with_guard(datasette: Datasette, app: App) -> App:
    """Return an ASGI app that refuses what no reader asks for, and gives each answer HEADERS."""

    async def guarding(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        # Datasette starts with its first request, and fails a second one that comes meanwhile.
        await datasette.invoke_startup()

        refusal = _refusal(datasette, scope)
        if refusal:
            await refuse(datasette, scope, receive, send, refusal)
        else:
            await app(scope, receive, _with_headers(send, framed=_is_framed(scope)))

    return guarding


async def refuse(
    datasette: Datasette, scope: Scope, receive: Receive, send: Send, refusal: Refusal
) -> None:
    """Answer a request with a refusal, with the headers that each answer has."""
    await datasette.invoke_startup()
    await send_guarded(await _refused(datasette, scope, receive, refusal), send)


async def send_guarded(answer: Response, send: Send) -> None:
    """Send an answer that no page gives, with the headers that each answer has."""
    await answer.asgi_send(_with_headers(send))


def _is_framed(scope: Scope) -> bool:
    """Whether a page is one that those of others may frame."""
    return str(scope["path"]).startswith(EMBEDDED)


def _with_headers(send: Send, *, framed: bool = False) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [pair for pair in message.get("headers", []) if pair[0].lower() not in _NAMES]
            message = {**message, "headers": [*headers, *(_FRAMED if framed else _HEADERS)]}
        await send(message)

    return send_with_headers


def _refusal(datasette: Datasette, scope: Scope) -> Refusal | None:
    """Why a request is refused; None where it is not."""
    if scope["method"] not in METHODS:
        message = gettext("This site is for reading: it answers GET and HEAD alone.")
        return Refusal(_NOT_ALLOWED, message)
    raw_path, query = (
        scope.get("raw_path") or scope["path"].encode(),
        scope.get("query_string", b""),
    )
    if len(raw_path) + len(query) > LONGEST:
        return Refusal(_TOO_LONG, gettext("The address is too long."))
    if not raw_path.startswith(b"/"):  # a whole address, as to a proxy, would lead elsewhere
        return Refusal(400, gettext("The address is no path of this site."))
    if not raw_path.isascii() or not query.isascii():
        message = gettext("The address has letters in it that are not percent-encoded.")
        return Refusal(400, message)
    fault = unreadable(contents(datasette), raw_path.decode("ascii"), query)
    return Refusal(400, fault) if fault else None


async def _refused(
    datasette: Datasette, scope: Scope, receive: Receive, refusal: Refusal
) -> Response:
    page_scope = {**scope, "query_string": b"", "csrftoken": str}
    if refusal.status == _TOO_LONG:  # the page would echo it in each of its links to itself
        first = f"/{str(scope['path']).split('/')[1][:_SHOWN]}"
        page_scope |= {"path": first, "raw_path": first.encode()}
    request = Request(page_scope, receive)
    error = Base400(refusal.message)
    error.status = refusal.status
    answer = await error_page(datasette, request, error)
    if refusal.status == _NOT_ALLOWED:
        answer.headers["Allow"] = ", ".join(METHODS)
    return answer
