"""Processes that a test interrupts."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interruptible() -> Iterator[None]:
    """Begin processes that an interrupt reaches.

    What a shell script runs in the background ignores interrupts, and so does all that it begins.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
