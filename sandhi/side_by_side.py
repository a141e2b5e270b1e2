"""Questions answered side by side, by processes that share what this one has read."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from sandhi.files import PackageError

Question = TypeVar("Question")
Answer = TypeVar("Answer")
_answering: list[Callable[[Any], Any]] = []  # in a process of its own, what it was handed


def answers(
    answer: Callable[[Question], Answer], questions: Sequence[Question], jobs: int
) -> Iterator[Answer]:
    """Yield the answer to each of the questions, in their order, by so many processes.

    They are divided from this one, so that nothing is read twice; a system that cannot do that
    (Windows) answers one question after the other, as one job does. PackageError where a process
    ends before its time.
    """
    jobs = min(jobs, len(questions))
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(answer, questions)
        return
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(jobs, fork, _answering.append, (answer,)) as processes:
            yield from processes.map(_answer, questions)
    except BrokenProcessPool:
        raise PackageError(
            f"one of {jobs} processes was ended, perhaps for want of memory; run it with fewer "
            "--jobs"
        ) from None


def _answer(question: Any) -> Any:
    return _answering[-1](question)
