"""What is worked out of a package, kept with what it rests on.

A function that is ``memoized`` is asked once for each package and arguments. Where files change, a
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
    from sandhi.package.package import Package

_Arguments = ParamSpec("_Arguments")
_Answer = TypeVar("_Answer")
_Question = tuple[Callable[..., Any], tuple[Hashable, ...]]
_Grounds = dict["str | _Question", None]  # paths and questions, in the order of asking

_grounds: ContextVar[_Grounds | None] = ContextVar("_grounds", default=None)


@dataclass
class _Memo:
    """An answer, its grounds, the edition that first had it, and the last in which it held."""

    answer: Any
    grounds: tuple["str | _Question", ...]
    changed_in: int
    valid_in: int


class Memory:
    """The answers that were worked out of one edition of a package, or of those before it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._edition = 0
        self._changed: dict[str, int] = {}
        self._memos: dict[_Question, _Memo] = {}
        self._base: Memory | None = None  # that of the edition of which this one is a trial
        self._apart: frozenset[str] = frozenset()  # the paths in which the two differ

    def gone_over(self, paths: Collection[str]) -> "Memory":
        """What is left of it in an edition in which the files at these paths have changed."""
        other = self._of_next(paths)
        other._memos = {question: copy(memo) for question, memo in self._all().items()}
        return other

    def trial(self, paths: Collection[str]) -> "Memory":
        """The memory of an edition that is tried, in which the files at these paths have changed.

        What rests on none of them, and is asked of one of the two, is known to the other.
        """
        other = self._of_next(paths)
        other._base, other._apart = self, frozenset(paths)
        return other

    def _of_next(self, paths: Collection[str]) -> "Memory":
        other = Memory()
        other._edition = self._edition + 1
        other._changed = {**self._changed, **dict.fromkeys(paths, other._edition)}
        return other

    def _all(self) -> dict[_Question, _Memo]:
        return {**self._base._all(), **self._memos} if self._base else self._memos

    def forget_unasked(self) -> None:
        """Drop what nothing of this edition rests on."""
        self._memos = {
            question: memo
            for question, memo in self._memos.items()
            if memo.valid_in == self._edition
        }

    def forget_of(self, module: str) -> None:
        """Drop what functions within a module, or a package of modules, have worked out."""
        self._memos = {
            question: memo
            for question, memo in self._memos.items()
            if not question[0].__module__.startswith(f"{module}.")
        }

    def answer(self, package: "Package", question: _Question) -> Any:
        """The answer to a question about the edition that there is."""
        memo = self._memos.get(question)
        if memo is None or memo.valid_in != self._edition:
            memo = self._current(package, question)
        if (grounds := _grounds.get()) is not None:
            grounds[question] = None
        return memo.answer

    def has(self, package: "Package", question: _Question) -> bool:
        """Whether a question need not be worked out anew."""
        memo = self._memo(question)
        return memo is not None and self._holds(package, memo)

    def _current(self, package: "Package", question: _Question) -> _Memo:
        memo = self._memo(question)
        if memo is None or not self._holds(package, memo):
            memo = self._memos[question] = self._new_memo(package, question, memo)
            if self._base is not None:
                self._let_know(self._base, question, memo)
        return memo

    def _memo(self, question: _Question) -> _Memo | None:
        """What was kept of a question, here or in the base."""
        memo = self._memos.get(question)
        if memo is None and self._base is not None:
            memo = self._base._memo(question)
            if memo is not None:
                memo = self._memos[question] = copy(memo)
        return memo

    def _let_know(self, other: "Memory", question: _Question, memo: _Memo) -> None:
        """Let the memory of the edition that is tried know an answer that is one in it, too."""
        if self._apart.isdisjoint(memo.grounds) and all(
            isinstance(ground, str) or other._answers(ground, self._memos[ground].answer)
            for ground in memo.grounds
        ):
            other._memos[question] = replace(
                memo, changed_in=other._edition, valid_in=other._edition
            )

    def _answers(self, question: _Question, answer: Any) -> bool:
        """Whether a question is known to have that very answer in this edition."""
        memo = self._memos.get(question)
        return memo is not None and memo.valid_in == self._edition and memo.answer is answer

    def _holds(self, package: "Package", memo: _Memo) -> bool:
        # In the order in which they were asked: what was asked because of an earlier answer may
        # mean nothing where that has changed.
        if memo.valid_in < self._edition and all(
            self._last_change(package, one) <= memo.valid_in for one in memo.grounds
        ):
            memo.valid_in = self._edition
        return memo.valid_in == self._edition

    def _last_change(self, package: "Package", ground: "str | _Question") -> int:
        if isinstance(ground, str):
            return self._changed.get(ground, 0)
        try:
            return self._current(package, ground).changed_in
        except Exception:  # whoever asked for it has to do with it
            return self._edition

    def _new_memo(self, package: "Package", question: _Question, before: _Memo | None) -> _Memo:
        function, arguments = question
        with _asking() as grounds:
            answer = function(package, *arguments)
        if before is not None and is_same_answer(before.answer, answer):
            return _Memo(before.answer, (*grounds,), before.changed_in, self._edition)
        return _Memo(answer, (*grounds,), self._edition, self._edition)


# Not a part of the package, of which a copy may be made that is read from elsewhere.
_memories: "WeakKeyDictionary[Package, Memory]" = WeakKeyDictionary()


def memory_of(package: "Package") -> Memory:
    """What was worked out of a package."""
    memory = _memories.get(package)
    return memory if memory is not None else _memories.setdefault(package, Memory())


def hand_over(package: "Package", later: "Package", changed_paths: Collection[str]) -> None:
    """Let a later edition have what was worked out of a package, but for what files changed."""
    _memories[later] = memory_of(package).gone_over(changed_paths)


def share(package: "Package", trial: "Package", changed_paths: Collection[str]) -> None:
    """Let a package and an edition of it that is tried have in common what is so in both."""
    _memories[trial] = memory_of(package).trial(changed_paths)


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


def memoized(
    function: Callable[Concatenate["Package", _Arguments], _Answer],
) -> Callable[Concatenate["Package", _Arguments], _Answer]:
    """Let a function of a package, and of arguments that can be hashed, be worked out once.

    Whoever gets its answer leaves that as it is.
    """

    @wraps(function)
    def answer(
        package: "Package", /, *arguments: _Arguments.args, **keywords: _Arguments.kwargs
    ) -> _Answer:
        assert not keywords  # of which the order would make two questions of one
        of_package: _Answer = memory_of(package).answer(package, (function, arguments))
        return of_package

    return answer


def is_memoized(
    function: Callable[Concatenate["Package", _Arguments], _Answer],
    package: "Package",
    *arguments: _Arguments.args,
    **keywords: _Arguments.kwargs,
) -> bool:
    """Whether a function that is ``memoized`` would be answered without being worked out."""
    assert not keywords
    original: Callable[..., Any] = function.__wrapped__  # type: ignore[attr-defined]
    return memory_of(package).has(package, (original, arguments))


def is_same_answer(answer: Any, counterpart: Any) -> bool:
    """Whether two answers are the same; where that cannot be told, they count as different."""
    if answer is counterpart:
        return True
    if type(answer) is not type(counterpart):
        return False
    if isinstance(answer, dict):
        return [*answer] == [*counterpart] and all(
            map(is_same_answer, answer.values(), counterpart.values())
        )
    if isinstance(answer, list | tuple):
        return len(answer) == len(counterpart) and all(map(is_same_answer, answer, counterpart))
    if isinstance(answer, str | bytes | int | float | set | frozenset):
        return bool(answer == counterpart)
    if is_dataclass(answer):
        return all(
            is_same_answer(getattr(answer, at.name), getattr(counterpart, at.name))
            for at in fields(answer)
        )
    if hasattr(answer, "pattern"):
        return (answer.pattern, answer.flags) == (counterpart.pattern, counterpart.flags)
    if hasattr(answer, "equals"):  # a frame of pandas, a column of one, an index
        return bool(answer.equals(counterpart))
    if hasattr(answer, "dtype") and answer.shape == counterpart.shape:  # an array
        return bool(answer.dtype == counterpart.dtype and (answer == counterpart).all())
    return False
