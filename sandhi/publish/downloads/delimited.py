"""Comma-separated values: as the package has them, and as Excel reads them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sandhi.publish.bounds.editions import Notes, begins_like_a_formula, of_csv_for_excel
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, as_text
from sandhi.table import written
from sandhi.writing.disk import copy_new, write_new


def csv(table: Table, source: DownloadSource, path: Path) -> Notes:
    """Write a table as the curated file itself, to the byte; a view in the same form."""
    if table.kind == "table":
        copy_new(source.package.path(table.name), path)
    else:
        write_new(path, _text(table, _cells(table)).encode("utf-8"))
    return ()


def csv_for_excel(table: Table, source: DownloadSource, path: Path) -> Notes:
    """Write a CSV with the byte order mark without which Excel takes UTF-8 for something else.

    A text that begins like a formula is guarded against being run.
    """
    if table.kind == "table":
        cells: Iterable[Iterable[str]] = source.package.cells(table.name).itertuples(index=False)
    else:
        cells = _cells(table)
    guarded = [column.type == "string" for column in table.columns]
    rows = (
        [
            f"'{cell}" if text and begins_like_a_formula(cell) else cell
            for cell, text in zip(row, guarded, strict=True)
        ]
        for row in cells
    )
    write_new(path, _text(table, rows).encode("utf-8-sig"))
    return of_csv_for_excel(table)


def _cells(table: Table) -> Iterator[list[str]]:
    return ([as_text(value) for value in row] for row in table.rows)


def _text(table: Table, rows: Iterable[Sequence[str]]) -> str:
    return written([column.name for column in table.columns], rows)
