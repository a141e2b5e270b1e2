"""Whether the code of a package may run: only where its user has trusted it, as it is now.

What is trusted is remembered by folder and content, outside of every package: a file for each
folder, which holds its path and, on lines of their own, the digests of the code that was trusted.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from importlib.machinery import all_suffixes
from os.path import realpath
from pathlib import Path, PurePosixPath

from sandhi.files import PackageError, inside, is_there, looked_at, read_bytes, reason
from sandhi.regular import regular_bytes
from sandhi.writing import disk

_TRUSTED = "trusted"  # the folder of the files that remember it
_SHOWN = 3  # modules that a message names
_SUFFIXES = tuple(all_suffixes())


class Trust(Enum):
    """What the user of a package has decided on its code."""

    REMEMBERED = "remembered"  # it runs where it was trusted before, and is refused elsewhere
    GIVEN = "given"  # it runs
    WITHHELD = "withheld"  # it does not run, and what it would do is left out


class UntrustedError(PackageError):
    """A package brings code that nobody has trusted."""


@dataclass(frozen=True)
class Code:
    """The code of a package: the modules that the tool runs, and all that they could import.

    ``modules`` has the source of each by its path. ``others`` is whatever else Python could run out
    of the folders in which they lie, compiled files among it.
    """

    root: Path
    modules: Mapping[str, bytes]
    others: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """The SHA-256 of all files, with their paths: another after each change."""
        digest = hashlib.sha256()
        for path, content in sorted({**self.modules, **self.others}.items()):
            digest.update(os.fsencode(path) + b"\0" + hashlib.sha256(content).digest())
        return digest.hexdigest()

    @property
    def is_trusted(self) -> bool:
        """Whether it was trusted in its folder, as it is."""
        return self.digest in _trust_record(self.root)[1:]

    def trust(self) -> None:
        """Remember that it is trusted; PackageError where that cannot be written."""
        file = state_file(self.root, _TRUSTED)
        if not self.is_trusted:
            lines = _trust_record(self.root) or [_in_a_line(self.root)]
            new = file.with_name(f".{file.name}.new")  # one name, so that no more than one is left
            folders: list[Path] = []
            try:
                folders = disk.missing_folders(file.parent)
                disk.new_folders(file.parent)
                disk.remove(new)
                disk.write_new(new, os.fsencode("\n".join([*lines, self.digest, ""])))
                disk.rename(new, file)
            except BaseException as error:
                with suppress(OSError):  # what came first is what is told
                    disk.remove(new)
                    for folder in reversed(folders):
                        disk.remove_empty(folder)
                if isinstance(error, OSError):
                    raise _unwritable(file, error) from None
                raise
            _sync_if_can_be(file.parent)

    def refusal(self) -> UntrustedError:
        """That it may not run: what it is, where, how it is trusted, how to go on without."""
        many = len(self.modules)
        paths = ", ".join([*self.modules][:_SHOWN]) + (", …" if many > _SHOWN else "")
        trust_record = _trust_record(self.root)
        state = "has changed since it was trusted" if trust_record else "was never trusted"
        return UntrustedError(
            f"the code of this package, {many} module{'s' if many > 1 else ''} of rules in "
            f"{self.root} ({paths}), would run, and {state}; read it, then "
            f"`sandhi trust {self.root}` lets it run from now on, --trust this once, and "
            "--no-rules goes on without"
        )


@dataclass
class StandingTrust:
    """What was decided on the code of a package, for as long as a command goes on.

    Trust that is given holds for the code as it is at first; of code that changes, what is
    remembered holds.
    """

    decided: Trust
    _first: str | None = None  # the digest of the code for which trust was given

    def on(self, code: Code) -> Trust:
        """What holds for the code as it is now."""
        if self.decided is not Trust.GIVEN:
            return self.decided
        digest = code.digest
        self._first = self._first or digest
        return Trust.GIVEN if digest == self._first else Trust.REMEMBERED

    def refusal(self, root: Path) -> UntrustedError | None:
        """That code which changed meanwhile may not run; None where no trust was given at first."""
        if self.decided is not Trust.GIVEN:
            return None
        return UntrustedError(
            "the code of the package has changed since --trust was given, and does not run; read "
            f"it, then `sandhi trust {root}` lets it"
        )


def code_of(root: Path, schemas: Mapping[str, str]) -> Code:
    """The code of a package whose Table Schemas lie at these paths, by table.

    PackageError where a file leads out of the package, or cannot be read.
    """
    paths = [path for table in schemas for path in rule_paths(root, schemas[table])]
    modules = {path: read_bytes(root, path) for path in dict.fromkeys(paths)}
    others = {path: read_bytes(root, path) for path in _others(root, modules)}
    return Code(root, modules, others)


def rule_paths(root: Path, schema: str) -> list[str]:
    """The modules of a table's own rules: beside its schema, and in a folder of its name."""
    stem = PurePosixPath(schema).with_suffix("")
    single, folder = f"{stem}.py", inside(root, stem.as_posix())
    modules = [single] if is_there(root, single) else []
    return modules + sorted(f"{stem}/{module.name}" for module in folder.glob("*.py"))


def modules_of(schema: str, modules: Iterable[str]) -> list[str]:
    """Those of some modules that ``rule_paths`` has for the schema, wherever files are."""
    stem = PurePosixPath(schema).with_suffix("").as_posix()
    return [one for one in modules if one == f"{stem}.py" or one.startswith(f"{stem}/")]


def forget(root: Path) -> bool:
    """Trust no code in a folder any longer; whether any was trusted."""
    file = state_file(root, _TRUSTED)
    try:
        if not file.exists():
            return False
        disk.remove(file)
    except OSError as error:
        raise _unwritable(file, error) from None
    _sync_if_can_be(file.parent)
    return True


def _sync_if_can_be(folder: Path) -> None:
    """Have what is trusted reach the disk; it holds already, so a fault there is no failure."""
    with suppress(OSError):
        disk.sync_folder(folder)


def _others(root: Path, modules: Mapping[str, bytes]) -> Iterator[str]:
    """What else Python could run out of the folders of modules, and out of those below them.

    Of the package's own folder only what lies in it directly: all that is below may be anything.
    Links to folders are followed, as Python does; PackageError where one leads out of the package.
    """
    visited: set[str] = set()
    for folder in sorted({PurePosixPath(module).parent.as_posix() for module in modules}):
        yield from _runnable(root, folder, modules, visited)


def _runnable(
    root: Path, folder: str, modules: Mapping[str, bytes], visited: set[str]
) -> Iterator[str]:
    """What Python could run out of a folder, and out of those below it that were not visited."""
    looked_at(folder)
    place = inside(root, folder) if Path(root, folder).is_symlink() else Path(root, folder)
    if realpath(place) in visited:
        return
    visited.add(realpath(place))
    try:
        files = sorted(place.iterdir())
    except OSError as error:
        raise PackageError(f"{folder} cannot be read: {reason(error)}") from None
    for file in files:
        path = file.relative_to(root).as_posix()
        if file.is_dir():
            if folder != ".":
                yield from _runnable(root, path, modules, visited)
        elif path.endswith(_SUFFIXES) and path not in modules and file.is_file():
            yield path


def _in_a_line(root: Path) -> str:
    """A folder as its file names it; which file that is, its name as it stands says."""
    return realpath(root).replace("\n", "\\n")


def state_file(root: Path, of: str) -> Path:
    """The file that remembers something of a folder for its user, such as what is trusted in it."""
    folder = os.environ.get("XDG_STATE_HOME", "")
    try:
        state = Path(folder) if Path(folder).is_absolute() else Path.home() / ".local" / "state"
    except RuntimeError:
        raise PackageError(
            "nothing can be remembered without a home folder; set XDG_STATE_HOME to one"
        ) from None
    name = hashlib.sha256(os.fsencode(realpath(root))).hexdigest()
    return state / "sandhi" / of / name


def _trust_record(root: Path) -> list[str]:
    """The folder and the digests of what is trusted in it; nothing where nothing is."""
    file = state_file(root, _TRUSTED)
    looked_at(str(file))
    try:
        lines = os.fsdecode(regular_bytes(file)).removesuffix("\n").split("\n")
    except OSError:
        return []
    return lines if lines[:1] == [_in_a_line(root)] else []


def _unwritable(file: Path, error: OSError) -> PackageError:
    return PackageError(
        f"{file} cannot be written: {reason(error)}; set XDG_STATE_HOME to a folder that can"
    )
