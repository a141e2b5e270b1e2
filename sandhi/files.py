"""The files of a package: never outside of its folder, and each failure to read one in one line."""

import json
from os.path import realpath
from pathlib import Path, PurePosixPath
from typing import Any


class PackageError(Exception):
    """A package that cannot be worked with: one line that says what, where, and how to mend it."""


def inside(root: Path, path: str) -> Path:
    """The file at a relative path with slashes; PackageError where that is not below ``root``."""
    file = root / path
    # Links are followed. A backslash or a colon (a drive, an address) is refused on every system.
    relative = not PurePosixPath(path).is_absolute() and not set(path) & set("\\:\0")
    if not (path and relative and Path(realpath(file)).is_relative_to(realpath(root))):
        mend = "give one that is relative to its folder"
        if "://" in path:
            mend = "fetch the file into the package, and give its path there"
        raise PackageError(f"the path {path!r} leaves the package; {mend}")
    return file


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of a file of the package; PackageError where it is outside or cannot be read."""
    try:
        return inside(root, path).read_bytes()
    except FileNotFoundError:
        raise PackageError(
            f"{path} is missing; put it back, or take it out of the package"
        ) from None
    except OSError as error:
        raise PackageError(
            f"{path} cannot be read: {error.strerror}; see that it is a file that you may read"
        ) from None


def read_text(root: Path, path: str) -> str:
    """The text of a file of the package: no line end is translated, nothing is normalised."""
    try:
        return read_bytes(root, path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackageError(f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8") from None


def read_json(root: Path, path: str) -> dict[str, Any]:
    """A JSON object from a file of the package.

    PackageError where the file holds none, or one that names a property twice: readers of JSON
    silently keep the last.
    """
    try:
        found = json.loads(read_text(root, path), object_pairs_hook=_named_once)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise PackageError(f"{path} is not JSON: {error.msg} at {place}; mend it there") from None
    except (_NamedTwice, RecursionError) as error:
        raise PackageError(f"{path}: {error}") from None
    if not isinstance(found, dict):
        raise PackageError(f"{path} is not a JSON object; a descriptor begins with {{")
    return found


class _NamedTwice(ValueError):
    pass


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _NamedTwice(f"the property {twice!r} stands twice in one object; keep one of them")
    return found


def in_one_line(error: BaseException) -> str:
    """An exception in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
