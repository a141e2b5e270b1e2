"""Editions wherever they are: in a folder, in a ZIP, in a folder of a release, in a ledger."""

from pathlib import Path

from sandhi.cite.resolve.release import unpacked_release
from sandhi.files import PackageError, read_bytes
from sandhi.ledger.edition import Edition, read_edition
from sandhi.ledger.entries import Ledger
from sandhi.package import DESCRIPTOR
from sandhi.release.parts import SOURCE


def edition_at(name: str, ledger: Ledger) -> Edition:
    """The edition that a name means: a version that a ledger knows, or what lies at a path.

    PackageError where it means neither.
    """
    path = Path(name)
    if name in ledger.versions:
        return ledger.edition(name)
    if name and path.is_dir():  # an empty name is that of no folder
        return _of_folder(path)
    if path.is_file():
        return _of_zip(path)
    versions = ", ".join(ledger.versions) or "none"
    raise PackageError(
        f"{name!r} is no folder, no ZIP and no version; the versions in the ledger are: {versions}"
    )


def _of_folder(folder: Path) -> Edition:
    if (folder / DESCRIPTOR).is_file():
        return read_edition(lambda path: read_bytes(folder, path))
    zips = [one for one in sorted(folder.glob("*.zip")) if not one.stem.endswith(SOURCE)]
    if len(zips) != 1:
        raise PackageError(f"{folder} is neither a package nor a release; name one that is")
    return _of_zip(zips[0])


def _of_zip(path: Path) -> Edition:
    """The edition in a ZIP, whoever wrote it."""
    with unpacked_release(path) as root:
        return read_edition(lambda name: read_bytes(root, name))
