"""A command of the tool on the frozen package: what it makes of the rows is kept.

``python -m tests.harness.refreeze fmt`` adds the columns that were declared since, empty.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from sandhi.cli import main as sandhi
from tests.harness.frozen import RELEASE, ROWS, make


def main(*command: str) -> int:
    """Run the command, and keep the rows as it leaves them."""
    with TemporaryDirectory() as folder:
        make(Path(folder))
        ran = CliRunner().invoke(sandhi, ["--trust", "--package", folder, *command])
        print(ran.output, end="")
        shutil.copytree(Path(folder) / ROWS, RELEASE / ROWS, dirs_exist_ok=True)
    return ran.exit_code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
