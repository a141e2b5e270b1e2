"""Some rows of a table alone, as a file: what a reader of the site has chosen.

Each says of itself which rows it holds: the workbook in a sheet, Parquet in its metadata.
"""

from collections.abc import Callable, Mapping
from io import TextIOWrapper
from typing import IO, NamedTuple

from sandhi.publish.downloads.delimited import cells_of, guarded_cells
from sandhi.publish.downloads.tables import Table
from sandhi.table import write


class SelectionFormat(NamedTuple):
    """A format of some rows: ``write`` takes them, what is said of them, and a file of bytes."""

    media_type: str
    ending: str
    write: Callable[[Table, Mapping[str, str], IO[bytes]], None]


def _excel_csv(table: Table, about: Mapping[str, str], file: IO[bytes]) -> None:
    """A CSV with the byte order mark by which Excel knows UTF-8; it has no place for ``about``."""
    text = TextIOWrapper(file, "utf-8-sig", newline="")
    write(text, [column.name for column in table.columns], guarded_cells(table, cells_of(table)))
    text.detach()


# Two libraries are loaded for their formats alone, since that takes a while.
def _workbook(table: Table, about: Mapping[str, str], file: IO[bytes]) -> None:
    from sandhi.publish.downloads.excel.workbook import workbook_of_one

    workbook_of_one(table, about, file)


def _parquet(table: Table, about: Mapping[str, str], file: IO[bytes]) -> None:
    from sandhi.publish.downloads.parquet import write_parquet

    write_parquet(table, about, file)


SELECTION_FORMATS = {
    "excel": SelectionFormat("text/csv; charset=utf-8", "csv", _excel_csv),
    "xlsx": SelectionFormat(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", _workbook
    ),
    "parquet": SelectionFormat("application/vnd.apache.parquet", "parquet", _parquet),
}
