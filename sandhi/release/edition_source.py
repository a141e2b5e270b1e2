"""Citations of rows as a version had them, out of its edition."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sandhi.cite.record import Dataset, Row
from sandhi.cite.source import CitedRow, Seed, Source
from sandhi.cite.swhid import LineSpan, content, record_lines
from sandhi.ledger.edition import Edition
from sandhi.package import Role
from sandhi.package.labels import SEPARATOR, shortened
from sandhi.table import records, value_of

SEEDS, SENTENCES = "seeds", "sentences"


@dataclass(frozen=True)
class EditionSource:
    """An edition as a place that citations are read from.

    An edition has tables and no texts: a text is that of ``now``, the source of the version that
    is here, where its row has the same hash; of one that was corrected since, nothing is quoted.
    ``labels`` has the columns that name the rows of a table; ``released`` is the day of the
    version.
    """

    edition: Edition
    released: str
    now: Source
    labels: Mapping[str, tuple[str, ...]]

    @property
    def dataset(self) -> Dataset:
        """What is said of the dataset today, but for the version and its year."""
        now = self.now.dataset
        year = self.released[:4] or now.year
        return replace(now, version=self.edition.version, year=year)

    def title(self, table: str) -> str | None:
        """The title that a table has today, or else its name; None where the edition has none."""
        return (self.now.title(table) or table) if table in self.edition.tables else None

    def question(self, name: str) -> str | None:
        """The title of a worked question, as it is asked today; None where there is none."""
        return self.now.question(name)

    def role(self, table: str) -> Role:
        """What the rows of a table are."""
        return self.now.role(table)

    def elsewhere(self, table: str, values: Row) -> str:
        """The address on the web that a row had, by what its columns are declared to be today."""
        return self.now.elsewhere(table, values)

    @property
    def tables(self) -> list[str]:
        """The names of the tables."""
        return [*self.edition.tables]

    def csv(self, table: str) -> str:
        """The identifier of the CSV of a table as the version had it; empty for what has none."""
        return content(self._csv(table).encode("utf-8")) if table in self.edition.tables else ""

    def find(self, key: str) -> CitedRow | None:
        """The row with that key, in the first table that has it; None where there is none."""
        for name in self.edition.tables:
            values = self._row(name, key)
            if values is not None:
                return CitedRow(
                    name, self._label(name, key, values), values, self._lines(name, key)
                )
        return None

    def seeds(self) -> list[str]:
        """The keys of the source texts."""
        return [*self.edition.tables[SEEDS].rows] if SEEDS in self.edition.tables else []

    def seed(self, key: str) -> Seed | None:
        """The source text with that key, where it is the same today; None for any other."""
        then, now = self._row(SEEDS, key), self.now.seed(key)
        if then is None or now is None or then.get("sha256") != now.values.get("sha256"):
            return None
        return Seed(then, now.text, now.begins)

    def sentences(self, seed: str, start: int, end: int) -> list[Row]:
        """The sentences of a seed that a span touched, in order."""
        touched_sentences = []
        for key in self._sentence_keys.get(seed, ()):
            values = self._row(SENTENCES, key) or {}
            match [values.get(part) for part in ("start", "end")]:
                case [int(first), int(last)] if first < end and start < last:
                    touched_sentences.append((first, values))
        return [values for _, values in sorted(touched_sentences, key=lambda one: one[0])]

    @cached_property
    def _sentence_keys(self) -> dict[str, list[str]]:
        """The keys of the sentences by seed."""
        keys_by_seed: dict[str, list[str]] = {}
        table = self.edition.tables.get(SENTENCES)
        for key in table.rows if table and "seed_id" in table.names else ():
            keys_by_seed.setdefault(table.cells(key).get("seed_id", ""), []).append(
                key
            ) if table else None
        return keys_by_seed

    def _row(self, table: str, key: str) -> dict[str, str | int | float | None] | None:
        edition = self.edition.tables.get(table)
        if edition is None or key not in edition.rows:
            return None
        cells = zip(edition.columns, edition.rows[key], strict=True)
        return {column.name: value_of(cell, column.type) for column, cell in cells}

    def _label(self, table: str, key: str, row: Row) -> str:
        """What a row was called: the cells that name it, keys as keys."""
        values = (row.get(column) for column in self.labels.get(table, ()))
        parts = [str(value) for value in values if value not in (None, "")]
        return shortened(SEPARATOR.join(parts)) or key

    def _csv(self, table: str) -> str:
        return self.edition.tables[table].text()

    def _lines(self, table: str, key: str) -> LineSpan | None:
        text = self._csv(table)
        csv_records = records(text.encode("utf-8"))
        spans = zip(csv_records.rows, record_lines(text, csv_records.lines), strict=True)
        return next((span for row, span in spans if row[0] == key), None)
