"""``/search``: one box for the whole dataset, in Hindi and English."""

from functools import partial
from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.retrieval import SearchResults
from sandhi.site.elements.templates import fill_template
from sandhi.site.elements.values.asked_times import asked_time
from sandhi.site.elements.values.written_times import WrittenTime
from sandhi.site.pages.charts.frame import timeline_path
from sandhi.site.pages.search.days import times_found
from sandhi.site.pages.search.filters import filters, group_titles
from sandhi.site.pages.search.guide import site_guide
from sandhi.site.pages.search.hits import hits_of
from sandhi.site.pages.search.request import search_address, search_request
from sandhi.site.store import contents, reading
from sandhi.site.store.published_folder import publication
from sandhi.site.store.search import PAGE
from sandhi.site.store.tables import SEEDS


class Timeline(NamedTuple):
    """A chart of when things are, narrowed to a time: what it is called, and its path."""

    title: str
    path: str


async def search_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/search?q=``, with ``table``, ``seed``, ``from``, ``to`` and ``page``."""
    site = contents(datasette)
    search = search_request(request.args, site)
    guide = site_guide(datasette)
    asked_for = await reading(datasette, lambda store: asked_time(store, search.query))
    timed = asked_for if asked_for and asked_for.words else None  # which stand beside words
    sought = search._replace(query=timed.words) if timed else search
    results, hits = await reading(
        datasette, lambda store: hits_of(store, site, guide, sought, timed.times if timed else ())
    )
    times = []
    if asked_for and not timed:
        of_time = asked_for.times
        times = await reading(datasette, lambda store: times_found(store, of_time))
    if times and results.partly:  # what has only some words of a time is of any other
        results, hits = SearchResults.of_nothing(), []
    variables = {
        "times": times,
        "timed": timed,
        "sought": sought.query,
        "timelines": partial(_timelines, datasette),
        "search": search,
        "results": results,
        "hits": hits,
        "kinds": filters(search, "table", results.tables, group_titles(site)),
        "articles": filters(search, "seed", results.seeds, site.labels.get(SEEDS, {})),
        "dated": [dated.table for dated in site.dated],
        "first": (search.page - 1) * PAGE + 1,
        "more": search.page * PAGE < results.total,
        "address": lambda **changed: search_address(search._replace(**changed)),
    }
    page = await fill_template(datasette, "search.html", variables, request)
    return Response.html(page)


def _timelines(datasette: Datasette, time: WrittenTime) -> list[Timeline]:
    """The charts that a time has a place on."""
    charts = (chart.document for chart in publication(datasette).charts.values())
    paths = ((document.heading, timeline_path(document, time)) for document in charts)
    return [Timeline(title, path) for title, path in paths if path]
