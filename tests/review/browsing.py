"""The review page as it is served to a real browser, and the browser."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.harness import chromium
from tests.harness.striking.interrupts import interruptible

if TYPE_CHECKING:
    from tests.conftest import Copy

TOKEN = "a-token-for-tests"
ROOT = Path(__file__).parents[2]

expect.set_options(timeout=chromium.PATIENCE)


@contextlib.contextmanager
def served(package: "Copy", *seeds: str) -> Iterator[str]:
    """Serve the page on a package by a thread of the tests, and give its address."""
    app = review_app(package.root, [*seeds], TOKEN, Trust.GIVEN)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/?token={TOKEN}"
    server.should_exit = True
    thread.join()


@contextlib.contextmanager
def run(package: "Copy", *seeds: str) -> Iterator[str]:
    """Run the command on a package in a process of its own, and give the address that it prints."""
    given = ["--trust", "--package", str(package.root)]
    command = [sys.executable, "-m", "sandhi", *given, "review", *seeds]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with interruptible():
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
        )
    with process:
        assert process.stdout is not None
        line = process.stdout.readline()
        match = re.match(r"(http://127\.0\.0\.1:\d+/\?token=\S+) ", line)
        assert match, line
        try:
            yield match[1]
        except BaseException:
            process.kill()  # or a test that fails would wait for it without end
            raise
        process.send_signal(signal.SIGINT)
        assert process.communicate()[0] == "Stopped.\n"
    assert process.returncode == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.started() as browser:
        yield browser


@pytest.fixture(scope="module")
def window(browser: Browser) -> Page:
    """A page in a profile of its own: each new one takes a process of the browser."""
    return browser.new_page()


@pytest.fixture
def tab(window: Page) -> Page:
    """The page as a browser begins: of no site, with no cookies, and as wide as a desk has it."""
    window.goto("about:blank")
    window.context.clear_cookies()
    window.set_viewport_size({"width": 1280, "height": 720})
    return window


def press(page: Page, key: str) -> None:
    """Press a key as soon as the page's script listens."""
    page.wait_for_load_state()
    page.keyboard.press(key)
