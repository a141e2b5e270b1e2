"""What is worked out of a package, kept with what it rests on.

A function that is ``kept`` is asked once for each package and arguments. Where files change, a
later edition of the package takes over what was kept (``Package.later``): an answer holds on as
long as no file, and no other answer, on which it rests has become another. Of an answer that had to
be worked out anew, and is the same as before, nothing follows; so one cell that is edited leaves
most of what was worked out as it was.
"""

from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sandhi.files import KEEPER

if TYPE_CHECKING:
    from sandhi.package.opened import Package

_Arguments = ParamSpec("_Arguments")
_Answer = TypeVar("_Answer")
_Question = tuple[Callable[..., Any], tuple[Hashable, ...]]
_Grounds = dict["str | _Question", None]  # paths and questions, in the order of asking

_grounds: ContextVar[_Grounds | None] = ContextVar("_grounds", default=None)


@dataclass
class _Kept:
    """An answer, its grounds, the edition that first had it, and the last that was seen to."""

    answer: Any
    grounds: tuple["str | _Question", ...]
    changed: int
    seen: int


class Memory:
    """The answers that were worked out of one edition of a package, or of those before it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._edition = 0
        self._changed: dict[str, int] = {}
        self._kept: dict[_Question, _Kept] = {}
        self._beside: Memory | None = None  # that of the edition of which this one is a trial
        self._apart: frozenset[str] = frozenset()  # the paths in which the two differ

    def gone_over(self, paths: Collection[str]) -> "Memory":
        """What is left of it in an edition in which the files at these paths have changed."""
        other = self._of_next(paths)
        other._kept = {question: copy(kept) for question, kept in self._all().items()}
        return other

    def tried(self, paths: Collection[str]) -> "Memory":
        """The memory of an edition that is tried, in which the files at these paths have changed.

        What rests on none of them, and is asked of one of the two, is known to the other.
        """
        other = self._of_next(paths)
        other._beside, other._apart = self, frozenset(paths)
        return other

    def _of_next(self, paths: Collection[str]) -> "Memory":
        other = Memory()
        other._edition = self._edition + 1
        other._changed = {**self._changed, **dict.fromkeys(paths, other._edition)}
        return other

    def _all(self) -> dict[_Question, _Kept]:
        return {**self._beside._all(), **self._kept} if self._beside else self._kept

    def forget_unasked(self) -> None:
        """Drop what nothing of this edition rests on."""
        self._kept = {
            question: kept for question, kept in self._kept.items() if kept.seen == self._edition
        }

    def answer(self, package: "Package", question: _Question) -> Any:
        """The answer to a question about the edition that there is."""
        kept = self._current(package, question)
        if (grounds := _grounds.get()) is not None:
            grounds[question] = None
        return kept.answer

    def has(self, package: "Package", question: _Question) -> bool:
        """Whether a question need not be worked out anew."""
        kept = self._known(question)
        return kept is not None and self._holds(package, kept)

    def _current(self, package: "Package", question: _Question) -> _Kept:
        kept = self._known(question)
        if kept is None or not self._holds(package, kept):
            kept = self._kept[question] = self._worked_out(package, question, kept)
            if self._beside is not None:
                self._let_know(self._beside, question, kept)
        return kept

    def _known(self, question: _Question) -> _Kept | None:
        """What was kept of a question, here or beside."""
        kept = self._kept.get(question)
        if kept is None and self._beside is not None:
            kept = self._beside._known(question)
            if kept is not None:
                kept = self._kept[question] = copy(kept)
        return kept

    def _let_know(self, other: "Memory", question: _Question, kept: _Kept) -> None:
        """Let the memory of the edition that is tried know an answer that is one in it, too."""
        if self._apart.isdisjoint(kept.grounds) and all(
            isinstance(ground, str) or other._answers(ground, self._kept[ground].answer)
            for ground in kept.grounds
        ):
            other._kept[question] = replace(kept, changed=other._edition, seen=other._edition)

    def _answers(self, question: _Question, answer: Any) -> bool:
        """Whether a question is known to have that very answer in this edition."""
        kept = self._kept.get(question)
        return kept is not None and kept.seen == self._edition and kept.answer is answer

    def _holds(self, package: "Package", kept: _Kept) -> bool:
        # In the order in which they were asked: what was asked because of an earlier answer may
        # mean nothing where that has changed.
        if kept.seen < self._edition and all(
            self._last_change(package, one) <= kept.seen for one in kept.grounds
        ):
            kept.seen = self._edition
        return kept.seen == self._edition

    def _last_change(self, package: "Package", ground: "str | _Question") -> int:
        if isinstance(ground, str):
            return self._changed.get(ground, 0)
        try:
            return self._current(package, ground).changed
        except Exception:  # whoever asked for it has to do with it
            return self._edition

    def _worked_out(self, package: "Package", question: _Question, before: _Kept | None) -> _Kept:
        function, arguments = question
        with _asking() as grounds:
            answer = function(package, *arguments)
        if before is not None and alike(before.answer, answer):
            return _Kept(before.answer, (*grounds,), before.changed, self._edition)
        return _Kept(answer, (*grounds,), self._edition, self._edition)


# Not a part of the package, of which a copy may be made that is read from elsewhere.
_memories: "WeakKeyDictionary[Package, Memory]" = WeakKeyDictionary()


def memory_of(package: "Package") -> Memory:
    """What was worked out of a package."""
    memory = _memories.get(package)
    return memory if memory is not None else _memories.setdefault(package, Memory())


def hand_over(package: "Package", later: "Package", changed: Collection[str]) -> None:
    """Let a later edition have what was worked out of a package, but for what files changed."""
    _memories[later] = memory_of(package).gone_over(changed)


def share(package: "Package", tried: "Package", changed: Collection[str]) -> None:
    """Let a package and an edition of it that is tried have in common what is so in both."""
    _memories[tried] = memory_of(package).tried(changed)


@contextmanager
def _asking() -> Iterator[_Grounds]:
    """Collect what is looked at and asked meanwhile; if that fails, whoever asked rests on it."""
    outer, grounds = _grounds.get(), _Grounds()
    tokens = _grounds.set(grounds), KEEPER.set(lambda path: grounds.setdefault(path))
    try:
        yield grounds
    except BaseException:
        if outer is not None:
            outer.update(grounds)
        raise
    finally:
        _grounds.reset(tokens[0])
        KEEPER.reset(tokens[1])


def kept(
    function: Callable[Concatenate["Package", _Arguments], _Answer],
) -> Callable[Concatenate["Package", _Arguments], _Answer]:
    """Let a function of a package, and of arguments that can be hashed, be worked out once.

    Whoever gets its answer leaves that as it is.
    """

    @wraps(function)
    def answer(
        package: "Package", /, *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Answer:
        assert not named  # of which the order would make two questions of one
        of_package: _Answer = memory_of(package).answer(package, (function, arguments))
        return of_package

    return answer


def is_kept(
    function: Callable[Concatenate["Package", _Arguments], _Answer],
    package: "Package",
    *arguments: _Arguments.args,
    **named: _Arguments.kwargs,
) -> bool:
    """Whether a function that is ``kept`` would be answered without being worked out."""
    assert not named
    asked: Callable[..., Any] = function.__wrapped__  # type: ignore[attr-defined]
    return memory_of(package).has(package, (asked, arguments))


def alike(one: Any, other: Any) -> bool:
    """Whether two answers are the same; where that cannot be told, they count as different."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return [*one] == [*other] and all(map(alike, one.values(), other.values()))
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, str | bytes | int | float | set | frozenset):
        return bool(one == other)
    if is_dataclass(one):
        return all(alike(getattr(one, at.name), getattr(other, at.name)) for at in fields(one))
    if hasattr(one, "pattern"):
        return (one.pattern, one.flags) == (other.pattern, other.flags)
    if hasattr(one, "equals"):  # a frame of pandas, a column of one, an index
        return bool(one.equals(other))
    if hasattr(one, "dtype") and one.shape == other.shape:  # an array
        return bool(one.dtype == other.dtype and (one == other).all())
    return False
