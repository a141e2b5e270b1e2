"""The site: a plugin of Datasette 0.65, with templates and styles.

Of the package it knows what the database says. The functions here are Datasette's hooks, a line or
two each; the modules beside this one do the work.
"""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Response
from jinja2 import Environment
from markupsafe import Markup
from pluggy import HookimplMarker

from sandhi.publish.sqlite.search import match_expression
from sandhi.site import charts, discrepancies, downloads, feeds, machines, pages
from sandhi.site.anchored import membership
from sandhi.site.cache import cached
from sandhi.site.cells import cell
from sandhi.site.cite import cite_page, cite_path
from sandhi.site.codebook import codebook
from sandhi.site.contents import contents
from sandhi.site.errors import error_page
from sandhi.site.guard import guarded
from sandhi.site.identifiers import identifier
from sandhi.site.landing import landing_page
from sandhi.site.language import marked
from sandhi.site.reader import reader
from sandhi.site.requests import closed, without_blank_search
from sandhi.site.rows import row_page
from sandhi.site.search import search

hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)  # after Datasette's own function of that name, which it replaces
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Put what is searched for into the form of the index."""
    conn.create_function("escape_fts", 1, match_expression, deterministic=True)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Give the templates what they ask for."""
    env.globals |= {"cite_path": cite_path, "downloads": pages.downloads}
    env.filters |= {
        "by_column": pages.by_column,
        "drawn": charts.drawn,
        "first_sentence": pages.first_sentence,
        "marked": marked,
        "membership": membership,
        "on_front": charts.on_front,
        "shown": pages.shown,
        "size": pages.size,
    }


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
    row: sqlite3.Row, value: object, column: str, table: str | None, datasette: Datasette
) -> Markup | Awaitable[Markup | None] | None:
    """Show references by their labels, and Hindi as Hindi."""
    return cell(datasette, row, value, column, table)


@hookimpl
def extra_template_vars(
    view_name: str, table: str | None, request: Any, datasette: Datasette
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Tell the landing page and the page of a row what they show beside Datasette's own."""

    async def variables() -> dict[str, Any]:
        if view_name == "index":
            described = {"json_ld": await machines.dataset(datasette, request)}
            return await landing_page(datasette) | described
        if view_name == "table":
            return {"json_ld": await machines.dataset(datasette, request, table)}
        return await row_page(datasette, request) if view_name == "row" else {}

    return variables


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Any]]]:
    """Add the pages that are not Datasette's; close those that tell of the server."""
    return [
        *feeds.routes(),
        *downloads.routes(datasette),
        *charts.routes(datasette),
        (r"/-/(?!static-plugins/sandhi\.site/).*$", closed),
        (r"/cite$", cite_page),
        (r"/codebook$", codebook),
        (r"/id/(?P<key>.+)$", identifier),
        (r"/search$", search),
        (r"/seeds/(?P<seed>[^/]+)$", reader),
        *discrepancies.routes(datasette),
    ]


@hookimpl
def handle_exception(
    datasette: Datasette, request: Any, exception: Exception
) -> Callable[[], Awaitable[Response]]:
    """Answer a request that cannot be met."""

    async def answer() -> Response:
        return await error_page(datasette, request, exception)

    return answer


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[..., Any]:
    """Answer what is kept; else refuse what no reader asks for; else take empty boxes as none."""
    return lambda app: cached(datasette, guarded(datasette, without_blank_search(app)))
