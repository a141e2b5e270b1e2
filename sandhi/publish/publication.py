"""All that a package is published as: it appears at once, or what was there before stays.

The database is what the site shows; beside it lie the downloads, the charts, what changed, and
how far those who coded the texts agree.
"""

import ctypes
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sandhi.package import Package
from sandhi.publish.agreement import write_agreement
from sandhi.publish.changes import write_changes
from sandhi.publish.charts.draw import write_charts
from sandhi.publish.database import BUILT, Built, build
from sandhi.publish.downloads.formats import FORMATS, WrittenFile
from sandhi.publish.downloads.write import write_downloads, write_of_the_package
from sandhi.side_by_side import task_beside
from sandhi.writing.disk import new_folder as new_inner_folder
from sandhi.writing.folders import new_build, new_folder

DOWNLOADS, CHARTS = "downloads", "charts"
CHANGES, AGREEMENT = "changes.json", "agreement.json"
_NAMES = (
    DOWNLOADS,
    CHARTS,
    CHANGES,
    AGREEMENT,
    BUILT.name,
)  # the database last: where it is, all is


class Published(NamedTuple):
    """What a publication holds: the database, how many files to download, and which charts.

    ``findings`` are those that it says to have.
    """

    database: Built
    files: int
    charts: list[str]
    findings: int


def publish(
    package: Package,
    findings: int = 0,
    jobs: int = 1,
    late_findings: Callable[[Path], int] = lambda database: 0,
) -> Published:
    """Publish a package into its folder of builds, in place of what was published there before.

    Of several ``jobs``, one writes what is made of the package alone while the database is built,
    and one the charts beside the downloads of its tables. ``late_findings`` are counted on the
    database, before anything is made of it; it says so where there are any.

    ``findings`` and the errors are those of ``database.build``. After an error what was published
    is as it was.
    """
    _give_back_memory()
    with new_build(package.root, BUILT.parent.as_posix(), _NAMES) as new:
        database, downloads = new / BUILT.name, new / DOWNLOADS
        new_inner_folder(downloads)
        with task_beside(partial(write_of_the_package, package, downloads, FORMATS), jobs) as texts:
            built = build(package, database, findings)
            if late := late_findings(database):
                findings += late
                built = build(package, database, findings)
            _give_back_memory()
            with task_beside(partial(write_charts, package, database, new / CHARTS), jobs) as drawn:
                files = write_downloads(package, database, downloads, of_the_package=texts)
                _give_back_memory()
                charts = drawn()
        write_changes(package, new / CHANGES)
        write_agreement(package, new / AGREEMENT)
    return Published(built, len(files), charts, findings)


def export(package: Package, folder: Path, formats: Iterable[str]) -> list[WrittenFile]:
    """Write the downloads of a package in some formats as a folder, which is new or empty.

    The errors are those of ``database.build``; after one, the folder is as it was.
    """
    with new_folder(package.root, folder) as (new, aside):
        build(package, aside / BUILT.name)
        return write_downloads(package, aside / BUILT.name, new, formats)


def _give_back_memory() -> None:
    """Let the system have what was held and is no more, which the library of C on Linux keeps."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # of a Linux with another library
            ctypes.CDLL(None).malloc_trim(0)
