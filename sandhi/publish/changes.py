"""What changed from version to version: the sections of CHANGELOG.md, for the site to tell of."""

import json
import re
from pathlib import Path
from typing import NamedTuple

from sandhi.files import read_text
from sandhi.package import Package
from sandhi.publish.created import created
from sandhi.writing.disk import write_new

CHANGELOG = "CHANGELOG.md"

# A heading names a version, and perhaps the day of its release: `## 1.2.0 (2024-01-31)`.
_SECTION = re.compile(r"^## +\[?([^\s\]]+)\]?(.*)\n((?:(?!## ).*\n?)*)", re.MULTILINE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class VersionChanges(NamedTuple):
    """A version: the day of its release, that of the package where there is none, and its words."""

    version: str
    day: str
    text: str


def changes(package: Package) -> list[VersionChanges]:
    """Return the sections of the changelog in its order; none where there is no changelog.

    PackageError where it cannot be read.
    """
    if not (package.root / CHANGELOG).is_file():
        return []
    own = created(package).date().isoformat()
    versions = []
    for version, rest, text in _SECTION.findall(read_text(package.root, CHANGELOG)):
        stated = _DAY.search(rest)
        versions.append(VersionChanges(version, stated[0] if stated else own, text.strip()))
    return versions


def write_changes(package: Package, path: Path) -> None:
    """Write the changes as JSON; PackageError as ``changes``."""
    versions = [change._asdict() for change in changes(package)]
    text = json.dumps(versions, ensure_ascii=False, indent=2) + "\n"
    write_new(path, text.encode("utf-8"))


def read_changes(path: Path) -> list[VersionChanges]:
    """Read changes that were written."""
    return [VersionChanges(**change) for change in json.loads(path.read_text("utf-8"))]
