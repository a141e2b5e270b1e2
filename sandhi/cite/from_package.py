"""Citations read from the files of a package, without what it would cost to load pandas."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sandhi.cite.record import Dataset, Row, described
from sandhi.cite.source import CitedRow, Seed
from sandhi.files import read_text
from sandhi.package import DESCRIPTOR, Package, PackageError


@dataclass(frozen=True)
class PackageSource:
    """The files of a package, each read when it is first needed, and once."""

    package: Package

    @cached_property
    def dataset(self) -> Dataset:
        """What the descriptor says of the dataset; PackageError where it is misshapen."""
        try:
            return described(self.package.descriptor)
        except (AttributeError, TypeError):
            raise PackageError(
                f"{DESCRIPTOR} is not as this tool reads it; `sandhi check` says where"
            ) from None

    def title(self, table: str) -> str | None:
        """The title of a table; None where there is no such table."""
        schema = self.package.schemas.get(table)
        return schema.title if schema else None

    def find(self, key: str) -> CitedRow | None:
        """The row with that key, in whichever table; PackageError where a file is no table."""
        for table in self._tables:
            values = self.package.rows(table).get(key)
            if values:
                return CitedRow(table, self.package.labels.of(table, key), values)
        return None

    def seed(self, key: str) -> Seed | None:
        """The source text with that key; PackageError where its file cannot be read."""
        values = self._rows("seeds").get(key)
        return Seed(values, read_text(self.package.root, str(values["path"]))) if values else None

    def sentences(self, seed: str, start: int, end: int) -> list[Row]:
        """The sentences of a seed that a span touches, in order."""
        touched = []
        for values in self._rows("sentences").values():
            match [values[part] for part in ("seed_id", "start", "end")]:
                case [str(home), int(first), int(last)]:
                    if home == seed and first < end and start < last:
                        touched.append((first, values))
        return [values for _, values in sorted(touched, key=lambda one: one[0])]

    def all_keys(self) -> Iterator[str]:
        """The key of every row."""
        for table in self._tables:
            yield from self.package.rows(table)

    def _rows(self, table: str) -> Mapping[str, Row]:
        """The rows of a table by key; none where the package has no such table."""
        return self.package.rows(table) if table in self.package.schemas else {}

    @property
    def _tables(self) -> list[str]:
        """The tables whose rows have keys of their own."""
        return [name for name, schema in self.package.schemas.items() if schema.addressed]
