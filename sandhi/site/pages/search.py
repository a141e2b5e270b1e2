"""``/search``: one box for the whole dataset, in Hindi and English."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlencode

import regex
from datasette.app import Datasette
from datasette.utils import MultiParams
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from sandhi.package import Role
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.search import TYPED
from sandhi.retrieval import (
    GROUPS,
    Guide,
    GuideEntry,
    Hit,
    HitKind,
    HitMember,
    SearchRequest,
    SearchResults,
    catalogue_guide,
)
from sandhi.site.elements.addresses import place_path, row_path
from sandhi.site.elements.dates import written_date
from sandhi.site.elements.excerpts import excerpt, highlighted
from sandhi.site.elements.interface import gettext, language
from sandhi.site.pages.questions.answer import answered, question_path
from sandhi.site.store import Contents, contents, reading
from sandhi.site.store.opened import Store
from sandhi.site.store.published import publication
from sandhi.site.store.search import PAGE, Record, matches
from sandhi.site.store.tables import SEEDS
from sandhi.text import Span

_CONTROL = regex.compile(r"\p{Cc}")
_PAGE = regex.compile(r"[1-9][0-9]{0,4}")
_GUIDE = "search_guide"  # what the templates know it by, with the language of the interface behind

_OF_CHART = 0.6  # how much less a chart counts for: the question that it answers has more
# Which words lead to a page, besides those of its title.
_WORDS = {
    f"/{DATABASE}": "tables views data contents",
    "/codebook": "codebook columns variables values definitions documentation schema rules",
    "/downloads": "download files CSV Excel XLSX Parquet SQLite JSON ZIP export data",
    "/cite": "how to cite citation citing reference BibTeX RIS APA bibliography",
    "/discrepancies": "where articles sources disagree differ err contradict errors",
    "/about": "who why limits licence contact method coding",
    "/api": "API JSON program address Python",
}


class SearchFilter(NamedTuple):
    """A way to narrow hits: what it is called, how many there are then, and where that leads."""

    name: str
    title: str
    number: int
    path: str
    is_on: bool


class ShownMember(NamedTuple):
    """What a hit is, or is as well: its kind in a word, its key or title, and its page."""

    kind: str
    name: str
    path: str


class SearchHit(NamedTuple):
    """A hit as the list shows it, with what was searched for marked in it."""

    lead: ShownMember
    is_row: bool
    label: Markup
    date: str
    seed: str
    place: str
    passage: Markup | None
    words: Markup | None
    others: tuple[ShownMember, ...]
    is_best: bool
    answer: tuple[str, ...] = ()


async def search_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/search?q=``, with ``table``, ``seed``, ``from``, ``to`` and ``page``."""
    site = contents(datasette)
    search = search_request(request.args, site)
    guide = site_guide(datasette)
    results, hits = await reading(datasette, lambda store: _found(store, site, guide, search))
    variables = {
        "search": search,
        "results": results,
        "hits": hits,
        "kinds": _filters(search, "table", results.tables, _group_titles(site)),
        "articles": _filters(search, "seed", results.seeds, site.labels.get(SEEDS, {})),
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
        table=table if table in site.tables or table in GROUPS.values() else "",
        seed=seed if seed in site.labels.get(SEEDS, {}) else "",
        after=_day(args.get("from") or ""),
        before=_day(args.get("to") or ""),
        page=int(page) if _PAGE.fullmatch(page) else 1,
    )


def search_address(search: SearchRequest) -> str:
    """Return the address of a search, without what it leaves open."""
    pairs = zip(("q", "table", "seed", "from", "to", "page"), search, strict=True)
    return "/search?" + urlencode([(name, text) for name, text in pairs if text not in ("", 1)])


def site_guide(datasette: Datasette) -> Guide:
    """Return the guide to what a site has beside rows, made once for each language of its pages."""
    shared = datasette.jinja_env.globals
    name = f"{_GUIDE}_{language()}"
    if name not in shared:
        catalogue = contents(datasette).catalogue
        shared[name] = catalogue_guide(catalogue, site_entries(datasette))
    guide: Guide = shared[name]
    return guide


def site_entries(datasette: Datasette) -> Iterator[GuideEntry]:
    """Yield the pages of a site that stand alone, as entries of a guide."""
    charts = publication(datasette).charts
    pages = datasette.jinja_env.globals["site_pages"]()
    for path, title in [*((page.path, page.title) for page in pages), ("/changes.atom", "Changes")]:
        if path in ("/", "/search"):
            continue
        chart = charts.get(path[1:])
        document = chart.document if chart else None
        shown = f"{document.title}: {document.how['subtitle']}" if document else ""
        names = [gettext(title), document.title if document else ""]
        described = f"{shown}\nchart\n" if chart else f"\n{_WORDS.get(path, '')}"
        importance = _OF_CHART if chart else 1.0
        yield GuideEntry(
            HitKind.PAGE, path, title, tuple(filter(None, names)), described, importance
        )


def _found(
    store: Store, site: Contents, guide: Guide, search: SearchRequest
) -> tuple[SearchResults, list[SearchHit]]:
    """What a search finds, and its hits as the list shows them."""
    results = store.index.results(search, guide)
    rows = [hit for hit in results.hits if hit.lead.kind is HitKind.ROW]
    leads = [hit.lead.key for hit in rows]
    records = store.index.records([*leads, *(hit.found.key for hit in rows)])
    around = store.index.surroundings(records.values())
    days = store.index.days(leads)
    texts = [
        text
        for hit in results.hits
        for text in _texts(hit, records, around, guide.entry(hit.lead.name))
    ]
    marks = matches(texts, results.marks) if texts else []
    hits = []
    for place, hit in enumerate(results.hits):
        own = [(texts[3 * place + part], marks[3 * place + part]) for part in range(3)]
        is_best = hit.is_best and search.page == 1 and not place
        record = records.get(hit.found.key) if hit.lead.kind is HitKind.ROW else None
        day = days.get(hit.lead.key, "") if record else ""
        shown = _shown(site, guide, hit, record, day, own, is_best=is_best)
        hits.append(shown._replace(answer=_answer(store, hit.lead) if is_best else ()))
    return results, hits


def _answer(store: Store, lead: HitMember) -> tuple[str, ...]:
    """The sentences that answer a question; none where it is no question that is answered."""
    asked = store.contents.settings.questions
    question = next((one for one in asked if one.name == lead.key), None)
    if lead.kind is not HitKind.ANSWER or question is None:
        return ()
    return tuple(answered(store, question, beside=False).sentences)


def _shown(
    site: Contents,
    guide: Guide,
    hit: Hit,
    record: Record | None,
    day: str,
    texts: Sequence[tuple[str, list[Span]]],
    *,
    is_best: bool,
) -> SearchHit:
    (label, passage, words) = texts
    seed = record.seed_id if record else None
    place = ""
    if record and seed and record.start is not None and record.end is not None:
        place = place_path(seed, Span(record.start, record.end))
    tell = words[1] or is_best or not record
    return SearchHit(
        _member(site, guide, hit.lead),
        record is not None,
        highlighted(*label, site.languages, seed),
        written_date(day) if day else "",
        site.label(SEEDS, seed) if seed else "",
        place,
        excerpt(*passage, site.languages, seed) if passage[0] else None,
        excerpt(*words, site.languages, seed) if words[0] and tell else None,
        tuple(_member(site, guide, other) for other in hit.others if _is_told(site, other)),
        is_best,
    )


def _texts(
    hit: Hit,
    records: dict[str, Record],
    around: dict[str, str],
    entry: GuideEntry | None,
) -> tuple[str, str, str]:
    """The label of a hit, its passage with what is around it, and its other words."""
    if entry is not None:
        return entry.title, "", entry.words.partition("\n")[0]
    label, record = records[hit.lead.key].label, records[hit.found.key]
    others = (line for line in record.words.split("\n") if line not in label)
    return label, around.get(record.key, ""), " · ".join(others)


def _member(site: Contents, guide: Guide, member: HitMember) -> ShownMember:
    entry = guide.entry(member.name)
    match member.kind:
        case HitKind.ROW:
            title, path = site.tables[member.group].title, row_path(member.group, member.key)
        case HitKind.PAGE:
            title, path = gettext("Page"), member.key
        case HitKind.ANSWER:
            title, path = gettext("Question"), question_path(member.key)
        case HitKind.QUESTION:
            title, path = gettext("Question"), f"/{DATABASE}/{quote(member.key)}"
        case HitKind.TABLE:
            title, path = gettext("Table"), f"/{DATABASE}/{quote(member.key)}"
        case HitKind.VIEW:
            title, path = gettext("Readable table"), f"/{DATABASE}/{quote(member.key)}"
        case HitKind.COLUMN | HitKind.VALUE:
            title = gettext("Column") if member.kind is HitKind.COLUMN else gettext("Value")
            table = member.key.partition(".")[0]
            in_book = site.tables[table].kind == "table"
            path = f"/codebook#{quote(member.key)}" if in_book else f"/{DATABASE}/{quote(table)}"
    return ShownMember(title, entry.title if entry else member.key, path)


def _is_told(site: Contents, member: HitMember) -> bool:
    """Whether the list tells that a hit is this as well: not of rows that only join others."""
    if member.kind is not HitKind.ROW:
        return True
    table = site.tables[member.group]
    return not (table.hidden or table.role in (Role.ACCOUNT, Role.MEMBERSHIP))


def _group_titles(site: Contents) -> dict[str, str]:
    """What the groups of hits are called, in the order in which they are offered."""
    tables = {
        table.name: table.title
        for table in (*site.front, *site.tables.values())
        if not table.hidden
    }
    return {
        GROUPS[HitKind.QUESTION]: gettext("Questions"),
        **tables,
        GROUPS[HitKind.COLUMN]: gettext("Codebook"),
        GROUPS[HitKind.PAGE]: gettext("Pages"),
    }


def _filters(
    search: SearchRequest, name: str, counts: Counter[str], titles: Mapping[str, str]
) -> list[SearchFilter]:
    """The filters of one kind that leave something; the one that is on leads back."""
    on = getattr(search, name)
    return [
        SearchFilter(
            group,
            title,
            counts[group],
            search_address(search._replace(page=1, **{name: "" if group == on else group})),
            group == on,
        )
        for group, title in titles.items()
        if counts[group] or group == on
    ]


def _day(text: str) -> str:
    """A day as ISO 8601 writes it; nothing where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
