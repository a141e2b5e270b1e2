"""All that a package is published as, in one folder: replaced whole or not at all.

The database is what the site shows; beside it lie the downloads, the charts, and what changed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sandhi.package import Package
from sandhi.publish.changes import write_changes
from sandhi.publish.charts.write import write_charts
from sandhi.publish.database import BUILT, Built, build
from sandhi.publish.downloads.formats import WrittenFile
from sandhi.publish.downloads.write import write_downloads

DOWNLOADS, CHARTS, CHANGES = "downloads", "charts", "changes.json"
_NAMES = (DOWNLOADS, CHARTS, CHANGES, BUILT.name)  # the database last: its time is the build's


class Published(NamedTuple):
    """What a publication holds: the database, how many files to download, and which charts."""

    database: Built
    files: int
    charts: list[str]


def publish(package: Package, folder: Path, findings: int = 0) -> Published:
    """Write everything into a folder, in place of what was published there before.

    ``findings`` and the errors are those of ``database.build``. After an error the folder is as it
    was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=folder) as scratch:
        new = Path(scratch)
        built = build(package, new / BUILT.name, findings)
        files = write_downloads(package, new / BUILT.name, new / DOWNLOADS)
        charts = write_charts(package, new / BUILT.name, new / CHARTS)
        write_changes(package, new / CHANGES)
        _replace(folder, new)
    return Published(built, len(files), charts)


def export(package: Package, folder: Path, formats: Iterable[str]) -> list[WrittenFile]:
    """Write the downloads of a package in some formats as a folder, which is new or empty.

    The errors are those of ``database.build``; after one, the folder is as it was.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=folder.parent) as scratch:
        new = Path(scratch)
        build(package, new / BUILT.name)
        files = write_downloads(package, new / BUILT.name, new / DOWNLOADS, formats)
        if folder.exists():
            folder.rmdir()
        (new / DOWNLOADS).rename(folder)
    return files


def _replace(folder: Path, new: Path) -> None:
    """Put what is new in the place of what is there; if that fails, put the old back."""
    with TemporaryDirectory(prefix=".old-", dir=folder) as scratch:
        old = Path(scratch)
        with _undone() as undo:
            for name in _NAMES:
                if (folder / name).exists():
                    (folder / name).rename(old / name)
                    undo.append((old / name, folder / name))
                (new / name).rename(folder / name)
                undo.append((folder / name, new / name))


@contextmanager
def _undone() -> Iterator[list[tuple[Path, Path]]]:
    """A list of renamings, from where to where, that are done in reverse if the block fails."""
    undo: list[tuple[Path, Path]] = []
    try:
        yield undo
    except BaseException:
        for source, target in reversed(undo):
            source.rename(target)
        raise
