"""The formats that the dataset is given away in: one table to a file, or all of it in one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from sandhi.publish.bounds.editions import Notes
from sandhi.publish.downloads.delimited import csv, csv_for_excel
from sandhi.publish.downloads.exports import Export, write_export
from sandhi.publish.downloads.json_lines import json_lines
from sandhi.publish.downloads.package_zip import package_zip
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table
from sandhi.publish.interchange import formats as interchange
from sandhi.publish.interchange.formats import InterchangeFormat
from sandhi.writing.disk import copy_new, new_file, new_folder


class WrittenFile(NamedTuple):
    """A file that was written: its path in the folder of the downloads, and what it holds.

    ``table`` is the table, view or export; empty where that is everything. ``notes`` say what the
    format cannot hold as the package has it. Of its bytes it tells how many and their hash.
    """

    path: str
    format: str
    table: str
    rows: int
    notes: Notes
    size: int = 0
    sha256: str = ""


class TableFormat(NamedTuple):
    """A format in which each table is a file; ``write`` puts one at a path."""

    label: str
    media_type: str
    ending: str
    write: Callable[[Table, DownloadSource, Path], Notes]


class WholeFormat(NamedTuple):
    """A format in which one file holds everything; ``write`` puts it at a path."""

    label: str
    media_type: str
    ending: str
    write: Callable[[DownloadSource, Path], Notes]


class ExportFormat(NamedTuple):
    """A format in which each export is a file; ``write`` puts one at a path."""

    label: str
    media_type: str
    ending: str
    write: Callable[[Export, Path], Notes]


# Two libraries are loaded for their formats alone, since that takes a while.
def _parquet(table: Table, source: DownloadSource, path: Path) -> Notes:
    from sandhi.publish.downloads.parquet import parquet

    return parquet(table, source, path)


def _workbook(source: DownloadSource, path: Path) -> Notes:
    from sandhi.publish.downloads.excel.workbook import workbook

    return workbook(source, path)


def _sqlite(source: DownloadSource, path: Path) -> Notes:
    copy_new(source.database, path)
    return ()


TABLE_FORMATS = {
    "csv": TableFormat("CSV", "text/csv; charset=utf-8", "csv", csv),
    "excel": TableFormat("CSV for Excel", "text/csv; charset=utf-8", "csv", csv_for_excel),
    "parquet": TableFormat("Parquet", "application/vnd.apache.parquet", "parquet", _parquet),
    "jsonl": TableFormat("JSON Lines", "application/jsonl; charset=utf-8", "jsonl", json_lines),
}
WHOLE_FORMATS = {
    "xlsx": WholeFormat(
        "Excel workbook",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        _workbook,
    ),
    "sqlite": WholeFormat("SQLite", "application/vnd.sqlite3", "db", _sqlite),
    "zip": WholeFormat("Data Package (ZIP)", "application/zip", "zip", package_zip),
}
EXPORT_FORMATS = {
    "exports": ExportFormat(
        "Records (JSON Lines)", "application/jsonl; charset=utf-8", "jsonl", write_export
    ),
}
INTERCHANGE_FORMATS = interchange.FORMATS
FORMATS: dict[str, TableFormat | WholeFormat | ExportFormat | InterchangeFormat] = {
    **WHOLE_FORMATS,
    **TABLE_FORMATS,
    **EXPORT_FORMATS,
    **INTERCHANGE_FORMATS,
}


# Those that a process of its own can write while the database is built.
OF_THE_PACKAGE = frozenset(name for name, one in INTERCHANGE_FORMATS.items() if one.of_the_package)


def files(source: DownloadSource, folder: Path, format_: str) -> Iterator[WrittenFile]:
    """Write all files of a format into a folder, and yield each.

    A file of everything is named after the dataset; the others lie in the format's folder, or where
    its readers look for them. What describes the CSV files finds them there.
    """
    for file in _files(source, folder, format_):
        path = folder / file.path
        yield file._replace(size=path.stat().st_size, sha256=source.sha256(path))


def _files(source: DownloadSource, folder: Path, format_: str) -> Iterator[WrittenFile]:
    if format_ in INTERCHANGE_FORMATS:
        yield from _of_another(INTERCHANGE_FORMATS[format_], source, folder, format_)
        return
    if format_ in WHOLE_FORMATS:
        whole = WHOLE_FORMATS[format_]
        path = f"{source.name}.{whole.ending}"
        notes = whole.write(source, folder / path)
        yield WrittenFile(path, format_, "", source.rows, notes)
        return
    new_folder(folder / format_)
    if format_ in EXPORT_FORMATS:
        records = EXPORT_FORMATS[format_]
        for export in source.exports:
            path = f"{format_}/{export.name}.{records.ending}"
            notes = records.write(export, folder / path)
            yield WrittenFile(path, format_, export.name, len(export.records), notes)
        return
    each = TABLE_FORMATS[format_]
    for table in source.tables:
        path = f"{format_}/{table.name}.{each.ending}"
        notes = each.write(table, source, folder / path)
        yield WrittenFile(path, format_, table.name, len(table.rows), notes)


def _of_another(
    of: InterchangeFormat, source: DownloadSource, folder: Path, name: str
) -> Iterator[WrittenFile]:
    """Write the files of a format of another ecosystem."""
    for path, parts, rows, table, notes in of.files(source, folder):
        if not (folder / path).parent.exists():
            new_folder((folder / path).parent)
        with new_file(folder / path) as file:
            file.writelines(parts)
        yield WrittenFile(path, name, table, rows, notes)
