"""One writer at a time in a package. What a killed one has left is settled by the next.

The lock is on the folder itself and belongs to the process (``flock``): the system takes it back
when that ends, however it ends, so no lock can be stale, and no file of a lock lies about.
"""

import fcntl
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sandhi.files import PackageError, reason
from sandhi.writing.journal import DECIDED, is_changing_files, is_unsettled, settle

WAIT = 10.0  # seconds until another writer is taken to be at it for long
_PAUSE = 0.02


class LockedPackage(PackageError):
    """A package in which another command is writing."""


_held_folders = threading.local()  # the folders that a thread holds, each once however deep


@contextmanager
def writing(root: Path, wait: float | None = None) -> Iterator[None]:
    """Hold the lock of a package, whose files are as one command has left them, whole.

    Within the block it can be asked for again. PackageError where another holds it for long, or
    where what a killed command left can be neither finished nor undone.
    """
    folder = os.path.realpath(root)
    held_folders: set[str] = _held_folders.__dict__.setdefault("folders", set())
    if folder in held_folders:
        yield
        return
    with hold_lock(folder, WAIT if wait is None else wait):
        held_folders.add(folder)
        try:
            _settle(root)
            yield
        finally:
            held_folders.discard(folder)


def ensure_settled(root: Path) -> bool:
    """See that no killed command has left the files of a package half changed.

    For whoever only reads, and so need not wait for a build, which changes none. Returns whether a
    change of files was finished. The errors are those of ``writing``.
    """
    if not is_unsettled(root):
        return False
    finishes = is_changing_files(root, DECIDED)
    try:
        with writing(root, WAIT if is_changing_files(root) else 0.0):
            pass
    except LockedPackage:
        if is_changing_files(root):
            raise
        return False
    return finishes


def settle_own(root: Path) -> None:
    """Clear away what an earlier step of this command could not, before another one begins.

    A journal is of one step: it would be lost under the next one's. PackageError as ``settle``.
    """
    for _ in settle(root):
        pass  # nothing was broken off: that step is done


def _settle(root: Path) -> None:
    for line in settle(root):
        print(line, file=sys.stderr)


@contextmanager
def hold_lock(folder: str | Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of a folder alone; PackageError as ``writing``."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise PackageError(f"{folder} cannot be opened: {reason(error)}") from None
    try:
        _acquire(descriptor, str(folder), wait)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, folder: str, wait: float) -> None:
    deadline = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise LockedPackage(
                    f"another command is writing in {folder}; wait until it has ended, or end it, "
                    "then run this one again"
                ) from None
            time.sleep(_PAUSE)
        except OSError as error:
            raise PackageError(
                f"{folder} cannot be locked: {reason(error)}; work on a copy on a local disk"
            ) from None
