"""How many lines of Python run: a measure of growth that is the same on every machine.

What a library or a pattern does within one call is no line. Where coverage is measured, it traces
in place of this one: a test that counts lines is marked ``no_cover``.
"""

import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(call: Callable[[], object], below: str = "") -> int:
    """Count the lines that run in a call, in files whose path begins so."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        return counting if frame.f_code.co_filename.startswith(below) else None

    def counting(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return counting

    before, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(trace)
    threading.settrace(trace)  # of those that begin in the call
    try:
        call()
    finally:
        sys.settrace(before)
        threading.settrace(in_threads)
    return count
