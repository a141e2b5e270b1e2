"""What was read of the tables of a package, or was given to it instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandhi.package.labels import Row
from sandhi.package.schema import TableSchema
from sandhi.table import Records, as_cells, as_typed, records, value_of

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

    def hold(self, schema: TableSchema, data: bytes) -> None:
        """Hold a table whose CSV is to hold these bytes; TableError where they are none."""
        read, table = records(data), schema.name
        self.contents[table] = data
        cells = self.cells[table] = as_cells(read)
        self.tables[table] = as_typed(cells, schema.types)
        self.rows[table] = by_key(schema, read)

    def take_over(self, other: "HeldTables", tables: Iterable[str]) -> None:
        """Hold all that another does of some tables."""
        for table in tables:
            for own, others in (
                (self.contents, other.contents),
                (self.starts, other.starts),
                (self.cells, other.cells),
                (self.tables, other.tables),
                (self.rows, other.rows),
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
