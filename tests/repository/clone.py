"""What a clone holds, and commands that run in it."""

import os
import subprocess
from pathlib import Path

from tests.conftest import ROOT


def run(
    *command: str | Path, cwd: Path = ROOT, path: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with another PATH if one is given, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment if path is None else {**environment, "PATH": path},
        capture_output=True,
        encoding="utf-8",
    )


def tracked() -> list[Path]:
    """List the files that a commit of everything would hold."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    assert listed.returncode == 0, listed.stderr
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return sorted(path for path in paths if path.exists())
