"""The hits of a search as its list shows them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from sandhi.package import Role
from sandhi.package.article_words import in_prose
from sandhi.retrieval import (
    Guide,
    GuideEntry,
    Hit,
    HitKind,
    HitMember,
    SearchRequest,
    SearchResults,
)
from sandhi.site.elements.addresses import place_path, row_path, rows_path, table_path
from sandhi.site.elements.excerpts import excerpt, excerpt_html
from sandhi.site.elements.interface import gettext, word
from sandhi.site.elements.values.written_times import WrittenTime
from sandhi.site.pages.questions.answer import question_answer, question_path
from sandhi.site.pages.search.row_days import row_days
from sandhi.site.store import Contents
from sandhi.site.store.directory import DirectoryEntry, with_names
from sandhi.site.store.opening import Store
from sandhi.site.store.search import Record, matches
from sandhi.site.store.tables import SEEDS, DatabaseTable
from sandhi.text import Span

_OF_CODE = 3  # rows that are named which have a code that was found


class ShownMember(NamedTuple):
    """What a hit is, or is as well: its kind in a word, its key or title, and its page.

    ``singular`` is the word for a single one of its kind, ``group`` the table of a row.
    """

    kind: str
    name: str
    path: str
    singular: str
    group: str = ""


class RowsOfCode(NamedTuple):
    """The first rows that have a code: each what it is called, and its path; and all as a list."""

    table: DatabaseTable
    total: int
    path: str
    rows: list[tuple[str, str]]


class SearchHit(NamedTuple):
    """A hit as the list shows it, with what was searched for marked in it."""

    lead: ShownMember
    is_row: bool
    label: Markup
    date: Markup
    seed: str
    place: str
    passage: Markup | None
    words: Markup | None
    others: tuple[ShownMember, ...]
    is_best: bool
    answer: tuple[str, ...] = ()
    of_code: tuple[RowsOfCode, ...] = ()


def hits_of(
    store: Store,
    site: Contents,
    guide: Guide,
    search: SearchRequest,
    times: Sequence[WrittenTime] = (),
) -> tuple[SearchResults, list[SearchHit]]:
    """What a search finds, and its hits as the list shows them; what is of some times first."""
    results = store.index.results(search, guide, times=times)
    rows = [hit for hit in results.hits if hit.lead.kind is HitKind.ROW]
    leads = [hit.lead.key for hit in rows]
    records = store.index.records([*leads, *(hit.best_member.key for hit in rows)])
    around = store.index.surroundings(records.values())
    days = row_days(store, leads)
    called = store.directory.entries(leads)
    texts = [
        text
        for hit in results.hits
        for text in _texts(site, hit, records, called, around, guide.entry(hit.lead.name))
    ]
    marks = matches(texts, results.marks) if texts else []
    hits = []
    for place, hit in enumerate(results.hits):
        hit_texts = [(texts[3 * place + part], marks[3 * place + part]) for part in range(3)]
        is_best = hit.is_best and search.page == 1 and not place
        record = records.get(hit.best_member.key) if hit.lead.kind is HitKind.ROW else None
        if record and hit.lead.group != SEEDS:
            names = _names_in(site, record)
            hit_texts = [(text, _outside(text, spans, names)) for text, spans in hit_texts]
        day = days.get(hit.lead.key, Markup("")) if record else Markup("")
        search_hit = _search_hit(site, guide, hit, record, day, hit_texts, is_best=is_best)
        answer = _answer(store, hit.lead) if is_best else ()
        of_code = tuple(_rows_of_code(store, hit.lead)) if record else ()
        hits.append(search_hit._replace(answer=answer, of_code=of_code))
    return results, hits


def _rows_of_code(store: Store, lead: HitMember) -> Iterator[RowsOfCode]:
    """The rows that have a code which was found, by the tables that a newcomer meets first."""
    site = store.contents
    if site.tables[lead.group].role is not Role.VOCABULARY:
        return
    for table in site.front:
        for column in (one for one, to in table.links.items() if to == lead.group):
            keys = [row.key for row in store.rows.having(table, column, lead.key, _OF_CODE)]
            called = store.directory.entries(keys)
            rows = [(called[key].label, row_path(table.name, key)) for key in keys if key in called]
            if rows:
                total = store.rows.count(table, column, lead.key)
                path = rows_path(table.name, column, lead.key)
                yield RowsOfCode(table, total, path, rows)


def _answer(store: Store, lead: HitMember) -> tuple[str, ...]:
    """The sentences that answer a question; none where it is no question that is answered."""
    questions = store.contents.settings.questions
    question = next((one for one in questions if one.name == lead.key), None)
    if lead.kind is not HitKind.ANSWER or question is None:
        return ()
    return tuple(question_answer(store, question, in_full=False).sentences)


def _search_hit(
    site: Contents,
    guide: Guide,
    hit: Hit,
    record: Record | None,
    day: Markup,
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
        excerpt_html(*label, site.languages, seed),
        day,
        site.label(SEEDS, seed) if seed else "",
        place,
        excerpt(*passage, site.languages, seed) if passage[0] else None,
        excerpt(*words, site.languages, seed) if words[0] and tell else None,
        tuple(
            _member(site, guide, other) for other in hit.others if _is_told(site, other, hit.lead)
        ),
        is_best,
    )


def _texts(
    site: Contents,
    hit: Hit,
    records: dict[str, Record],
    called: Mapping[str, DirectoryEntry],
    around: dict[str, str],
    entry: GuideEntry | None,
) -> tuple[str, str, str]:
    """The label of a hit, its passage with what is around it, and its other words."""
    if entry is not None:
        # An answer has gaps for what the data say, and is told where it is the best one, in full.
        text = "" if entry.kind is HitKind.ANSWER else entry.words.partition("\n")[0]
        if entry.kind is HitKind.VALUE:
            text = ": ".join(filter(None, (_column_words(site, entry.key), text)))
        return entry.title, "", text
    english, record = records[hit.lead.key].label, records[hit.best_member.key]
    label = called[hit.lead.key].label if hit.lead.key in called else english
    lines = (line for line in record.words.split("\n") if line not in english)
    others = " · ".join(map(word, lines))
    articles = site.labels.get(SEEDS, {})
    return (
        label,
        around.get(record.key, ""),
        with_names(others, articles),
    )


def _names_in(site: Contents, record: Record) -> list[str]:
    """What articles are called whose keys people wrote into the words of a row."""
    articles = site.labels.get(SEEDS, {})
    words = {record.seed_id, *re.findall(r"\w+", f"{record.label} {record.words}")}
    names = [articles[key] for key in words if key in articles]
    return [*names, *(in_prose(name, "") for name in names)]


def _outside(text: str, spans: list[Span], names: Iterable[str]) -> list[Span]:
    """Those spans of a text that are in no name which we put there in place of a key."""
    names_there = [
        Span(match.start(), match.end())
        for name in names
        for match in re.finditer(re.escape(name), text)
    ]
    return [one for one in spans if not any(name.meets(one) for name in names_there)]


def _column_words(site: Contents, key: str) -> str:
    """Which column of which table a value is of, as pages call them."""
    table, column, *_ = key.split(".")
    return f"{site.tables[table].title}, {site.tables[table].titles.get(column, column)}"


def _member(site: Contents, guide: Guide, member: HitMember) -> ShownMember:
    entry = guide.entry(member.name)
    match member.kind:
        case HitKind.ROW:
            table = site.tables[member.group]
            path = row_path(member.group, member.key)
            return ShownMember(table.title, member.key, path, table.singular, member.group)
        case HitKind.PAGE:
            title, path = gettext("Page"), member.key
        case HitKind.ANSWER:
            title, path = gettext("Question"), question_path(member.key)
        case HitKind.QUESTION:
            title, path = gettext("Question"), table_path(member.key)
        case HitKind.TABLE:
            title, path = gettext("Table"), table_path(member.key)
        case HitKind.VIEW:
            title, path = gettext("Readable table"), table_path(member.key)
        case HitKind.COLUMN | HitKind.VALUE:
            title = gettext("Column") if member.kind is HitKind.COLUMN else gettext("Value")
            name = member.key.partition(".")[0]
            in_book = site.tables[name].kind == "table"
            path = f"/codebook#{quote(member.key)}" if in_book else table_path(name)
    return ShownMember(title, entry.title if entry else member.key, path, title)


def _is_told(site: Contents, member: HitMember, lead: HitMember) -> bool:
    """Whether the list tells that a hit is this as well.

    Not of rows that only join others, nor, where a table leads, of columns called as its rows are.
    """
    if member.kind is not HitKind.ROW:
        return (member.kind, lead.kind) != (HitKind.COLUMN, HitKind.TABLE)
    table = site.tables[member.group]
    return not (table.hidden or table.role in (Role.ACCOUNT, Role.MEMBERSHIP))
