"""What is asked of a place that citations are read from: a package, or the database built of it."""

from collections.abc import Collection
from typing import NamedTuple, Protocol

from sandhi.cite.record import Dataset, Row
from sandhi.cite.swhid import LineSpan
from sandhi.package import Role

TEXTS = 256  # that are at hand at once; rows of a table mostly stand in the order of the texts


class CitedRow(NamedTuple):
    """A row that was looked for: its table, what it is called, and its cells by column.

    ``lines`` are those of its table's CSV that it stands on; None where they are not known.
    """

    table: str
    label: str
    values: Row
    lines: LineSpan | None


class Seed(NamedTuple):
    """A source text: its row, and the text itself, decoded and unnormalised.

    ``begins`` is where it tells something: before it may stand what is none of it.
    """

    values: Row
    text: str
    begins: int = 0


class Source(Protocol):
    """A place that citations are read from.

    Cells are in the types of their columns, empty ones None and booleans 1 or 0.
    """

    @property
    def dataset(self) -> Dataset:
        """What every citation says of the dataset."""

    def title(self, table: str) -> str | None:
        """The title of a table; None where there is no such table."""

    def question(self, name: str) -> str | None:
        """The title of a worked question; None where there is no such question."""

    def role(self, table: str) -> Role:
        """What the rows of a table are."""

    def elsewhere(self, table: str, values: Row) -> str:
        """The address on the web that a row declares to be its own; empty where it has none."""

    @property
    def tables(self) -> Collection[str]:
        """The names of the tables that have CSVs."""

    def csv(self, table: str) -> str:
        """The identifier of the CSV of a table (``sandhi.cite.swhid``); empty for what has none."""

    def find(self, key: str) -> CitedRow | None:
        """The row with that key, in whichever table; None where there is none."""

    def seeds(self) -> Collection[str]:
        """The keys of the source texts."""

    def seed(self, key: str) -> Seed | None:
        """The source text with that key; None where there is none."""

    def sentences(self, seed: str, start: int, end: int) -> list[Row]:
        """The sentences of a seed that a span touches, in order."""
