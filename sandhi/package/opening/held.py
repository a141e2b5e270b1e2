"""What was read of the tables of a package, or was given to it instead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from sandhi.files import read_seed
from sandhi.package.labels import Row, Value
from sandhi.package.schema import TableSchema
from sandhi.table import Records, records, refuse_ragged, values_of

if TYPE_CHECKING:
    from pandas import DataFrame

    from sandhi.package.opening.columns import TextColumn


@dataclass
class HeldTable:
    """What is held of a table.

    ``content`` are the bytes that its CSV is to hold, where that is not what is on the disk;
    ``starts`` say how far the rows of each of its files are ahead of their lines; ``records`` are
    held until ``cells`` are; ``columns`` are those of the cells that were asked for by themselves.
    The rest is as ``Package`` gives it.
    """

    content: bytes | None = None
    starts: list[int] = field(default_factory=lambda: [0])
    records: Records | None = None
    cells: "DataFrame | None" = None
    columns: "dict[str, TextColumn]" = field(default_factory=dict)
    table: "DataFrame | None" = None
    rows: Mapping[str, Row] | None = None


def held_as(content: bytes) -> HeldTable:
    """What is held of a table whose CSV is to hold these bytes; TableError where they are none."""
    csv_records = records(content)
    refuse_ragged(csv_records)
    return HeldTable(content, records=csv_records)


def records_in(cells: "DataFrame") -> Records:
    """The records of which ``cells`` are, as they were read."""
    rows = cells.to_numpy(dtype=object).tolist()
    return Records(cells.columns.tolist(), rows, cells.index.tolist())


def by_key(schema: TableSchema, records: Records) -> Mapping[str, Row]:
    """The rows of a table by key, in the types of its schema; of those with one key the first."""
    columns = [*zip(*records.rows, strict=True)]
    values = map(values_of, columns, schema.types.values())
    rows: dict[str, tuple[Value, ...]] = {}
    if columns:
        keys = columns[schema.names.index(schema.primary_key)]
        for key, row in zip(keys, zip(*values, strict=True), strict=True):
            rows.setdefault(key, row)
    return RowsByKey(schema.names, rows)


_Held = TypeVar("_Held")  # what a row is made of


class _Keyed(Mapping[str, Row], Generic[_Held]):
    """Rows by key, each of which is made when it is asked for: to look for a key makes none."""

    _rows: Mapping[str, _Held]

    def __contains__(self, key: object) -> bool:
        """Whether there is a row with that key."""
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order of the rows."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)


class RowsByKey(_Keyed[tuple[Value, ...]]):
    """Rows whose cells are held in the order of their columns, beside which a dictionary is large.

    Each is a dictionary of its own.
    """

    def __init__(self, names: Sequence[str], rows: Mapping[str, tuple[Value, ...]]) -> None:
        """Take the columns, and the cells of each row."""
        self._names, self._rows = names, rows

    def __getitem__(self, key: str) -> Row:
        """The row with that key; KeyError where there is none."""
        return dict(zip(self._names, self._rows[key], strict=True))


class RowsOfTexts(_Keyed[Row]):
    """Rows of source texts, each with its ``text``, which is read for it."""

    def __init__(self, root: Path, rows: Mapping[str, Row]) -> None:
        """Take the folder that the paths in the rows begin from."""
        self._root, self._rows = root, rows

    def __getitem__(self, key: str) -> Row:
        """The row with that key; KeyError where there is none."""
        row = self._rows[key]
        return {**row, "text": read_seed(self._root, str(row.get("path") or "")).text}
