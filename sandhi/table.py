"""A table's CSV: its records and the lines they begin on, its cells as text, its cells in types."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain, islice
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from pandas import DataFrame
    from pandas.api.extensions import ExtensionArray

# How a value of each type is written: one way only, narrower than what Data Package readers let
# through (other digits, 1_000, +5, 007, exponents). 18 digits always fit into an Int64.
FORMS = {
    "integer": r"0|-?[1-9][0-9]{0,17}",
    "number": r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?",
    "boolean": r"true|false",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "datetime": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})?",
    "year": r"[1-9][0-9]{3}",
}
WHOLE_NUMBERS = ("integer", "year")  # the types whose values are whole numbers

# Of one cell, in code points. What is longer is a text of its own, or was swallowed by a quotation
# mark that nobody closed.
LONGEST_CELL = 1_000_000
# Of one record, in cells: more than any schema may have columns.
MOST_CELLS = 10_000

_BATCH = 1000  # records that are written at once


# Up to so many digits, a number is the same in 64 bits whatever it is.
_SAFE_DIGITS = 15
_DIGITS = re.compile("[0-9]")


class TableError(ValueError):
    """A file that is no table: which rule it breaks, on which line, and how to mend it."""

    def __init__(self, rule: str, line: int | None, evidence: str, mend: str) -> None:
        """Keep the parts, so that a report can lay them out."""
        super().__init__(f"{evidence}; {mend}")
        self.rule, self.line, self.evidence, self.mend = rule, line, evidence, mend


class Records(NamedTuple):
    """The records of a CSV file; ``lines`` says where each begins (the header's line is 1)."""

    names: list[str]
    rows: list[list[str]]
    lines: list[int]


def records(data: bytes) -> Records:
    """Read the bytes of a CSV file (RFC 4180, UTF-8), with or without a byte order mark.

    TableError where the bytes are not UTF-8, hold no record, break off within a quoted cell, or
    have a cell or a record beyond all measure.
    """
    csv.field_size_limit(LONGEST_CELL)  # here, since other libraries set it to their own
    text = decode_csv(data)
    refuse_conflict_marks(text)
    # newline="" leaves line breaks in cells alone, and counts \n, \r\n and \r as one line each.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    # Cells that are alike are one text in memory, which a large table has many of.
    one_of = dict[str, str]().setdefault
    begin = 1
    try:
        for row in reader:
            if len(row) > MOST_CELLS:
                raise csv.Error(f"{len(row):,} cells, where {MOST_CELLS:,} are the most")
            rows.append([*map(one_of, row, row)])
            lines.append(begin)
            begin = reader.line_num + 1
    except csv.Error as error:
        what, mend = str(error), "close its quoted cell, double each quotation mark inside one"
        if "field larger" in what:
            what = f"a cell has more than {LONGEST_CELL:,} characters"
            mend = f"divide it; or, where it is not meant to be as long, {mend}"
        raise TableError(
            "csv-syntax",
            begin,
            f"the record that begins on line {begin} cannot be read: {what}",
            f"{mend}, and keep long texts in files of their own",
        ) from None
    if not any(rows):
        raise TableError("empty-file", None, "the file is empty", "write at least its header")
    return Records(rows[0], rows[1:], lines[1:])


def decode_csv(data: bytes) -> str:
    """The text of a CSV file without its byte order mark; TableError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(
            "utf-8",
            data.count(b"\n", 0, error.start) + 1,
            f"byte 0x{data[error.start]:02X} at offset {error.start} is not UTF-8",
            "save the file as UTF-8 without a byte order mark",
        ) from None


_MARKS = ("<" * 7, ">" * 7)
CONFLICT_MARKS = (*(mark.encode() for mark in _MARKS),)
_MARK = re.compile(rf"^(?:{'|'.join(_MARKS)}) \S.*$", re.MULTILINE)


def refuse_conflict_marks(text: str) -> None:
    """TableError where a merge has left its marks in a table, at the first of them."""
    # To look at where each line begins takes as long as to parse it.
    mark = _MARK.search(text) if any(map(text.__contains__, _MARKS)) else None
    if mark:
        raise TableError(
            "merge-conflict",
            text.count("\n", 0, mark.start()) + 1,
            f"a merge left its mark {mark[0][:60]!r}",
            "take the rows of one side or of both, and run `sandhi rekey` where both gave a row "
            "the same key",
        )


class _LineFeeds:
    """What lines are written to that end with CR and LF, and shall end with LF."""

    def __init__(self, text: TextIO) -> None:
        self._text = text

    def write(self, line: str) -> None:
        self._text.write(f"{line[:-2]}\n")


def csv_text(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The one canonical text of a table: LF, commas, quotation marks only where RFC 4180 asks."""
    text = io.StringIO(newline="")
    write(text, names, rows)
    return text.getvalue()


def write(text: TextIO, names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write the canonical text of a table to a stream that translates no line ends.

    None is an empty cell.
    """
    left = chain([names], rows)
    while batch := [*islice(left, _BATCH)]:
        lines = io.StringIO(newline="")
        csv.writer(lines, lineterminator="\n").writerows(batch)
        csv_lines = lines.getvalue()
        if "\r" in csv_lines:
            # Of a terminator that has it, the module knows that a carriage return needs quotes.
            csv.writer(_LineFeeds(text), lineterminator="\r\n").writerows(batch)
        else:
            text.write(csv_lines)


def ragged_records(table: Records) -> list[tuple[int, int]]:
    """Line and number of cells of each record that is longer or shorter than the header."""
    return [
        (line, len(row))
        for line, row in zip(table.lines, table.rows, strict=True)
        if len(row) != len(table.names)
    ]


def refuse_ragged(table: Records) -> None:
    """TableError where a record is longer or shorter than the header, at the first such."""
    for line, count in ragged_records(table):
        raise TableError(
            "ragged-row",
            line,
            f"{count} cells under a header of {len(table.names)}",
            "give the record one cell for each column",
        )


def as_cells(table: Records) -> "DataFrame":
    """Every cell as text, empty ones as ``""``; the index, ``line``, says where a record begins.

    TableError where records differ in length.
    """
    from pandas import DataFrame, Index

    keep_text_in_python()
    refuse_ragged(table)
    index = Index(table.lines, name="line", dtype="int64")
    return DataFrame(table.rows, index=index, columns=table.names, dtype="str")


def as_typed(cells: "DataFrame", types: dict[str, str]) -> "DataFrame":
    """The columns named in ``types`` (name → type of Table Schema), in nullable dtypes.

    An empty cell is NA, and so is one that is not written as FORMS says.
    """
    from pandas import DataFrame

    columns = {name: typed_values(cells[name].tolist(), type_) for name, type_ in types.items()}
    return DataFrame(columns, index=cells.index)


def is_held(cell: str) -> bool:
    """Whether 64 bits (IEEE 754) hold a number in its plain form, to its last digit.

    Most programs read no others: they round them, and do not say so.
    """
    if len(cell) <= _SAFE_DIGITS or len(_DIGITS.findall(cell)) <= _SAFE_DIGITS:
        return True
    nearest = float(cell)
    return isfinite(nearest) and Decimal(cell) == Decimal(repr(nearest))


def number(cell: str) -> int | float | None:
    """A number that is written in its plain form; None where 64 bits do not hold it."""
    if not is_held(cell):
        return None
    nearest = float(cell)
    # A whole number beyond what SQLite has for one is kept as the fraction that is equal to it.
    return nearest if "." in cell or abs(nearest) >= 2**63 else int(cell)


def value_of(cell: str, type_: str) -> str | int | float | None:
    """A cell in the type of its column; None where it is empty, or not written as its type is."""
    if type_ not in FORMS:
        return cell or None
    if not cell or not re.fullmatch(FORMS[type_], cell):
        return None
    if type_ == "boolean":
        return int(cell == "true")
    if type_ == "number":
        return number(cell)
    return int(cell) if type_ in WHOLE_NUMBERS else cell


def values_of(cells: Sequence[str], type_: str) -> list[str | int | float | None]:
    """The cells of a column in its type, as ``value_of`` has them; each text is read once."""
    if type_ not in FORMS:
        return [cell or None for cell in cells]
    values = {cell: value_of(cell, type_) for cell in {*cells}}
    return [values[cell] for cell in cells]


def keep_text_in_python() -> None:
    """Let pandas handle text alike whether or not pyarrow is installed.

    Left to itself it would hand text over to pyarrow, and comparisons would have other types.
    """
    from pandas import set_option

    set_option("mode.string_storage", "python")


def typed_values(cells: "Iterable[str]", type_: str) -> "ExtensionArray":
    """Cells in the type of their column, in a nullable dtype; NA as ``as_typed`` has it."""
    import numpy as np
    import pandas as pd

    keep_text_in_python()
    if type_ == "string":  # as most are
        return pd.arrays.StringArray(np.array([cell or pd.NA for cell in cells], dtype=object))
    is_one = re.compile(FORMS[type_]).fullmatch
    texts = [cell if is_one(cell) else None for cell in cells]
    if type_ == "boolean":
        return pd.array([None if text is None else text == "true" for text in texts], "boolean")
    # PyArrow, if there, would change them.
    text = pd.Series(pd.array(texts, dtype="string[python]"))
    if type_ == "date":
        days = pd.to_datetime(text, format="%Y-%m-%d", errors="coerce")
        return days.astype("datetime64[s]").array
    if type_ == "datetime":
        # On one clock, so that moments compare; one without an offset counts as UTC.
        moments = pd.to_datetime(text, format="ISO8601", utc=True, errors="coerce")
        return moments.dt.tz_localize(None).astype("datetime64[us]").array
    return text.astype("Int64" if type_ in WHOLE_NUMBERS else "Float64").array
