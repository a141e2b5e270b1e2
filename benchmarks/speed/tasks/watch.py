"""What `sandhi check --watch` costs in the working folder after one cell was changed.

    python -m benchmarks.speed.tasks.watch findings|rest

The command is started and left until it waits for changes. Then the last cell of a table is
changed, and what the processor does until the findings of the tables' rules are printed, or until
all is, is spent once more here: so this process costs as much as the check of one change. The cell
is put back. It takes Linux, which tells the time that another process has used.
"""

import csv
import io
import signal
import subprocess
import sys
import time
from os import sysconf
from pathlib import Path

from benchmarks.speed.tasks.descriptor import tables

WAITS = "Ctrl-C ends it"  # of the line that is printed when the package was checked
PRINTED = {"findings": "so far", "rest": " saw "}


def used(process: "subprocess.Popen[str]") -> float:
    """Seconds of the processor that a running process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / sysconf("SC_CLK_TCK")


def until(process: "subprocess.Popen[str]", words: str) -> float:
    """Wait for a line that has some words; what was used until then. SystemExit at the end."""
    assert process.stdout
    last = ""
    for line in process.stdout:
        if words in line:
            return used(process)
        last = line.strip() or last
    raise SystemExit(last or "it ended")


def changed(table: bytes) -> bytes:
    """A table with another text in its last cell."""
    rows = [*csv.reader(io.StringIO(table.decode("utf-8"), newline=""))]
    rows[-1][-1] += "."
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def spend(seconds: float) -> None:
    """Use the processor for so many seconds."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def main() -> None:
    """Watch, change, and spend."""
    words = PRINTED[sys.argv[1]]
    command = [sys.executable, "-m", "sandhi", "--trust", "check", "--watch"]
    file = tables()[0].path
    before = file.read_bytes()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    try:
        first = until(process, WAITS)
        began = time.perf_counter()
        file.write_bytes(changed(before))
        again = until(process, words)
        print(f"{time.perf_counter() - began:.3f} s of time that passes")
    finally:
        file.write_bytes(before)
        # Of a child that nobody waits for, what it used does not count as used by this process.
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        process.kill()
    spend(again - first - time.process_time())


if __name__ == "__main__":
    main()
