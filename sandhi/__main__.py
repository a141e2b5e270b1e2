"""``python -m sandhi``: the command ``sandhi``."""

import gc
import signal
import sys
from pathlib import Path

# Python looks for modules first in the folder in which it was started, which may be a package that
# nobody has trusted; all of sandhi has its place by now.
if not sys.flags.safe_path and sys.path[:1] == [str(Path.cwd())]:
    del sys.path[0]

# New objects, of those that can be in a cycle, after which Python searches them; its own is 700.
SEARCH_AFTER = 50_000


def main() -> None:
    """Run the command; an interrupt ends it with one line, also while it is still loaded."""
    # Libraries make a great many objects that stay. Python would search them for cycles again and
    # again while they are loaded, and once more when it ends; together that is a fifth of a check.
    gc.set_threshold(SEARCH_AFTER)
    try:
        from sandhi.cli import interrupt_again
        from sandhi.cli import main as command

        sys.unraisablehook = interrupt_again
        command(prog_name="sandhi")
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)
    finally:
        # What is done is done: an interrupt while Python ends has nothing left to stop.
        for number in (signal.SIGINT, signal.SIGALRM):
            signal.signal(number, signal.SIG_IGN)
        gc.freeze()


if __name__ == "__main__":
    main()
