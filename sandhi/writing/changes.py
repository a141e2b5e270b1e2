"""Changes to the files of a package, written all or none, whatever happens meanwhile."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from os.path import realpath
from pathlib import Path
from typing import NamedTuple

from sandhi.files import PackageError, reason, unwritable
from sandhi.writing import disk
from sandhi.writing.journal import (
    DECIDED,
    PREPARED,
    RETURNING,
    Journal,
    clear,
    digest_at,
    digest_of,
    is_unsettled,
    place,
    put_back,
    put_in_place,
)
from sandhi.writing.lock import settle_own, writing


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
        with _naming(str(root)):
            disk.new_folders(root)
        with writing(root):
            _write(root, changes, gone)
    except BaseException as error:
        with suppress(OSError):  # what came first is what is told
            for folder in reversed(folders):
                disk.remove_empty(folder)
        if isinstance(error, OSError):
            left = "the next command settles it" if is_unsettled(root) else "nothing was changed"
            raise PackageError(unwritable(error.filename, error, left)) from None
        raise


def _write(root: Path, changes: Sequence[Change], gone: Sequence[str]) -> None:
    settle_own(root)
    before = {change.path: change.before for change in changes if change.before is not None}
    digests = {path: digest_at(root, path) for path in gone}
    journal = Journal(
        before={path: digest_of(data) for path, data in before.items()}
        | {path: digest for path, digest in digests.items() if digest},
        after={change.path: digest_of(change.after) for change in changes},
        folders=_folders(root, changes),
    )
    try:
        journal.write(root)
        for number, change in enumerate(changes):
            with _naming(change.path):
                _prepare(root, journal, number, change)
        _refuse_changed(root, journal)
        journal.phase = DECIDED
        journal.write(root)
    except BaseException:
        _take_back(root, journal, PREPARED)
        raise
    try:
        put_in_place(root, journal)
    except BaseException:
        _take_back(root, journal, RETURNING)
        raise
    with suppress(OSError):  # all is written; what is left is cleared away by the next command
        clear(root, journal)
        journal.close(root)


def _take_back(root: Path, journal: Journal, phase: str) -> None:
    """Undo what has been done; where the disk does not let us, the next command settles it."""
    with suppress(OSError):
        journal.turn(root, phase)
        if phase == RETURNING:
            put_back(root, journal)
        else:
            clear(root, journal)
        journal.close(root)


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


def _refuse_changed(root: Path, journal: Journal) -> None:
    for path in journal.files:
        if digest_at(root, path) != journal.before.get(path):
            raise PackageError(
                f"{path} has been changed by somebody else meanwhile; nothing was written, "
                "run the command again"
            )


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Have an error of the system name a file as its user knows it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, reason(error), path) from None
