"""What a page says where it neither shows another one nor does what was asked, in a browser."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Route, expect

from tests.review.browsing import browser as browser
from tests.review.browsing import press
from tests.review.browsing import tab as tab
from tests.review.browsing import window as window
from tests.review.test_composer_browser import composer as composer
from tests.review.test_composer_browser import drag

if TYPE_CHECKING:
    from tests.conftest import Copy

pytestmark = pytest.mark.needs("chromium")


def test_what_is_held_back_says_why(composer: Page) -> None:
    press(composer, "1")
    expect(composer.locator(".told")).to_contain_text("Nothing is selected yet")
    drag(composer, "मीरा", "बनाए")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    composer.locator("#cell-label").evaluate(
        "(field) => { field.required = true; field.value = ''; }"
    )
    composer.locator("#cell-day").focus()
    press(composer, "Control+Enter")
    expect(composer.locator(".told")).to_contain_text("Nothing was sent. label: ")
    expect(composer.locator("#cell-label")).to_be_focused()


def test_what_changes_by_itself_is_told_and_nothing_is_decided_meanwhile(
    composer: Page, match: "Copy"
) -> None:
    drag(composer, "भारत", "हराया")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    held: list[Route] = []
    composer.route("**/follow", lambda route: held.append(route))
    composer.locator("#cell-day").fill("2025-03")
    composer.locator("#cell-label").fill("India wins")
    composer.keyboard.press("Control+Enter")  # what follows from the day is not known yet
    expect(composer.locator(".told")).to_contain_text("Waiting for what follows")
    composer.keyboard.press("Escape")
    composer.keyboard.type("m1")  # would make a mention of a row that is offered
    composer.route(
        "**/follow", lambda route: route.fulfill(json={"cells": {"day_id": "", "mood": "hoped"}})
    )  # from here on, at once
    for route in held:
        route.fulfill(json={"cells": {"day_id": "", "mood": "hoped"}})
    expect(composer.get_by_role("status")).to_contain_text("coded as MO003")
    assert match.rows("moments")[-1]["mood"] == "hoped"
    assert len(match.rows("moment_mentions")) == 5
    composer.unroute_all()


def test_what_does_not_follow_keeps_nothing_from_being_written(
    composer: Page, match: "Copy"
) -> None:
    before = len(match.rows("moments"))
    composer.clock.install()
    drag(composer, "भारत", "हराया")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    told = composer.locator(".told")
    composer.route("**/follow", lambda route: route.fulfill(json={"roles": None}))
    composer.locator("#cell-day").fill("2025-03")
    composer.keyboard.press("Tab")
    expect(told).to_contain_text("could not be filled in")
    held: list[Route] = []
    composer.route("**/follow", lambda route: held.append(route))
    composer.locator("#cell-label").fill("India wins")
    composer.keyboard.press("Tab")
    composer.keyboard.press("Control+Enter")
    expect(told).to_contain_text("Waiting for what follows")
    composer.clock.fast_forward("01:00")
    expect(told).to_contain_text("sent once more, it is written")
    composer.keyboard.press("Control+Enter")
    expect(composer.get_by_role("status")).to_contain_text("coded as MO")
    assert len(match.rows("moments")) == before + 1
    composer.unroute_all()


def test_a_cell_that_follows_says_what_it_was(composer: Page) -> None:
    drag(composer, "भारत", "हराया")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    composer.route("**/follow", lambda route: route.fulfill(json={"cells": {"mood": "hoped"}}))
    composer.locator("#cell-day").fill("2025-03")
    composer.keyboard.press("Tab")
    expect(composer.locator(".told")).to_have_text("Follows from that: mood: done → hoped.")
    composer.unroute_all()


def test_a_mention_with_more_of_its_row_takes_shift(composer: Page, match: "Copy") -> None:
    drag(composer, "मीरा", "बनाए")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    press(composer, "m")
    press(composer, "Shift+Digit1")
    expect(composer.get_by_role("heading", level=1)).to_contain_text("A mention of")
    parts = composer.locator("fieldset", has_text="Moment sides")
    press(composer, str(parts.get_attribute("data-key")))
    press(composer, "0")
    composer.keyboard.type("T2")
    parts.locator(".other select").first.select_option("loser")
    press(composer, "Control+Enter")
    expect(composer.get_by_role("status")).to_contain_text("mention of MO00")
    assert match.rows("moment_sides")[-1]["side_id"] == "T2"


def test_the_key_of_a_new_type_is_its_type(composer: Page) -> None:
    drag(composer, "भारत", "हराया")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    kind = composer.locator("[name='cell.kind']")
    kind.fill("rain")
    composer.keyboard.press("Escape")
    press(composer, str(composer.locator("summary[data-key]").get_attribute("data-key")))
    key = composer.locator("[name='term.kind']")
    expect(key).to_have_value("rain")
    key.fill("hail")
    expect(kind).to_have_value("hail")


def test_a_passage_is_left_out_by_keys_that_are_told(composer: Page, match: "Copy") -> None:
    drag(composer, "पुणे", "पुणे")
    press(composer, "r")
    composer.keyboard.type("px")  # which is chosen by its first letter: the next is one of the page
    expect(composer.get_by_role("status")).to_contain_text("excluded as N00")
    assert match.rows("exclusions")[-1]["reason"] == "place"
    press(composer, "x")
    expect(composer.locator(".faults")).to_contain_text("Nothing was written")


def test_what_a_key_stands_for_is_said_as_long_as_it_stands_there(composer: Page) -> None:
    drag(composer, "मीरा", "बनाए")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    field = composer.locator("#cell-day_id")
    beside = composer.locator("#cell-day_id-help [data-chosen]")
    choices = composer.locator("#cell-day_id-choices option")
    (key, label), *_ = choices.evaluate_all("(all) => all.map((one) => [one.value, one.text])")
    field.fill(key)
    expect(beside).to_contain_text(label)
    field.fill("")
    expect(beside).to_be_empty()


def test_a_row_is_added_though_another_was_refused_before(composer: Page, match: "Copy") -> None:
    drag(composer, "मीरा", "बनाए")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    composer.locator("#other").fill("MO999")
    composer.keyboard.press("Enter")
    expect(composer.locator(".faults")).to_contain_text("MO999")
    before = len(match.rows("moments"))
    composer.locator("#cell-label").fill("Joshi makes 71")
    composer.locator("#cell-kind").fill("score")
    composer.locator("#cell-mood").select_option("done")
    composer.keyboard.press("Control+Enter")
    expect(composer.get_by_role("status")).to_contain_text("coded as MO")
    assert len(match.rows("moments")) == before + 1


def test_what_would_be_refused_is_said_before_it_is_sent(composer: Page) -> None:
    fault = {"faults": ["mood: it is none of these."], "open": []}
    composer.route("**/foresee", lambda route: route.fulfill(json=fault))
    drag(composer, "मीरा", "बनाए")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    foretold = composer.locator(".foretold")
    composer.locator("#cell-label").fill("Joshi makes 71")
    composer.locator("#cell-mood").select_option("done")
    composer.locator("#cell-kind").fill("a_catch")
    expect(foretold).to_have_text("As it stands this would be refused: mood: it is none of these.")
    composer.route("**/foresee", lambda route: route.fulfill(json={"faults": [], "open": []}))
    composer.locator("#cell-label").fill("Joshi makes 72")
    expect(foretold).to_be_hidden()
