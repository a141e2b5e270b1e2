"""What strikes the calls of this process that write: it is killed at one, or the disk fails there.

A call is struck before the system gets it; of a call that writes bytes, half of them are written.
Calls are counted where Python makes them: by its audit events, and at ``fsync``, ``write`` and the
buffers of files.
"""

import builtins
import errno
import io
import os
import signal
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

CHANGING = {
    "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate",
    "os.chmod", "os.utime", "sqlite3.connect",
}  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Fault(NamedTuple):
    """How a disk fails: with which error, whether from then on, and what it does all the same."""

    number: int
    on: bool
    spared: frozenset[str] = frozenset()


FAULTS = {
    "broken": Fault(errno.EIO, on=False),
    # What needs no room is done, so what was begun can be cleared away.
    "full": Fault(
        errno.ENOSPC, on=True, spared=frozenset({"remove", "rmdir", "rename", "chmod", "sync"})
    ),
    "read-only": Fault(errno.EROFS, on=True),
}


class Strikes:
    """Counts the calls that write below a folder, and kills this process at one, or has it fail."""

    def __init__(self, folder: Path, point: int, fault: Fault | None = None) -> None:
        self.folder, self.point, self.fault = str(folder), point, fault
        self.calls: list[str] = []

    def strike(
        self, call: str, half: Callable[[], object] = lambda: None, path: object = None
    ) -> None:
        """Count a call; where it is the one, do half of it at the most, and no more."""
        self.calls.append(call)
        number = len(self.calls)
        if self.fault is None:
            if number == self.point:
                half()
                os.kill(os.getpid(), signal.SIGKILL)
        elif call not in self.fault.spared and (
            number == self.point or (self.fault.on and 0 < self.point < number)
        ):
            half()
            if call == "sqlite3.connect":
                raise sqlite3.OperationalError("unable to open database file")
            named = [] if path is None else [str(path)]  # as the system's own errors
            raise OSError(self.fault.number, os.strerror(self.fault.number), *named)

    def below(self, path: object) -> bool:
        """Whether a path is below the folder; one that is relative is, to an open folder there."""
        if isinstance(path, int) or path == ":memory:":
            return False
        text = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
        return not text.startswith(("/", "file:")) or self.folder in text

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """The audit hook."""
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITES and self.below(path):
                self.strike("open", path=path)
        elif event in CHANGING and self.below(arguments[0]):
            self.strike(event.removeprefix("os."), path=arguments[0])

    def install(self) -> None:
        """From here on count every call of this process."""
        strike, fsync, write, opened = self.strike, os.fsync, os.write, io.open

        class Counted(io.FileIO):
            def write(self, data: Any) -> int:
                raw = bytes(data)
                strike("write", lambda: io.FileIO.write(self, raw[: len(raw) // 2]))
                return super().write(data)

        def counted_open(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if "b" in mode and {*mode} & {*"wxa+"} and self.below(file):
                return io.BufferedWriter(Counted(file, mode.replace("b", "")))
            return opened(file, mode, *arguments, **options)

        def counted_fsync(fd: Any) -> None:
            strike("sync" if stat.S_ISDIR(os.fstat(fd).st_mode) else "fsync")
            fsync(fd)

        def counted_write(descriptor: int, data: Any) -> int:
            if descriptor > 2:
                strike("write", lambda: write(descriptor, bytes(data)[: len(data) // 2]))
            return write(descriptor, data)

        io.open = builtins.open = counted_open
        os.fsync, os.write = counted_fsync, counted_write
        sys.addaudithook(self.hear)
