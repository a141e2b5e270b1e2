"""What a request asks of the pages of data, read before Datasette reads it.

Datasette hands most arguments on to SQLite as they come: a name that is no column is compared as a
word, a number that no column can hold ends in a failure, and so does a zero byte. Here each is
answered in words: what cannot be read, what is not there, and what there is.

A worked question Datasette runs as it is declared; here its rows are searched and sorted as those
of a table are: it is given the same question within another, so that a page of it and all its forms
as data have the same rows in the same order.
"""

import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, unquote, unquote_to_bytes, urlencode

from datasette.app import Datasette
from datasette.filters import Filters
from datasette.utils import tilde_decode
from datasette.utils.asgi import Response

from sandhi.files import parse_json
from sandhi.package.declarations import Declaration
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import path_decoded
from sandhi.site.elements.interface import gettext
from sandhi.site.pages.table.meant import as_table_has_them
from sandhi.site.pages.table.times import in_written_times, turned_span, unread_time
from sandhi.site.requests.asgi import App, Receive, Scope, Send
from sandhi.site.store import Contents, DatabaseTable, contents
from sandhi.site.store.rows import result_narrowed
from sandhi.text import UNWRITABLE

MOST = 100  # arguments of an address: a filter for each column of a wide table, and as many again
DIGITS = 9  # of a number of rows, facets, seconds or milliseconds
LARGEST = 2**63 - 1  # that SQLite holds

_DATA = re.compile(rf"/{DATABASE}(?:/([^/.]+))?(/[^/]*)?(?:\.\w+)?")
_CONCORDANCE = re.compile(r"/concordance/([^/.]+)(?:\.csv)?")
_OF_CONCORDANCE = ("by", "page")  # beside the columns that it is narrowed by
_NUMBERS = ("_size", "_facet_size", "_ttl", "_timelimit")
# Of Datasette: a question within a question, how it is met, numbers that are no JSON, and words in
# the language of the index or of another one, whose cost nothing bounds.
_CLOSED = ("_through", "_trace", "_json_infinity", "_searchmode", "_fts_table", "_fts_pk")
_SIZES = ("_size", "_facet_size")  # for which “max” may stand too
_LOOKUPS = frozenset(one.key for one in Filters._filters)
_NUMERIC = frozenset(one.key for one in Filters._filters if getattr(one, "numeric", False))
_LISTS = frozenset(("in", "notin"))
_SURROGATE = re.compile(r"[\ud800-\udfff]")

_NOTHING: Mapping[str, str] = MappingProxyType({})
_arguments: ContextVar[Mapping[str, str]] = ContextVar(
    "what is asked of a question", default=_NOTHING
)


def unreadable(site: Contents, path: str, query: bytes) -> str | None:
    """What of an address cannot be met, in a sentence; None where all can be tried."""
    if UNWRITABLE.search(path_decoded(unquote(path))):
        return gettext("The address has a control character in it.")
    match, of_passages = _DATA.fullmatch(path), _CONCORDANCE.fullmatch(path)
    if (match is None and of_passages is None) or not query:
        return None
    try:
        text = unquote_to_bytes(query.replace(b"+", b" ")).decode("utf-8")
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, max_num_fields=MOST)
    except UnicodeDecodeError:
        return gettext("The address is not written in UTF-8.")
    except ValueError:
        return gettext("The address has more than %s arguments; ask for less at once.") % MOST
    if UNWRITABLE.search(text):
        return gettext("The address has a control character in it.")
    if of_passages:
        table = site.tables.get(of_passages[1])
        unmet = (
            name for name, _ in pairs if table and name not in (*_OF_CONCORDANCE, *table.titles)
        )
        return next((_no_column(table, name) for name in unmet if table), None)
    # The page of a row has no rows that could be narrowed.
    table = site.tables.get(tilde_decode(match[1])) if match and match[1] and not match[2] else None
    return next(_faults(site, table, pairs), None)


def _faults(
    site: Contents, table: DatabaseTable | None, pairs: list[tuple[str, str]]
) -> Iterator[str]:
    for name, value in pairs:
        if name == "_next" and table and table.kind == "view" and not _is_count(value):
            yield gettext("_next is the number of the rows before, which is not “%s”.") % value[:40]
        elif name in _NUMBERS and not (_is_count(value) or (value == "max" and name in _SIZES)):
            message = gettext(
                "%(name)s is a whole number of at most %(n)s digits, and not “%(value)s”."
            )
            yield message % {"name": name, "n": DIGITS, "value": value[:40]}
        elif name in _CLOSED:
            yield gettext("There is no %s here.") % name
        elif table and (unread := unread_time(site, table, name, value)):
            yield unread
        elif table and ("__" in name or not name.startswith("_")):
            yield from _of_filter(table, name, value)
    if table and (turned := turned_span(dict(pairs))):
        yield turned


def _is_count(value: str) -> bool:
    return not value or bool(re.fullmatch(rf"[0-9]{{1,{DIGITS}}}", value))


def _of_filter(table: DatabaseTable, name: str, value: str) -> Iterator[str]:
    """What is wrong with a filter: its column, its comparison, or what is compared with."""
    column, compared, lookup = name.rpartition("__")
    if not compared:
        column, lookup = name, "exact"
    if column not in table.titles:
        yield _no_column(table, column)
    elif lookup not in _LOOKUPS:
        comparisons = ", ".join(sorted(_LOOKUPS))
        message = gettext("There is no comparison “%(lookup)s”; there are %(comparisons)s.")
        yield message % {"lookup": lookup[:60], "comparisons": comparisons}
    elif lookup in _NUMERIC and value.isdigit() and not value.isdecimal():
        yield gettext("%s asks for a number that is not written in plain digits.") % name
    elif lookup in _NUMERIC and value.isdigit() and not _fits(value):
        message = gettext("%(name)s asks for a number beyond %(largest)s, which no row has.")
        yield message % {"name": name, "largest": LARGEST}
    elif lookup in _LISTS and value.startswith("[") and not _is_list(value):
        message = gettext("%s takes words between commas, or a list of words and numbers in JSON.")
        yield message % name


def _no_column(table: DatabaseTable, column: str) -> str:
    """That a table has no such column, and which may be meant, or which there are."""
    names = {"table": f"{table.title} ({table.name})", "column": column[:60]}
    if close := get_close_matches(column, [*table.titles], 1):
        message = gettext("%(table)s has no column “%(column)s”; did you mean %(close)s?")
        return message % {**names, "close": close[0]}
    message = gettext("%(table)s has no column “%(column)s”; it has %(columns)s.")
    return message % {**names, "columns": ", ".join(table.titles)}


def _fits(digits: str) -> bool:
    return len(digits) <= len(str(LARGEST)) and int(digits) <= LARGEST


def _is_list(value: str) -> bool:
    """Whether a text is a list in JSON of what a cell can hold."""
    try:
        members = parse_json(value)
    except ValueError:
        return False
    if not isinstance(members, list) or len(members) > MOST:
        return False
    return all(
        isinstance(one, float)
        or (isinstance(one, str) and not _SURROGATE.search(one))
        or (isinstance(one, int) and abs(one) <= LARGEST)
        for one in members
    )


def asking(app: App) -> App:
    """Return an ASGI app that knows, while it answers, what the address asks."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"").decode("latin-1")
        token = _arguments.set(dict(parse_qsl(query)) if "_s" in query else _NOTHING)
        try:
            await app(scope, receive, send)
        finally:
            _arguments.reset(token)

    return answering


def with_written_times(datasette: Datasette, app: App) -> App:
    """Return an ASGI app that leads from what people write to what lists go by: dates, names."""

    async def reading(scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"").decode("latin-1")
        match = _DATA.fullmatch(scope["path"]) if query else None
        site = contents(datasette)
        table = site.tables.get(tilde_decode(match[1])) if match and match[1] else None
        if table and match and not match[2]:
            pairs = parse_qsl(query, keep_blank_values=True)
            read = in_written_times(site, table, pairs)
            read = await as_table_has_them(datasette, table, read)
            if [*read] != pairs:
                place = f"{scope['path']}?{urlencode(read)}"
                await Response.redirect(place).asgi_send(send)
                return
        await app(scope, receive, send)

    return reading


def narrowed_query(question: Declaration, query: dict[str, Any]) -> dict[str, Any]:
    """Return a question as Datasette has it, with the search and the order that are asked for."""
    arguments = _arguments.get()
    sql = result_narrowed(
        question,
        searched=bool(arguments.get("_search")),
        sort=arguments.get("_sort", ""),
        descending=arguments.get("_sort_desc", ""),
    )
    return query | {"sql": sql}
