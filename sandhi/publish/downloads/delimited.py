"""Comma-separated values: as the package has them, and as Excel reads them."""

from collections.abc import Callable
from pathlib import Path

from sandhi.package.labels import Value
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
    """Write a CSV with the byte order mark without which Excel takes UTF-8 for something else.

    An apostrophe stands before text that Excel would run as a formula.
    """
    write_new(path, _text(table, _guarded).encode("utf-8-sig"))


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _guarded(value: Value) -> str:
    text = as_text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _text(table: Table, write: Callable[[Value], str] = as_text) -> str:
    rows = ([write(value) for value in row] for row in table.rows)
    return written([column.name for column in table.columns], rows)
