"""The folder of builds: each build is a folder of its own, and one is current.

``builds/TOKEN`` holds a build, ``current`` is a link to it, and for each name that other programs
read there is a link of that name through ``current``. So the rename of one link, ``current``, takes
all of them over at once. Where the system has no links the parts of a build are moved into their
places one by one, as a journal says.

A build lists its files. Nothing but what it lists is ever removed, and nothing while it is held.
"""

import errno
import fcntl
import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from os.path import lexists, realpath
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sandhi.files import PackageError, inside, read_json
from sandhi.writing import disk

HOME = "build"  # the folder of builds, in that of the package
BUILDS, CURRENT, LIST = "builds", "current", "files.json"
_OURS = {BUILDS, CURRENT, LIST}  # which are no entries of a build

# What a system says that has no symbolic links, or lets nobody make them.
_NO_LINKS = (errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
_BUILD = re.compile(r"[0-9a-f]{16}(-old)?")


class BuildList(NamedTuple):
    """What a build is: its entries, in the order in which they are to appear, and all files."""

    names: list[str]
    files: list[str]


def write_list(build: Path, names: Sequence[str]) -> None:
    """Have a build list what it holds, now that it is complete."""
    files = sorted(
        path.relative_to(build).as_posix() for path in build.rglob("*") if not path.is_dir()
    )
    text = json.dumps(BuildList([*names], files)._asdict(), ensure_ascii=False, indent=1)
    disk.write_new(build / LIST, f"{text}\n".encode())


def read_list(build: Path) -> BuildList | None:
    """What a build lists; None where it does not, or names what lies elsewhere.

    A list may be of a stranger's making, and what it names is moved and removed.
    """
    try:
        listed = BuildList(**read_json(build, LIST))
    except (PackageError, TypeError):
        return None
    for paths in listed:
        if not (isinstance(paths, list) and all(map(_is_below, paths))):
            return None
    if any("/" in name or name in _OURS for name in listed.names):
        return None
    return listed


def _is_below(path: object) -> bool:
    """Whether a path, as it is written, names something below a folder."""
    if not isinstance(path, str) or "\0" in path:
        return False
    pure = PurePosixPath(path)
    return pure.as_posix() == path != "." and not pure.is_absolute() and ".." not in pure.parts


def refuse_foreign(folder: Path, names: Sequence[str]) -> None:
    """PackageError where something that is no build of this tool's is in the way of a new one."""
    build_list = read_list(folder)
    ours = {*build_list.names, LIST} if build_list else set()
    for name in [*names, LIST, CURRENT, BUILDS]:
        path = folder / name
        if name == BUILDS:
            is_ours = path.is_dir() and not path.is_symlink()
        elif path.is_symlink():
            is_ours = path.readlink().parts[:1] in ((CURRENT,), (BUILDS,))
        else:
            is_ours = name in ours
        if lexists(path) and not is_ours:
            raise PackageError(
                f"{folder.name}/{name} was not built by this version of sandhi; move it out of "
                "the way, or remove it, then build again"
            )


def switch(folder: Path, token: str, link: Path) -> bool:
    """Make a complete build the current one, at once; False where the system has no links.

    The names then lead to it, of which those that are new appear one after the other; the folder is
    still to be synced. ``link`` is where the new link may wait until it takes its place.
    """
    try:
        disk.new_link(link, f"{BUILDS}/{token}")
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return False
    disk.rename(link, folder / CURRENT)
    with suppress(OSError):  # the build has changed over: who clears up after it links again
        _link(folder, folder / BUILDS / token)
    return True


def move_in(folder: Path, token: str) -> None:
    """Move the parts of a complete build into their places, and what is there into an old build."""
    builds = inside(folder, BUILDS)
    build, old = builds / token, builds / f"{token}-old"
    build_list, previous_list = read_list(build), read_list(folder)
    if build_list is None:
        return  # all has been moved: the list goes last
    removed_names = (
        [name for name in previous_list.names if name not in build_list.names]
        if previous_list
        else []
    )
    for name in [*removed_names, CURRENT]:
        _move_out(folder / name, old)
    for name in [*build_list.names, LIST]:
        if (build / name).exists():
            _move_out(folder / name, old)
            disk.rename(build / name, folder / name)
    disk.sync_folder(folder)


def _move_out(path: Path, old: Path) -> None:
    if path.is_symlink():
        disk.remove(path)
    elif path.exists():
        disk.new_folders(old)
        disk.rename(path, old / path.name)


def settle_builds(folder: Path) -> None:
    """Let the names lead to the current build, and remove all others that nobody holds."""
    if not inside(folder, BUILDS).is_dir():
        return
    current = _current(folder)
    if current:
        _link(folder, current)
    for build in sorted((folder / BUILDS).iterdir()):
        if build != current and _BUILD.fullmatch(build.name) and not build.is_symlink():
            _remove_unless_held(build)
    disk.remove_empty(folder / BUILDS)
    disk.sync_folder(folder)


def _link(folder: Path, current: Path) -> None:
    """Let the names lead through the link; what was moved to them, where there were none, goes."""
    build_list, previous_list = read_list(current), read_list(folder)
    for name in [*previous_list.names, LIST] if previous_list else ():
        _move_out(folder / name, current.with_name(f"{current.name}-old"))
    for name in build_list.names if build_list else ():
        if not lexists(folder / name):
            disk.new_link(folder / name, f"{CURRENT}/{name}")


def _current(folder: Path) -> Path | None:
    link = folder / CURRENT
    if not link.is_symlink():
        return None
    build = folder / BUILDS / link.readlink().name
    return build if build.is_dir() and not build.is_symlink() else None


def _remove_unless_held(build: Path) -> None:
    descriptor = os.open(build, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _remove_listed(build)
    except BlockingIOError:
        pass  # a site shows it still; the build after the next removes it
    except PackageError:
        pass  # a folder in it leads elsewhere, as none of a build does
    finally:
        os.close(descriptor)


def _remove_listed(build: Path) -> None:
    """Remove what a build lists; what else was put there stays, and the list with it."""
    listed = read_list(build)
    for path in listed.files if listed else ():
        file = inside(build, path)
        if not file.is_dir():
            disk.remove(file)
    for folder in sorted((path for path in build.rglob("*") if path.is_dir()), reverse=True):
        disk.remove_empty(folder)
    if [path.name for path in build.iterdir()] == [LIST]:
        disk.remove(build / LIST)
    disk.remove_empty(build)


class HeldBuild(NamedTuple):
    """A build that is read, and so not removed: its file that was asked for, in it."""

    file: Path
    descriptor: int

    def release(self) -> None:
        """Let it be removed."""
        os.close(self.descriptor)


def hold(file: Path) -> HeldBuild:
    """Hold the build that a file is part of; OSError where there is none."""
    while True:
        real = Path(realpath(file, strict=True))
        descriptor = os.open(real.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            if real.exists():
                return HeldBuild(real, descriptor)
        except BlockingIOError:
            pass  # it is being removed, so another is current by now
        os.close(descriptor)
