"""Tables that lie in Apache Parquet: they are read as the canonical CSV that they would be.

So there is one way from a file to its rows, and every rule on cells sees what it sees of a CSV. A
value is written as its type of Arrow has it: a date as ISO 8601, a number without an exponent, no
value as an empty cell.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from sandhi.table import TableError, csv_text

if TYPE_CHECKING:
    import pyarrow

# Of one file: some gigabytes of text. A few bytes may say that one value stands there as often.
MOST_CELLS = 50_000_000


def is_parquet(path: str) -> bool:
    """Whether a file is Parquet, by the ending of its name."""
    return path.lower().endswith(".parquet")


def as_csv(path: str, data: bytes) -> bytes:
    """The bytes of a table's file as CSV: as they are, but of Parquet.

    TableError where that cannot be read, or a column holds what is no cell, as lists or bytes.
    """
    return _as_csv(data) if is_parquet(path) else data


def _as_csv(data: bytes) -> bytes:
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(pyarrow.BufferReader(data)) as file:
            names = file.schema_arrow.names
            cells = file.metadata.num_rows * len(names)
            if cells > MOST_CELLS:
                raise _refusal(f"{cells:,} cells, where a file has {MOST_CELLS:,} at the most")
            table = file.read(use_threads=False)
        columns = [
            _texts(name, column) for name, column in zip(names, table.itercolumns(), strict=True)
        ]
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        first, *_ = f"{error}".splitlines() or [type(error).__name__]
        raise _refusal(f"it cannot be read: {first[:200]}") from None
    return csv_text(names, zip(*columns, strict=True)).encode()


def _texts(name: str, column: "pyarrow.ChunkedArray") -> list[str]:
    """The cells of a column; TableError where its type has no way to be written in a cell."""
    import pyarrow
    from pyarrow import types

    type_ = column.type
    if types.is_dictionary(type_):
        return _texts(name, column.cast(type_.value_type))
    if types.is_timestamp(type_):
        moments = column.cast(pyarrow.timestamp("us", type_.tz)).to_pylist()
        return ["" if moment is None else moment.isoformat() for moment in moments]
    if types.is_date64(type_):
        column = column.cast(pyarrow.date32())
    elif not _is_written(type_):
        raise _refusal(f"the column {name[:40]!r} is {type_}")
    texts = [text or "" for text in column.cast(pyarrow.string()).to_pylist()]
    if types.is_floating(type_) or types.is_decimal(type_):
        return [f"{Decimal(text):f}" if "e" in text.lower() else text for text in texts]
    return texts


def _is_written(type_: "pyarrow.DataType") -> bool:
    """Whether Arrow writes values of a type as a cell has them."""
    from pyarrow import types

    kinds = (
        types.is_string,
        types.is_large_string,
        types.is_string_view,
        types.is_integer,
        types.is_floating,
        types.is_decimal,
        types.is_boolean,
        types.is_date32,
        types.is_null,
    )
    return any(is_of_kind(type_) for is_of_kind in kinds)


def _refusal(evidence: str) -> TableError:
    mend = "write its columns as text, numbers, booleans, dates or moments, or the table as CSV"
    return TableError("parquet-syntax", None, evidence, mend)
