"""The Chromium or Chrome of this machine, and how the tests start it."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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


@pytest.fixture(scope="session")
def lasting_browser() -> "Iterator[tuple[Browser, asyncio.AbstractEventLoop]]":
    """The browser of this process, with the loop in which it is spoken to.

    It is started once: that takes longer than most tests that use it.
    """
    from playwright.sync_api import sync_playwright  # who only looks for it pays nothing

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_executable(), args=_flags(), timeout=4 * PATIENCE
        )
        loop = asyncio.get_running_loop()
        yield browser, loop
        asyncio._set_running_loop(loop)
        browser.close()


@pytest.fixture(scope="module")
def browser(
    lasting_browser: "tuple[Browser, asyncio.AbstractEventLoop]",
) -> "Iterator[Browser]":
    """The browser, with nothing open at first.

    Its loop passes for running as long as one may speak to it, and not where other tests run one.
    """
    browser, loop = lasting_browser
    asyncio._set_running_loop(loop)
    yield browser
    for context in browser.contexts:
        context.close()
    asyncio._set_running_loop(None)
