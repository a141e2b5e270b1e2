"""Comma-separated values: as the package has them, and as Excel reads them."""

from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path

from sandhi.package.opening.parts import is_one_csv
from sandhi.publish.bounds.editions import Notes, begins_like_a_formula, of_csv_for_excel
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, Value, as_text, columns_of
from sandhi.table import write
from sandhi.writing.disk import copy_new, new_file, write_new


def csv(table: Table, source: DownloadSource, path: Path) -> Notes:
    """Write a table as the curated file itself, to the byte; others in the same form."""
    if table.kind == "table":
        package = source.package
        if is_one_csv(package.files[table.name]):
            copy_new(package.path(table.name), path)
        else:  # which are one CSV to those who fetch them
            write_new(path, package.content(table.name))
    else:
        _write(table, cells_of(table), path, "utf-8")
    return ()


def csv_for_excel(table: Table, source: DownloadSource, path: Path) -> Notes:
    """Write a CSV with the byte order mark without which Excel takes UTF-8 for something else.

    A text that begins like a formula is guarded against being run.
    """
    if table.kind == "table":
        frame = source.package.cells(table.name)
        cells: Iterable[Sequence[Value]] = zip(*(frame[name] for name in frame), strict=True)
    else:
        cells = cells_of(table)
    _write(table, guarded_cells(table, cells), path, "utf-8-sig")
    return of_csv_for_excel(table)


def guarded_cells(table: Table, rows: Iterable[Sequence[Value]]) -> Iterator[tuple[Value, ...]]:
    """Yield rows whose texts are guarded against being run as formulas."""
    places = [place for place, column in enumerate(table.columns) if column.type == "string"]
    for columns in columns_of(rows):
        for place in places:
            columns[place] = [
                f"'{cell}" if isinstance(cell, str) and begins_like_a_formula(cell) else cell
                for cell in columns[place]
            ]
        yield from zip(*columns, strict=True)


def cells_of(table: Table) -> Iterator[tuple[Value, ...]]:
    """Yield rows as ``sandhi.table.write`` takes them: all but texts as a CSV has it."""
    places = [place for place, column in enumerate(table.columns) if column.type != "string"]
    for columns in columns_of(table.rows):
        for place in places:
            columns[place] = [*map(as_text, columns[place])]
        yield from zip(*columns, strict=True)


def _write(table: Table, rows: Iterable[Sequence[Value]], path: Path, encoding: str) -> None:
    with new_file(path) as file:
        text = TextIOWrapper(file, encoding, newline="")
        write(text, [column.name for column in table.columns], rows)
        text.detach()  # which writes out what is left, and lets the file be closed elsewhere
