"""Changes to the files of a package, written all or none, whatever happens meanwhile."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from os.path import realpath
from pathlib import Path
from typing import NamedTuple

from sandhi.files import PackageError, inside, read_bytes, reason
from sandhi.writing import disk
from sandhi.writing.journal import (
    DECIDED,
    PREPARED,
    RETURNING,
    Journal,
    clear,
    place,
    put_back,
    put_in_place,
)
from sandhi.writing.lock import writing


class Change(NamedTuple):
    """A file of the package as it was read (None: it was not there), and as it shall be."""

    path: str
    before: bytes | None
    after: bytes


def write(root: Path, changes: Sequence[Change], gone: Sequence[str] = ()) -> None:
    """Write every change, and remove the files at the paths ``gone``, or none of it.

    PackageError where that fails.
    Where a file is no longer as it was read, none is written: somebody else has worked on it. Where
    the process is killed, the next command finishes the changes, or clears them away.
    """
    if not changes:
        return
    folders = disk.missing_folders(root)
    try:
        with _explaining(str(root)):
            disk.new_folders(root)
        with writing(root):
            _write(root, changes, gone)
    except BaseException:
        for folder in reversed(folders):
            disk.remove_empty(folder)
        raise


def _write(root: Path, changes: Sequence[Change], gone: Sequence[str]) -> None:
    journal = Journal(
        files=[*(change.path for change in changes), *gone],
        gone=[*gone],
        created=[change.path for change in changes if change.before is None],
        folders=_folders(root, changes),
    )
    try:
        with _explaining(str(root)):
            journal.write(root)
        for number, change in enumerate(changes):
            with _explaining(change.path):
                _prepare(root, journal, number, change)
        for change in changes:
            _refuse_if_changed(root, change)
        journal.phase = DECIDED
        with _explaining(str(root)):
            journal.write(root)
    except BaseException:
        _take_back(root, journal, PREPARED)
        raise
    try:
        put_in_place(root, journal)
    except BaseException as error:
        back = _take_back(root, journal, RETURNING)
        if isinstance(error, OSError):
            raise _unwritten(str(error.filename), error, back) from None
        raise
    with suppress(OSError):  # all is written; what is left is cleared away by the next command
        clear(root, journal)
        journal.close(root)


def _take_back(root: Path, journal: Journal, phase: str) -> bool:
    """Undo what has been done; False where the disk does not let us, and the next command must."""
    try:
        if journal.phase != phase:
            journal.phase = phase
            journal.write(root)
        if phase == RETURNING:
            put_back(root, journal)
        else:
            clear(root, journal)
        journal.close(root)
    except OSError:
        return False
    return True


def _folders(root: Path, changes: Sequence[Change]) -> list[str]:
    """The folders of the package that have to be made, the outermost first."""
    top = Path(realpath(root))
    missing = {
        folder.relative_to(top).as_posix(): folder
        for change in changes
        for folder in disk.missing_folders(place(root, change.path).parent)
    }
    return [*missing]


def _prepare(root: Path, journal: Journal, number: int, change: Change) -> None:
    """Put the new content beside its place, with the rights of what is there, and a copy of it."""
    target, new = place(root, change.path), journal.new(root, number)
    disk.new_folders(target.parent)
    disk.write_new(new, change.after)
    if change.before is not None and target.is_file():
        old = journal.old(root, number)
        disk.write_new(old, change.before)
        for file in (new, old):
            disk.copy_rights(target, file)
    disk.sync_folder(target.parent)


def _refuse_if_changed(root: Path, change: Change) -> None:
    now = read_bytes(root, change.path) if inside(root, change.path).exists() else None
    if now != change.before:
        raise PackageError(
            f"{change.path} has been changed by somebody else meanwhile; nothing was written, "
            "run the command again"
        )


@contextmanager
def _explaining(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritten(path, error) from None


def _unwritten(path: str, error: OSError, back: bool = True) -> PackageError:
    consequence = (
        "nothing was changed" if back else "what was changed is put back by the next command"
    )
    return PackageError(f"{path} cannot be written: {reason(error)}; {consequence}")
