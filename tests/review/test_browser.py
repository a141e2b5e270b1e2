"""The review page in a real browser, by keyboard; once against the command in its own process."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from sandhi.curate.keys import next_key
from tests.review.browsing import browser as browser
from tests.review.browsing import press, run, served
from tests.review.browsing import tab as tab
from tests.review.browsing import window as window

if TYPE_CHECKING:
    from tests.conftest import Copy

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def page(tab: Page, gaps: "Copy") -> Iterator[Page]:
    """The candidates of a seed."""
    with served(gaps, "S003") as address:
        tab.goto(address)
        yield tab


def test_candidates_are_decided_by_keyboard_alone(tab: Page, gaps: "Copy") -> None:
    with run(gaps, "S003") as address:
        tab.goto(address)
        decide_all(tab, gaps)


def decide_all(page: Page, gaps: "Copy") -> None:
    mention, exclusion = (next_key(gaps.package, name) for name in ("actor_mentions", "exclusions"))
    expect(page.locator("mark")).to_have_text("पुतिन")
    press(page, "a")
    expect(page.get_by_role("status")).to_contain_text(f"accepted as {mention}")
    press(page, "Control+z")
    expect(page.get_by_role("status")).to_contain_text("undone")
    press(page, "f")  # of all of its form none but this one is left
    expect(page.get_by_role("status")).to_contain_text(f"accepted as {mention}")
    press(page, "Control+z")
    expect(page.get_by_role("status")).to_contain_text("undone")
    press(page, "w")
    expect(page.locator(".told")).to_contain_text("“w” does nothing here")
    press(page, "s")
    expect(page.locator("mark")).to_have_text("मंगलवार")
    press(page, "e")
    focused = page.evaluate("document.activeElement.name")
    assert focused.startswith("cell.")
    press(page, "Escape")
    press(page, "a")
    expect(page.locator("mark")).to_have_text("अनुच्छेद 51")
    press(page, "r")
    page.keyboard.type("Ident")
    press(page, "Escape")
    press(page, "x")
    expect(page.get_by_role("status")).to_contain_text(f"excluded as {exclusion}")
    expect(page.get_by_role("heading", name="Nothing is left but what you skipped")).to_be_visible()
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


def test_after_a_row_is_edited_the_next_candidate_is_decided_by_keys(page: Page) -> None:
    press(page, "e")
    press(page, "Control+Enter")
    expect(page.locator("mark")).to_have_text("मंगलवार")
    assert page.evaluate("document.activeElement === document.body")
