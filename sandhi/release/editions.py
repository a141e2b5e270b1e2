"""Editions wherever they are: in a folder, in a ZIP, in a folder of a release, in a ledger."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from sandhi.files import PackageError, read_bytes, refuse_other
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
    if path.is_dir():
        return _of_folder(path)
    if path.is_file():
        return read_edition(_of_zip(path).__getitem__)
    known = ", ".join(ledger.versions) or "none"
    raise PackageError(
        f"{name!r} is no folder, no ZIP and no version; the versions in the ledger are: {known}"
    )


def _of_folder(folder: Path) -> Edition:
    if (folder / DESCRIPTOR).is_file():
        return read_edition(lambda path: read_bytes(folder, path))
    zips = [one for one in sorted(folder.glob("*.zip")) if not one.stem.endswith(SOURCE)]
    if len(zips) != 1:
        raise PackageError(f"{folder} is neither a package nor a release; name one that is")
    return read_edition(_of_zip(zips[0]).__getitem__)


class _Files(dict[str, bytes]):
    """The files of a ZIP, of which one that is missing is told of."""

    def __missing__(self, path: str) -> bytes:
        raise PackageError(f"{path} is not in the ZIP; give one that is a package")


def _of_zip(path: Path) -> Mapping[str, bytes]:
    """The files of a ZIP, whoever wrote it, in whose root, or in one folder of it, a package is."""
    try:
        refuse_other(path)
        with ZipFile(path) as zipped:
            names = [name for name in zipped.namelist() if name.endswith(DESCRIPTOR)]
            top = min(names, key=len, default="").removesuffix(DESCRIPTOR)
            return _Files(
                {
                    name.removeprefix(top): zipped.read(name)
                    for name in zipped.namelist()
                    if name.startswith(top) and not name.endswith("/")
                }
            )
    except (BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise PackageError(f"{path} cannot be read as a ZIP: {error}; fetch it again") from None
