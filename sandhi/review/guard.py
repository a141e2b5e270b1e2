"""Nothing of the review page can be reached without its token, nor from another site's page."""

from hmac import compare_digest

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandhi.authority import authority

LOCAL = ("127.0.0.1", "localhost", "::1")
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
LARGEST = 1024 * 1024  # bytes of a form

_SAME_SITE = ("same-origin", "none")  # Sec-Fetch-Site of our own page, and of an address typed in


class Guard:
    """An ASGI application that lets through to another only requests that carry the token.

    The token comes in the address once (``/?token=…``) and from then on in a cookie. Requests under
    another host name (DNS rebinding) or sent from another origin's page are refused too: another
    port of this machine is another origin.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        """Guard an application with a token."""
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        answer = self._refusal(request)
        await (answer or self.app)(scope, receive, send_with_headers)

    def _refusal(self, request: Request) -> Response | None:
        """The answer to a request that may not pass; None for one that may."""
        if not _is_ours(request):
            return _refused("this page is for the machine that it runs on", 421)
        if not _is_from_our_page(request):
            return _refused("this request comes from another site's page")
        token = request.query_params.get("token")
        if token is not None and self._is_right(token):
            answer = RedirectResponse("/", status_code=303)
            answer.set_cookie(cookie(request), self.token, httponly=True, samesite="strict")
            return answer
        if not self._is_right(request.cookies.get(cookie(request), "")):
            return _refused("open the address that `sandhi review` has printed, token and all")
        length = request.headers.get("content-length", "0")
        chunked = "transfer-encoding" in request.headers
        if chunked or not length.isdecimal() or len(length) > 9 or int(length) > LARGEST:
            return _refused(f"a form has at most {LARGEST:,} bytes, and says how many", 413)
        return None

    def _is_right(self, token: str) -> bool:
        return compare_digest(token.encode(), self.token.encode())


def cookie(request: Request) -> str:
    """The name of the cookie: browsers keep those of all ports of a machine together."""
    return f"sandhi_review_{_port(request)}"


def _port(request: Request) -> int:
    return int(request.scope["server"][1])


def _is_ours(request: Request) -> bool:
    """Whether a request names this machine and the port that the page has, and nothing else."""
    hosts = request.headers.getlist("host")
    address = authority(hosts[0]) if len(hosts) == 1 else None
    if address is None or address.host not in LOCAL:
        return False
    return (80 if address.port is None else address.port) == _port(request)


def _is_from_our_page(request: Request) -> bool:
    """Whether no other page has sent a request, as far as the browser says.

    A link to the page may stand anywhere; a form of ours is on our page.
    """
    if request.headers.getlist("origin") not in ([], [f"http://{request.headers['host']}"]):
        return False
    fetched = request.headers.getlist("sec-fetch-site")
    return request.method in ("GET", "HEAD") or all(site in _SAME_SITE for site in fetched)


def _refused(why: str, status: int = 403) -> Response:
    return PlainTextResponse(f"Refused: {why}.\n", status_code=status)
