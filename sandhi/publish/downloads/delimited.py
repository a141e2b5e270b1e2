"""Comma-separated values: as the package has them, and as Excel reads them."""

from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path

from sandhi.publish.bounds.editions import Notes, begins_like_a_formula, of_csv_for_excel
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, as_text
from sandhi.table import write
from sandhi.writing.disk import copy_new, new_file, write_new


def csv(table: Table, source: DownloadSource, path: Path) -> Notes:
    """Write a table as the curated file itself, to the byte; others in the same form."""
    if table.kind == "table":
        package = source.package
        if len(package.files[table.name]) == 1:
            copy_new(package.path(table.name), path)
        else:  # which are one file to those who fetch them
            write_new(path, package.content(table.name))
    else:
        _write(table, _cells(table), path, "utf-8")
    return ()


def csv_for_excel(table: Table, source: DownloadSource, path: Path) -> Notes:
    """Write a CSV with the byte order mark without which Excel takes UTF-8 for something else.

    A text that begins like a formula is guarded against being run.
    """
    if table.kind == "table":
        cells: Iterable[Iterable[str]] = source.package.cells(table.name).itertuples(index=False)
    else:
        cells = _cells(table)
    _write(table, guarded_cells(table, cells), path, "utf-8-sig")
    return of_csv_for_excel(table)


def guarded_cells(table: Table, rows: Iterable[Iterable[str]]) -> Iterator[list[str]]:
    """Yield rows whose texts are guarded against being run as formulas."""
    guarded = [column.type == "string" for column in table.columns]
    for row in rows:
        yield [
            f"'{cell}" if text and begins_like_a_formula(cell) else cell
            for cell, text in zip(row, guarded, strict=True)
        ]


def _cells(table: Table) -> Iterator[list[str]]:
    return ([as_text(value) for value in row] for row in table.rows)


def _write(table: Table, rows: Iterable[Sequence[str]], path: Path, encoding: str) -> None:
    with new_file(path) as file:
        text = TextIOWrapper(file, encoding, newline="")
        write(text, [column.name for column in table.columns], rows)
        text.detach()  # which writes out what is left, and lets the file be closed elsewhere
