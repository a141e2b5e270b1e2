"""Tables as columns: each text of a column once, and which of them each cell has.

What is asked of a cell is asked of its text, and a text stands in many cells; so whoever looks at
all cells of a large table looks at these.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, Index, Series, StringDtype, factorize

from sandhi.files import looked_at
from sandhi.table import (
    CONFLICT_MARKS,
    LONGEST_CELL,
    MOST_CELLS,
    csv_text,
    keep_text_in_python,
    typed_values,
)

if TYPE_CHECKING:
    import pyarrow

    from sandhi.package.package import Package

_BLOCK = 1 << 22  # bytes that are parsed at once
# What is not looked for in a file of which each line is a record: a blank line, which Arrow takes
# for a row of empty cells, and what `sandhi.table` has a rule or a line end for.
_ODD = (b"\n\n", b"\r", b"\0", *CONFLICT_MARKS)
_LARGEST = 1 << 30  # bytes of a file of which Arrow's texts are numbered in 32 bits


@dataclass(frozen=True)
class TextColumn:
    """The cells of a column: ``codes`` has for each the place of its text among ``distinct``."""

    distinct: NDArray[np.object_]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, texts: NDArray[np.object_]) -> "TextColumn":
        """The column of these cells."""
        codes, distinct = factorize(texts)
        return cls(distinct, codes.astype(np.int32))

    @property
    def cells(self) -> NDArray[np.object_]:
        """The cells, in the order of the rows."""
        return self.distinct[self.codes]

    def has_twice(self, texts: Collection[str]) -> bool:
        """Whether one of the texts that are not empty, all of which are given, has two cells."""
        is_filled = np.array([text != "" for text in self.distinct], dtype=np.bool_)
        return bool(np.count_nonzero(is_filled[self.codes]) > len(texts))

    def lines_of(self, is_meant: Sequence[bool], lines: Index) -> list[int]:
        """The lines of the cells whose text is meant."""
        meant_texts = np.array(is_meant, dtype=np.bool_)
        return lines[meant_texts[self.codes]].tolist() if meant_texts.any() else []


@dataclass(frozen=True)
class TextColumns:
    """The columns of a table by their names, each of so many rows."""

    by_name: Mapping[str, TextColumn]
    rows: int


def column(package: "Package", table: str, name: str) -> TextColumn:
    """A column of a table; errors as ``Package.cells``."""
    cells, columns = package.cells(table), package.held_tables[table].columns
    if name not in columns:
        columns[name] = TextColumn.of(cells[name].to_numpy(dtype=object))
    return columns[name]


def typed_table(package: "Package", table: str) -> DataFrame:
    """A table in the types of its schema, as ``Package.table`` gives it."""
    cells, types = package.cells(table), package.schemas[table].types
    values = {}
    for name, type_ in types.items():
        if name in cells:
            of_table = column(package, table, name)
            values[name] = typed_values(of_table.distinct, type_).take(of_table.codes)
    return DataFrame(values, index=cells.index)


def take_columns(package: "Package", table: str, columns: TextColumns) -> None:
    """Let a package have the columns of a table in one file, from who read it by Arrow."""
    import pyarrow

    for file in package.files[table]:
        looked_at(file)
    held_table = package.held_tables[table]
    if held_table.cells is None:
        keep_text_in_python()
        text = StringDtype("python", na_value=np.nan)
        # No cell has a line end, so that each record has a line; the first is the header's.
        lines = Index(np.arange(2, columns.rows + 2), name="line", dtype="int64")
        held_table.starts = [0]
        held_table.cells = DataFrame(
            {
                name: Series(one.cells, index=lines, dtype=text)
                for name, one in columns.by_name.items()
            }
        )
        held_table.columns = dict(columns.by_name)
    # Arrow keeps what it has done with, which Python has no use of.
    pyarrow.default_memory_pool().release_unused()


def columns_in(data: bytes, names: Sequence[str]) -> TextColumns | None:
    """The columns of a CSV file that is canonical to the last byte, with this header, and has rows.

    None of any other, and where Arrow is not installed: to tell what is wrong with a file, or that
    it is right, though it has cells of several lines, is what ``sandhi.table`` is for.
    """
    header = csv_text(names, []).encode()
    if not (1 < len(names) <= MOST_CELLS and data.startswith(header) and data.endswith(b"\n")):
        return None
    if len(data) > _LARGEST or any(mark in data for mark in _ODD):
        return None
    try:
        table = _parsed(data, names)
    except (ImportError, ValueError):  # as all of Arrow's refusals of a text are
        return None
    # A cell of several lines makes them differ.
    if not 0 < table.num_rows == data.count(b"\n") - 1:
        return None
    encoded = [one.combine_chunks().dictionary_encode() for one in table.columns]
    if b'"' in data and not _is_written_so(encoded, memoryview(data)[len(header) :]):
        return None
    # Cells that are alike are one text in memory, which a large table has many of.
    one_of = dict[str, str]().setdefault
    by_name = {}
    for name, of_cells in zip(names, encoded, strict=True):
        texts = [one_of(text, text) for text in of_cells.dictionary.to_pylist()]
        if max(map(len, texts)) > LONGEST_CELL:
            return None
        by_name[name] = TextColumn(as_array(texts), of_cells.indices.to_numpy())
    return TextColumns(by_name, table.num_rows)


def as_array(texts: Sequence[str]) -> NDArray[np.object_]:
    """Texts as an array of them."""
    array = np.empty(len(texts), dtype=object)
    array[:] = texts
    return array


def _parsed(data: bytes, names: Sequence[str]) -> "pyarrow.Table":
    import pyarrow
    from pyarrow import csv

    return csv.read_csv(
        pyarrow.BufferReader(data),
        csv.ReadOptions(use_threads=False, column_names=[*names], skip_rows=1, block_size=_BLOCK),
        csv.ParseOptions(ignore_empty_lines=False),
        csv.ConvertOptions(column_types=dict.fromkeys(names, pyarrow.string())),
    )


def _is_written_so(columns: "Sequence[pyarrow.DictionaryArray]", records: Any) -> bool:
    """Whether the canonical text of some columns, as Arrow writes it, is that of a file.

    No cell has a line end.
    """
    import pyarrow
    from pyarrow import compute

    cells = []
    for of_cells in columns:
        texts = of_cells.dictionary
        is_special = compute.match_substring_regex(texts, '[,"]')
        doubled = compute.replace_substring(texts, '"', '""')
        quoted = compute.binary_join_element_wise('"', doubled, '"', "")
        cells.append(compute.if_else(is_special, quoted, texts).take(of_cells.indices))
    lines = compute.binary_join_element_wise(*cells, ",")
    text = compute.binary_join_element_wise(lines, "", "\n")
    size = compute.sum(compute.binary_length(text)).as_py()
    if size != len(records):
        return False
    return bool(text.buffers()[2].slice(0, size).equals(pyarrow.py_buffer(records)))
