"""What the page of a row shows beside its columns."""

from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import Request

from sandhi.site.elements.citing.citations import citation, cited_row, hosted, page_links
from sandhi.site.elements.facts import Fact, facts, longest_text
from sandhi.site.pages.row.disputes import Correction, Dispute, corrections, disputes
from sandhi.site.pages.row.referring import ReferringRows, referring_rows
from sandhi.site.store import Store, reading
from sandhi.site.store.directory import DirectoryEntry
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import Quotation


class RowPage(NamedTuple):
    """What the page of a row shows: ``glance`` is what it says in a few words, ``text`` at length.

    ``previous`` and ``following`` are the rows beside it in its table.
    """

    label: str
    glance: list[Fact]
    text: str
    passage: Quotation | None
    corrections: list[Correction]
    disputes: list[Dispute]
    groups: list[ReferringRows]
    previous: DirectoryEntry | None
    following: DirectoryEntry | None


async def row_variables(datasette: Datasette, request: Request) -> dict[str, object]:
    """Return what the template of a row shows of it; only records are described and cited."""
    table, key = (tilde_decode(request.url_vars[name]) for name in ("table", "pks"))
    page = await reading(datasette, lambda store: row_page(store, table, key))
    cited = await cited_row(datasette, key) if page else None
    if page is None or cited is None:
        return {"row": None}
    cited = hosted(datasette, request, cited)
    return {
        "row": page,
        "citation": citation(cited),
        "cite_links": page_links(cited),
        "seeds": SEEDS,
    }


def row_page(store: Store, table: str, key: str) -> RowPage | None:
    """Return the page of the row of a table; None where it is no record."""
    entry = store.directory.entry(key)
    if entry is None or entry.table != table:
        return None
    row = store.rows.row(store.contents.tables[table], key)
    if row is None:
        return None
    return RowPage(
        entry.label,
        facts(store.contents, row),
        longest_text(row),
        store.texts.quotations([key]).get(key),
        corrections(row),
        disputes(store, row),
        referring_rows(store, row),
        store.directory.before(table, key),
        store.directory.after(table, key),
    )
