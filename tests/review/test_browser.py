"""The review page in a real browser, by keyboard, against the command in a process of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from sandhi.curate.keys import next_key
from tests.harness import chromium
from tests.harness.interrupts import interruptible

if TYPE_CHECKING:
    from tests.conftest import Copy

pytestmark = pytest.mark.needs("chromium")
expect.set_options(timeout=chromium.PATIENCE)

ROOT = Path(__file__).parents[2]


@pytest.fixture
def address(gaps: "Copy") -> Iterator[str]:
    """Where `sandhi review` shows its page, token and all."""
    package = ["--trust", "--package", str(gaps.root)]
    command = [sys.executable, "-m", "sandhi", *package, "review", "S003"]
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
        yield match[1]
        process.send_signal(signal.SIGINT)
        assert process.communicate()[0] == "Stopped.\n"
    assert process.returncode == 0


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable(), args=chromium.flags()
        )
        page = browser.new_page()
        page.goto(address)
        yield page
        browser.close()


def press(page: Page, key: str) -> None:
    """Press a key as soon as the page's script listens."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def test_candidates_are_decided_by_keyboard_alone(page: Page, gaps: "Copy") -> None:
    mention, exclusion = (next_key(gaps.package, name) for name in ("actor_mentions", "exclusions"))
    expect(page.locator("mark")).to_have_text("पुतिन")
    press(page, "a")
    expect(page.get_by_role("status")).to_contain_text(f"accepted as {mention}")
    press(page, "u")
    expect(page.get_by_role("status")).to_contain_text("undone")
    press(page, "s")
    expect(page.locator("mark")).to_have_text("अनुच्छेद 51")
    press(page, "r")
    page.keyboard.type("Ident")
    press(page, "Escape")
    press(page, "x")
    expect(page.get_by_role("status")).to_contain_text(f"excluded as {exclusion}")
    press(page, "e")
    focused = page.evaluate("document.activeElement.name")
    assert focused.startswith("cell.")
    press(page, "Escape")
    press(page, "a")
    expect(page.get_by_role("heading", name="Nothing is left to decide")).to_be_visible()
    assert gaps.rows("exclusions")[-1]["reason"] == "identifier"
    assert gaps.rows("dates")[-1]["edtf"] == "2024-11-05"


def test_a_letter_typed_in_a_field_is_no_command(page: Page, gaps: "Copy") -> None:
    before = gaps.file("actor_mentions").read_bytes()
    page.get_by_label("Office").fill("")
    page.get_by_label("Office").press_sequentially("sax")
    expect(page.get_by_label("Office")).to_have_value("sax")
    assert gaps.file("actor_mentions").read_bytes() == before


def test_on_a_phone_nothing_is_wider_than_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
