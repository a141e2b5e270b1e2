"""Every call that writes to a disk.

What is written here has reached the disk when it returns, but for what says otherwise.

A file or folder is on the disk for sure only when its folder has been written out too, so whoever
makes, renames or removes some calls ``sync_folder`` before relying on it.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_NO_SUCH_CALL = (errno.EINVAL, errno.ENOTSUP)  # fsync(2): the file does not support it
# rmdir(2): something is in the folder, or mounted on it, or it is none, or not there.
_IS_KEPT = (errno.ENOTEMPTY, errno.EEXIST, errno.EBUSY, errno.ENOTDIR, errno.ENOENT)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is not there yet, open to be written; OSError where that cannot be."""
    if "\0" in path.name:  # as in a key that the check finds, of which nothing can be named
        raise OSError(errno.EINVAL, "no file can have a NUL in its name")
    with path.open("xb") as stream:
        yield stream
        stream.flush()
        _to_disk(stream.fileno())


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet."""
    with new_file(path) as stream:
        stream.write(data)


def write_among_many(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, with the folders above it, for ``sync_all`` to follow.

    To wait for the disk after each of thousands of files would take longer than to make them.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(data)


def sync_all() -> None:
    """Have all that was written reach the disk."""
    if hasattr(os, "sync"):  # not on Windows, which writes out what a closed file holds
        os.sync()


def copy_new(source: Path, path: Path) -> None:
    """Copy the bytes of a file to one that is not there yet."""
    with source.open("rb") as source_stream, new_file(path) as stream:
        shutil.copyfileobj(source_stream, stream)


def copy_rights(source: Path, path: Path) -> None:
    """Give a file the rights of another."""
    path.chmod(source.stat().st_mode & 0o7777)


def new_folder(path: Path) -> None:
    """Make a folder that is not there yet."""
    path.mkdir()


def missing_folders(path: Path) -> list[Path]:
    """The folders that have to be made for that one to be there, the outermost first."""
    return [folder for folder in reversed([path, *path.parents]) if not folder.exists()]


def new_folders(path: Path) -> None:
    """Make a folder with those above it, as far as they are not there."""
    for folder in missing_folders(path):
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def new_link(path: Path, target: str) -> None:
    """Make a symbolic link that is not there yet."""
    try:
        path.symlink_to(target)
    except OSError as error:  # which names what it leads to
        raise OSError(error.errno, error.strerror, str(path)) from None


def rename(source: Path, target: Path) -> None:
    """Give a file, a link or a folder another name; a file there is replaced in one step."""
    source.replace(target)


def remove(path: Path) -> None:
    """Remove a file or a link, if it is there."""
    path.unlink(missing_ok=True)


def remove_empty(folder: Path) -> None:
    """Remove a folder, if it is there and nothing is in it; OSError where the disk fails.

    One in which something is, or in whose place something else is, stays as it is.
    """
    try:
        folder.rmdir()
    except OSError as error:
        if error.errno not in _IS_KEPT:
            raise


def remove_tree(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there; links are not followed."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


def sync_folder(folder: Path) -> None:
    """Have what was made, renamed and removed in a folder reach the disk.

    Some file systems know no such call for a folder, and say so; there is no more to be done there.
    """
    try:
        _sync(folder)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise


def sync_file(path: Path) -> None:
    """Have a file that another library wrote reach the disk."""
    _sync(path)


def sync_tree(folder: Path) -> None:
    """Have the names of all files and folders below a folder reach the disk."""
    for inner in [path for path in folder.rglob("*") if path.is_dir()]:
        sync_folder(inner)
    sync_folder(folder)


def _sync(path: Path) -> None:
    """Write out a file or a folder; OSError, which names it, where that cannot be done."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        _to_disk(descriptor)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        os.close(descriptor)


def _to_disk(descriptor: int) -> None:
    os.fsync(descriptor)
