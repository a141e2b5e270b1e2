"""The facts of citations, out of the database."""

from dataclasses import dataclass

from sandhi.cite.record import Dataset, Row
from sandhi.cite.source import Found, Seed
from sandhi.site.store.contents import Contents
from sandhi.site.store.database import Database, identifier
from sandhi.site.store.directory import Directory
from sandhi.site.store.tables import SEEDS, TEXT


@dataclass(frozen=True)
class DatabaseSource:
    """A database that this tool built, as a place that citations are read from."""

    database: Database
    contents: Contents

    @property
    def dataset(self) -> Dataset:
        """What the descriptor says of the dataset."""
        return self.contents.dataset

    def title(self, table: str) -> str | None:
        """The title of a table or a view; None where there is none of that name."""
        listed = self.contents.tables.get(table)
        return listed.title if listed else None

    def find(self, key: str) -> Found | None:
        """The row with that key, in whichever table; None where there is none."""
        entry = Directory(self.database).entry(key)
        return Found(entry.table, entry.label, self._row(entry.table, key)) if entry else None

    def seed(self, key: str) -> Seed | None:
        """The source text with that key; None where there is none."""
        for row in self.database.rows("SELECT * FROM seeds WHERE seed_id = ?", [key]):
            return Seed(row, str(row[TEXT.name]))
        return None

    def sentences(self, seed: str, start: int, end: int) -> list[Row]:
        """The sentences of a seed that a span touches, in order."""
        touched = 'seed_id = ? AND start < ? AND "end" > ?'
        return self.database.rows(
            f"SELECT * FROM sentences WHERE {touched} ORDER BY start", [seed, end, start]
        )

    def _row(self, table: str, key: str) -> Row:
        """A row as its CSV has it: the text of a seed is no column there."""
        column = identifier(self.contents.tables[table].key)
        (row,) = self.database.rows(f"SELECT * FROM {identifier(table)} WHERE {column} = ?", [key])
        text = TEXT.name if table == SEEDS else None
        return {name: value for name, value in row.items() if name != text}
