"""A copy of a package opened as an edition of that: most of what is found in it is known by then.

A copy in which a test has edited rows or texts differs from its origin in one or two files. The
origin is read and checked once in each process, and of an edition what rests on other files is
taken over, as ``sandhi check --watch`` does it (sandhi/package/opening/memory.py).
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from sandhi.check.run import Report, check
from sandhi.package import Package, Trust
from sandhi.package.opening.memory import hand_over
from tests.harness.frozen import contents


def edition(origin: Path, root: Path) -> Package | None:
    """The copy in ``root`` of a package that nobody changes, with what is known of that.

    None where it differs in more than the content of tables and texts: it is to be read anew.
    """
    changed = _changed(origin, root)
    if changed is None:
        return None
    package = checked(origin).package
    assert package
    texts = {*package.cells("seeds")["path"]} if "seeds" in package.schemas else set()
    if not changed <= texts.union(*package.files.values()):
        return None
    copy = replace(package, root=root)
    hand_over(package, copy, changed)
    for table, files in package.files.items():
        if changed.isdisjoint(files):
            copy.held_tables[table] = package.held_tables[table]
    return copy


@cache
def checked(origin: Path) -> Report:
    """The report on a package that nobody changes; the memory of its package is full."""
    return check(origin, trust=Trust.GIVEN)


def _changed(origin: Path, root: Path) -> set[str] | None:
    """The paths of files that hold something else in a copy; None where other paths are there."""
    folders, files = contents(origin)
    there = {entry.path: entry for entry in _entries(str(root))}
    if there.keys() != {f"{root}/{path}" for path in (*folders, *files)}:
        return None
    if any(one.is_symlink() for one in there.values()):
        return None
    copies = {path: f"{root}/{path}" for path in files}
    if not all(there[copy].is_file() for copy in copies.values()):
        return None
    return {path.as_posix() for path, data in files.items() if _bytes_at(copies[path]) != data}


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """All that lies in a folder, but for what Python has compiled."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name != "__pycache__":
                yield entry
                if entry.is_dir(follow_symlinks=False):
                    yield from _entries(entry.path)


def _bytes_at(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (thousands are read)
        return file.readall()
