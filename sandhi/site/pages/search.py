"""``/search``: one box for the whole dataset, in Hindi and English."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

import regex
from datasette.app import Datasette
from datasette.utils import MultiParams
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from sandhi.language.written import TextLanguages
from sandhi.publish.sqlite.search import TYPED
from sandhi.site.elements.excerpts import excerpt, highlighted
from sandhi.site.store import Contents, contents, reading
from sandhi.site.store.search import (
    CONTEXT,
    PAGE,
    Record,
    SearchRequest,
    SearchResults,
    matches,
)
from sandhi.site.store.tables import SEEDS

_CONTROL = regex.compile(r"\p{Cc}")
_CLUSTER = 4  # code points by which a prefix may be shorter than it could, to end with a cluster
_PAGE = regex.compile(r"[1-9][0-9]{0,4}")


class SearchHit(NamedTuple):
    """A record as the list shows it, with what was searched for marked in it."""

    table: str
    key: str
    label: Markup
    seed_id: str | None
    start: int | None
    end: int | None
    passage: Markup | None
    words: Markup | None


async def search_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/search?q=``, with ``table``, ``seed``, ``from``, ``to`` and ``page``."""
    site = contents(datasette)
    search = search_request(request.args, site)
    results = await reading(datasette, lambda store: store.index.results(search))
    variables = {
        "search": search,
        "results": results,
        "hits": search_hits(results, site.languages),
        "seeds": site.labels.get(SEEDS, {}),
        "dated": [dated.table for dated in site.dated],
        "first": (search.page - 1) * PAGE + 1,
        "more": search.page * PAGE < results.total,
        "address": lambda **changed: search_address(search._replace(**changed)),
    }
    page = await datasette.render_template("search.html", variables, request=request)
    return Response.html(page)


def search_request(args: MultiParams, site: Contents) -> SearchRequest:
    """Return what a request asks for; a filter that cannot be read is left out."""
    table, seed, page = (args.get(name) or "" for name in ("table", "seed", "page"))
    return SearchRequest(
        query=_CONTROL.sub(" ", args.get("q") or "")[:TYPED].strip(),
        table=table if table in site.tables else "",
        seed=seed if seed in site.labels.get(SEEDS, {}) else "",
        after=_day(args.get("from") or ""),
        before=_day(args.get("to") or ""),
        page=int(page) if _PAGE.fullmatch(page) else 1,
    )


def search_address(search: SearchRequest) -> str:
    """Return the address of a search, without what it leaves open."""
    pairs = zip(("q", "table", "seed", "from", "to", "page"), search, strict=True)
    return "/search?" + urlencode([(name, text) for name, text in pairs if text not in ("", 1)])


def search_hits(results: SearchResults, languages: TextLanguages) -> list[SearchHit]:
    """Return hits as the list shows them: label, passage, and what else of theirs was found."""
    texts = [text for record in results.records for text in _texts(record)]
    marks = matches(texts, results.marks) if texts else []
    hits = []
    for place, record in enumerate(results.records):
        label, passage, words = (
            (texts[3 * place + part], marks[3 * place + part]) for part in range(3)
        )
        hits.append(
            SearchHit(
                record.table,
                record.key,
                highlighted(*label, languages, record.seed_id),
                record.seed_id,
                record.start,
                record.end,
                excerpt(*passage, languages, record.seed_id) if passage[0] else None,
                excerpt(*words, languages, record.seed_id) if words[1] else None,
            )
        )
    return hits


def _day(text: str) -> str:
    """A day as ISO 8601 writes it; nothing where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _texts(record: Record) -> tuple[str, str, str]:
    """The label of a record, its passage with what is around it, and its other words."""
    before, after = record.prefix or "", record.suffix or ""
    if len(before) > CONTEXT - _CLUSTER:  # it may begin within a word, and the suffix end in one
        before = "… " + before.partition(" ")[2]
    if len(after) > CONTEXT - _CLUSTER:
        after = after.rpartition(" ")[0] + " …"
    around = f"{before}{record.quote or ''}{after}"
    others = (line for line in record.words.split("\n") if line not in record.label)
    return record.label, " ".join(around.split()), " ".join(others)
