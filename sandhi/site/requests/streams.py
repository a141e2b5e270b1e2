"""Rows that are streamed as CSV are given whole, or the answer breaks off before its end.

Datasette writes what stopped it, such as a time limit, as if it were the last row, and ends as if
all had been given. Any other file may end as it will.
"""

import re

from sandhi.publish.metadata import DATABASE
from sandhi.site.requests.asgi import App, Message, Receive, Scope, Send

_ROWS = re.compile(rf"/{DATABASE}/[^/]+\.csv")

_LINE_END = b"\r\n"  # of each row, which is sent in one piece


def with_whole_streams(app: App) -> App:
    """Return an ASGI app that ends no stream of CSV which did not come to its end."""

    async def streaming(scope: Scope, receive: Receive, send: Send) -> None:
        if b"_stream" not in scope.get("query_string", b"") or not _ROWS.fullmatch(scope["path"]):
            await app(scope, receive, send)
            return
        is_csv = broken = False

        async def send_rows(message: Message) -> None:
            nonlocal is_csv, broken
            if message["type"] == "http.response.start":
                # An error page is whole as it is.
                is_csv = message["status"] == 200
            piece = message.get("body", b"")
            broken = broken or (is_csv and bool(piece) and not piece.endswith(_LINE_END))
            if not broken:
                await send(message)

        await app(scope, receive, send_rows)

    return streaming
