"""A program run in a process of its own, with a limit of time and of memory, and what it cost."""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from benchmarks.speed.figures.costs import Cost, Failure, Outcome

ROOT = Path(__file__).parents[2]
# Of the unit that the system tells the most memory in.
BYTES = 1 if sys.platform == "darwin" else 1024
SHOWN = 160  # characters of what a program wrote before it failed
WAITING = 10  # times the limit that may pass, so that what waits for ever comes to an end


class Limits(NamedTuple):
    """What a program may take: seconds of the processor, and gigabytes of data.

    Each process that it starts may take as much.
    """

    seconds: float
    gigabytes: float

    def impose(self) -> None:
        """Limit this process; where the system knows no limit of data, it has none."""
        resource.setrlimit(resource.RLIMIT_CPU, (int(self.seconds) + 1, int(self.seconds) + 3))
        data = int(self.gigabytes * 1e9)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (data, data))


def start(
    program: Sequence[str],
    folder: Path,
    limits: Limits,
    output: IO[bytes],
) -> subprocess.Popen[bytes]:
    """A program started in a folder, in a session of its own, with this tool to be imported."""
    return subprocess.Popen(
        program,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=limits.impose,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here, with those that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def run(
    program: Sequence[str],
    folder: Path,
    limits: Limits,
    patience: float | None = None,
) -> Outcome:
    """Run a program in a folder; what it cost, or why it did not end well.

    ``patience`` is how many seconds may pass until it is ended; by default ten times those of the
    processor. Memory is that of the largest process where a program has several.
    """
    waiting = min(patience or float("inf"), WAITING * limits.seconds)
    with TemporaryFile() as output:
        begin = time.perf_counter()
        try:
            process = start(program, folder, limits, output)
        except OSError as error:
            return Failure(f"cannot be started: {error.strerror}")
        late = threading.Timer(waiting, end, [process])
        late.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            in_time = late.is_alive()
            late.cancel()
            end(process)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        cost = Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * BYTES / 1e6)
        if process.returncode == 0:
            return cost
        if not in_time:
            return Failure(f"not done after {waiting:,.0f} s that passed", spent=True)
        return failure(process.returncode, last_line(output), cost, limits)


def failure(code: int, line: str, cost: Cost, limits: Limits) -> Failure:
    """Why a program that had this cost ended with a code other than 0."""
    if code == -signal.SIGXCPU or cost.cpu >= limits.seconds:
        return Failure(f"not done within {limits.seconds:,.0f} s of the processor", spent=True)
    if "MemoryError" in line or "bad_alloc" in line:
        return Failure(f"needs more than {limits.gigabytes:g} GB of memory", spent=True)
    return Failure(f"ended with {code}: {line}" if line else f"ended with {code}")


def last_line(output: IO[bytes]) -> str:
    """The last line of words that a program wrote, without paths of this machine.

    What is indented, or no more than a bracket, belongs to a line before it.
    """
    output.seek(0)
    lines = output.read().decode("utf-8", "replace").splitlines()
    words = (one.strip() for one in reversed(lines) if one[:1].isalnum() or one[:1] == "[")
    return without_paths(next(words, ""))[:SHOWN]


def without_paths(line: str) -> str:
    """A line in which no folder of this machine stands."""
    for folder in (ROOT, Path(sys.prefix), Path.home()):
        line = line.replace(str(folder), "…")
    return line
