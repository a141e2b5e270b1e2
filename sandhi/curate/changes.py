"""Changes to the files of a package: shown as a unified diff, written all or none."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from os.path import realpath
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from sandhi.files import PackageError, inside, read_bytes, reason
from sandhi.printing import visible


class Change(NamedTuple):
    """A file of the package as it was read (None: it was not there), and as it shall be."""

    path: str
    before: bytes | None
    after: bytes


def diff(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of a unified diff; of a file that is new, its name and size."""
    for path, before, after in changes:
        if before is None:
            yield f"+++ {path} (new, {len(after):,} bytes)"
        else:
            lines = unified_diff(_lines(before), _lines(after), path, path, n=0, lineterm="")
            yield from map(visible, lines)


def _lines(data: bytes) -> list[str]:
    *lines, last = data.decode("utf-8").split("\n")
    return [*lines, f"{last} (no line end)"] if last else lines


def write(root: Path, changes: Sequence[Change]) -> None:
    """Write every change, or none; PackageError where that fails.

    All files are written in full beside their places before the first is renamed into its place.
    Where one is no longer as it was read, none is written: somebody else has worked on it.
    """
    written: list[Path] = []
    renamed: list[Change] = []
    try:
        for change in changes:
            written.append(_written_beside(_place(root, change), change.after))
        for change in changes:
            _refuse_if_changed(root, change)
        for file, change in zip(written, changes, strict=True):
            file.replace(_place(root, change))
            renamed.append(change)
    except BaseException as error:
        for change in renamed:
            _put_back(root, change)
        if isinstance(error, OSError):
            why = f"{error.filename or 'a file'} cannot be written: {reason(error)}"
            raise PackageError(f"{why}; nothing was changed") from None
        raise
    finally:
        for file in written:
            file.unlink(missing_ok=True)


def _place(root: Path, change: Change) -> Path:
    return Path(realpath(inside(root, change.path)))


def _written_beside(place: Path, data: bytes) -> Path:
    """A new file in the folder of ``place``, on the disk in full, with the rights of that file."""
    place.parent.mkdir(parents=True, exist_ok=True)
    file = place.with_name(f".{place.name}.{token_hex(4)}")
    try:
        with file.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if place.exists():
            shutil.copymode(place, file)
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return file


def _refuse_if_changed(root: Path, change: Change) -> None:
    now = read_bytes(root, change.path) if inside(root, change.path).exists() else None
    if now != change.before:
        raise PackageError(
            f"{change.path} has been changed by somebody else meanwhile; nothing was written, "
            "run the command again"
        )


def _put_back(root: Path, change: Change) -> None:
    place = _place(root, change)
    if change.before is None:
        place.unlink()
    else:
        _written_beside(place, change.before).replace(place)
