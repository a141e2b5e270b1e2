"""The Chromium or Chrome of this machine, and how the tests start it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The first one has no windows, and opens a page at a tenth of the cost.
NAMES = (
    *("chromium-headless-shell", "chrome-headless-shell"),
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
)
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


def _executable() -> str:
    """The path of a Chromium or Chrome; RuntimeError where there is none."""
    path = installed()
    if path is None:
        raise RuntimeError('a test that starts Chromium is marked `needs("chromium")`')
    return path


def _flags() -> list[str]:
    """The options with which to start it; as root, it has no sandbox."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


@contextmanager
def started() -> "Iterator[Browser]":
    """The browser, which is read from the disk first: that takes many seconds on a cold machine."""
    from playwright.sync_api import sync_playwright  # who only looks for it pays nothing

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_executable(), args=_flags(), timeout=4 * PATIENCE
        )
        yield browser
        browser.close()
