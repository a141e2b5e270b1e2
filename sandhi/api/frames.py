"""A table in the form of the library that a program works with."""

from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sandhi.publish.downloads.tables import Table, TableColumn, Value, is_whole

if TYPE_CHECKING:
    from pandas import DataFrame

# Nullable types, so that an empty cell makes no fraction of a whole number.
_DTYPES = {
    "string": "str",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "datetime": "str",  # with its offset from UTC, as it is written
    "year": "Int64",
}

# What pyarrow does not take as it stands: text for a day, a whole number above 2⁵³ for a fraction.
_READS: dict[str, Callable[[Any], Any]] = {"date": date.fromisoformat, "number": float}


def pandas(table: Table) -> "DataFrame":
    """A table as pandas has it."""
    from pandas import DataFrame, Series

    return DataFrame(
        {
            column.name: Series([*values], dtype=_dtype(column, values))
            for column, values in _columns(table)
        }
    )


def arrow(table: Table) -> Any:
    """A table as pyarrow has it."""
    pyarrow = _library("arrow", "pyarrow")
    types = {
        "integer": pyarrow.int64(),
        "year": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    arrays, fields = [], []
    for column, values in _columns(table):
        type_ = types.get(_type(column, values), pyarrow.string())
        if reads := _READS.get(_type(column, values)):
            values = [None if value is None else reads(value) for value in values]
        arrays.append(pyarrow.array(values, type_))
        about = {"title": column.title, "description": column.description}
        fields.append(pyarrow.field(column.name, type_, metadata=about))
    about = {"title": table.title, "description": table.description}
    return pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields, metadata=about))


def polars(table: Table) -> Any:
    """A table as polars has it."""
    return _library("polars", "polars", "pyarrow").from_arrow(arrow(table))


def duckdb(table: Table) -> Any:
    """A table as DuckDB has it: a relation, of which SQL can be asked."""
    return _library("duckdb", "duckdb", "pyarrow").from_arrow(arrow(table))


FRAMES: dict[str, Callable[[Table], Any]] = {
    "pandas": pandas,
    "polars": polars,
    "arrow": arrow,
    "duckdb": duckdb,
}


def _library(form: str, *names: str) -> Any:
    """The first of the libraries that a form takes; ImportError says how to get one."""
    try:
        library, *_ = [import_module(name) for name in names]
        return library
    except ModuleNotFoundError as error:
        raise ImportError(
            f"as_={form!r} takes {' and '.join(names)}, and {error.name} is not installed; "
            f"run: pip install {' '.join(names)}"
        ) from None


def _columns(table: Table) -> list[tuple[TableColumn, Sequence[Value]]]:
    columns = zip(*table.rows, strict=True) if table.rows else ([] for _ in table.columns)
    return [*zip(table.columns, columns, strict=True)]


def _dtype(column: TableColumn, values: Sequence[Value]) -> Any:
    return _DTYPES[_type(column, values)]


def _type(column: TableColumn, values: Sequence[Value]) -> str:
    return "integer" if is_whole(column, values) else column.type
