"""What stands in a cell: a reference as a link with its label, Hindi marked as Hindi."""

import sqlite3
from collections.abc import Awaitable

from datasette.app import Datasette
from datasette.utils import tilde_encode
from markupsafe import Markup

from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.schemas import RECORDS
from sandhi.site.contents import contents
from sandhi.site.language import marked

Html = Markup | Awaitable[Markup | None] | None


def cell(
    datasette: Datasette, row: sqlite3.Row, value: object, column: str, table: str | None
) -> Html:
    """Return the HTML of a cell, or None where Datasette's own will do.

    ``table`` is None in a worked question. A reference that Datasette has expanded is a dict.
    """
    if isinstance(value, dict):
        value = value["value"]
    if not isinstance(value, str):
        return None
    page = contents(datasette).tables.get(table or "")
    if page is None or page.kind == "view":
        return _found(datasette, value, column) or _text(value)
    if column in page.references:
        home = page.references[column]
        label = contents(datasette).labels[home].get(value, value)
        return _link(datasette, home, value, label)
    if column == page.record:
        return _record(datasette, value, labelled=True)
    if page.name == RECORDS.name and column == "label" and {"table", "key"} <= {*row.keys()}:
        return _link(datasette, row["table"], row["key"], value)
    return _text(value)


def _found(datasette: Datasette, key: str, column: str) -> Html:
    """A link, where a column of a view or a worked question holds keys."""
    known = contents(datasette)
    home = known.homes.get(column)
    if home in known.labels:
        return _link(datasette, home, key, key) if key in known.labels[home] else None
    if home or column == "key":
        return _record(datasette, key, labelled=False)
    return None


async def _record(datasette: Datasette, key: str, *, labelled: bool) -> Markup | None:
    """A link to the row of a key, whichever table that is in."""
    found = await datasette.get_database(DATABASE).execute(
        'SELECT "table", label FROM records WHERE "key" = ?', [key]
    )
    for table, label in found.rows:
        return _link(datasette, table, key, label if labelled else key)
    return None


def _link(datasette: Datasette, table: str, key: str, label: str) -> Markup:
    address = datasette.urls.row(DATABASE, table, tilde_encode(key))
    link = Markup('<a href="{}">{}</a>').format(address, marked(label))
    return link if label == key else link + Markup(' <span class="key">{}</span>').format(key)


def _text(value: str) -> Markup | None:
    """A text with Hindi in it; Datasette does well with any other."""
    if value.isascii():
        return None
    html = marked(value)
    return html if "</span>" in html else None
