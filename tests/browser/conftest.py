"""The site in a real browser, served by a thread of the tests."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from sandhi.site.app import open_site
from sandhi.site.requests.asgi import App
from sandhi.site.requests.site_pages import site_pages
from tests.harness import chromium

expect.set_options(timeout=chromium.PATIENCE)


@contextmanager
def served(app: App) -> Iterator[str]:
    """The address of an app, which a thread serves meanwhile."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the site is."""
    with served(open_site(built).app()) as address:
        yield address


@pytest.fixture(scope="session")
def site_paths(built: Path) -> list[str]:
    """The paths of all pages that stand alone."""
    return [page.path for page in site_pages(open_site(built))]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.started() as browser:
        yield browser


@pytest.fixture
def addresses_asked_for() -> list[str]:
    """The addresses that the pages of a test have asked for."""
    return []


@pytest.fixture
def context(
    browser: Browser, address: str, addresses_asked_for: list[str]
) -> Iterator[BrowserContext]:
    """A fresh profile; no request may leave the host."""
    context = browser.new_context(
        base_url=address,
        accept_downloads=True,
        permissions=["clipboard-read", "clipboard-write"],
    )

    def keep(request: Request) -> None:
        addresses_asked_for.append(request.url)

    context.on("request", keep)
    yield context
    context.close()
    assert [
        url for url in addresses_asked_for if not url.startswith((address, "data:", "blob:"))
    ] == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def browser_without_script(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()
