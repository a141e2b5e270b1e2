"""``python -m sandhi``: the command ``sandhi``."""

import sys
from pathlib import Path

# Python looks for modules first in the folder in which it was started, which may be a package that
# nobody has trusted; all of sandhi has its place by now.
if not sys.flags.safe_path and sys.path[:1] == [str(Path.cwd())]:
    del sys.path[0]

from sandhi.cli import main

main()
