"""What a command is about to do, written down before it does it, so that the next can settle it.

The journal is a file of the package, which is there only while a command writes. In the phase
``prepared`` all that is new lies beside its place, and is cleared away if the command ends there.
From ``decided`` on each new file takes its place, and whoever finds the journal goes on with that;
in ``returning``, after a disk has failed, it is the old ones that do. The journal is written whole,
and every step can be taken again.

A package may have come with a journal, whoever made it. So one can do no more than they could have
done otherwise: it names places within its package, but none of git's, and no folder of builds but
the one; what is new and old by names that are this tool's alone; and of each file that it replaces
or removes, what that held. A file that holds anything else is somebody's work, and stays.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from os.path import lexists, realpath
from pathlib import Path, PurePosixPath
from secrets import token_hex

from sandhi.files import PackageError, inside, read_json, reason
from sandhi.regular import regular_bytes
from sandhi.writing import disk
from sandhi.writing.builds import HOME, move_in, settle_builds
from sandhi.writing.places import read_place, written_place

JOURNAL = ".sandhi-journal"
_NEXT = f"{JOURNAL}.new"
PREPARED, DECIDED, RETURNING = "prepared", "decided", "returning"

_NOT_OURS = f"{JOURNAL} is not what sandhi writes; look at it, then remove it"
_OURS = re.compile(r"\.sandhi-[0-9a-f]{16}-(new|old)-[0-9]+")
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass
class Journal:
    """What one command does.

    ``files`` are the paths of what it makes, replaces or removes; of the i-th, the new content
    waits in the same folder under ``new(i)``, and a copy of the old under ``old(i)`` until all is
    done. ``before`` has the SHA-256 of each file that was there, ``after`` of each that will be.
    ``folders`` had to be made. ``scratch`` are files and folders, not always of the package, that
    are of no use once the command has ended. ``builds`` is the folder of builds that it changes.
    """

    phase: str = PREPARED
    token: str = field(default_factory=lambda: token_hex(8))
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    scratch: list[str] = field(default_factory=list)
    builds: str = ""

    @property
    def files(self) -> list[str]:
        """The paths of all files that it makes, replaces or removes."""
        return [*dict.fromkeys([*self.after, *self.before])]

    def name(self, state: str, number: int) -> str:
        """A name that is this tool's alone, for what is new or old."""
        return f".sandhi-{self.token}-{state}-{number}"

    def new(self, root: Path, number: int) -> Path:
        """Where the new content of a file waits."""
        return place(root, self.files[number]).with_name(self.name("new", number))

    def old(self, root: Path, number: int) -> Path:
        """Where the old content of a file is kept."""
        return place(root, self.files[number]).with_name(self.name("old", number))

    def write(self, root: Path) -> None:
        """Put this in the place of what the journal said before."""
        scratch = [written_place(root, path) for path in self.scratch]
        text = json.dumps({**asdict(self), "scratch": scratch}, ensure_ascii=False)
        try:
            disk.remove(root / _NEXT)
            disk.write_new(root / _NEXT, text.encode("utf-8"))
            disk.rename(root / _NEXT, root / JOURNAL)
        except BaseException as error:
            with suppress(OSError):
                disk.remove(root / _NEXT)
            if isinstance(error, OSError):  # of a file of which nobody knows
                raise OSError(error.errno, error.strerror, str(root)) from None
            raise
        disk.sync_folder(root)

    def decide(self, root: Path) -> None:
        """Have the journal say that the new takes its place; else the phase on record holds."""
        self.phase = DECIDED
        try:
            self.write(root)
        except OSError:
            self.phase = _recorded(root)
            raise

    def turn(self, root: Path, phase: str) -> None:
        """Have the journal say a phase, if it does not yet: a full disk has no room for that."""
        self.phase = phase
        if _recorded(root) != phase:
            self.write(root)

    def close(self, root: Path) -> None:
        """Take the journal away: all is done, or undone."""
        disk.remove(root / JOURNAL)
        disk.sync_folder(root)


def place(root: Path, path: str) -> Path:
    """Where a file of the package lies, with links followed; PackageError where that is outside."""
    return Path(realpath(inside(root, path)))


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def digest_at(root: Path, path: str) -> str | None:
    """The SHA-256 of a file of the package; None where nothing is, empty where that is no file."""
    try:
        return digest_of(regular_bytes(inside(root, path)))
    except FileNotFoundError:
        return None
    except OSError:
        return ""


def files_changed_meanwhile(root: Path, journal: Journal) -> list[str]:
    """The files that somebody else has changed, of those that are about to be written."""
    files = []
    for number, path in enumerate(journal.files):
        waits = journal.new(root, number).is_file()
        if journal.phase == RETURNING:
            was, due = journal.after.get(path), not waits
        else:
            was, due = journal.before.get(path), waits or path not in journal.after
        if due and digest_at(root, path) not in (None, was):
            files.append(path)
    return files


def is_unsettled(root: Path) -> bool:
    """Whether a command is writing in a package, or was killed while it did."""
    return any(lexists(root / name) for name in (JOURNAL, _NEXT))


def is_changing_files(root: Path, phase: str = "") -> bool:
    """Whether what goes on, or was broken off, changes files, in a phase if one is asked."""
    try:
        journal = _read(root)
        return bool(journal.files) and phase in ("", journal.phase)
    except PackageError:
        return is_unsettled(root)  # it has ended meanwhile, or the journal is none


def settle(root: Path) -> Iterator[str]:
    """Finish or undo what a killed command has left, and tell in a line what was done.

    Only for whoever holds the lock. PackageError where neither can be done.
    """
    if not is_unsettled(root):
        return
    try:
        if lexists(root / JOURNAL):  # what is no file is told
            yield _settle_journal(root, _read(root))
        disk.remove(root / _NEXT)
        disk.sync_folder(root)
    except OSError as error:
        raise PackageError(
            f"what a command that was broken off has left cannot be settled: {error.filename}: "
            f"{reason(error)}; mend that, and run any command again"
        ) from None


def _settle_journal(root: Path, journal: Journal) -> str:
    try:
        _refuse_git(root, journal)
        others = [] if journal.phase == PREPARED else files_changed_meanwhile(root, journal)
        if not others:
            return _carry_on(root, journal)
    except PackageError as error:  # a path that this tool would not have written down
        raise PackageError(f"{_NOT_OURS}: {error}") from None
    raise PackageError(
        f"{', '.join(others)} changed after a command was broken off that was writing there; move "
        "it out of the package, run any command again, and make its change anew"
    )


def _carry_on(root: Path, journal: Journal) -> str:
    match journal.phase:
        case "decided":
            put_in_place(root, journal)
            clear(root, journal)
            outcome = f"its change of {', '.join(journal.files) or journal.builds} is finished now"
        case "returning":
            put_back(root, journal)
            outcome = f"{', '.join(journal.files)} are as they were before it"
        case _:
            clear(root, journal)
            outcome = "what it had begun is cleared away, or finished where it was all but done"
    journal.close(root)
    return f"A command was broken off in this package: {outcome}."


def _read(root: Path) -> Journal:
    try:
        journal = Journal(**read_json(root, JOURNAL))
        lists, digests = (journal.folders, journal.scratch), (journal.before, journal.after)
        sound = (
            journal.phase in (PREPARED, DECIDED, RETURNING)
            and journal.builds in ("", HOME)
            and re.fullmatch("[0-9a-f]{16}", journal.token)
            and all(isinstance(listed, list) for listed in lists)
            and all(isinstance(one, str) for listed in lists for one in listed)
            and all(_OURS.fullmatch(Path(one).name) for one in journal.scratch)
            and not any("%00" in one for one in journal.scratch)  # which no place has
            and all(_DIGEST.fullmatch(one) for of in digests for one in of.values())
        )
    except (TypeError, AttributeError):
        sound = False
    if not sound:
        raise PackageError(_NOT_OURS)
    journal.scratch = [read_place(root, path) for path in journal.scratch]
    return journal


def _recorded(root: Path) -> str:
    try:
        return _read(root).phase
    except PackageError:
        return PREPARED  # nothing was begun


def _refuse_git(root: Path, journal: Journal) -> None:
    """PackageError for a file of a repository, which no package that came by git could bring."""
    for path in [*journal.files, *journal.folders]:
        led = place(root, path).relative_to(realpath(root))
        if ".git" in {part.lower() for part in (*PurePosixPath(path).parts, *led.parts)}:
            raise PackageError(f"{path} is none of a package's files")


def put_in_place(root: Path, journal: Journal) -> None:
    """Let each new file that still waits take its place, and each that goes leave it."""
    for number, path in enumerate(journal.files):
        file, new = inside(root, path), journal.new(root, number)
        try:
            if path not in journal.after and (file.is_symlink() or file.is_file()):
                disk.rename(file, journal.old(root, number))
            elif new.is_file():
                disk.rename(new, place(root, path))
        except OSError as error:  # which names the new file, and nobody knows that
            raise OSError(error.errno, error.strerror, path) from None
    if journal.builds:
        move_in(inside(root, journal.builds), journal.token)
    _sync_folders(root, journal)


def put_back(root: Path, journal: Journal) -> None:
    """Let each old file that still waits take its place again; then clear away the rest."""
    for number, path in enumerate(journal.files):
        old = journal.old(root, number)
        if journal.new(root, number).is_file():
            continue  # it had not taken its place yet
        if path not in journal.before:
            disk.remove(place(root, path))
        elif old.is_file():
            disk.rename(old, place(root, path))
    _sync_folders(root, journal)
    clear(root, journal)


def clear(root: Path, journal: Journal) -> None:
    """Clear away all that waits beside its place, and the folders that nothing was put into."""
    for number in range(len(journal.files)):
        with suppress(NotADirectoryError):
            disk.remove(journal.new(root, number))
            disk.remove(journal.old(root, number))
    for path in map(Path, journal.scratch):
        disk.remove_tree(path)
        with suppress(NotADirectoryError):
            disk.remove(path)
    if journal.builds:
        settle_builds(inside(root, journal.builds))
    _sync_folders(root, journal)
    for folder in reversed(journal.folders):
        disk.remove_empty(inside(root, folder))


def _sync_folders(root: Path, journal: Journal) -> None:
    folders = {place(root, path).parent for path in journal.files}
    folders |= {Path(path).parent for path in journal.scratch}
    for folder in sorted(folders):
        if folder.is_dir():
            disk.sync_folder(folder)
