"""``/cite``: how to cite a row, a passage, a table, what is asked for, or the dataset."""

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.cite.record import Citable
from sandhi.cite.results import SEARCH_TERMS, Question, question, question_in_query, verify_result
from sandhi.retrieval import SearchRequest
from sandhi.site.elements.addresses import span_asked
from sandhi.site.elements.citing.citations import (
    citation,
    cited_dataset,
    cited_result,
    cited_row,
    cited_table,
    cited_words,
    hosted,
)
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.templates import filled
from sandhi.site.pages.search.request import search_request
from sandhi.site.store import contents


async def cite_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/cite``, which is for the dataset, and for ``/cite?key=…`` and ``?table=…``.

    ``?seed=…&at=START-END`` cites a passage of a text, whether anything is coded there or not.
    ``?q=…`` cites a search, with its filters, and ``?table=…&where=…`` the rows of a table that a
    page of it shows, ``where`` being the query of that page. With ``digest=…`` such a page says
    whether the same rows come back as when they were cited.
    """
    cited = await _cited(datasette, request)
    digest = request.args.get("digest") or ""
    verdict = verify_result(digest, (), cited.result) if digest and cited.result else None
    variables = {
        "citation": citation(hosted(datasette, request, cited)),
        "cited": cited,
        "verdict": verdict,
    }
    return Response.html(await filled(datasette, "cite.html", variables, request))


def search_question(search: SearchRequest) -> Question:
    """Return the question that a search asks, whichever page of its hits is shown."""
    terms = (search.query, search.table, search.seed, search.after, search.before)
    return question("", zip(SEARCH_TERMS, terms, strict=True))


async def _cited(datasette: Datasette, request: Request) -> Citable:
    key, table = request.args.get("key"), request.args.get("table")
    search = search_request(request.args, contents(datasette))
    at, seed = request.args.get("at"), request.args.get("seed") or ""
    if at:
        cited = await cited_words(datasette, seed, span_asked(at))
        missing = gettext("There is no passage %(at)s in a text %(seed)s.")
    elif key:
        cited = await cited_row(datasette, key)
        missing = gettext("There is no row %(key)s.")
    elif search.query:
        return await cited_result(datasette, search_question(search))
    elif table:
        filtered = question_in_query(table, request.args.get("where") or "")
        if filtered.pairs:
            return await cited_result(datasette, filtered)
        cited = await cited_table(datasette, table)
        missing = gettext("There is no table %(table)s.")
    else:
        return await cited_dataset(datasette)
    if cited is None:
        raise NotFound(missing % {"at": at, "seed": seed, "key": key, "table": table})
    return cited
