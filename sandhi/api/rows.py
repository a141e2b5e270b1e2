"""A row of any table, as programs have it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sandhi.cite.record import Citable
from sandhi.package.labels import Row, Value


@dataclass(frozen=True)
class DatasetRow(Mapping[str, Value]):
    """A row by its key: its table, what it is called, its cells, and how it is cited.

    >>> import sandhi
    >>> row = sandhi.open("tests/packages/cricket").row("R2")
    >>> row.table, row["runs"], row["overs"]
    ('scores', 148, 19.2)
    >>> row.quote
    '19.2 ओवर में 148 रन'
    >>> print(row.cite("ris").splitlines()[0])
    TY  - DATA
    """

    key: str
    table: str
    label: str
    cells: Row = field(repr=False)
    citable: Citable = field(repr=False)

    @property
    def quote(self) -> str:
        """The passage that the row is anchored in, verbatim; empty where it is in none."""
        return str(self.cells.get("quote") or "")

    def cite(self, form: str = "text") -> str:
        """Return the row as a reference; ValueError where there is no such format."""
        from sandhi.cite.formats import FORMATS

        if form not in FORMATS:
            raise ValueError(f"there is no format {form!r}; there are {', '.join(FORMATS)}")
        return FORMATS[form].write(self.citable)

    def __getitem__(self, column: str) -> Value:
        return self.cells[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)
