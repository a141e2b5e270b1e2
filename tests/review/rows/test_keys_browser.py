"""Rows set right, and passages that differ, by keys alone: in a real browser."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.review.browsing import browser, press, served, tab, window

if TYPE_CHECKING:
    from tests.conftest import Copy

__all__ = ["browser", "tab", "window"]

pytestmark = pytest.mark.needs("chromium")


def test_a_row_is_set_right_and_two_passages_are_laid_side_by_side(tab: Page, real: "Copy") -> None:
    with served(real, "S001") as address:
        tab.goto(address)
        origin = address.partition("/?")[0]
        figures = {row["figure_id"]: row for row in real.rows("figures")}
        start = figures["F0010"]["start"]
        tab.goto(f"{origin}/text/S001?at={start}")
        tab.locator(f".word[data-start='{start}']").click()
        for _ in figures["F0010"]["quote"].split()[1:]:
            press(tab, "Shift+ArrowRight")
        press(tab, "m")
        expect(tab.locator("h1")).to_contain_text(figures["F0010"]["quote"])
        press(tab, "1")  # of the list at the passage, without its letter
        expect(tab.locator("h1 small")).to_contain_text("F0010")
        press(tab, tab.locator("label[for='cell-label'] kbd").inner_text())
        expect(tab.locator("[name='cell.label']")).to_be_focused()
        press(tab, "Escape")
        press(tab, "q")
        expect(tab.locator("h1")).to_have_text("S001")
        for quote in (figures["F0010"]["quote"].split()[0], "रूस"):
            tab.locator(".word", has_text=quote).first.click()
            press(tab, "d")
            expect(tab.locator(".message")).to_contain_text("is marked")
        press(tab, "y")
        expect(tab.locator("fieldset")).to_have_count(2)
        press(tab, "2")
        expect(tab.locator("fieldset.chosen")).to_have_count(1)
        press(tab, "q")
        expect(tab.locator("h1")).to_have_text("S001")
