"""Where the sources disagree: an index, from which each disagreement has a page of its own.

The index is there where a package has a table that joins rows of any table to what they take part
in (``Contents.membership``); its path is the name of the table that is joined to.
"""

from collections import Counter
from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.site.elements.paging import ListPage, page_links_of, page_of_list
from sandhi.site.elements.templates import fill_template
from sandhi.site.elements.values.words import value_label
from sandhi.site.pages.discrepancies.discrepancy import DisputeCode, discrepancy
from sandhi.site.pages.discrepancies.filters import DiscrepancyFilters, narrowing
from sandhi.site.pages.discrepancies.glances import Glance, glances
from sandhi.site.pages.discrepancies.sides import Side, sides
from sandhi.site.store import Contents, Store, contents, reading
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import Membership

_PAGE = 25  # disagreements that a page lists


class IndexEntry(NamedTuple):
    """A disagreement in the index: its values, what each article says, and our words on it."""

    key: str
    label: str
    path: str
    codes: list[DisputeCode]
    glances: list[Glance]
    text: str


class _Index(NamedTuple):
    """What a page of the index shows, out of how many ``meeting`` rows, out of ``rows``."""

    rows: list[TableRow]
    filters: DiscrepancyFilters
    meeting: list[TableRow]
    page: ListPage
    on_page: list[TableRow]
    entries: list[IndexEntry]


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
    membership = contents(datasette).membership
    assert membership  # else there is no route
    index = await reading(datasette, lambda store: _read(store, membership, request))
    counts = Counter(
        row.text(row.table.code_column) for row in index.meeting if row.table.code_column
    )
    filters = index.filters

    def path(number: int) -> str:
        return filters.path({**filters.narrowed, "page": f"{number}"})

    variables = {
        "membership": membership,
        "groups": _groups(index.on_page, index.entries),
        "counts": counts,
        "shown": len(index.meeting),
        "pages": page_links_of(index.page, path),
        "total": len(index.rows),
        "filters": filters.offered(index.rows),
        "narrowed": filters.in_words(),
    }
    html = await fill_template(datasette, "discrepancies.html", variables, request)
    return Response.html(html)


def _read(store: Store, membership: Membership, request: Request) -> _Index:
    """The rows that are asked for, with the sides of those that are on the page."""
    site, rows = store.contents, store.rows.ordered(membership.parent)
    narrowed = narrowing(request.args, site, membership)
    filters = DiscrepancyFilters(site, membership, store.memberships.sources(membership), narrowed)
    meeting = _grouped([row for row in rows if filters.meets(row)])
    page = page_of_list(request.args.get("page"), _PAGE, len(meeting))
    on_page = meeting[page.skipped : page.skipped + page.size]
    its_sides = sides(store, membership, [row.key for row in on_page]) if on_page else {}
    entries = [_entry(site, row, its_sides.get(row.key, [])) for row in on_page]
    return _Index(rows, filters, meeting, page, on_page, entries)


def _entry(site: Contents, row: TableRow, its_sides: list[Side]) -> IndexEntry:
    disagreement = discrepancy(site, row, [])
    return IndexEntry(
        row.key,
        disagreement.label,
        disagreement.path,
        disagreement.codes,
        glances(site, its_sides),
        next((text for _, text in disagreement.texts), ""),
    )


def _grouped(rows: list[TableRow]) -> list[TableRow]:
    """Rows by the first enumeration of their table, in the order of its values; open ones first."""
    if not rows:
        return rows
    table = rows[0].table
    coded = table.code_column
    order = {value: place for place, value in enumerate(table.values.get(coded, {}))}

    def is_settled(row: TableRow) -> bool:
        return not any(row.text(column) in some for column, some in table.settings.open.items())

    return sorted(rows, key=lambda row: (order.get(row.text(coded), len(order)), is_settled(row)))


def _groups(rows: list[TableRow], entries: list[IndexEntry]) -> list[IndexGroup]:
    """Entries by the first enumeration of their table, in the order of its values."""
    table = rows[0].table if rows else None
    if table is None or not table.code_column:
        return [IndexGroup("all", "", "", "", entries)] if entries else []
    value_of = {row.key: row.text(table.code_column) for row in rows}
    groups = [
        IndexGroup(
            value or "none",
            value,
            value_label(table, table.code_column, value).capitalize() if value else "",
            definition,
            [one for one in entries if value_of[one.key] == value],
        )
        for value, definition in (*table.values[table.code_column].items(), ("", ""))
    ]
    return [group for group in groups if group.entries]
