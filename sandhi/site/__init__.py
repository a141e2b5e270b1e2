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

from sandhi.publish.search import match_expression
from sandhi.site import pages
from sandhi.site.cells import cell
from sandhi.site.errors import error_page
from sandhi.site.language import marked
from sandhi.site.requests import closed, without_blank_search
from sandhi.site.rows import row_page

hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)  # after Datasette's own function of that name, which it replaces
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Put what is searched for into the form of the index."""
    conn.create_function("escape_fts", 1, match_expression, deterministic=True)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Give the templates what they ask for."""
    env.globals["downloads"] = pages.downloads
    env.filters |= {
        "by_column": pages.by_column,
        "first_sentence": pages.first_sentence,
        "marked": marked,
        "shown": pages.shown,
        "size": pages.size,
        "without": pages.without,
    }


@hookimpl
def permission_allowed(action: str, resource: object) -> bool:
    """Let everyone see all of the database, and let nobody do anything else.

    It replaces Datasette's own, which copies all metadata for each table on a page.
    """
    database = resource[0] if isinstance(resource, tuple) else resource
    return action.startswith("view-") and database != "_internal"


@hookimpl
def render_cell(
    row: sqlite3.Row, value: object, column: str, table: str | None, datasette: Datasette
) -> Markup | Awaitable[Markup | None] | None:
    """Show references by their labels, and Hindi as Hindi."""
    return cell(datasette, row, value, column, table)


@hookimpl
def extra_template_vars(
    view_name: str, request: Any, datasette: Datasette
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Tell the page of a row its label, its passage, and what refers to it."""

    async def variables() -> dict[str, Any]:
        return await row_page(datasette, request) if view_name == "row" else {}

    return variables


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Close the pages that tell of the server rather than of the data."""
    return [(r"/-/(?!static-plugins/sandhi\.site/).*$", closed)]


@hookimpl
def handle_exception(
    datasette: Datasette, request: Any, exception: Exception
) -> Callable[[], Awaitable[Response]]:
    """Answer a request that cannot be met."""

    async def answer() -> Response:
        return await error_page(datasette, request, exception)

    return answer


@hookimpl
def asgi_wrapper() -> Callable[..., Any]:
    """Take an empty search box as no search."""
    return without_blank_search
