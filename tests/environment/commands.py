"""Commands that read a package, and one that runs in a process with a state of its own."""

import os
import subprocess
import sys

from tests.conftest import CRICKET, ROOT

DOCUMENTED = {0, 1, 2}
# Each command that reads a package, so that it writes nothing; of serve and review, that they start
# is a fault where what they would show cannot be read.
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check",),
    "rules": ("rules",),
    "coverage": ("coverage",),
    "agreement": ("agreement",),
    "suggest": ("suggest",),
    "anchor": ("anchor", "--dry-run"),
    "fmt": ("fmt", "--check"),
    "new": ("new", "sides", "--dry-run"),
    "cite": ("cite", "R1"),
    "resolve": ("resolve", "cited.txt", "."),
    "build": ("build",),
    "export": ("export", "--format", "csv", "out"),
    "release": ("release", "1.0.0", "--dry-run"),
    "diff": ("diff", "."),
    "verify": ("verify", "R1", "--digest", "0" * 64),
    "verify-release": ("verify-release", "."),
    "add-seed": ("add-seed", "--dry-run", "new.txt"),
    "reanchor": ("reanchor", "--dry-run", "M1", "new.txt"),
    "export-site": ("export-site", "site"),
    "serve": ("serve", "--port", "0"),
    "review": ("review", "no-such-seed"),
    "set": ("set", "R1", "runs", "1", "--dry-run"),
    "rekey": ("rekey", "R9", "--dry-run"),
    "withdraw": ("withdraw", "R9", "--dry-run"),
    "add-table": ("add-table", "grounds", "name:string", "--dry-run"),
}


def command(
    *arguments: str, before: str = "", **changes: str
) -> "subprocess.CompletedProcess[str]":
    """Run the command through a shell that has done something before, in an environment."""
    words = " ".join([sys.executable, *arguments])
    return subprocess.run(
        ["/bin/sh", "-c", f"{before}{words}"],
        cwd=CRICKET,
        env={**os.environ, "PYTHONPATH": str(ROOT), **changes},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


CITE = ("-m", "sandhi", "cite", "R1")
CHECK = ("-m", "sandhi", "--trust", "check")
