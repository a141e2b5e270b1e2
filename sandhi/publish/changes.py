"""What changed from version to version: the sections of CHANGELOG.md, for the site to tell of."""

import json
from pathlib import Path
from typing import NamedTuple

from sandhi.ledger.changelog import read_changelog, sections
from sandhi.package import Package
from sandhi.publish.contract.shapes import read_stored
from sandhi.publish.creation_time import creation_time
from sandhi.regular import regular_text
from sandhi.writing.disk import write_new


class VersionChanges(NamedTuple):
    """A version: the day of its release, that of the package where there is none, and its words."""

    version: str
    day: str
    text: str


def changes(package: Package) -> list[VersionChanges]:
    """Return the sections of the changelog in its order; none where there is no changelog.

    PackageError where it cannot be read.
    """
    created_day = creation_time(package).date().isoformat()
    return [
        VersionChanges(section.version, section.day or created_day, section.text.strip())
        for section in sections(read_changelog(package.root))
    ]


def write_changes(package: Package, path: Path) -> None:
    """Write the changes as JSON; PackageError as ``changes``."""
    versions = [change._asdict() for change in changes(package)]
    text = json.dumps(versions, ensure_ascii=False, indent=2) + "\n"
    write_new(path, text.encode("utf-8"))


def read_changes(path: Path) -> list[VersionChanges]:
    """Read changes that were written; MisshapenError where they are none."""
    stored = read_stored("changes", regular_text(path))
    return [VersionChanges(**change) for change in stored]
