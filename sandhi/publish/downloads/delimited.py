"""Comma-separated values: as the package has them, and as Excel reads them."""

from pathlib import Path

from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, as_text
from sandhi.table import written
from sandhi.writing.disk import copy_new, write_new


def csv(table: Table, source: DownloadSource, path: Path) -> None:
    """Write a table as the curated file itself, to the byte; a view in the same form."""
    if table.kind == "table":
        copy_new(source.package.path(table.name), path)
    else:
        write_new(path, _text(table).encode("utf-8"))


def csv_for_excel(table: Table, source: DownloadSource, path: Path) -> None:
    """Write a CSV with the byte order mark without which Excel takes UTF-8 for something else."""
    write_new(path, _text(table).encode("utf-8-sig"))


def _text(table: Table) -> str:
    rows = ([as_text(value) for value in row] for row in table.rows)
    return written([column.name for column in table.columns], rows)
