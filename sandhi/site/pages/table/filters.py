"""What narrows a table: the filters in its address as chips, and words that are searched for."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from datasette.app import Datasette
from datasette.filters import FilterArguments, Filters
from datasette.utils.asgi import Request

from sandhi.cite.results import question_in_query
from sandhi.package.declarations import Declaration
from sandhi.site.elements.addresses import path_in_language
from sandhi.site.elements.interface import gettext, word
from sandhi.site.elements.labels import coded_words, table_noun
from sandhi.site.elements.values.dates import is_date, written_date
from sandhi.site.elements.values.languages import language_name
from sandhi.site.elements.values.words import truth_word, value_label, words
from sandhi.site.pages.table.times import FROM, TO, time_words, times_condition
from sandhi.site.store import Contents, DatabaseTable, contents
from sandhi.site.store.rows import words_condition

SEARCH = "_search"
_WORDS = "sandhi_words"  # a parameter of SQL that none of Datasette's has the name of
_DISPLAYED = {one.key: one.display for one in Filters._filters}


class Chip(NamedTuple):
    """A filter that holds: what it says, and the path of the page without it."""

    text: str
    path: str


def search_conditions(
    datasette: Datasette, request: Request, table: str
) -> Callable[[], Awaitable[FilterArguments]] | None:
    """Return what Datasette adds to its conditions where words or a time are asked for.

    Words are those of ``?_search=``, and a time has a first and a last day (``times``). The
    directory of all rows has an index of its own, which Datasette asks.
    """
    site = contents(datasette)
    database_table, query = site.tables.get(table), request.args.get(SEARCH)
    if database_table is None or database_table.is_directory:
        return None

    async def arguments() -> FilterArguments:
        context = {"supports_search": True, "search": query or ""}
        terms = {name: request.args.get(name) or "" for name in (FROM, TO)}
        conditions, descriptions = times_condition(database_table, terms)
        if query:
            conditions.append(words_condition(site, database_table, _WORDS))
            descriptions.append(f'with the words "{query}"')
        words = {_WORDS: query} if query else {}
        return FilterArguments(conditions, words, descriptions, context)

    return arguments


def chips(request: Request, site: Contents, table: DatabaseTable) -> list[Chip]:
    """Return the filters in the address of a page of a table, in their order."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    chosen = {*question_in_query(table.name, request.query_string).pairs}
    return [
        Chip(_in_words(site, table, name, value), _without(request, place))
        for place, (name, value) in enumerate(pairs)
        if (name, value) in chosen and not name.startswith("_sort")
    ]


def question_chips(request: Request, question: Declaration) -> list[Chip]:
    """Return what a worked question was asked, and the words that its answer was searched for."""
    asked_chips = []
    for place, (name, value) in enumerate(parse_qsl(request.query_string)):
        if value.strip() and name in question.parameters:
            title = word(question.titles[name])
            asked_chips.append(Chip(f"{title}: {value}", _without(request, place, blanks=False)))
        elif value.strip() and name.startswith(SEARCH):
            asked_chips.append(Chip(f"“{value}”", _without(request, place, blanks=False)))
    return asked_chips


def _without(request: Request, place: int, *, blanks: bool = True) -> str:
    """The path of a page without the argument at a place, from its first page on."""
    pairs = parse_qsl(request.query_string, keep_blank_values=blanks)
    rest = [pair for other, pair in enumerate(pairs) if other != place and pair[0] != "_next"]
    return path_in_language(request.path) + (f"?{urlencode(rest)}" if rest else "")


def filter_words(site: Contents, table: DatabaseTable, column: str, value: object) -> str:
    """Return the value of a column as people read it, as plain words."""
    text = str(value)
    if target := table.references.get(column):
        return site.label(target, text)
    if called := table_noun(site, column, text) or language_name(column, text):
        return called
    if column in table.truths:
        return truth_word(text)
    if row := site.codes.get(text):
        return site.label(*row)
    if text in table.values.get(column, {}):
        return value_label(table, column, text)
    if table.kind == "view":
        if text in site.labels.get(home := site.homes.get(column, ""), {}):
            return site.label(home, text)
        return words(coded_words(site, column, text, table.name, next(iter(table.titles), "")))
    return written_date(text) if is_date(text) else text


def split_filter(name: str) -> tuple[str, str]:
    """Return the column of a filter, and how it compares."""
    column, compared, lookup = name.rpartition("__")
    return (column, lookup) if compared else (name, "exact")


def comparison(lookup: str) -> str:
    """Return how a filter compares, in words or as a sign."""
    phrases = {
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
    return phrases.get(lookup) or _DISPLAYED[lookup]


def with_arguments(request: Request, changes: Mapping[str, str | None]) -> str:
    """Return the path of a page with other arguments; None takes one away."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    remaining: Sequence[tuple[str, str]] = [pair for pair in pairs if pair[0] not in changes]
    query = urlencode([*remaining, *((name, text) for name, text in changes.items() if text)])
    path = path_in_language(request.path)
    return path + (f"?{query}" if query else "")


def question_terms(request: Request, site: Contents, name: str) -> str:
    """Return the query of the page of a worked question, without what asks for no other rows."""
    question = question_in_query(name, request.query_string)
    parameters = site.catalogue.questions[name].parameters
    pairs = [one for one in question.pairs if one[1] and (one[0] in parameters or one[0][0] == "_")]
    return question._replace(pairs=tuple(pairs)).query


def filter_terms(request: Request, table: str) -> str:
    """Return the query of the page of a table without what concerns no rows of it."""
    query: str = request.query_string
    return question_in_query(table, query).query


def _in_words(site: Contents, table: DatabaseTable, name: str, value: str) -> str:
    """A filter in words."""
    if name.startswith(SEARCH):
        return f"“{value}”"
    if name in (FROM, TO):
        return time_words(name, value)
    column, lookup = split_filter(name)
    title = table.titles.get(column, column)
    if lookup in ("isnull", "isblank"):
        return gettext("%s: not given") % title
    if lookup in ("notnull", "notblank"):
        return gettext("%s: given") % title
    words = filter_words(site, table, column, value)
    return f"{title}: {words}" if lookup == "exact" else f"{title} {comparison(lookup)} {words}"
