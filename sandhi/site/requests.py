"""What the site does with a request before Datasette sees it."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import NotFound

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]


def closed() -> None:
    """Answer that there is no such page."""
    raise NotFound("There is no such page.")


def without_blank_search(app: App) -> App:
    """Return an ASGI app that drops empty search boxes: FTS5 refuses an empty expression."""

    async def dropping(scope: Scope, receive: Any, send: Any) -> None:
        query = scope.get("query_string", b"")
        if b"_search" in query:
            pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
            kept = [pair for pair in pairs if pair[1].strip() or not pair[0].startswith("_search")]
            scope = {**scope, "query_string": urlencode(kept).encode("latin-1")}
        await app(scope, receive, send)

    return dropping
