"""A release opened to be read: a folder or a ZIP that holds a package, whoever made it."""

import hashlib
import lzma
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, ZipInfo

from sandhi.files import PackageError, inside, reason
from sandhi.package import DESCRIPTOR
from sandhi.regular import refuse_other, regular_bytes

SUMS = "SHA256SUMS"  # as `sha256sum --check` reads it
LARGEST = 4 * 2**30  # bytes of all that a ZIP holds, at the most
MOST = 100_000  # files of a ZIP, at the most

_SUM = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_DAMAGE = (BadZipFile, EOFError, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError)


@contextmanager
def unpacked_release(path: Path) -> Iterator[Path]:
    """The folder of a release's package: its root, or the one folder in it with a descriptor.

    A ZIP is unpacked into a folder that is gone afterwards; PackageError where it is damaged, where
    there is no package in it, or where a file is not what the release's own list of hashes says.
    """
    if path.is_dir():
        yield _root(path)
        return
    with TemporaryDirectory(prefix="sandhi-") as folder:
        _unpack(path, Path(folder))
        yield _root(Path(folder))


def _root(folder: Path) -> Path:
    try:
        folders = [folder, *sorted(one for one in folder.iterdir() if one.is_dir())]
    except OSError as error:
        raise PackageError(
            f"{folder} cannot be read: {reason(error)}; give one that you may read"
        ) from None
    roots = [one for one in folders if (one / DESCRIPTOR).is_file()]
    if folder in roots:
        roots = [folder]
    if len(roots) != 1:
        holds = "holds several packages" if roots else f"has no {DESCRIPTOR}"
        raise PackageError(
            f"the release {holds}; give a ZIP or a folder with one {DESCRIPTOR} in its root, or in "
            "the one folder there"
        )
    for root in {folder, *roots}:
        refuse_damage(root)
    return roots[0]


def refuse_damage(root: Path) -> None:
    """PackageError for the first file that is not what the list of hashes in a folder says."""
    if not (root / SUMS).is_file():
        return
    sums = regular_bytes(root / SUMS).decode("utf-8", "replace")
    for number, line in enumerate(sums.removesuffix("\n").split("\n"), 1):
        entry = _SUM.fullmatch(line)
        if entry is None:
            raise PackageError(f"{SUMS}:{number} names no file with its hash; fetch it anew")
        try:
            data = regular_bytes(inside(root, entry[2]))
        except OSError as error:
            raise PackageError(
                f"{entry[2]}, which {SUMS} names, cannot be read: {reason(error)}; fetch it anew"
            ) from None
        if hashlib.sha256(data).hexdigest() != entry[1]:
            raise PackageError(f"{entry[2]} is not what {SUMS} says it is; fetch it anew")


def _unpack(path: Path, folder: Path) -> None:
    """Write what a ZIP holds into a folder, each file checked; PackageError where it is damaged."""
    try:
        refuse_other(path)
        with ZipFile(path) as zipped:
            files = [one for one in zipped.infolist() if not one.is_dir()]
            _refuse_masses(path, files)
            for member in files:
                place = inside(folder, member.filename)
                if place.exists():
                    raise BadZipFile(f"{member.filename} is in it twice")
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(zipped.read(member))
    except _DAMAGE as error:
        raise PackageError(
            f"{path.name} is damaged, or no ZIP: {' '.join(str(error).split())}; fetch it anew"
        ) from None
    except OSError as error:
        raise PackageError(
            f"{path.name} cannot be read: {reason(error)}; give a ZIP or a folder that you may read"
        ) from None


def _refuse_masses(path: Path, files: list[ZipInfo]) -> None:
    if len(files) > MOST or sum(one.file_size for one in files) > LARGEST:
        raise PackageError(
            f"{path.name} holds more than {MOST:,} files or {LARGEST / 2**30:.0f} GiB; unpack it "
            "yourself, and give its folder"
        )
