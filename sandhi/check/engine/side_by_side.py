"""Tables side by side: each process judges some of them, in the memory that all have read."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from sandhi.files import PackageError

Verdict = TypeVar("Verdict")
_judges: list[Callable[[str], Any]] = []  # in a process of its own, the one that it was handed


def verdicts(judge: Callable[[str], Verdict], tables: Sequence[str], jobs: int) -> list[Verdict]:
    """What a judge says of each of the tables, in their order, by so many processes.

    They are divided from this one, so that nothing is read twice; a system that cannot do that
    (Windows) judges one table after the other, as one job does. PackageError where a process ends
    before its time.
    """
    jobs = min(jobs, len(tables))
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [judge(table) for table in tables]
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(jobs, fork, _judges.append, (judge,)) as processes:
            return [*processes.map(_verdict, tables)]
    except BrokenProcessPool:
        raise PackageError(
            f"one of {jobs} processes of the check was ended, perhaps for want of memory; run it "
            "with fewer --jobs"
        ) from None


def _verdict(table: str) -> Any:
    return _judges[-1](table)
