"""What `sandhi check --watch` costs in the working folder after one cell was changed.

    python -m benchmarks.speed.tasks.watch

The command is started and left until it is idle. Then the last cell of a table is changed, and
what the processor does until it is idle again is spent once more here: so this process costs as
much as the check of one change. The cell is put back. It takes Linux, which tells the time that
another process has used.
"""

import subprocess
import sys
import time
from os import sysconf
from pathlib import Path

from benchmarks.speed.tasks.descriptor import tables

IDLE = 1.0  # seconds without work after which a process is idle
LONGEST = 120.0  # seconds that it may take until then


def used(process: "subprocess.Popen[str]") -> float:
    """Seconds of the processor that a running process has used; SystemExit where it has ended."""
    if process.poll() is not None:
        words = process.stdout.read().split("\n") if process.stdout else []
        raise SystemExit(next((one for one in reversed(words) if one), "it ended"))
    fields = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / sysconf("SC_CLK_TCK")


def idle(process: "subprocess.Popen[str]", *, after: float = -1.0) -> float:
    """Wait until a process has used more than ``after`` and rests; what it used till then."""
    spent, since, until = used(process), time.monotonic(), time.monotonic() + LONGEST
    while time.monotonic() < until:
        time.sleep(0.05)
        now = used(process)
        if now > spent:
            spent, since = now, time.monotonic()
        elif now > after and time.monotonic() - since > IDLE:
            return spent
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
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        try:
            first = idle(process)
            file.write_bytes(before[:-1] + b".\n")
            again = idle(process, after=first)
        finally:
            file.write_bytes(before)
            process.kill()
    spend(again - first - time.process_time())


if __name__ == "__main__":
    main()
