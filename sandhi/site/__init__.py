"""The site: a plugin of Datasette 0.65, with templates and styles.

Of the package it knows what the database says. The functions here are Datasette's hooks, a line or
two each. Below them each folder imports from those before it alone: ``store`` reads, ``elements``
are what pages are made of, ``pages`` and ``reader`` answer, ``requests`` leads to them.
"""

import sandhi.site.startup  # noqa: F401 (before whatever imports Datasette)

# isort: split
import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial

from datasette.app import Datasette
from datasette.facets import Facet
from datasette.filters import FilterArguments
from datasette.utils.asgi import Forbidden, Request, Response
from jinja2 import Environment
from pluggy import HookimplMarker

from sandhi.publish.charts.page import colour_name
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import (
    changes_path,
    cite_path,
    codebook_path,
    concordance_path,
    history_path,
    own_spelling,
    path_in_language,
    record_path,
    row_path,
    rows_path,
    seed_path,
    version_path,
    world_address,
)
from sandhi.site.elements.citing.linked_data import dataset_node
from sandhi.site.elements.interface import gettext, language, ngettext, word
from sandhi.site.elements.labels import articles_named, first_sentence
from sandhi.site.elements.language import (
    article_filter,
    described_filter,
    language_filter,
    marked_filter,
)
from sandhi.site.elements.passages import in_reader, quote_filter, sentence_with_quote
from sandhi.site.elements.templates import keep_compiled
from sandhi.site.elements.values.dates import date_html
from sandhi.site.elements.values.words import size_words, value_words
from sandhi.site.pages.about.page import takes_reports
from sandhi.site.pages.charts.frame import drawing_html
from sandhi.site.pages.downloads import rows_of_views
from sandhi.site.pages.history.cells import written_cell, written_pair
from sandhi.site.pages.table.addresses import query_of_form, view_files
from sandhi.site.pages.table.columns import shown_result, shown_table
from sandhi.site.pages.table.facets import ListFacet
from sandhi.site.pages.table.filters import (
    chips,
    comparison,
    filter_terms,
    filter_words,
    question_chips,
    question_terms,
    search_conditions,
)
from sandhi.site.pages.table.meant import unknown_values
from sandhi.site.pages.table.row_range import row_range
from sandhi.site.pages.table.times import day_columns, wholly_within
from sandhi.site.requests.arguments import asking, with_written_times
from sandhi.site.requests.asgi import App
from sandhi.site.requests.cache import with_cache
from sandhi.site.requests.errors import error_page
from sandhi.site.requests.guard import with_guard
from sandhi.site.requests.languages.pages import page_languages
from sandhi.site.requests.languages.request_language import spoken
from sandhi.site.requests.origin import with_known_host
from sandhi.site.requests.routing import (
    Route,
    leading_within,
    routes,
    without_blank_search,
)
from sandhi.site.requests.sharing import with_cors, with_link_headers, without_users
from sandhi.site.requests.site_pages import navigation, site_pages
from sandhi.site.requests.streams import with_whole_streams
from sandhi.site.store import contents
from sandhi.site.store.opening import prepare

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
        "changes_path": changes_path,
        "cite_path": cite_path,
        "codebook_path": codebook_path,
        "concordance_path": concordance_path,
        "history_path": history_path,
        "chips": chips,
        "unknown_values": partial(unknown_values, datasette),
        "comparison": comparison,
        "filter_terms": filter_terms,
        "filter_words": filter_words,
        "interface_language": language,
        "question_chips": question_chips,
        "question_terms": question_terms,
        "path_of": datasette.urls.path,
        "path_in_language": path_in_language,
        "record_path": record_path,
        "row_path": row_path,
        "rows_path": rows_path,
        "seed_path": seed_path,
        "own_spelling": own_spelling,
        "navigation": partial(navigation, datasette),
        "takes_reports": takes_reports,
        "page_languages": partial(page_languages, datasette),
        "site_pages": partial(site_pages, datasette),
        "version_path": version_path,
        "word": word,
        "size_words": size_words,
        "row_range": partial(row_range, datasette),
        "day_columns": day_columns,
        "wholly_within": wholly_within,
        "query_of_form": query_of_form,
        "shown_result": partial(shown_result, datasette),
        "shown_table": partial(shown_table, datasette),
        "view_files": view_files,
        "written_cell": partial(written_cell, datasette),
        "written_pair": partial(written_pair, datasette),
        "world_address": partial(world_address, datasette),
    }
    env.filters |= {
        "articles_named": articles_named,
        "dated": date_html,
        "described": described_filter,
        "article_name": article_filter,
        "colour_name": colour_name,
        "drawn": partial(drawing_html, datasette),
        "first_sentence": first_sentence,
        "in_reader": in_reader,
        "language": language_filter,
        "marked": marked_filter,
        "quote_of": quote_filter,
        "quoted": sentence_with_quote,
        "value_words": value_words,
    }
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True  # a sentence may be broken into lines
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    keep_compiled(env)


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
def filters_from_request(
    request: Request, table: str, datasette: Datasette
) -> Callable[[], Awaitable[FilterArguments]] | None:
    """Let words be searched for in every table and view."""
    return search_conditions(datasette, request, table)


@hookimpl
def register_facet_classes() -> list[type[Facet]]:
    """Let lists be narrowed by the values of columns, from their first page on."""
    return [ListFacet]


@hookimpl
def extra_template_vars(
    view_name: str, table: str | None, request: Request, datasette: Datasette
) -> Callable[[], Awaitable[dict[str, object]]]:
    """Give the pages of tables what they show beside Datasette's own."""

    async def variables() -> dict[str, object]:
        context: dict[str, object] = {"site": contents(datasette)}  # in the language asked for
        if view_name == "database":
            context["rows_of_views"] = rows_of_views(datasette)
        if view_name == "table":
            context["json_ld"] = await dataset_node(datasette, request, table)
        return context

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
def forbidden(
    datasette: Datasette, request: Request, message: str
) -> Callable[[], Awaitable[Response]]:
    """Answer a request that asks for what is nobody's, such as SQL, as any other."""

    async def answer() -> Response:
        return await error_page(datasette, request, Forbidden(message))

    return answer


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Find out where the site is asked; then answer what is kept, or refuse what no reader asks."""
    keeping = with_cache if getattr(datasette, "keeps_answers", True) else lambda _, app: app
    return lambda app: without_users(
        with_known_host(
            datasette, with_cors(datasette, keeping(datasette, _answering(datasette, app)))
        )
    )


def _answering(datasette: Datasette, app: App) -> App:
    leading = leading_within(datasette, with_written_times(datasette, app))
    answering = with_guard(
        datasette,
        with_link_headers(
            datasette,
            with_whole_streams(without_blank_search(asking(leading))),
        ),
    )
    return spoken(datasette, answering)
