"""What files and folders were like when they were looked at, and which are not so any more.

Files are asked for their state again and again, rather than the system for its notices: these miss
what others write on a network drive, come in another kind from each system, and name the file that
an editor put beside the one that it replaces. The files are those alone that a check has looked at,
so that a round of them takes about a millisecond.
"""

import hashlib
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.machinery import all_suffixes
from pathlib import Path

from sandhi.check.rules.folders import is_of_an_editor
from sandhi.files import OBSERVER

_CODE = tuple(all_suffixes())  # of which none may be overlooked, whoever put it there
# Some systems tell the time of a change to two seconds; whatever is written twice meanwhile, and
# keeps its size, is told apart by its content alone.
_FRESH = 3 * 10**9  # nanoseconds


@dataclass(slots=True)
class State:
    """What a file or a folder was like when it was looked at.

    ``mark`` is what the system says of it, nothing where it is not there; ``content`` the names in
    a folder, and of a file that was ``fresh`` its digest.
    """

    mark: tuple[int, ...]
    content: tuple[str, ...]
    fresh: bool

    def is_another(self, other: "State") -> bool:
        """Whether two states of one path are not the same."""
        if self.mark and other.mark and stat.S_ISDIR(self.mark[0] & other.mark[0]):
            return self.content != other.content
        both = bool(self.content and other.content)
        return self.mark != other.mark or (both and self.content != other.content)


def mark_of(file: str) -> tuple[int, ...]:
    """What the system says of a file or folder, links followed; nothing where it is not there."""
    try:
        status = os.stat(file)  # noqa: PTH116 (of many files, many times)
    except (OSError, ValueError):  # a path may hold what no path can
        return ()
    return (
        status.st_mode,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_size,
        status.st_ino,
        status.st_dev,
    )


def state_of(file: str) -> State:
    """The state of a file or folder."""
    mark = mark_of(file)
    fresh = bool(mark) and time.time_ns() - max(mark[1:3]) < _FRESH
    content: tuple[str, ...] = ()
    try:
        if mark and stat.S_ISDIR(mark[0]):
            content = (*sorted(filter(_counts, os.listdir(file))),)  # noqa: PTH208
        elif fresh and stat.S_ISREG(mark[0]):
            content = (hashlib.sha256(Path(file).read_bytes()).hexdigest(),)
    except OSError:  # it went away meanwhile, which is seen the next time
        pass
    return State(mark, content, fresh)


def _counts(name: str) -> bool:
    """Whether it is a change of a folder that it has a file of that name."""
    return name.endswith(_CODE) or not is_of_an_editor(name)


class LookedAt:
    """The files and folders of a package that were looked at, and what they were like before."""

    def __init__(self, root: Path) -> None:
        """Begin with none of them."""
        self._root = root
        self._states: dict[str, tuple[str, State]] = {}

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note whatever of the package is looked at meanwhile."""
        token = OBSERVER.set(self._note)
        try:
            yield
        finally:
            OBSERVER.reset(token)

    def _note(self, path: str) -> None:
        if path not in self._states:
            file = os.path.join(self._root, path)  # noqa: PTH118 (many, each many times)
            self._states[path] = (file, state_of(file))

    def changed_paths(self) -> list[str]:
        """The paths that are not what they were when they were looked at, or told of last."""
        paths = []
        for path, (file, before) in self._states.items():
            if before.fresh or mark_of(file) != before.mark:
                now = state_of(file)
                self._states[path] = (file, now)
                if now.is_another(before):
                    paths.append(path)
        return paths
