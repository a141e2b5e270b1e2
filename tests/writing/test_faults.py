"""Whatever call of the system fails, once or from then on, a change is whole or not there."""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sandhi.files import PackageError
from sandhi.writing import disk
from sandhi.writing.changes import Change, write
from sandhi.writing.disk import sync_folder, write_new
from sandhi.writing.folders import new_build, new_folder, write_file
from sandhi.writing.journal import is_unsettled
from sandhi.writing.lock import ensure_settled, writing
from tests.harness.extent import some

OLD = {"a.csv": b"old a", "b.csv": b"old b", "gone.txt": b"old text"}
NEW = {"a.csv": b"new a", "b.csv": b"new b", "deep/er/c.csv": b"new c"}
CHANGES = [Change(path, OLD.get(path), after) for path, after in NEW.items()]
CALLS = [(os, "fsync"), (Path, "replace"), (Path, "unlink"), (Path, "open"), (Path, "mkdir")]


def contents(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@contextmanager
def failing(point: int, mode: str) -> Iterator[list[str]]:
    """Let the call at a point fail, once or with all behind it; yield the calls.

    On a full disk what needs no room is done all the same.
    """
    calls: list[str] = []

    def at(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            if name == "open" and "x" not in str(arguments[1:]):
                return call(*arguments, **options)
            calls.append(name)
            spared = mode == "full" and name not in ("open", "mkdir")
            due = len(calls) == point or (mode != "once" and len(calls) > point)
            if point and due and not spared:
                raise OSError(28, "No space left on device", str(arguments[0]))
            return call(*arguments, **options)

        return counted

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in CALLS:
            patch.setattr(owner, name, at(name, getattr(owner, name)))
        yield calls


def _strike(root: Path, point: int, mode: str) -> tuple[str, int]:
    """Write the changes with a fault; what was said, and how many calls there were."""
    for path, data in OLD.items():
        (root / path).write_bytes(data)
    told = ""
    with failing(point, mode) as calls:
        try:
            write(root, CHANGES, ["gone.txt"])
        except PackageError as error:
            told = str(error)
    return told, len(calls)


@pytest.mark.parametrize("mode", ["once", "from then on", "full"])
def test_a_fault_at_any_call_leaves_the_old_or_the_new(tmp_path: Path, mode: str) -> None:
    root = tmp_path / "0"
    root.mkdir()
    _, calls = _strike(root, 0, mode)
    assert calls > 40
    states = []
    for point in some(range(1, calls + 1), 15):
        root = tmp_path / str(point)
        root.mkdir()
        told, made = _strike(root, point, mode)
        assert made >= point
        # Where nothing can be removed any more, what had been begun is still there beside.
        assert not told or ("nothing was changed" in told) == (contents(root) == OLD)
        assert mode == "from then on" or not told or contents(root) == OLD
        ensure_settled(root)
        assert contents(root) in (OLD, NEW), (point, told)
        assert contents(root) == NEW or told
        states.append(contents(root) == NEW)
    assert {*states} == {True, False}


def test_where_no_folder_can_be_synced_all_is_written_and_nothing_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on file systems that know no such call, to which an export or a package may go."""
    sync = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        sync(descriptor)

    for path, data in OLD.items():
        (tmp_path / path).write_bytes(data)
    monkeypatch.setattr(os, "fsync", refuse_folders)
    write(tmp_path, CHANGES, ["gone.txt"])
    with new_folder(tmp_path, tmp_path / "out") as (inner, _):
        inner.mkdir()
        write_new(inner / "x", b"x")
    assert contents(tmp_path) == {**NEW, "out/x": b"x"}
    assert not is_unsettled(tmp_path)


def test_a_disk_that_cannot_be_synced_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match=re.escape(f"Input/output error: '{tmp_path}'")):
        sync_folder(tmp_path)


def _write_folder(root: Path) -> None:
    with new_folder(root, root / "out") as (inner, _):
        write_new(inner, b"x")


def _write_build(root: Path) -> None:
    with new_build(root, "build", ["out"]) as inner:
        write_new(inner / "out", b"x")


WRITERS: dict[str, Callable[[Path], None]] = {
    "file": lambda root: write_file(root, root / "out", b"x"),
    "folder": _write_folder,
    "build": _write_build,
}


@pytest.mark.parametrize("kind", WRITERS)
def test_what_is_in_its_place_is_not_said_to_be_unwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """As where the disk breaks when the folder, in which it has its name, is to be synced."""
    place = tmp_path / ("build/out" if kind == "build" else "out")
    sync = disk.sync_folder

    def fail(folder: Path) -> None:
        if place.exists():
            raise OSError(errno.EIO, "Input/output error", str(folder))
        sync(folder)

    monkeypatch.setattr(disk, "sync_folder", fail)
    with pytest.raises(PackageError, match="is written, and cannot be relied on to stay"):
        WRITERS[kind](tmp_path)
    monkeypatch.undo()
    ensure_settled(tmp_path)
    assert place.read_bytes() == b"x"
    assert not is_unsettled(tmp_path)


@pytest.mark.parametrize("second", WRITERS)
def test_what_a_step_could_not_clear_away_is_cleared_before_the_next_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: str
) -> None:
    """As where a disk fails for a while at the removal of what a change has taken the place of."""
    for path, data in OLD.items():
        (tmp_path / path).write_bytes(data)

    remove = disk.remove

    def fail(path: Path) -> None:
        if "-old-" in path.name:
            raise OSError(errno.EIO, "Input/output error", str(path))
        remove(path)

    with writing(tmp_path):
        monkeypatch.setattr(disk, "remove", fail)
        write(tmp_path, CHANGES)
        monkeypatch.undo()
        assert is_unsettled(tmp_path)
        WRITERS[second](tmp_path)
    assert [*tmp_path.rglob(".sandhi-*")] == []
    assert {**NEW, "gone.txt": OLD["gone.txt"]}.items() <= contents(tmp_path).items()


def test_a_build_that_cannot_be_removed_whole_is_removed_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk breaks where an old build is cleared away, when the new one has taken over."""

    def build() -> None:
        with new_build(tmp_path, "build", ["deep"]) as inner:
            (inner / "deep").mkdir()
            write_new(inner / "deep" / "out", b"x")

    def fail(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error", str(folder))

    build()
    monkeypatch.setattr(Path, "rmdir", fail)
    build()
    monkeypatch.undo()
    assert len([*(tmp_path / "build" / "builds").iterdir()]) == 2
    ensure_settled(tmp_path)
    assert len([*(tmp_path / "build" / "builds").iterdir()]) == 1
    assert not is_unsettled(tmp_path)


def test_a_build_without_links_for_which_there_is_no_room_is_cleared_away_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, where all of it is there, but not the word that it is to take its place."""

    def fill(self: Path, target: object, target_is_directory: bool = False) -> None:
        monkeypatch.setattr(Path, "open", fail)
        raise OSError(errno.EPERM, "Operation not permitted", str(self))

    opened = Path.open

    def fail(self: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if "x" in mode:
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return opened(self, mode, *arguments, **options)

    monkeypatch.setattr(Path, "symlink_to", fill)
    with pytest.raises(PackageError, match="cannot be written: No space left"):
        _write_build(tmp_path)
    assert [*tmp_path.iterdir()] == []
