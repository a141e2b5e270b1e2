"""What is to be known of all rows that a page shows, asked for once for all of them.

The rows are read first; then what they are called, where they stand, what of them is corrected, and
which disagreements they take part in takes one query of each kind, however many rows there are.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sandhi.site.elements.facts import Fact, as_written
from sandhi.site.pages.row.disputes import open_fact, parents_of
from sandhi.site.pages.row.row_lists import MOST
from sandhi.site.store import DatabaseTable, Store
from sandhi.site.store.directory import DirectoryEntry
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import Quotation


class RowsRead(NamedTuple):
    """The rows of a table that refer to a row by a column, as they are read."""

    table: DatabaseTable
    column: str
    total: int
    rows: list[TableRow]
    heading: str = ""


class Lookup(NamedTuple):
    """What is known of all rows that a page shows: what they are called, say, and are quoted by.

    ``written_cells`` is what texts have instead of what is right; ``parents`` the disagreements
    that each takes part in, ``open_facts`` how many of them are open, in words.
    """

    entries: Mapping[str, DirectoryEntry]
    ends: Mapping[str, TableRow]
    quotations: Mapping[str, Quotation]
    written_cells: Mapping[str, Mapping[str, str]]
    parents: Mapping[str, Sequence[TableRow]]
    open_facts: Mapping[str, Fact]

    def marked(self, row: TableRow, facts: list[Fact]) -> list[Fact]:
        """Return facts of a listed row as texts have them, and after them what of it is open."""
        row_facts = as_written(facts, row.table, self.written_cells.get(row.key))
        return [*row_facts, *filter(None, [self.open_facts.get(row.key)])]


def rows_referring(store: Store, row: TableRow) -> list[RowsRead]:
    """Return the rows that refer to a row, as they are read: those of each column by themselves."""
    if row.table.name == SEEDS:
        return []
    return [
        one
        for other in store.contents.tables.values()
        if not other.is_directory
        for column in other.columns_leading_to(row.table.name)
        for one in _read(store, other, column, row.key)
    ]


def _read(store: Store, table: DatabaseTable, column: str, key: str) -> Iterator[RowsRead]:
    rows = store.rows.having(table, column, key, MOST + 1)
    if rows:
        many = len(rows) > MOST
        total = store.rows.count(table, column, key) if many else len(rows)
        phrases = table.settings.phrases if table.is_join and column != table.of else {}
        apart = {value: told[3] for value, told in phrases.items() if len(told) > 3}
        own_heading = table.settings.headings.get(column, "")
        under: dict[str, list[TableRow]] = {}
        for row in rows[:MOST]:
            under.setdefault(apart.get(row.text(table.code_column), own_heading), []).append(row)
        for heading, those in under.items():
            unread = total - len(rows[:MOST]) if heading == own_heading else 0
            yield RowsRead(table, column, len(those) + unread, those, heading)


def look_up(
    store: Store,
    row: TableRow,
    read: Sequence[RowsRead],
    listed: Iterable[TableRow] = (),
    neighbours: Collection[str] = (),
) -> Lookup:
    """Ask for all that a page tells of a row, of those that refer to it, and of others.

    ``listed`` are rows in lists of their own; ``neighbours`` are keys of rows of the same table.
    """
    keys_named = {row.key, *neighbours}
    ends: dict[str, set[str]] = {}
    for table, column, _, rows, _ in read:
        keys_named |= {one.key for one in rows}
        if table.record and table.record != column:
            keys_named |= {one.text(table.record) for one in rows}
        if table.is_join:
            for end in ends_of(table, column):
                keys = {one.text(end) for one in rows} - {""}
                keys_named |= keys
                if target := table.references.get(end):
                    ends.setdefault(target, set()).update(keys)
    tables = store.contents.tables
    rows_at_ends = [
        one for target, keys in ends.items() for one in store.rows.keyed(tables[target], keys)
    ]
    rows_shown = [row, *listed, *rows_at_ends, *(one for some in read for one in some.rows)]
    keys_shown: dict[str, set[str]] = {row.table.name: {*neighbours}}
    for shown_row in rows_shown:
        of = shown_row.table
        if shown_row is row or not (of.is_join or of.is_mention):
            keys_shown.setdefault(of.name, set()).add(shown_row.key)
    written_cells: dict[str, dict[str, str]] = {}
    for name, keys in keys_shown.items():
        written_cells |= store.rows.corrected(tables, tables[name], keys)
    parents = parents_of(store, keys_shown, {key for keys in keys_shown.values() for key in keys})
    return Lookup(
        store.directory.entries(keys_named | {one.key for one in listed}),
        {one.key: one for one in rows_at_ends},
        store.texts.quotations({row.key, *(one.key for some in read for one in some.rows)}),
        written_cells,
        parents,
        {key: fact for key, some in parents.items() for fact in open_fact(store, key, some)},
    )


def ends_of(join: DatabaseTable, column: str) -> Collection[str]:
    """Return the columns of a join that lead to others than that by which it was asked for."""
    return [name for name in (*join.links, join.record) if name and name != column]
