"""The site: a plugin of Datasette 0.65, with templates and styles.

Of the package it knows what the database says. The functions here are Datasette's hooks, a line or
two each. Below them each folder imports from those before it alone: ``store`` reads, ``elements``
are what pages are made of, ``pages`` and ``reader`` answer, ``requests`` leads to them.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from jinja2 import Environment
from markupsafe import Markup
from pluggy import HookimplMarker

from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import cite_path, world_address
from sandhi.site.elements.cells import cell
from sandhi.site.elements.citing.linked_data import dataset_node
from sandhi.site.elements.dates import dated
from sandhi.site.elements.interface import gettext, language, ngettext
from sandhi.site.elements.labels import articles_named, first_sentence
from sandhi.site.elements.language import language_filter, marked_filter
from sandhi.site.elements.passages import in_reader, quote_filter, quoted
from sandhi.site.pages.charts.frame import drawn
from sandhi.site.pages.landing import landing_page
from sandhi.site.pages.questions.claims import value_words
from sandhi.site.pages.row.page import row_variables
from sandhi.site.pages.table import by_column, data_addresses, filter_terms, shown_columns, size
from sandhi.site.requests.asgi import App
from sandhi.site.requests.cache import cached
from sandhi.site.requests.errors import error_page
from sandhi.site.requests.guard import guarded
from sandhi.site.requests.origin import located
from sandhi.site.requests.routing import Route, routes, without_blank_search
from sandhi.site.requests.sharing import linked, shared
from sandhi.site.requests.site_pages import navigation
from sandhi.site.requests.streams import unfeigned
from sandhi.site.store import contents
from sandhi.site.store.opened import prepare

hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)  # after Datasette's own function of that name, which it replaces
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Let what is asked of the database read and no more, and search in the form of the index."""
    if database == DATABASE:
        prepare(conn)


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Give the templates what they ask for."""
    env.globals |= {
        "cite_path": cite_path,
        "data_addresses": data_addresses,
        "filter_terms": filter_terms,
        "interface_language": language,
        "path_of": datasette.urls.path,
        "navigation": partial(navigation, datasette),
        "world_address": partial(world_address, datasette),
    }
    env.filters |= {
        "articles_named": articles_named,
        "by_column": by_column,
        "dated": dated,
        "drawn": drawn,
        "first_sentence": first_sentence,
        "in_reader": in_reader,
        "language": language_filter,
        "marked": marked_filter,
        "quote_of": quote_filter,
        "quoted": quoted,
        "shown_columns": shown_columns,
        "size": size,
        "value_words": value_words,
    }
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True  # a sentence may be broken into lines
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]


@hookimpl
def permission_allowed(datasette: Datasette, action: str, resource: object) -> bool:
    """Let everyone see all that the database describes, and let nobody do anything else.

    It replaces Datasette's own, which copies all metadata for each table on a page. What is not
    described are the tables behind an index of words.
    """
    database, table = resource if isinstance(resource, tuple) else (resource, None)
    if action == "view-table" and table not in contents(datasette).tables:
        return False
    return action.startswith("view-") and database != "_internal"


@hookimpl
def render_cell(
    row: Mapping[str, str], value: object, column: str, table: str | None, datasette: Datasette
) -> Markup | Awaitable[Markup | None] | None:
    """Show references by their labels, and Hindi as Hindi."""
    return cell(datasette, row, value, column, table)


@hookimpl
def extra_template_vars(
    view_name: str, table: str | None, request: Request, datasette: Datasette
) -> Callable[[], Awaitable[dict[str, object]]]:
    """Give the landing page and the page of a row what they show beside Datasette's own."""

    async def variables() -> dict[str, object]:
        if view_name == "index":
            described = {"json_ld": await dataset_node(datasette, request)}
            return await landing_page(datasette, request) | described
        if view_name == "table":
            return {"json_ld": await dataset_node(datasette, request, table)}
        return await row_variables(datasette, request) if view_name == "row" else {}

    return variables


@hookimpl
def register_routes(datasette: Datasette) -> list[Route]:
    """Add the pages that are not Datasette's; close those that tell of the server."""
    return routes(datasette)


@hookimpl
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response]]:
    """Answer a request that cannot be met."""

    async def answer() -> Response:
        return await error_page(datasette, request, exception)

    return answer


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Find out where the site is asked; then answer what is kept, or refuse what no reader asks."""
    return lambda app: located(datasette, shared(cached(datasette, _answering(datasette, app))))


def _answering(datasette: Datasette, app: App) -> App:
    return guarded(datasette, linked(datasette, unfeigned(without_blank_search(app))))
