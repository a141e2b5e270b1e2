"""Where the sources disagree: an index, from which each disagreement has a page of its own.

The index is there where a package has a table that joins rows of any table to what they take part
in (``Contents.membership``); its path is the name of the table that is joined to.
"""

from collections import Counter
from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.site.elements.facts import Fact
from sandhi.site.elements.paging import page_links_of, page_of_list
from sandhi.site.elements.templates import filled
from sandhi.site.elements.values.words import words
from sandhi.site.pages.discrepancies.discrepancy import discrepancy
from sandhi.site.pages.discrepancies.filters import DiscrepancyFilters, narrowing
from sandhi.site.store import Contents, Store, contents, reading
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS

_PAGE = 100  # disagreements that a page lists


class IndexEntry(NamedTuple):
    """A disagreement in the index: its values, the articles that take part, and our words on it."""

    key: str
    label: str
    path: str
    codes: list[Fact]
    articles: list[str]
    text: str


class IndexGroup(NamedTuple):
    """The entries that have a value of the first enumeration in common."""

    name: str
    value: str
    title: str
    definition: str
    entries: list[IndexEntry]


async def discrepancies_page(datasette: Datasette, request: Request) -> Response:
    """Answer with the index of all disagreements, or of those of the values asked for.

    A value that there is not is as none.
    """
    site = contents(datasette)
    membership = site.membership
    assert membership  # else there is no route

    def read(store: Store) -> tuple[list[TableRow], dict[str, list[str]]]:
        return store.rows.ordered(membership.parent), store.memberships.sources(membership)

    rows, sources = await reading(datasette, read)
    asked = narrowing(request.args, site, membership)
    filters = DiscrepancyFilters(site, membership, sources, asked)
    meeting = _grouped([row for row in rows if filters.meets(row)])
    page = page_of_list(request.args.get("page"), _PAGE, len(meeting))
    on_page = meeting[page.skipped : page.skipped + page.size]
    entries = [_entry(site, row, sources.get(row.key, [])) for row in on_page]
    counts = Counter(row.text(row.table.coded) for row in meeting if row.table.coded)
    variables = {
        "membership": membership,
        "groups": _groups(site, on_page, entries),
        "counts": counts,
        "shown": len(meeting),
        "pages": page_links_of(page, lambda number: filters.path({**asked, "page": f"{number}"})),
        "total": len(rows),
        "filters": filters.offered(rows),
        "narrowed": filters.said(),
    }
    html = await filled(datasette, "discrepancies.html", variables, request)
    return Response.html(html)


def _entry(site: Contents, row: TableRow, seeds: list[str]) -> IndexEntry:
    shown = discrepancy(site, row, [])
    articles = [site.label(SEEDS, seed) for seed in seeds]
    return IndexEntry(
        row.key,
        shown.label,
        shown.path,
        shown.codes,
        articles,
        next((text for _, text in shown.texts), ""),
    )


def _grouped(rows: list[TableRow]) -> list[TableRow]:
    """Rows by the first enumeration of their table, in the order of its values."""
    if not rows or not rows[0].table.coded:
        return rows
    coded = rows[0].table.coded
    order = {value: place for place, value in enumerate(rows[0].table.values[coded])}
    return sorted(rows, key=lambda row: order.get(row.text(coded), len(order)))


def _groups(site: Contents, rows: list[TableRow], entries: list[IndexEntry]) -> list[IndexGroup]:
    """Entries by the first enumeration of their table, in the order of its values."""
    table = rows[0].table if rows else None
    if table is None or not table.coded:
        return [IndexGroup("all", "", "", "", entries)] if entries else []
    value_of = {row.key: row.text(table.coded) for row in rows}
    groups = [
        IndexGroup(
            value or "none",
            value,
            words(value).capitalize(),
            definition,
            [one for one in entries if value_of[one.key] == value],
        )
        for value, definition in (*table.values[table.coded].items(), ("", ""))
    ]
    return [group for group in groups if group.entries]
