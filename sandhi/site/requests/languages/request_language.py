"""In which language a page is asked for: that which its path begins with, or English.

All behind this knows paths without a language; what it names in an answer is put back under it.
Files and data are in no language: who asks for them under one is led to where they are.
"""

import re

from datasette.app import Datasette
from datasette.utils.asgi import Response

from sandhi.site.elements.addresses import is_page, path_in_language
from sandhi.site.elements.interface import ENGLISH, languages, speaking
from sandhi.site.requests.asgi import App, Message, Receive, Scope, Send
from sandhi.site.requests.guard import send_guarded
from sandhi.site.store import contents

_SPOKEN = re.compile(rb"/([a-z]+)(?:/(?![/\\]).*)?", re.DOTALL)


def spoken(datasette: Datasette, app: App) -> App:
    """Return an ASGI app that answers each request in the language that its path begins with."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        code = _language(scope)
        if code is None:
            await app(scope, receive, send)
            return
        path = scope["path"].removeprefix(f"/{code}")
        raw = _raw_path(scope).removeprefix(f"/{code}".encode())
        if not path or not is_page(path):
            await datasette.invoke_startup()
            query = scope.get("query_string", b"")
            place = (raw or f"/{code}/".encode()) + (b"?" + query if query else b"")
            headers = {"Location": str(datasette.urls.prefixed(place.decode("latin-1")))}
            await send_guarded(Response("", status=308, headers=headers), send)
            return
        with speaking(code, contents(datasette).catalogue.words.get(code, {})):
            await app(
                {**scope, "path": path, "raw_path": raw},
                receive,
                _leading_on(datasette.prefix, send),
            )

    return answering


def _language(scope: Scope) -> str | None:
    """The language that a path begins with, spelt as links spell it; None where it is English.

    What stands behind it must be a path of this site: behind two slashes stands another's host.
    """
    if scope["type"] != "http":
        return None
    match = _SPOKEN.fullmatch(_raw_path(scope))
    code = match[1].decode("ascii") if match else ENGLISH
    return code if code in languages() and code != ENGLISH else None


def _raw_path(scope: Scope) -> bytes:
    return bytes(scope.get("raw_path") or scope["path"].encode())


def _leading_on(prefix: str, send: Send) -> Send:
    """Have an answer that leads elsewhere on this site lead to it in the language."""

    async def send_leading(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [
                (name, _in_language(prefix, value) if name.lower() == b"location" else value)
                for name, value in message.get("headers", [])
            ]
            message = {**message, "headers": headers}
        await send(message)

    return send_leading


def _in_language(prefix: str, address: bytes) -> bytes:
    location = address.decode("latin-1")
    if not location.startswith(f"{prefix}/") or location.startswith("//"):  # off the site
        return address
    return (prefix + path_in_language(location.removeprefix(prefix))).encode("latin-1")
