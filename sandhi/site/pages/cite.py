"""``/cite``: how to cite a row, a passage, a table, what is asked for, or the dataset."""

import re
from dataclasses import replace

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response
from datasette.views.base import DatasetteError

from sandhi.cite.record import Citable, whole_address
from sandhi.cite.results import SEARCH_TERMS, Question, question, question_in_query
from sandhi.retrieval import SearchRequest
from sandhi.site.elements.addresses import cite_path, path_in_language, span_asked
from sandhi.site.elements.citing.citations import (
    FORMATS_BY_ENDING,
    citation,
    cited_dataset,
    cited_result,
    cited_row,
    cited_table,
    cited_words,
    proof_path,
    with_web_addresses,
)
from sandhi.site.elements.interface import ENGLISH, gettext, language
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.history.cited_before import cited_before, earlier_path, in_release
from sandhi.site.pages.missing import near_rows
from sandhi.site.pages.search.request import search_request
from sandhi.site.pages.table.wording import question_title
from sandhi.site.store import Store, contents, reading
from sandhi.site.store.published_folder import publication
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import Quotation
from sandhi.text import Span

_READ = {"key", "at", "where", "version", "digest", *SEARCH_TERMS}  # of an address


async def cite_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/cite``, which is for the dataset, and for ``/cite?key=…`` and ``?table=…``.

    ``?seed=…&at=START-END`` cites a passage of a text, whether anything is coded there or not.
    ``?q=…`` cites a search, with its filters, and ``?table=…&where=…`` the rows of a table or of a
    worked question that a page shows, ``where`` being the query of that page. With ``digest=…`` the
    page says whether that is still what was cited, and with ``version=…`` of which version it was;
    a row, a table or the dataset of an earlier version is led to.
    """
    if earlier := _earlier_path(datasette, request):
        return Response.redirect(datasette.urls.path(path_in_language(earlier)))
    key = request.args.get("key") or ""
    if key and not request.args.get("at") and not await cited_row(datasette, key):
        return await _unknown_row(datasette, request, key)
    cited = with_web_addresses(datasette, request, await _cited(datasette, request))
    before = await reading(datasette, lambda store: cited_before(store, cited, request.args))
    heading = await reading(datasette, lambda store: _heading(store, cited))
    quotation = await reading(datasette, lambda store: _quotation(store, cited))
    site, table = contents(datasette), cited.result.question.table if cited.result else ""
    question = site.catalogue.questions.get(table)
    variables = {
        "citation": citation(cited),
        "cited": cited,
        "heading": heading,
        "kind": _kind(cited, is_question=question is not None),
        "proof": proof_path(cited),
        "proof_address": whole_address(cited.dataset, proof_path(cited)),
        "question": question,
        "quotation": quotation,
        "before": before,
        "unreleased": await reading(datasette, lambda store: in_release(store, cited)),
        **_others(datasette),
    }
    return Response.html(await fill_template(datasette, "cite.html", variables, request))


def _quotation(store: Store, cited: Citable) -> Quotation | None:
    """The sentence of the passage that is cited, alone or as that of a row."""
    if cited.passage is None or cited.source is None:
        return None
    return store.texts.quotation_at(
        cited.source.seed_id, Span(cited.passage.start, cited.passage.end)
    )


async def _unknown_row(datasette: Datasette, request: Request, key: str) -> Response:
    """Lead to the row that is called so elsewhere, or is spelt so; else ask for another."""
    code = contents(datasette).codes.get(key)
    row = code.key if code else await _in_other_case(datasette, key)
    if row:
        return Response.redirect(datasette.urls.path(path_in_language(cite_path(key=row))))
    near_labels = await reading(datasette, lambda store: near_rows(store, key))
    variables = {"key": key, "near_labels": near_labels, **_others(datasette)}
    html = await fill_template(datasette, "cite_unknown.html", variables, request)
    return Response.html(html, status=404)


async def _in_other_case(datasette: Datasette, key: str) -> str:
    """The key of a row that differs in capitals alone; empty where there is none."""
    stored = await reading(datasette, lambda store: store.directory.in_other_case(key))
    return stored or "" if stored != key else ""


def _others(datasette: Datasette) -> dict[str, object]:
    """What a page shows of all else that can be cited, with the key of a row as an example."""
    site = contents(datasette)
    keys = (key for one in site.front for key in site.labels.get(one.name, ()))
    return {
        "example": next(keys, ""),
        "has_files": bool(publication(datasette).files),
        "has_texts": SEEDS in site.tables,
    }


async def cite_file(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/cite.bib`` and the like: what ``/cite`` cites, in one form, as a file."""
    form = FORMATS_BY_ENDING[request.url_vars["ending"]]
    if earlier := _earlier_path(datasette, request, form.ending):
        return Response.redirect(datasette.urls.path(earlier))
    cited = with_web_addresses(datasette, request, await _cited(datasette, request))
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", cited.identifier)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form.ending}"'}
    content_type = f"{form.media_type}; charset=utf-8"
    return Response(form.write(cited) + "\n", headers=headers, content_type=content_type)


def _earlier_path(datasette: Datasette, request: Request, ending: str = "") -> str:
    """The path of what is cited as an earlier version had it; empty where that has none."""
    what = {name: request.args.get(name) for name in ("at", "key", "q", "table", "where")}
    site, table = contents(datasette), what["table"] or ""
    if what["at"] or what["q"] or what["where"] or table in site.catalogue.questions:
        return ""  # no version has these
    version = request.args.get("version") or ""
    return earlier_path(site, what["key"] or table, version, ending)


def _heading(store: Store, cited: Citable) -> str:
    """What is cited as pages of the language call it, which a reference calls by its own title."""
    entry = store.directory.entry(cited.key) if cited.key and cited.table != SEEDS else None
    return entry.label if entry and language() != ENGLISH else cited.title


def _kind(cited: Citable, *, is_question: bool) -> str:
    """What is cited, in a word or two."""
    if cited.whole:
        return gettext("The whole dataset")
    if cited.key:
        return gettext("One row")
    if cited.words_alone:
        return gettext("A passage")
    if not cited.result:
        return gettext("A table")
    if is_question:
        return gettext("The answer to a question")
    return gettext("Rows of a table") if cited.table else gettext("A search")


def search_question(search: SearchRequest) -> Question:
    """Return the question that a search asks, whichever page of its hits is shown."""
    terms = (search.query, search.table, search.seed, search.after, search.before)
    return question("", zip(SEARCH_TERMS, terms, strict=True))


async def _cited_answer(datasette: Datasette, question: Question) -> Citable:
    """What a question brings, to be cited under a title that says in words what was asked."""
    cited = await cited_result(datasette, question)
    return replace(cited, title=question_title(contents(datasette), question))


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
        return await _cited_answer(datasette, search_question(search))
    elif table:
        filtered = question_in_query(table, request.args.get("where") or "")
        if filtered.pairs or table in contents(datasette).catalogue.questions:
            return await _cited_answer(datasette, filtered)
        cited = await cited_table(datasette, table)
        missing = gettext("There is no table %(table)s.")
    else:
        # Who asks for something in words that are not read here is not given all instead of it.
        if unread := [name for name in request.args if name not in _READ]:
            message = gettext("This site takes no %s in an address.") % unread[0][:40]
            raise DatasetteError(message, status=400)
        return await cited_dataset(datasette)
    if cited is None:
        raise NotFound(missing % {"at": at, "seed": seed, "key": key, "table": table})
    return cited
