"""The directory of all records: what the row with a key is called, and in which table it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sandhi.package.article_words import with_names as with_names
from sandhi.package.labels import shortened
from sandhi.publish.languages.articles import WithNames
from sandhi.site.store.database import LISTED, Database, list_parameter
from sandhi.site.store.names import ComposedNames


class DirectoryEntry(NamedTuple):
    """A row of whichever table: its key, its table, and what it is called."""

    key: str
    table: str
    label: str


class DirectoryPlace(NamedTuple):
    """A row of whichever table, and the first and last line of its table's CSV that it is on."""

    table: str
    label: str
    lines: tuple[int, int]


class SearchedRow(NamedTuple):
    """A row of whichever table as a search looks into it; what it has not is empty."""

    key: str
    table: str
    label: str
    quote: str
    words: str


@dataclass(frozen=True)
class Directory:
    """The table ``records``, by the keys that it has for all rows.

    ``articles`` has what the source texts are called, by their keys: people write these keys into
    the labels of other rows, where readers are to meet the names. ``labels`` are what rows are
    called in the language that is asked for, by table and key, where it is not what stands there;
    ``names`` makes those that are made of several cells.
    """

    database: Database
    articles: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: ComposedNames | None = None

    def entry(self, key: str) -> DirectoryEntry | None:
        """The row with that key; None where there is none."""
        return self.entries([key]).get(key)

    def in_other_case(self, key: str) -> str | None:
        """The one key that differs from another in its capitals alone; None where there is none."""
        keys = self.database.select(
            'SELECT "key" FROM records WHERE "key" = ? COLLATE NOCASE LIMIT 2', [key]
        ).fetchall()
        return str(keys[0][0]) if len(keys) == 1 else None

    def place(self, key: str) -> DirectoryPlace | None:
        """The row with that key, and where it is in its CSV; None where there is none."""
        sql = 'SELECT "table", label, line, last_line FROM records WHERE "key" = ?'
        for table, label, line, last_line in self.database.select(sql, [key]):
            return DirectoryPlace(table, label, (line, last_line))
        return None

    def entries(self, keys: Collection[str]) -> dict[str, DirectoryEntry]:
        """The rows with those keys that there are, by key."""
        where = f'WHERE "key" IN {LISTED}'
        return {
            entry.key: entry for entry in self._composed(self._entries(where, list_parameter(keys)))
        }

    def key_called(self, table: str, label: str) -> str | None:
        """The key of the one row of a table that is called so; None where there are others."""
        keys = self.database.select(
            'SELECT "key" FROM records WHERE "table" = ? AND label = ? COLLATE NOCASE LIMIT 2',
            [table, label],
        ).fetchall()
        return str(keys[0][0]) if len(keys) == 1 else None

    def tables_of(self, keys: Collection[str]) -> dict[str, str]:
        """The tables of the rows with those keys that there are, by key."""
        sql = f'SELECT "key", "table" FROM records WHERE "key" IN {LISTED}'
        return dict(self.database.select(sql, [list_parameter(keys)]))

    def labels_of(self, table: str) -> dict[str, str]:
        """What the rows of a table are called, by their keys."""
        return {entry.key: entry.label for entry in self._entries('WHERE "table" = ?', table)}

    def first_of(self, table: str) -> str:
        """The key of the first row of a table; empty where it has none."""
        entries = self._entries('WHERE "table" = ? ORDER BY rowid LIMIT 1', table)
        return entries[0].key if entries else ""

    def labels_by_table(self, tables: Collection[str]) -> dict[str, Mapping[str, str]]:
        """What the rows of some tables are called, by table and key, read at one go."""
        labels: dict[str, dict[str, str]] = {table: {} for table in tables}
        sql = f'SELECT "key", "table", label FROM records WHERE "table" IN {LISTED}'
        for key, table, label in self.database.select(sql, [list_parameter(tables)]):
            labels[table][key] = self.labels.get(table, {}).get(key, label)
        return {table: WithNames(of_table, self.articles) for table, of_table in labels.items()}

    def first(self, count: int) -> dict[str, str]:
        """What the first rows are called, by their keys."""
        return {entry.key: entry.label for entry in self._entries("LIMIT ?", count)}

    def stretch(self, count: int, skipped: int) -> list[tuple[str, str]]:
        """Table and key of some rows in the order of the directory, after those skipped."""
        sql = 'SELECT "table", "key" FROM records ORDER BY rowid LIMIT ? OFFSET ?'
        return [(table, key) for table, key in self.database.select(sql, (count, skipped))]

    def searched_rows(self) -> list[SearchedRow]:
        """All rows in the order of the directory, with what a search looks into."""
        sql = """SELECT "key", "table", label, coalesce(quote, ''), coalesce(words, '')
            FROM records ORDER BY rowid"""
        return [SearchedRow(*row) for row in self.database.select(sql)]

    def before(self, table: str, key: str) -> DirectoryEntry | None:
        """The last row of a table before a key; None where there is none."""
        return self._neighbour(table, key, "<", "DESC")

    def after(self, table: str, key: str) -> DirectoryEntry | None:
        """The first row of a table after a key; None where there is none."""
        return self._neighbour(table, key, ">", "ASC")

    def _neighbour(self, table: str, key: str, side: str, order: str) -> DirectoryEntry | None:
        # The directory has the rows of a table one after another, in the order of their keys.
        row_id = 'SELECT rowid FROM records WHERE "key" = ?'
        where = f'WHERE "table" = ? AND rowid {side} ({row_id}) ORDER BY rowid {order} LIMIT 1'
        return next(iter(self._composed(self._entries(where, table, key))), None)

    def _entries(self, clauses: str, *parameters: str | int) -> list[DirectoryEntry]:
        sql = f'SELECT "key", "table", label FROM records {clauses}'
        return [
            DirectoryEntry(key, table, self._label(key, table, label))
            for key, table, label in self.database.select(sql, parameters)
        ]

    def _composed(
        self, entries: Sequence[DirectoryEntry], *, in_a_name: bool = False
    ) -> list[DirectoryEntry]:
        """Some rows, those whose names are made of several cells by these.

        A row that is named within the name of another names no third one: that might lead back.
        """
        called = None if in_a_name else self._called
        keys: dict[str, list[str]] = {}
        for key, table, _ in entries:
            if self.names and key not in self.labels.get(table, {}):
                keys.setdefault(table, []).append(key)
        composed_labels = {
            key: self._label(key, table, shortened(name))
            for table, some in keys.items()
            if self.names
            for key, name in self.names.of(table, some, called).items()
            if name
        }
        return [
            entry._replace(label=composed_labels.get(entry.key, entry.label)) for entry in entries
        ]

    def _called(self, keys: Collection[str]) -> dict[str, str]:
        """What rows are called within the names of others, by key."""
        entries = self._entries(f'WHERE "key" IN {LISTED}', list_parameter(keys))
        return {one.key: one.label for one in self._composed(entries, in_a_name=True)}

    def _label(self, key: str, table: str, label: str) -> str:
        """What a row is called, to whom reads it now."""
        row_label = self.labels.get(table, {}).get(key, label)
        return row_label if row_label == key else with_names(row_label, self.articles)
