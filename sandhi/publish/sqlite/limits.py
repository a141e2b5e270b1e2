"""What a statement may cost, and its end where it costs more."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from sandhi.table import LONGEST_CELL

_STRIDE = 1000  # steps of SQLite's machine between two looks at the clock, at the most
_LEAST_CELL, _MOST_CELL = 1_000_000, 64_000_000  # bytes
_STRIDE_BYTES = 1_000_000_000  # that may be gone through between them, where a step takes a cell


class StatementError(Exception):
    """A statement that cannot be run, does more than read, or costs more than it may."""


class Allowance(NamedTuple):
    """What a statement may cost: steps of SQLite's machine, seconds of the processor, rows, bytes.

    What else the machine does counts for nothing, so that a verdict is the same on a busy one; nor
    does what is done with a row before the next is asked for.
    """

    steps: int
    seconds: float
    rows: int
    size: int

    def times(self, factor: int) -> "Allowance":
        """So many times as much."""
        steps, seconds, rows, size = (part * factor for part in self)
        return Allowance(int(steps), seconds, int(rows), int(size))


_AT_THE_START = Allowance(steps=50_000_000, seconds=1, rows=1, size=1000)


class Clock:
    """The seconds that this thread has taken of the processor for a statement."""

    def __init__(self) -> None:
        """Begin to count."""
        self._begun = time.thread_time()
        self._at = time.monotonic()

    @property
    def seconds(self) -> float:
        """What was counted until now."""
        return time.thread_time() - self._begun

    def exceeds(self, seconds: float) -> bool:
        """Whether more than so many were counted, which takes at least as many that pass.

        Those are cheaper to ask for, as must be what is asked for every few steps.
        """
        return time.monotonic() - self._at > seconds and self.seconds > seconds

    def leave_out(self, seconds: float) -> None:
        """Count so many of them for nothing."""
        self._begun += seconds


@contextmanager
def cost_limit(connection: sqlite3.Connection, allowed: Allowance) -> Iterator[Clock]:
    """End what runs on a connection when it has cost what it may; StatementError says so."""
    clock = Clock()
    stride = stride_of(connection)
    strides = iter(range(int(allowed.steps) // stride))
    connection.set_progress_handler(
        lambda: next(strides, None) is None or clock.exceeds(allowed.seconds), stride
    )
    try:
        yield clock
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        raise StatementError("it comes to no end") from None
    finally:
        connection.set_progress_handler(None, 0)


def stride_of(connection: sqlite3.Connection) -> int:
    """How many steps of SQLite's machine go between two looks at the clock.

    Each may go through a cell, so they are the fewer the longer a cell may be.
    """
    return max(1, min(_STRIDE, _STRIDE_BYTES // connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH)))


def allowance_on(connection: sqlite3.Connection) -> Allowance:
    """What a statement may cost on a database: the more, the more there is to read."""
    least = Allowance(50_000_000, 60, 1_000_000, 256_000_000 + 20 * bytes_of(connection))
    try:
        with cost_limit(connection, least):
            records = connection.execute("SELECT count(*) FROM records").fetchone()[0]
    except (sqlite3.Error, StatementError):
        return least
    return least._replace(steps=least.steps + 2_000 * records, rows=least.rows + 10 * records)


def longest_cell(connection: sqlite3.Connection) -> int:
    """How many bytes a cell may have: as many as the database, or its longest text, can have.

    The fewer they are, the more seldom a statement has to be looked at. A text counts four bytes
    for each character that it is said to have; where there are more, it cannot be read. A database
    may come from anywhere, and have a view of that name.
    """
    longest = LONGEST_CELL
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_CELL)
    with suppress(sqlite3.Error, StatementError), cost_limit(connection, _AT_THE_START):
        ((characters,),) = connection.execute("SELECT max(characters) FROM seeds")
        longest = max(longest, characters if isinstance(characters, int) else 0)
    return min(max(_LEAST_CELL, bytes_of(connection)), 4 * longest, _MOST_CELL)


def bytes_of(connection: sqlite3.Connection) -> int:
    """The bytes of a database."""
    pages, each = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "page_size")
    )
    return pages * each
