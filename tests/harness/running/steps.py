"""Run steps beside each other: ``python -m tests.harness.running.steps STEP… [-- LAST]``.

Steps run one after another in the background while the last one shows its output; theirs follows.
Every step is run, also after one that fails; the end names those that did.
"""

import subprocess
import sys
import threading
import time
from pathlib import Path
from shlex import split

ROOT = Path(__file__).parents[3]


def command(step: str) -> list[str]:
    """The command of a step, such as `ruff check`, run by this Python."""
    return [sys.executable, "-m", *split(step)]


class Background(threading.Thread):
    """Steps that run one after another, and what they print."""

    def __init__(self, steps: list[str]) -> None:
        super().__init__()
        self.steps = steps
        self.ran: list[tuple[str, int, str, float]] = []

    def run(self) -> None:
        for step in self.steps:
            begun = time.monotonic()
            ran = subprocess.run(
                command(step),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            output = ran.stdout.decode("utf-8", "replace")
            self.ran.append((step, ran.returncode, output, time.monotonic() - begun))


def run(steps: list[str], last: str | None) -> int:
    """Run the steps, the last one in sight; 1 if any of them failed."""
    failed = []
    background = Background(steps)
    background.start()
    if last is not None:
        print(f"== {last}", flush=True)
        if subprocess.run(command(last), cwd=ROOT, check=False).returncode:
            failed.append(last)
    background.join()
    for step, code, output, seconds in background.ran:
        print(f"== {step} ({seconds:.0f} s)\n{output.rstrip()}", flush=True)
        if code:
            failed.append(step)
    if failed:
        print("failed: " + "; ".join(failed), file=sys.stderr)
    return int(bool(failed))


def main(arguments: list[str]) -> int:
    """Take the steps from the command line."""
    if "--" not in arguments:
        return run(arguments, None)
    cut = arguments.index("--")
    return run(arguments[:cut], " ".join(arguments[cut + 1 :]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
