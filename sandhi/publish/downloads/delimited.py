"""Comma-separated values: as the package has them, and as Excel reads them."""

import shutil
from collections.abc import Callable
from pathlib import Path

from sandhi.package.labels import Value
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, as_text
from sandhi.table import written


def csv(table: Table, source: DownloadSource, path: Path) -> None:
    """Write a table as the curated file itself, to the byte; a view in the same form."""
    if table.kind == "table":
        shutil.copyfile(source.package.path(table.name), path)
    else:
        path.write_text(_text(table), encoding="utf-8", newline="")


def csv_for_excel(table: Table, source: DownloadSource, path: Path) -> None:
    """Write a CSV with the byte order mark without which Excel takes UTF-8 for something else.

    An apostrophe stands before text that Excel would run as a formula.
    """
    path.write_text(_text(table, _guarded), encoding="utf-8-sig", newline="")


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _guarded(value: Value) -> str:
    text = as_text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _text(table: Table, write: Callable[[Value], str] = as_text) -> str:
    rows = ([write(value) for value in row] for row in table.rows)
    return written([column.name for column in table.columns], rows)
