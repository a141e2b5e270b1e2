"""Write the downloads of a built database."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sandhi.package import Package
from sandhi.publish.downloads.descriptor import write_description
from sandhi.publish.downloads.formats import FORMATS, INTERCHANGE_FORMATS, WrittenFile, files
from sandhi.publish.downloads.manifest import write_manifest
from sandhi.publish.downloads.source import read_source
from sandhi.writing.disk import new_folder


def write_downloads(
    package: Package, database: Path, folder: Path, formats: Iterable[str] = FORMATS
) -> list[WrittenFile]:
    """Write the dataset into a new folder in each of the formats, with their manifest.

    What describes the CSV files comes with them, and after them.
    PackageError where the package cannot be read; OSError where a file cannot be written.
    """
    with closing(read_source(package, database)) as source:
        new_folder(folder)
        written_files = [
            file for format_ in _in_order(formats) for file in files(source, folder, format_)
        ]
        if any(file.format == "csv" for file in written_files):
            write_description(source, folder)
        write_manifest(source, folder, written_files)
    return written_files


def _in_order(formats: Iterable[str]) -> list[str]:
    """The formats, and csv where one describes its files, each once and in the order of all."""
    format_names = {*formats}
    if any(
        INTERCHANGE_FORMATS[name].describes for name in format_names & INTERCHANGE_FORMATS.keys()
    ):
        format_names.add("csv")
    return [name for name in FORMATS if name in format_names]
