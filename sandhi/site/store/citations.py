"""The facts of citations, out of the database."""

from dataclasses import dataclass

from sandhi.cite.article import address_elsewhere
from sandhi.cite.digest import digest
from sandhi.cite.record import Dataset, Row
from sandhi.cite.source import CitedRow, Seed
from sandhi.cite.swhid import LineSpan
from sandhi.package import Role
from sandhi.site.store.contents import Contents
from sandhi.site.store.database import Database
from sandhi.site.store.directory import Directory
from sandhi.site.store.rows import TableRow, TableRows
from sandhi.site.store.tables import SEEDS, TEXT
from sandhi.site.store.texts import Texts
from sandhi.text import Span


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
        database_table = self.contents.tables.get(table)
        return database_table.title if database_table else None

    def question(self, name: str) -> str | None:
        """The title of a worked question; None where there is no such question."""
        question = self.contents.catalogue.questions.get(name)
        return question.title if question else None

    def role(self, table: str) -> Role:
        """What the rows of a table are."""
        return self.contents.settings.of(table).role

    def elsewhere(self, table: str, values: Row) -> str:
        """The address on the web that a row declares to be its own; empty where it has none."""
        settings = self.contents.settings.of(table)
        return address_elsewhere(self.contents.catalogue.tables.get(table), settings, values)

    @property
    def tables(self) -> list[str]:
        """The names of the tables that the package has."""
        begun = "swhid."
        names = self.contents.about
        return [name.removeprefix(begun) for name in names if name.startswith(begun)]

    def csv(self, table: str) -> str:
        """The identifier of the CSV of a table; empty for a view."""
        return self.contents.about.get(f"swhid.{table}", "")

    def find(self, key: str) -> CitedRow | None:
        """The row with that key, in whichever table; None where there is none.

        It is as its CSV has it: the text of a seed is no column there.
        """
        entry = Directory(self.database).place(key)
        row = self._row(entry.table, key) if entry else None
        if entry is None or row is None:
            return None
        cells = _cited_cells(entry.table, row)
        return CitedRow(entry.table, entry.label, cells, LineSpan(*entry.lines))

    def digests(self, table: str) -> dict[str, str]:
        """The digest by which each row of a table is cited, by key."""
        rows = TableRows(self.database).ordered(self.contents.tables[table])
        return {row.key: digest(_cited_cells(table, row)) for row in rows}

    def seeds(self) -> list[str]:
        """The keys of the source texts; none where the package has none."""
        return [*Texts(self.database, self.contents).headings()]

    def seed(self, key: str) -> Seed | None:
        """The source text with that key; None where there is none."""
        row = self._row(SEEDS, key) if SEEDS in self.contents.tables else None
        begin = Texts(self.database, self.contents).begin(key) if row else 0
        return Seed(row.cells, row.text(TEXT.name), begin) if row else None

    def sentences(self, seed: str, start: int, end: int) -> list[Row]:
        """The sentences of a seed that a span touches, in order."""
        sentences = Texts(self.database, self.contents).sentences(seed, Span(start, end))
        return [sentence.cells for sentence in sentences]

    def _row(self, table: str, key: str) -> TableRow | None:
        return TableRows(self.database).row(self.contents.tables[table], key)


def _cited_cells(table: str, row: TableRow) -> Row:
    """The cells of a row as its CSV has them: the text of a seed is no column there."""
    text = TEXT.name if table == SEEDS else None
    return {name: value for name, value in row.cells.items() if name != text}
