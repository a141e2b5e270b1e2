"""Questions answered side by side, by processes that share what this one has read."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from sandhi.files import PackageError

Question = TypeVar("Question")
Answer = TypeVar("Answer")
_LARGE = 4_000_000  # bytes of tables, below which a process more costs what it saves
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
    if not _are_divided(jobs):
        yield from map(answer, questions)
        return
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(jobs, fork, _begin, (answer,)) as processes:
            yield from processes.map(_answer, questions)
    except BrokenProcessPool:
        raise PackageError(
            f"one of {jobs} processes was ended, perhaps for want of memory; run it with fewer "
            "--jobs"
        ) from None


@contextmanager
def task_beside(task: Callable[[], Answer], jobs: int) -> Iterator[Callable[[], Answer]]:
    """Have a process of its own work at a task, for whose answer one waits when it is asked for.

    With one job, or on a system that divides no process, it is begun only then, by this one. What
    the task raises is raised by asking; PackageError where its process ends before its time. It
    does not outlast the context.
    """
    if not _are_divided(jobs):
        yield task
        return
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_tell, args=(task, sender), daemon=True)
    process.start()
    sender.close()

    def answer() -> Answer:
        try:
            outcome: Answer | Exception = receiver.recv()
        except EOFError:
            raise PackageError(
                "a process was ended, perhaps for want of memory; run it with --jobs 1"
            ) from None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    try:
        yield answer
    finally:
        process.kill()
        process.join()
        receiver.close()


def usual_jobs(files: Iterable[Path]) -> int:
    """How many processes are worth their while for a package of such tables: one, or two."""
    size = sum(file.stat().st_size for file in files if file.is_file())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return 1 if size < _LARGE else min(cores or 1, 2)


def _are_divided(jobs: int) -> bool:
    return jobs > 1 and "fork" in multiprocessing.get_all_start_methods()


def _tell(task: Callable[[], Any], sender: Connection) -> None:
    """Send what becomes of a task; an interrupt is for the process that began it to tell."""
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        outcome = task()
    except Exception as error:
        outcome = error
    sender.send(outcome)


def _begin(answer: Callable[[Any], Any]) -> None:
    _end_with_parent()
    _answering.append(answer)


def _end_with_parent() -> None:
    """End this process when the one that began it has ended, be it killed: it holds its lock."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()


def _answer(question: Any) -> Any:
    return _answering[-1](question)
