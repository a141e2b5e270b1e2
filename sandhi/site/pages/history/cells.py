"""The cells of a row as a version had them, and the cells that differ between two."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from datasette.app import Datasette
from markupsafe import Markup

from sandhi.ledger.entries import RELEASED, Ledger
from sandhi.package import ANCHOR
from sandhi.site.elements.addresses import record_path
from sandhi.site.elements.interface import word
from sandhi.site.elements.language import marked
from sandhi.site.elements.values.cells import CellWriter, path_link
from sandhi.site.store import Contents, Store, contents
from sandhi.site.store.names import composed_name
from sandhi.site.store.texts import Quotation
from sandhi.text import Span

_TRUE = ("true", "1")


class ShownCell(NamedTuple):
    """A cell as the CSV had it, by its column and the title of that."""

    name: str
    title: str
    text: str


class CellChange(NamedTuple):
    """A cell that differs; one that is empty is so as text."""

    name: str
    title: str
    before: str
    after: str


class StandingRow(NamedTuple):
    """A row that stands for another one; without a label where it is not there any longer."""

    key: str
    label: str
    path: str


def shown_cells(site: Contents, table: str, cells: Mapping[str, str]) -> list[ShownCell]:
    """Return the cells of a row but for its key, in the order of its table where that is there."""
    now = site.tables.get(table)
    if now is None:
        return [ShownCell(name, name, text) for name, text in cells.items()]
    names = [name for name in dict.fromkeys([*now.titles, *cells]) if name in cells]
    return [
        ShownCell(name, now.titles.get(name, name), cells[name])
        for name in names
        if name != now.key
    ]


def passage_then(store: Store, cells: Mapping[str, str]) -> Quotation | None:
    """Return the passage that cells are anchored in, in its sentence of today.

    None where they are in no passage, or their text no longer has it there.
    """
    seed, start, end, quote = (cells.get(name, "") for name in ANCHOR)
    if not (seed and start.isdecimal() and end.isdecimal()):
        return None
    passage = store.texts.quotation_at(seed, Span(int(start), int(end)))
    return passage if passage and passage.quote == quote else None


def written_cell(
    datasette: Datasette, table: str, cells: Mapping[str, str], name: str, text: str
) -> Markup:
    """Return a cell of a row of a version as the page of the row would have it, as HTML.

    ``cells`` are those of the row; ``text`` is one that it has, or had, in the column ``name``. A
    row that it names may have ended since, so it leads there by its permanent address.
    """
    site = contents(datasette)
    now = site.tables.get(table)
    if not text or now is None or name not in now.titles:
        return marked(text, site.languages)
    if name in now.references or name == now.record:
        label = site.label(now.references[name], text) if name in now.references else text
        title = text if label != text else ""
        return path_link(datasette, record_path(text), marked(label, site.languages), title)
    seed = {"seed_id": cells["seed_id"]} if "seed_id" in cells else {}
    return CellWriter(datasette, site, now).html(
        name, {**seed, name: value_of(site, table, name, text)}
    )


def written_pair(
    datasette: Datasette,
    table: str,
    cells: Mapping[str, str],
    name: str,
    before: str,
    after: str,
) -> tuple[Markup, Markup]:
    """Return what a cell was and what it is, as HTML, both in one language.

    Where the page has words of its own language for one of them alone, both are as they stand in
    the data: what changed is not the language.
    """
    place = f"{table}.{name}"
    translated = [word(text, place) != text for text in (before, after)]
    if before and after and translated[0] != translated[1]:
        languages = contents(datasette).languages
        return marked(before, languages), marked(after, languages)
    first, second = (written_cell(datasette, table, cells, name, text) for text in (before, after))
    return first, second


def row_name_then(store: Store, table: str, key: str, cells: Mapping[str, str]) -> str:
    """Return what a row was called by the cells that it had; empty where these do not name it.

    What it is still called it is called in the language of the page.
    """
    site = store.contents
    now = site.tables.get(table)
    if now is None:
        return ""
    name = composed_name(site, now, cells) or cells.get(now.label, "")
    row = store.rows.row(now, key)
    is_called_so = row is not None and row.text(now.label) == cells.get(now.label, "")
    name = site.row_name(table, key, name) if is_called_so else name
    return name if name != key else ""


def value_of(site: Contents, table: str, name: str, text: str) -> object:
    """Return a cell in the type of its column; as text where that is not what it was."""
    schema = site.catalogue.tables.get(table)
    types = {field.name: field.type for field in schema.fields} if schema else {}
    type_ = types.get(name, "string")
    try:
        if type_ == "integer":
            return int(text)
        if type_ == "boolean":
            return int(text in _TRUE)
        return float(text) if type_ == "number" else text
    except ValueError:
        return text


def cell_changes(
    site: Contents, table: str, changes: Mapping[str, tuple[str, str]]
) -> list[CellChange]:
    """Return the cells that differ, before and after by column, under the titles of these."""
    now = site.tables.get(table)
    titles = now.titles if now else {}
    return [CellChange(name, titles.get(name, name), *pair) for name, pair in changes.items()]


def standing_rows(store: Store, keys: Collection[str]) -> list[StandingRow]:
    """Return the rows with those keys, in their order."""
    entries = store.directory.entries(keys)
    labels = {key: entry.label for key, entry in entries.items()}
    return [StandingRow(key, labels.get(key, ""), record_path(key)) for key in keys]


def title_of(site: Contents, table: str) -> str:
    """Return the title of a table; its name where it is not there any longer."""
    now = site.tables.get(table)
    return now.title if now else table


def one_of(site: Contents, table: str) -> str:
    """Return what one row of a table is called; the table's name where it is no longer there."""
    now = site.tables.get(table)
    return now.singular if now else table


def days(ledger: Ledger) -> dict[str, str]:
    """Return the day of each version."""
    released = (entry for entry in ledger.entries if entry.event == RELEASED)
    return {entry.version: entry.cells.get("day", "") for entry in released}
