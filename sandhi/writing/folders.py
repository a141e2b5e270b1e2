"""What is written as a whole: a build, a new folder, a file; there when it is complete, or not."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from os.path import realpath
from pathlib import Path

from sandhi.files import PackageError, inside, reason, unwritable
from sandhi.regular import refuse_other
from sandhi.writing import disk
from sandhi.writing.builds import BUILDS, read_list, refuse_foreign, switch, write_list
from sandhi.writing.journal import DECIDED, Journal, clear, is_unsettled, put_in_place
from sandhi.writing.lock import settle_own, writing


@contextmanager
def new_build(root: Path, path: str, names: Sequence[str]) -> Iterator[Path]:
    """A folder to be filled with the entries of a build, which then becomes the current one.

    ``path`` is the folder of builds in the package; ``names`` are the entries, in the order in
    which they are to appear. PackageError where something else is in the way, or it cannot be
    written. After an error what was current is so still.
    """
    with writing(root):
        folder = inside(root, path)
        refuse_foreign(folder, names)
        journal = Journal(builds=path)
        new, link = (folder / inner for inner in _waiting(journal))
        missing = disk.missing_folders(folder / BUILDS)
        journal.folders = [one.relative_to(root).as_posix() for one in missing]
        journal.scratch = [realpath(new), realpath(link)]
        with _journalled(root, journal, Path(path)):
            disk.new_folders(folder / BUILDS)
            disk.new_folder(new)
            yield new
            write_list(new, names)
            disk.sync_tree(new)
            disk.rename(new, folder / BUILDS / journal.token)
            disk.sync_folder(folder / BUILDS)
            if switch(folder, journal.token, link):
                _make_last(folder, Path(path))
            else:
                journal.decide(root)
                put_in_place(root, journal)


def _waiting(journal: Journal) -> tuple[str, str]:
    """Where a new build and the new link to it wait, in the folder of builds."""
    return f"{BUILDS}/{journal.name('new', 0)}", journal.name("new", 1)


def refuse_taken(target: Path) -> None:
    """PackageError where no new folder can appear, which is better known before it is filled."""
    top = _outermost(target)
    if top.is_symlink():
        raise PackageError(f"{top} is a link; name the folder that it is to be, or another one")
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise PackageError(f"{target} is there already; name another folder")
    above = Path(realpath(target)).parents
    if any(folder.parent.name == BUILDS and read_list(folder) for folder in above):
        raise PackageError(f"{target} is in a build, which stays as it is; name another folder")


def _outermost(target: Path) -> Path:
    """The outermost folder that is missing, which appears at once, with the others in it."""
    return next(iter(disk.missing_folders(target)), target)


@contextmanager
def new_folder(root: Path, target: Path) -> Iterator[tuple[Path, Path]]:
    """A folder to be made and filled, which then appears where one is empty or not there.

    With it comes another, for what is of no use afterwards. It can lie anywhere; ``root`` is the
    package whose command it is. PackageError as ``refuse_taken``, and where it cannot be written;
    after an error nothing of it is there.
    """
    with writing(root):
        refuse_taken(target)
        top = _outermost(target)
        journal = Journal()
        new, aside = (top.absolute().with_name(journal.name("new", number)) for number in (0, 1))
        journal.scratch = [realpath(new), realpath(aside)]
        with _journalled(root, journal, target):
            inner = new / target.relative_to(top)
            disk.new_folders(inner.parent)
            disk.new_folder(aside)
            yield inner, aside
            disk.sync_tree(new)
            disk.rename(new, top)
            _make_last(top.parent, target)


def write_file(root: Path, target: Path, data: bytes) -> None:
    """Write a file anywhere, in place of what is there; ``root`` is the package of the command.

    PackageError where it cannot be written, or something else is there; that stays then.
    """
    with writing(root):
        real = Path(realpath(target))
        journal = Journal()
        new = real.with_name(journal.name("new", 0))
        journal.scratch = [str(new)]
        with _journalled(root, journal, target):
            if real.exists():
                refuse_other(real)
            disk.write_new(new, data)
            if real.exists():
                disk.copy_rights(real, new)
            disk.rename(new, real)
            _make_last(real.parent, target)


def _make_last(folder: Path, target: Path) -> None:
    """Have what took its place in a folder reach the disk; it is there also where that fails."""
    try:
        disk.sync_folder(folder)
    except OSError as error:
        raise PackageError(
            f"{target} is written, and cannot be relied on to stay: {reason(error)}; see to the "
            "disk, then run the command again"
        ) from None


@contextmanager
def _journalled(root: Path, journal: Journal, target: Path) -> Iterator[None]:
    """Whatever comes of the block, clear away what it leaves; what is decided stays for later.

    A package that cannot be written itself has no journal of what is written elsewhere. What fails
    is told of ``target``, which is what the user knows of it.
    """
    settle_own(root)
    try:
        with _ended(root, journal):
            yield
    except (OSError, sqlite3.Error) as error:
        place = getattr(error, "filename", None) or target
        if any(Path(realpath(place)).is_relative_to(new) for new in journal.scratch):
            place = target
        left = "the next command settles it" if is_unsettled(root) else ""
        raise PackageError(unwritable(place, error, left)) from None


@contextmanager
def _ended(root: Path, journal: Journal) -> Iterator[None]:
    try:
        journal.write(root)
    except OSError:
        if journal.builds:
            raise
    try:
        yield
    except BaseException:
        if journal.phase != DECIDED:
            with suppress(OSError):  # what came first is what is told
                _end(root, journal)
        raise
    with suppress(OSError):  # all is written; what is left is cleared away by the next command
        _end(root, journal)


def _end(root: Path, journal: Journal) -> None:
    clear(root, journal)
    if is_unsettled(root):
        journal.close(root)
