"""The package itself as one ZIP: what it takes to check, build and serve it with this tool."""

from pathlib import Path

from sandhi.publish.archive.contents import archive_files
from sandhi.publish.archive.plain_zip import stored_zip
from sandhi.publish.bounds.editions import Notes
from sandhi.publish.downloads.source import DownloadSource
from sandhi.writing.disk import write_new


def package_zip(source: DownloadSource, path: Path) -> Notes:
    """Write the archive of the package: at its root lies the descriptor."""
    write_new(path, stored_zip(archive_files(source.package), source.created))
    return ()
