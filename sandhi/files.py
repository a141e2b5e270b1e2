"""The files of a package: never outside of its folder, and each failure to read one in one line."""

import errno
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from contextvars import ContextVar
from difflib import get_close_matches
from math import isfinite
from os.path import islink, lexists, realpath
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from sandhi.regular import regular_bytes

# What no XML may hold, and the halves of characters, which no encoding has.
_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# How such text can come into JSON: as it stands, or escaped.
_MAY_BE_NO_TEXT = re.compile(rf"{_NO_TEXT.pattern}|\\[ubf]")
_REFUSED = frozenset("\\:\0")  # in paths, on every system: a drive, an address
_DIGITS = 40  # of a number, that are looked at
_LEVELS = 100  # of lists and objects in one another


class PackageError(Exception):
    """A package that cannot be worked with: one line that says what, where, and how to mend it."""


# Who wants to be told of each path of a package that is looked at, before it is: whoever keeps what
# was made of it (`sandhi.package.opening.memory`), and whoever waits for it to change.
KEEPER: ContextVar[Callable[[str], None] | None] = ContextVar("KEEPER", default=None)
OBSERVER: ContextVar[Callable[[str], None] | None] = ContextVar("OBSERVER", default=None)


def looked_at(path: str) -> None:
    """Tell that what a file or folder of a package holds is looked at, or was and is used again."""
    for asks in (OBSERVER.get(), KEEPER.get()):
        if asks is not None:
            asks(path)


def inside(root: Path, path: str) -> Path:
    """The file at a relative path with slashes; PackageError where that is not below ``root``."""
    looked_at(path)
    if not path:
        raise PackageError("a file of the package is named by an empty path; give its path")
    file = root / path
    relative = not path.startswith("/") and not _REFUSED.intersection(path)
    if not (relative and _stays_below(root, path)):
        mend = "give one that is relative to its folder"
        if "://" in path:
            mend = "fetch the file into the package, and give its path there"
        raise PackageError(f"the path {path!r} leaves the package; {mend}")
    return file


def is_there(root: Path, path: str) -> bool:
    """Whether anything is at a path of the package, be it a link that leads nowhere; as ``inside``.

    What is there and is no file is to be told, and not taken for what a package leaves out.
    """
    return lexists(inside(root, path))


def _stays_below(root: Path, path: str) -> bool:
    """Whether a relative path leads to a place below a folder, links followed.

    Links are looked for along the path alone: what lies above is as good as it was to come by.
    """
    place = str(root)
    for part in path.split("/"):
        place = f"{place}/{part}"
        if part == ".." or islink(place):  # noqa: PTH114 - three times as fast
            return Path(realpath(root / path)).is_relative_to(realpath(root))
    return True


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of a file of the package; PackageError where it is outside or cannot be read."""
    file = inside(root, path)
    try:
        return regular_bytes(file)
    except FileNotFoundError:
        raise PackageError(
            f"{path} is missing; put it back, or take it out of the package"
        ) from None
    except OSError as error:
        raise PackageError(
            f"{path} cannot be read: {reason(error)}; see that it is a file that you may read"
        ) from None


def reason(error: OSError) -> str:
    """Why a file could not be read or written, in a few words."""
    return error.strerror or in_one_line(error)


# What helps where the system does not let something be written.
_MENDS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "make room there"),
    **dict.fromkeys((errno.EACCES, errno.EPERM), "see that you may write there"),
    errno.EROFS: "work on a copy on a disk that can be written",
    errno.EIO: "the disk may be failing: save what is on it first",
}


def unwritable(place: object, error: Exception, left: str = "") -> str:
    """That something cannot be written, ``left`` as it is then; why, and how to mend it.

    ``error`` is one of the system, or of SQLite, which says no more than its words.
    """
    why, mend = in_one_line(error).partition(": ")[2], "see what is there, and that there is room"
    if isinstance(error, OSError):
        why, mend = reason(error), _MENDS.get(error.errno or 0, "see what is there")
    return f"{place} cannot be written{f', {left}' if left else ''}: {why}; {mend}"


def read_text(root: Path, path: str) -> str:
    """The text of a file of the package: no line end is translated, nothing is normalised."""
    return text_of(path, read_bytes(root, path))


def text_of(path: str, data: bytes) -> str:
    """The text of a file whose bytes are at hand; PackageError, with its path, for other bytes."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackageError(f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8") from None


class SeedFile(NamedTuple):
    """The file of a seed: its text and its SHA-256, or why it cannot be read."""

    text: str
    sha256: str
    fault: str = ""


def read_seed(root: Path, path: str) -> SeedFile:
    """A file of the package read, decoded and hashed, or what keeps it from that."""
    try:
        data = read_bytes(root, path)
        return SeedFile(text_of(path, data), hashlib.sha256(data).hexdigest())
    except PackageError as error:
        return SeedFile("", "", str(error))


def read_json(root: Path, path: str) -> dict[str, Any]:
    """A JSON object from a file of the package.

    PackageError where the file holds none, or something of which readers of JSON make different
    things: a property that is named twice, a number beyond 64 bits, text that no file can hold.
    """
    text = read_text(root, path)
    try:
        content = json_read_alike(text)
        if _MAY_BE_NO_TEXT.search(text):
            see_that_text_is_text(content)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise PackageError(f"{path} is not JSON: {error.msg} at {place}; mend it there") from None
    except NotEverywhere as error:
        raise PackageError(f"{path}: {error}") from None
    if not isinstance(content, dict):
        raise PackageError(f"{path} is not a JSON object; let it begin with {{")
    return content


def json_read_alike(text: str | bytes) -> Any:
    """What is written in JSON, where every reader makes the same of it; ValueError says why not."""
    return parse_json(
        text,
        object_pairs_hook=_named_once,
        parse_int=_whole_number,
        parse_float=_number,
        parse_constant=_no_number,
    )


def parse_json(text: str | bytes, **hooks: Any) -> Any:
    """What is written in JSON, whoever wrote it; ValueError where it is none, or nested too deeply.

    How deep ``json`` goes before it raises another error is different in each version of Python.
    """
    try:
        content = json.loads(text, **hooks)
        level: list[Any] = [content] if isinstance(content, dict | list) else []
        for _ in range(_LEVELS):
            if not level:
                break
            parts = [part.values() if isinstance(part, dict) else part for part in level]
            level = [one for part in parts for one in part if isinstance(one, dict | list)]
    except RecursionError:
        level = [text]
    if level:
        raise NotEverywhere("it is nested too deeply to be read; flatten it")
    return content


class NotEverywhere(ValueError):
    """JSON that not every reader reads, or that they read differently."""


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise NotEverywhere(f"the property {twice!r} stands twice in one object; keep one of them")
    return mapping


def _whole_number(digits: str) -> int:
    if len(digits) > _DIGITS or not -(2**63) <= int(digits) < 2**63:
        raise NotEverywhere(f"the number {_begun(digits)} is beyond 64 bits; give one within them")
    return int(digits)


def _number(digits: str) -> float:
    return float(digits) if isfinite(float(digits)) else _no_number(digits)


def _no_number(word: str) -> NoReturn:
    raise NotEverywhere(f"{_begun(word)} is no number that JSON has; give one, or leave it out")


def see_that_text_is_text(part: Any, place: str = "") -> None:
    """See that no text holds half a character, or one that XML, and so an office file, cannot.

    ValueError names the place of one that does.
    """
    if isinstance(part, str):
        if odd := _NO_TEXT.search(part):
            raise NotEverywhere(
                f"the text at {place} holds {ascii(odd[0])[1:-1]}, which no file can; take it out"
            )
    elif isinstance(part, list):
        for number, inner_part in enumerate(part):
            see_that_text_is_text(inner_part, f"{place}/{number}")
    elif isinstance(part, dict):
        for name, inner_part in part.items():
            see_that_text_is_text(name, place or "/")
            see_that_text_is_text(inner_part, f"{place}/{name}")


def _begun(text: str) -> str:
    return text if len(text) <= _DIGITS else f"{text[:_DIGITS]}…"


def unknown(kind: str, name: str, names: Collection[str]) -> str:
    """That nothing of a kind has that name: which one is like it, else which there are."""
    hint = did_you_mean(name, names, f"there are {', '.join(names)}")
    return f"no {kind} {name!r}; {hint}"


def did_you_mean(name: str, names: Iterable[str], otherwise: str) -> str:
    """Which of the names may be meant by one that is none; what to say where none is like it."""
    close = get_close_matches(name, [*names], 1)
    return f"did you mean {close[0]}?" if close else otherwise


def in_one_line(error: BaseException) -> str:
    """An exception in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
