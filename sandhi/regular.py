"""Regular files read: nobody waits for a pipe or a device, nor for what has no end."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

MOST_OF_PIPE = 2**26  # bytes
_UNTOLD = 2**24  # bytes of a file beyond the size that the system tells

# What is no file: of a pipe or a device nobody knows when, or whether, it ends.
_NO_FILES = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe"),
    (stat.S_ISSOCK, "it is a socket"),
    (stat.S_ISCHR, "it is a device"),
    (stat.S_ISBLK, "it is a device"),
)


def regular_bytes(file: Path, most: int = 2**32) -> bytes:
    """The bytes of a regular file; OSError where it is none, or ``most`` of them are too few.

    Nobody waits for a pipe, nor for what the system calls a file, without a size, that never ends.
    """
    with open_regular(file) as opened:
        size = os.fstat(opened.fileno()).st_size
        # One that grows meanwhile is read as far as it was, and some more.
        limit = min(most, size + _UNTOLD)
        data = opened.read(limit + 1) if size <= most else None
    if size > most or (data is not None and len(data) > limit):
        raise OSError(errno.EFBIG, f"it has more than {limit:,} bytes", str(file))
    if data is None:
        raise OSError(errno.EAGAIN, "it has nothing to be read, and no end", str(file))
    return data


def open_regular(file: Path) -> BinaryIO:
    """Open a regular file to read its bytes; OSError as ``regular_bytes``, and nothing waits."""
    refuse_other(file)
    return os.fdopen(os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK), "rb")


def regular_text(file: Path) -> str:
    """The text of a regular file in UTF-8; OSError as ``regular_bytes``, or UnicodeDecodeError."""
    return regular_bytes(file).decode("utf-8")


def begin_of_regular(file: Path, count: int) -> bytes:
    """The first bytes of a regular file; OSError as ``regular_bytes``."""
    with open_regular(file) as opened:
        return opened.read(count) or b""


def chunks(file: Path, size: int) -> Iterator[bytes]:
    """The bytes of a file, or of a pipe or a terminal, ``size`` at a time, be they ever so many.

    OSError where it is a device or a folder, or where more comes out of a pipe than is read of one.
    """
    mode = file.stat().st_mode
    is_regular = stat.S_ISREG(mode)
    with open_regular(file) if is_regular else file.open("rb") as opened:
        if stat.S_ISCHR(mode) and not opened.isatty():
            raise OSError(errno.EINVAL, "it is a device", str(file))
        left = max(os.fstat(opened.fileno()).st_size, 0) + (_UNTOLD if is_regular else MOST_OF_PIPE)
        while data := opened.read(size):
            left -= len(data)
            if left < 0:
                raise OSError(errno.EFBIG, "it goes on and on; save it as a file", str(file))
            yield data


def refuse_other(file: Path) -> None:
    """OSError where there is no regular file, but a pipe, a device or a folder, or nothing."""
    mode = file.stat().st_mode
    for is_one, what in _NO_FILES:
        if is_one(mode):
            raise OSError(errno.EINVAL, what, str(file))
