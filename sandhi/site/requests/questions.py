"""A worked question whose rows are searched and sorted, as those of a table are.

Datasette runs a question as it is declared. Here it is given the same question within another, so
that a page of it and all its forms as data have the same rows in the same order.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl

from sandhi.package.declarations import Declaration
from sandhi.site.requests.asgi import App, Receive, Scope, Send
from sandhi.site.store.filters import result_narrowed

_NOTHING: Mapping[str, str] = MappingProxyType({})
_asked: ContextVar[Mapping[str, str]] = ContextVar("what is asked of a question", default=_NOTHING)


def asking(app: App) -> App:
    """Return an ASGI app that knows, while it answers, what the address asks."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"").decode("latin-1")
        token = _asked.set(dict(parse_qsl(query)) if "_s" in query else _NOTHING)
        try:
            await app(scope, receive, send)
        finally:
            _asked.reset(token)

    return answering


def narrowed_query(question: Declaration, query: dict[str, Any]) -> dict[str, Any]:
    """Return a question as Datasette has it, with the search and the order that are asked for."""
    asked = _asked.get()
    sql = result_narrowed(
        question,
        searched=bool(asked.get("_search")),
        sort=asked.get("_sort", ""),
        descending=asked.get("_sort_desc", ""),
    )
    return query | {"sql": sql}
