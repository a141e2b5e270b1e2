"""What was read of the tables of a package, or was given to it instead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sandhi.files import read_seed
from sandhi.package.labels import Row
from sandhi.package.schema import TableSchema
from sandhi.table import Records, value_of

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass
class HeldTables:
    """What is held, by table.

    ``contents`` are the bytes that its CSV is to hold, where that is not what is on the disk;
    ``starts`` say how far the rows of each of its files are ahead of their lines. The rest is as
    ``Package`` gives it.
    """

    contents: dict[str, bytes] = field(default_factory=dict)
    starts: dict[str, list[int]] = field(default_factory=dict)
    cells: dict[str, "DataFrame"] = field(default_factory=dict)
    tables: dict[str, "DataFrame"] = field(default_factory=dict)
    rows: dict[str, Mapping[str, Row]] = field(default_factory=dict)

    def take_over(self, other: "HeldTables", tables: Iterable[str]) -> None:
        """Hold the cells and values that another has of some tables."""
        for table in tables:
            for own, others in (
                (self.starts, other.starts),
                (self.cells, other.cells),
                (self.tables, other.tables),
            ):
                if table in others:
                    own[table] = others[table]  # type: ignore[assignment]


def records_in(cells: "DataFrame") -> Records:
    """The records of which ``cells`` are, as they were read."""
    rows = cells.to_numpy(dtype=object).tolist()
    return Records(cells.columns.tolist(), rows, cells.index.tolist())


def by_key(schema: TableSchema, records: Records) -> Mapping[str, Row]:
    """The rows of a table by key, in the types of its schema; of those with one key the first."""
    place = schema.names.index(schema.primary_key)
    rows: dict[str, Row] = {}
    for cells in records.rows:
        values = map(value_of, cells, schema.types.values())
        rows.setdefault(cells[place], dict(zip(schema.names, values, strict=True)))
    return rows


class RowsOfTexts(Mapping[str, Row]):
    """Rows of source texts, each with its ``text``, which is read where its row is asked for."""

    def __init__(self, root: Path, rows: Mapping[str, Row]) -> None:
        """Take the folder that the paths in the rows begin from."""
        self._root, self._rows = root, rows

    def __getitem__(self, key: str) -> Row:
        """The row with that key; KeyError where there is none."""
        row = self._rows[key]
        return {**row, "text": read_seed(self._root, str(row.get("path") or "")).text}

    def __iter__(self) -> Iterator[str]:
        """The keys, for which no text is read."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rows)
