"""A Chromium for the browser tests: the one that is installed, or one installed now.

``python tests/chromium.py`` sees to it once, before tests run beside each other.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
# Nothing may leave the machine, and nothing may ask at the first start.
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def installed() -> str | None:
    """The path of a Chromium or Chrome on this machine, if there is one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (MAC if Path(MAC).exists() else None)


def executable() -> str:
    """The path of a Chromium or Chrome; RuntimeError where there is none."""
    found = installed()
    if found is None:
        raise RuntimeError("no Chromium or Chrome is installed: install one, then test again")
    return found


def flags() -> list[str]:
    """The options with which to start it; as root, it has no sandbox."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def main() -> int:
    """Install a Chromium where there is none, as root on Debian; else say what to do."""
    if installed():
        return 0
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        print("the browser tests need Chromium or Chrome: install one", file=sys.stderr)
        return 1
    print("Installing Chromium for the browser tests")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    fonts = "fonts-noto-core"  # without it, Devanagari is drawn as boxes
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium", fonts]):
        ran = subprocess.run(["apt-get", "-qq", *step], env=quiet, check=False)
        if ran.returncode:
            return ran.returncode
    return 0 if installed() else 1


if __name__ == "__main__":
    sys.exit(main())
