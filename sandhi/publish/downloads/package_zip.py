"""The package itself as one ZIP: what it takes to check, build and serve it with this tool."""

from pathlib import Path

from sandhi.publish.archive.contents import archive_files
from sandhi.publish.archive.plain_zip import write_stored_zip
from sandhi.publish.bounds.editions import Notes
from sandhi.publish.downloads.source import DownloadSource
from sandhi.writing.disk import new_file


def package_zip(source: DownloadSource, path: Path) -> Notes:
    """Write the archive of the package: at its root lies the descriptor."""
    with new_file(path) as file:
        write_stored_zip(file, archive_files(source.package), source.created)
    return ()
