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
from importlib.machinery import all_suffixes
from pathlib import Path
from typing import NamedTuple

from sandhi.check.rules.folders import is_of_an_editor
from sandhi.files import OBSERVER

_CODE = tuple(all_suffixes())  # of which none may be overlooked, whoever put it there
# Some systems tell the time of a change to two seconds; whatever is written twice meanwhile, and
# keeps its size, is told apart by its content alone.
_FRESH = 3 * 10**9  # nanoseconds


class State(NamedTuple):
    """What a file is like, or a folder, or that it is not there.

    ``content`` is the digest of a file that was written only just now.
    """

    outline: tuple[object, ...]
    content: str = ""

    def is_another(self, other: "State") -> bool:
        """Whether two states of one path are not the same."""
        return self.outline != other.outline or (
            bool(self.content and other.content) and self.content != other.content
        )


def state_of(file: str) -> State:
    """The state of a file or folder, links followed."""
    try:
        known = os.stat(file)  # noqa: PTH116 (of many files, many times)
        if stat.S_ISDIR(known.st_mode):
            return State((*sorted(filter(_counts, os.listdir(file))),))  # noqa: PTH208
        written = (known.st_mtime_ns, known.st_ctime_ns)
        outline = (known.st_dev, known.st_ino, known.st_size, *written)
        if not stat.S_ISREG(known.st_mode) or time.time_ns() - max(written) > _FRESH:
            return State(outline)
        return State(outline, hashlib.sha256(Path(file).read_bytes()).hexdigest())
    except (OSError, ValueError) as error:  # a path may have what no system lets a path have
        return State((str(error),))


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
    def noted(self) -> Iterator[None]:
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

    def changed(self) -> list[str]:
        """The paths that are not what they were when they were looked at, or told of last."""
        changed = []
        for path, (file, before) in self._states.items():
            now = state_of(file)
            if now != before:
                self._states[path] = (file, now)
                if now.is_another(before):
                    changed.append(path)
        return changed
