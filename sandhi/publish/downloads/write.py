"""Write the downloads of a built database."""

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from sandhi.package import Package
from sandhi.publish.downloads.descriptor import write_description
from sandhi.publish.downloads.formats import (
    FORMATS,
    INTERCHANGE_FORMATS,
    OF_THE_PACKAGE,
    WrittenFile,
    files,
)
from sandhi.publish.downloads.manifest import write_manifest
from sandhi.publish.downloads.source import read_source, source_without_rows
from sandhi.writing.disk import new_folder


def write_downloads(
    package: Package,
    database: Path,
    folder: Path,
    formats: Iterable[str] = FORMATS,
    of_the_package: Callable[[], list[WrittenFile]] | None = None,
) -> list[WrittenFile]:
    """Write the dataset into a folder, new or empty, in each of the formats, with their manifest.

    ``of_the_package`` tells of those that are made of the package alone, where somebody else writes
    them there. What describes the CSV files comes with them, and after them.
    PackageError where the package cannot be read; OSError where a file cannot be written.
    """
    if not folder.exists():
        new_folder(folder)
    formats = [*formats]
    with closing(read_source(package, database)) as source:
        written_files = [
            file
            for format_ in _in_order(formats)
            if format_ not in OF_THE_PACKAGE
            for file in files(source, folder, format_)
        ]
        if any(file.format == "csv" for file in written_files):
            write_description(source, folder)
        if of_the_package:
            written_files += of_the_package()
        else:
            written_files += write_of_the_package(package, folder, formats)
        write_manifest(source, folder, written_files)
    return written_files


def write_of_the_package(
    package: Package, folder: Path, formats: Iterable[str]
) -> list[WrittenFile]:
    """Write the formats that are made of the package alone into a folder; errors as above."""
    source, formats = source_without_rows(package), {*formats} & OF_THE_PACKAGE
    return [file for name in _in_order(formats) for file in files(source, folder, name)]


def _in_order(formats: Iterable[str]) -> list[str]:
    """The formats, and csv where one describes its files, each once and in the order of all."""
    format_names = {*formats}
    if any(
        INTERCHANGE_FORMATS[name].describes for name in format_names & INTERCHANGE_FORMATS.keys()
    ):
        format_names.add("csv")
    return [name for name in FORMATS if name in format_names]
