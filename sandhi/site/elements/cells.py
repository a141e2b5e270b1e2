"""What stands in a cell: a reference as a link with its label, Hindi marked as Hindi."""

from collections.abc import Awaitable, Mapping
from typing import Any

from datasette.app import Datasette
from datasette.utils import tilde_encode
from markupsafe import Markup, escape

from sandhi.package import ANCHOR
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.language import in_language, marked
from sandhi.site.store import Contents, contents, reading

QUOTE = ANCHOR[-1]

Html = Markup | Awaitable[Markup | None] | None


def cell(
    datasette: Datasette, row: Mapping[str, str], value: object, column: str, table: str | None
) -> Html:
    """Return the HTML of a cell, or None where Datasette's own will do.

    ``table`` is None in a worked question. A reference that Datasette has expanded is a dict.
    """
    if isinstance(value, dict):
        value = value["value"]
    if not isinstance(value, str):
        return None
    site = contents(datasette)
    page = site.tables.get(table or "")
    if page is None or page.kind == "view":
        return _key(datasette, value, column) or _text(site, row, value, column)
    if target := page.references.get(column):
        return _link(datasette, target, value, site.label(target, value))
    if column == page.record:
        return _record(datasette, value, labelled=True)
    if page.is_directory and column == "label" and {"table", "key"} <= {*row.keys()}:
        return _link(datasette, row["table"], row["key"], value)
    return _text(site, row, value, column)


def _key(datasette: Datasette, key: str, column: str) -> Html:
    """A link, where a column of a view or a worked question holds keys."""
    site = contents(datasette)
    home = site.homes.get(column)
    if home and home in site.labels:
        return _link(datasette, home, key, key) if key in site.labels[home] else None
    if home or column == "key":
        return _record(datasette, key, labelled=False)
    return None


async def _record(datasette: Datasette, key: str, *, labelled: bool) -> Markup | None:
    """A link to the row of a key, whichever table that is in."""
    entry = await reading(datasette, lambda store: store.directory.entry(key))
    return _link(datasette, entry.table, key, entry.label if labelled else key) if entry else None


def _link(datasette: Datasette, table: str, key: str, label: str) -> Markup:
    address = datasette.urls.row(DATABASE, table, tilde_encode(key))
    words = marked(label, contents(datasette).languages)
    link = Markup('<a href="{}">{}</a>').format(address, words)
    return link if label == key else link + Markup(' <span class="key">{}</span>').format(key)


def _text(site: Contents, row: Mapping[str, str], value: str, column: str) -> Markup | None:
    """A text in another language than the page; Datasette does well with any other."""
    seed: Any = row["seed_id"] if "seed_id" in {*row.keys()} else None
    if isinstance(seed, dict):
        seed = seed["value"]
    if column == QUOTE:
        html = in_language(site.languages.of_passage(value, seed), escape(value))
    else:
        html = marked(value, site.languages, seed)
    return html if "</span>" in html else None
