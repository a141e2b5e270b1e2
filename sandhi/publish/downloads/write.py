"""Write the downloads of a built database."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sandhi.package import Package
from sandhi.publish.downloads.descriptor import write_description
from sandhi.publish.downloads.formats import FORMATS, WrittenFile, files
from sandhi.publish.downloads.manifest import write_manifest
from sandhi.publish.downloads.source import read_source
from sandhi.writing.disk import new_folder


def write_downloads(
    package: Package, database: Path, folder: Path, formats: Iterable[str] = FORMATS
) -> list[WrittenFile]:
    """Write the dataset into a new folder in each of the formats, with their manifest.

    PackageError where the package cannot be read; OSError where a file cannot be written.
    """
    with closing(read_source(package, database)) as source:
        new_folder(folder)
        written = [file for format_ in formats for file in files(source, folder, format_)]
        if any(file.format == "csv" for file in written):
            write_description(source, folder)
        write_manifest(source, folder, written)
    return written
