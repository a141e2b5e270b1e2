"""What a rule may look at."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, Index

from sandhi.anchors import Integers
from sandhi.files import read_bytes
from sandhi.package import Package, TableSchema
from sandhi.package.opening.columns import TextColumn, column
from sandhi.package.opening.parquet import as_csv
from sandhi.table import Records, csv_text, decode_csv, records

TEXTS = "texts"
_PLAIN = re.compile(r"(?:[A-Za-z0-9][!-9;-~]*(?: [!-9;-~]+)*)?")


class File:
    """A file of a table, read once for all rules that look at it."""

    def __init__(self, package: Package, table: str, path: str) -> None:
        """Look at a file of a table of a package, whose header should be ``names``."""
        self._package, self._table, self.path = package, table, path
        self.names = package.schemas[table].names

    @cached_property
    def stored(self) -> bytes:
        """Its bytes, or those that it is to hold; PackageError where it cannot be read."""
        if self._package.held_tables[self._table].content is not None:
            return self._package.content(self._table)
        return read_bytes(self._package.root, self.path)

    @cached_property
    def data(self) -> bytes:
        """Its bytes as CSV; TableError where it is Parquet that cannot be read as one."""
        return as_csv(self.path, self.stored)

    @cached_property
    def text(self) -> str:
        """Its text without a byte order mark; TableError where it is not UTF-8."""
        return decode_csv(self.data)

    @cached_property
    def records(self) -> Records:
        """Its records; TableError where it holds none, or breaks off."""
        return records(self.data)

    @cached_property
    def canonical(self) -> str:
        """The one text that a table of these records has."""
        return csv_text(self.records.names, self.records.rows)


@dataclass(frozen=True)
class CellTexts:
    """The cells of some columns, each text once, however often it stands there; their lines."""

    columns: Mapping[str, TextColumn]
    lines: Index

    def each(
        self, keeps: Callable[[str], bool], places: slice | Integers = slice(None)
    ) -> DataFrame:
        """For each cell, whether its text keeps something, which is asked of each text once.

        ``places`` are those of the texts of which it is asked; the others keep it.
        """
        judged_texts = self._distinct[places]
        verdicts = [*map(keeps, judged_texts)]
        if all(verdicts):  # as nearly always
            return self._all.copy(deep=False)
        refused = {
            text for text, verdict in zip(judged_texts, verdicts, strict=True) if not verdict
        }
        of_columns = {
            name: np.array([text not in refused for text in of_cells.distinct])[of_cells.codes]
            for name, of_cells in self.columns.items()
        }
        return DataFrame(of_columns, index=self.lines, columns=self._all.columns)

    @cached_property
    def _distinct(self) -> NDArray[np.object_]:
        texts = dict.fromkeys(chain.from_iterable(one.distinct for one in self.columns.values()))
        return np.array([*texts, ""], dtype=object)[:-1]

    @cached_property
    def odd(self) -> Integers:
        """The places of the texts that are not plain."""
        is_plain = _PLAIN.fullmatch
        return np.array(
            [place for place, text in enumerate(self._distinct) if not is_plain(text)],
            dtype=np.int64,
        )

    @cached_property
    def _all(self) -> DataFrame:
        """That every cell keeps something."""
        return DataFrame(True, index=self.lines, columns=Index([*self.columns], dtype="str"))


@lru_cache(maxsize=4)  # the rules of one table come one after the other
def _texts_of(package: Package, table: str, columns: tuple[str, ...]) -> CellTexts:
    by_name = {name: column(package, table, name) for name in columns}
    return CellTexts(by_name, package.cells(table).index)


class UndeclaredError(LookupError):
    """A rule asks for what it does not declare to read."""


class Context:
    """The table that a rule is put to, and what the rule declares to read beside it.

    Tables come in their types, with the CSV's line numbers as index, as from ``Package.table``.
    """

    def __init__(
        self,
        package: Package,
        table: str,
        rule: str = "",
        reads: Collection[str] = (),
        path: str = "",
        *,
        whole_trial: bool = True,
    ) -> None:
        """Look at a table (``""`` for the package as a whole) on behalf of the rule of that id.

        ``path`` is that of one of its files, on behalf of a rule of files. ``whole_trial`` says
        whether SQL is tried on all rows of a package, be it ever so large.
        """
        self.whole_trial = whole_trial
        self.package = package
        self.table = table
        self._rule = rule
        self._reads = reads
        self._path = path
        self._tables: dict[str, DataFrame] = {}

    def __getitem__(self, table: str) -> DataFrame:
        """A table in its types: the one that is checked, or one that the rule declares to read."""
        if table != self.table:
            self._declared(table, "the table ")
        if table not in self._tables:
            self._tables[table] = self.package.table(table)
        return self._tables[table]

    @property
    def rows(self) -> DataFrame:
        """The table that is checked, in its types."""
        return self[self.table]

    @cached_property
    def cells(self) -> DataFrame:
        """The table that is checked, each cell as text."""
        return self.package.cells(self.table)

    @property
    def schema(self) -> TableSchema:
        """The schema of the table that is checked."""
        return self.package.schemas[self.table]

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each seed by its key; a rule that asks for it reads ``texts``."""
        self._declared(TEXTS, "")
        return self.package.texts

    def each(self, columns: Iterable[str], keeps: Callable[[str], bool]) -> DataFrame:
        """For each cell of some columns, whether its text keeps something."""
        return _texts_of(self.package, self.table, tuple(columns)).each(keeps)

    def each_odd(self, columns: Iterable[str], keeps: Callable[[str], bool]) -> DataFrame:
        """For each cell of some columns, whether its text is plain, or keeps something.

        Plain is a text of ASCII with single spaces, which begins with a letter or digit, and has no
        colon, as an address has.
        """
        texts = _texts_of(self.package, self.table, tuple(columns))
        return texts.each(keeps, texts.odd)

    @cached_property
    def file(self) -> File:
        """The file of the table that is checked, as a file."""
        return File(self.package, self.table, self._path)

    def _declared(self, name: str, kind: str) -> None:
        if name not in self._reads:
            raise UndeclaredError(
                f"add {name!r} to the reads of the rule {self._rule}, which looks at {kind}{name}"
            )
