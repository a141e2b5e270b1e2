"""What narrows a table: the filters in its address as chips, and words that are searched for."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from datasette.app import Datasette
from datasette.filters import FilterArguments, Filters
from datasette.utils.asgi import Request

from sandhi.cite.results import question_in_query
from sandhi.site.elements.addresses import spoken_path
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.labels import coded
from sandhi.site.elements.values.dates import is_date, written_date
from sandhi.site.elements.values.languages import language_called
from sandhi.site.elements.values.words import truth_called, value_called, words
from sandhi.site.store import Contents, DatabaseTable, contents
from sandhi.site.store.rows import holding

SEARCH = "_search"
_WORDS = "sandhi_words"  # a parameter of SQL that none of Datasette's has the name of
_DISPLAYED = {one.key: one.display for one in Filters._filters}


class Chip(NamedTuple):
    """A filter that holds: what it says, and the path of the page without it."""

    text: str
    path: str


def searched(
    datasette: Datasette, request: Request, table: str
) -> Callable[[], Awaitable[FilterArguments]] | None:
    """Return what Datasette adds to its conditions where words are searched for (``?_search=``).

    The directory of all rows has an index of its own, which Datasette asks.
    """
    site = contents(datasette)
    listed, query = site.tables.get(table), request.args.get(SEARCH)
    if listed is None or listed.is_directory:
        return None

    async def arguments() -> FilterArguments:
        given = {"supports_search": True, "search": query or ""}
        if not query:
            return FilterArguments([], extra_context=given)
        said = [f'with the words "{query}"']
        return FilterArguments([holding(site, listed, _WORDS)], {_WORDS: query}, said, given)

    return arguments


def chips(request: Request, site: Contents, table: DatabaseTable) -> list[Chip]:
    """Return the filters in the address of a page of a table, in their order."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    chosen = {*question_in_query(table.name, request.query_string).pairs}
    found = []
    for place, (name, value) in enumerate(pairs):
        if (name, value) not in chosen or name.startswith("_sort"):
            continue
        rest = [pair for other, pair in enumerate(pairs) if other != place and pair[0] != "_next"]
        path = spoken_path(request.path) + (f"?{urlencode(rest)}" if rest else "")
        found.append(Chip(_said(site, table, name, value), path))
    return found


def filter_words(site: Contents, table: DatabaseTable, column: str, value: object) -> str:
    """Return the value of a column as people read it, as plain words."""
    text = str(value)
    if target := table.references.get(column):
        return site.label(target, text)
    if called := language_called(column, text):
        return called
    if column in table.truths:
        return truth_called(text)
    if row := site.codes.get(text):
        return site.label(*row)
    if text in table.values.get(column, {}):
        return value_called(table, column, text)
    if table.kind == "view":
        return words(coded(site, column, text))
    return written_date(text) if is_date(text) else text


def comparison(lookup: str) -> str:
    """Return how a filter compares, in words or as a sign."""
    said = {
        "contains": gettext("contains"),
        "endswith": gettext("ends with"),
        "startswith": gettext("begins with"),
        "like": gettext("is like"),
        "notlike": gettext("is not like"),
        "glob": gettext("is like (glob)"),
        "in": gettext("is one of"),
        "notin": gettext("is none of"),
        "arraycontains": gettext("has among its values"),
        "arraynotcontains": gettext("has not among its values"),
        "date": gettext("is on the day"),
        "isnull": gettext("is not given"),
        "notnull": gettext("is given"),
        "isblank": gettext("is empty"),
        "notblank": gettext("is not empty"),
    }
    return said.get(lookup) or _DISPLAYED[lookup]


def with_arguments(request: Request, given: Mapping[str, str | None]) -> str:
    """Return the path of a page with other arguments; None takes one away."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    kept: Sequence[tuple[str, str]] = [pair for pair in pairs if pair[0] not in given]
    query = urlencode([*kept, *((name, text) for name, text in given.items() if text)])
    path = spoken_path(request.path)
    return path + (f"?{query}" if query else "")


def filter_terms(request: Request, table: str) -> str:
    """Return the query of the page of a table without what concerns no rows of it."""
    query: str = request.query_string
    return question_in_query(table, query).query


def _said(site: Contents, table: DatabaseTable, name: str, value: str) -> str:
    """A filter in words."""
    if name.startswith(SEARCH):
        return f"“{value}”"
    column, compared, lookup = name.rpartition("__")
    if not compared:
        column, lookup = name, "exact"
    title = table.titles.get(column, column)
    if lookup in ("isnull", "isblank"):
        return gettext("%s: not given") % title
    if lookup in ("notnull", "notblank"):
        return gettext("%s: given") % title
    said = filter_words(site, table, column, value)
    return f"{title}: {said}" if lookup == "exact" else f"{title} {comparison(lookup)} {said}"
