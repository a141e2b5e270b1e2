"""The cells of a row as a version had them, and the cells that differ between two."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sandhi.ledger.entries import RELEASED, Ledger
from sandhi.site.elements.addresses import record_path
from sandhi.site.store import Contents, Store


class ShownCell(NamedTuple):
    """A cell as the CSV had it; ``path`` leads to the row that it names, now called ``label``."""

    title: str
    text: str
    path: str = ""
    label: str = ""


class CellChange(NamedTuple):
    """A cell that differs; one that is empty is so as text."""

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
        return [ShownCell(name, text) for name, text in cells.items()]
    names = [name for name in dict.fromkeys([*now.titles, *cells]) if name in cells]
    return [
        ShownCell(
            now.titles.get(name, name),
            cells[name],
            record_path(cells[name]) if name in now.references or name == now.record else "",
            _label(site, now.references.get(name), cells[name]),
        )
        for name in names
        if name != now.key
    ]


def _label(site: Contents, table: str | None, key: str) -> str:
    """What a row of a table is called here; empty where it has no name but its key."""
    label = site.label(table, key) if table and key else ""
    return "" if label == key else label


def cell_changes(
    site: Contents, table: str, changes: Mapping[str, tuple[str, str]]
) -> list[CellChange]:
    """Return the cells that differ, before and after by column, under the titles of these."""
    now = site.tables.get(table)
    titles = now.titles if now else {}
    return [CellChange(titles.get(name, name), *pair) for name, pair in changes.items()]


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
