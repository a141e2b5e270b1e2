"""A command struck at one of its calls that write: the first, the second, and so on to its end.

``python -m tests.harness.striking.stage`` reads lines ``KIND FOLDER POINTS``, so that the libraries
are loaded once for all. For each it runs one kind of command on a copy of a small package in
FOLDER, kills it at some POINTS (``all``, or so many), lets the next command run, and writes a line
of JSON each: what was struck, which state was left, and what there is besides. ``END`` ends a
the word ``faults`` it has the disk fail as well, in each way of ``FAULTS``.

The child is a fork, so that no library is loaded twice.
"""

import contextlib
import json
import os
import re
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from sandhi.files import PackageError
from tests.harness.striking.kinds import CARELESS, KINDS, TRUST, Kind
from tests.harness.striking.strikes import FAULTS, Fault, Strikes

END = "END"
Tree = dict[str, bytes | str | None]


class Ended(NamedTuple):
    """How a process ended: whether it was killed, its exit code, what it said, what it called."""

    killed: bool
    code: int
    told: str
    calls: list[str]


def run(
    action: Callable[[], object],
    folder: Path,
    notes: Path,
    point: int = 0,
    fault: Fault | None = None,
) -> Ended:
    """Run an action in a process of its own, and strike it at a point; at none, if that is 0."""
    child = os.fork()
    if child == 0:
        _run_child(action, Strikes(folder, point, fault), notes)
    _, status = os.waitpid(child, 0)
    told = (notes / "told").read_text("utf-8")
    killed = os.WIFSIGNALED(status)
    calls = [] if killed else json.loads((notes / "calls").read_text())
    return Ended(killed, -1 if killed else os.WEXITSTATUS(status), told, calls)


def _run_child(action: Callable[[], object], strikes: Strikes, notes: Path) -> None:
    code = 70
    try:
        with (
            (notes / "told").open("w", encoding="utf-8", buffering=1) as told,
            contextlib.redirect_stdout(told),
            contextlib.redirect_stderr(told),
        ):
            strikes.install()
            try:
                action()
                code = 0
            except PackageError as error:  # of what is no command, but a page
                print(f"Error: {error}")
                code = 2
            except SystemExit as ended:
                code = ended.code if isinstance(ended.code, int) else 1
            except Exception:
                traceback.print_exc()
        (notes / "calls").write_text(json.dumps(strikes.calls))
        (notes / "modules").write_text(json.dumps([*sys.modules]))
    finally:
        os._exit(code)


def tree(folder: Path) -> Tree:
    """All that is below a folder: files by their bytes, links by where they lead; None for folders.

    A build is named by chance, so all builds of one length of name are the same here.
    """
    found: Tree = {}
    for path in sorted(folder.rglob("*")):
        name = _nameless(path.relative_to(folder).as_posix())
        while name in found:
            name += "'"  # another of the same kind, which no whole state has
        if path.is_symlink():
            found[name] = _nameless(os.fspath(path.readlink()))
        else:
            found[name] = path.read_bytes() if path.is_file() else None
    return found


def _nameless(path: str) -> str:
    return re.sub(r"\b[0-9a-f]{16}\b", "BUILD", path)


def state(now: Tree, old: Tree, new: Tree) -> str:
    """Which of two states a tree is in; else how it differs from the nearer one."""
    if now in (old, new):
        return "old" if now == old else "new"
    differences: list[list[str]] = [
        sorted(name for name in {*now, *side} if now.get(name, 0) != side.get(name, 0))
        for side in (old, new)
    ]
    return "neither: " + ", ".join(min(differences, key=lambda names: len([*names])))


class Stage:
    """A place where one kind of command is killed again and again."""

    def __init__(self, kind: Kind, folder: Path) -> None:
        self.kind, self.notes = kind, folder / "notes"
        self.origin, self.place = folder / "origin", folder / "place"
        self.notes.mkdir(parents=True)
        (self.origin / "tmp").mkdir(parents=True)
        kind.prepare(self.origin)
        self.old = tree(self.origin)
        self.reset()
        whole = self.act()
        assert whole.code in (0, 1), whole.told
        self.calls, self.new = whole.calls, tree(self.place)
        self.load()
        self.settle()
        self.load()
        self.again = ""  # what the command makes of the old state, once it was left
        assert self.new != self.old, "the command changes nothing"

    def load(self) -> None:
        """Import here what the child has imported, so that no other child has to."""
        for name in json.loads((self.notes / "modules").read_text()):
            with contextlib.suppress(Exception):
                import_module(name)

    def reset(self) -> None:
        """Make the place as it was before the command."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.origin, self.place, symlinks=True)
        os.environ["TMPDIR"] = str(self.place / "tmp")

    def act(self, point: int = 0, fault: Fault | None = None) -> Ended:
        """Run the command."""
        return run(lambda: self.kind.act(self.place), self.place, self.notes, point, fault)

    def settle(self, point: int = 0) -> Ended:
        """Run the command that comes next."""
        return run(lambda: self.kind.next(self.place), self.place, self.notes, point)

    def strike(self, point: int) -> dict[str, Any]:
        """Kill the command at a point; what the next one makes of it, and then the command.

        The old state is the old one byte for byte, so the command is run on it the first time.
        """
        self.reset()
        first = self.act(point)
        following = self.settle()
        left = state(tree(self.place), self.old, self.new)
        if left == "old" and not self.again:
            self.act()
            self.again = state(tree(self.place), self.old, self.new)
        return {
            "point": point,
            "call": self.calls[point - 1] if point <= len(self.calls) else "",
            "killed": first.killed,
            "code": following.code,
            "told": following.told,
            "state": left,
            "again": self.again or "new",
        }

    def fail(self, point: int, name: str) -> dict[str, Any]:
        """Have the disk fail at a point of the command; what it leaves, and then the next one."""
        self.reset()
        ended = self.act(point, FAULTS[name])
        left = state(tree(self.place), self.old, self.new)
        if left not in ("old", "new"):
            self.settle()
        return {
            "point": point,
            "call": self.calls[point - 1] if point <= len(self.calls) else "",
            "fault": name,
            "code": ended.code,
            "told": ended.told,
            "left": left,
            "state": state(tree(self.place), self.old, self.new),
        }

    def strike_twice(self, point: int, points: tuple[str, ...]) -> Iterator[dict[str, Any]]:
        """Kill the command at a point, and the next at some of its own; what a third one makes."""
        self.reset()
        self.act(point)
        calls = self.settle().calls
        for second in _points(points, calls):
            self.reset()
            self.act(point)
            killed = self.settle(second).killed
            self.settle()
            left = state(tree(self.place), self.old, self.new)
            due = second <= len(calls)
            yield {"point": point, "second": second, "due": due, "killed": killed, "state": left}


def strike_kind(kind: str, folder: str, *points: str) -> None:
    """Strike one kind of command, and print what came of it."""
    stage = Stage({**KINDS, "trust": TRUST, "careless": CARELESS}[kind], Path(folder))
    print(json.dumps({"calls": stage.calls}), flush=True)
    struck = _points(points, stage.calls)
    # Of a few points every other one within the command is struck twice.
    again = () if "twice" not in points else struck if "all" in points else struck[1:-2:2]
    for point in struck:
        print(json.dumps(stage.strike(point), ensure_ascii=False), flush=True)
        if point in again:
            for told in stage.strike_twice(point, points):
                print(json.dumps(told, ensure_ascii=False), flush=True)
    if "faults" in points:
        for number, name in enumerate(FAULTS):
            for point in _points_of_fault(points, stage.calls, number):
                print(json.dumps(stage.fail(point, name), ensure_ascii=False), flush=True)


def main() -> None:
    """Strike the kinds that are asked for, one after another, as long as there are any."""
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    # Read as bytes: what has been read as text, a command can no longer set the encoding of.
    for line in iter(sys.stdin.buffer.readline, b""):
        try:
            strike_kind(*line.decode().split())
        except Exception:
            print(json.dumps({"error": traceback.format_exc()}), flush=True)
        print(END, flush=True)


def _points(given: tuple[str, ...], calls: list[str]) -> list[int]:
    """The points that are asked for: ``all`` and one more, or so many over the whole length."""
    if "all" in given or not calls:
        return [*range(1, len(calls) + 2)]
    (count,) = [int(one) for one in given if one.isdecimal()]
    telling = [n for n, call in enumerate(calls, 1) if call in ("rename", "symlink")]
    even = {1 + step * (len(calls) - 1) // max(count - 1, 1) for step in range(count)}
    return sorted({*even, *telling[:: max(len(telling) // count, 1)], len(calls) + 1})


def _points_of_fault(given: tuple[str, ...], calls: list[str], number: int) -> list[int]:
    """The points at which one kind of fault comes: ``all``, or one, for each kind another."""
    every = range(1, len(calls) + 1)
    return [*every] if "all" in given else [every[(2 * number + 1) * len(every) // 6]]


if __name__ == "__main__":
    main()
