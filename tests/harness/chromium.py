"""The Chromium or Chrome of this machine, and how the tests start it."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
PATIENCE = 30_000  # milliseconds for what a page is to show: a busy machine is slow, not wrong
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
    path = next(filter(None, map(shutil.which, NAMES)), None)
    return path or (MAC if Path(MAC).exists() else None)


def executable() -> str:
    """The path of a Chromium or Chrome; RuntimeError where there is none."""
    path = installed()
    if path is None:
        raise RuntimeError('a test that starts Chromium is marked `needs("chromium")`')
    return path


def flags() -> list[str]:
    """The options with which to start it; as root, it has no sandbox."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
