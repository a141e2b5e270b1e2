"""``python -m sandhi``: the command ``sandhi``."""

import signal
import sys
from pathlib import Path

# Python looks for modules first in the folder in which it was started, which may be a package that
# nobody has trusted; all of sandhi has its place by now.
if not sys.flags.safe_path and sys.path[:1] == [str(Path.cwd())]:
    del sys.path[0]


def main() -> None:
    """Run the command; an interrupt ends it with one line, also while it is still loaded."""
    try:
        from sandhi.cli import main as command

        command(prog_name="sandhi")
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)
    finally:
        # What is done is done: an interrupt while Python ends has nothing left to stop.
        signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    main()
