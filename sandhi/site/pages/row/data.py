"""A record as data: each of its columns with its value, as the codebook has them."""

from typing import NamedTuple

from datasette.app import Datasette
from markupsafe import Markup

from sandhi.site.elements.values.cells import CellWriter
from sandhi.site.store import Store, contents
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import TEXT


class ColumnValue(NamedTuple):
    """A column of a row: its value as people read it, and as it stands in the data.

    ``raw`` is empty where both are the same; ``definition`` is what a code means.
    """

    name: str
    title: str
    description: str
    html: Markup
    raw: str
    definition: str


def column_values(datasette: Datasette, store: Store, row: TableRow) -> list[ColumnValue]:
    """Return the columns of a row; the text of a source is left to its own page."""
    table = row.table
    record = row.text(table.record) if table.record else ""
    entries = store.directory.entries([record]) if record else {}
    writer = CellWriter(datasette, contents(datasette), table, entries)
    values = []
    for name, title in table.titles.items():
        if name == TEXT.name and table.is_verbatim:
            continue
        html, raw = writer.html(name, row.cells), row.text(name)
        values.append(
            ColumnValue(
                name,
                title,
                table.descriptions.get(name, ""),
                html,
                "" if html.striptags() == " ".join(raw.split()) else raw,
                table.values.get(name, {}).get(raw, ""),
            )
        )
    return values
