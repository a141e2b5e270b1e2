"""What `sandhi check --watch` costs in the working folder after one cell was changed.

    python -m benchmarks.speed.tasks.watch

The command is started and left until it is idle. Then the last cell of a table is changed, and
what the processor does until it is idle again is spent once more here: so this process costs as
much as the check of one change. The cell is put back. It takes Linux, which tells the time that
another process has used.
"""

import signal
import subprocess
import sys
import time
from os import sysconf
from pathlib import Path

from benchmarks.speed.tasks.descriptor import tables

SAMPLES, APART = 15, 0.1  # how often a process is looked at until it counts as idle; seconds
LITTLE = 0.05  # seconds of the processor meanwhile: what looking for changes may take
LONGEST = 120.0  # seconds until a process is idle


def used(process: "subprocess.Popen[str]") -> float:
    """Seconds of the processor that a running process has used; SystemExit where it has ended."""
    if process.poll() is not None:
        words = process.stdout.read().split("\n") if process.stdout else []
        raise SystemExit(next((one for one in reversed(words) if one), "it ended"))
    fields = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / sysconf("SC_CLK_TCK")


def works(process: "subprocess.Popen[str]") -> bool:
    """Whether a thread of a process runs, or waits for the processor or the disk."""
    threads = Path(f"/proc/{process.pid}/task").glob("*/stat")
    return any(one.read_text("utf-8").rpartition(")")[2].split()[0] in "RD" for one in threads)


def idle(process: "subprocess.Popen[str]", *, after: float = 0.0) -> float:
    """Wait until a process has worked and rests; what it used, all in all, until it rested.

    It has worked where it used more than ``after``, and what looking for changes takes. On a
    machine that is shared it can wait long for the processor, which is no rest.
    """
    before, until = used(process), time.monotonic() + LONGEST
    while time.monotonic() < until:
        busy = 0
        for _ in range(SAMPLES):
            time.sleep(APART)
            busy += works(process)
        now = used(process)
        if busy <= 1 and now - before < LITTLE < before - after:
            return before
        before = now
    raise SystemExit(f"it was not idle after {LONGEST:.0f} s")


def spend(seconds: float) -> None:
    """Use the processor for so many seconds."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def main() -> None:
    """Watch, change, and spend."""
    command = [sys.executable, "-m", "sandhi", "--trust", "check", "--watch"]
    file = tables()[0].path
    before = file.read_bytes()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    try:
        first = idle(process)
        file.write_bytes(before[:-1] + b".\n")
        again = idle(process, after=first)
    finally:
        file.write_bytes(before)
        # Of a child that nobody waits for, what it used does not count as used by this process.
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        process.kill()
    spend(again - first - time.process_time())


if __name__ == "__main__":
    main()
