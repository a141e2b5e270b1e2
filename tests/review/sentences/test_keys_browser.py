"""Keys on their way from one page to the next, and letters in lists of options, in a browser."""

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


def test_keys_pressed_before_a_page_is_there_decide_nothing_and_are_told(
    composer: Page, match: "Copy"
) -> None:
    match.write("sentences", [{**row, "kind": ""} for row in match.rows("sentences")])
    composer.goto(composer.url.replace("/text/M1", "/sentences/M1"))
    press(composer, "e")
    composer.locator("[name='cell.kind']").select_option("body")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    composer.route("**/sentences/M1", hold)
    with composer.expect_request(lambda request: request.method == "POST"):
        composer.keyboard.press("Control+Enter")
    composer.keyboard.type("jap")  # join, write, part
    held[0].continue_()
    expect(composer.get_by_role("heading", level=1)).to_have_text("M1-2")
    expect(composer.locator(".told")).to_have_text(
        "Pressed before this page was there, and not taken: jap"
    )
    expect(composer.locator("[name='cell.kind']")).to_be_focused()
    assert len(match.rows("sentences")) == 6
    assert [row["kind"] for row in match.rows("sentences")] == ["body", *[""] * 5]
    composer.unroute_all()


def test_each_option_has_letters_that_choose_it_and_no_other(composer: Page) -> None:
    labels = ["possible", "planned", "probable", "presupposed", "act", "-", "actor", "zeal: z"]
    codes = composer.evaluate(
        """(labels) => {
          const list = document.createElement("select");
          list.add(new Option("none", ""));
          for (const one of labels) list.add(new Option(one, one));
          return [...codesOf(list)].map(([code, option]) => [code, option.value]);
        }""",
        labels,
    )
    of_label = {value: code for code, value in codes}
    assert set(of_label) == {*labels} - {"-"}
    every = [*of_label.values()]
    assert not [(a, b) for a in every for b in every if a != b and b.startswith(a)]
    assert max(map(len, every)) == 2
    assert (of_label["possible"], of_label["planned"], of_label["zeal: z"]) == ("po", "pl", "z")
    assert "pr" not in every  # with which two of them go on


def test_letters_choose_an_option_and_the_next_key_is_one_of_the_page(composer: Page) -> None:
    reason = composer.locator("#reason")
    reason.evaluate(
        """(list) => {
          for (const one of ["Identifier", "Indefinite", "Ideal"]) list.add(new Option(one, one));
        }"""
    )
    told = composer.locator(".told")
    press(composer, "r")
    expect(told).to_contain_text("Indefinite")  # with its letters
    press(composer, "i")
    expect(reason).to_have_value("")  # three begin so: none is chosen yet
    press(composer, "q")
    expect(told).to_contain_text("No choice has the letters iq")
    composer.keyboard.type("in")
    expect(reason).to_have_value("Indefinite")
    expect(told).to_have_text("or leave out as: Indefinite.")
    press(composer, "k")
    expect(composer.locator("#kind")).to_be_focused()
    press(composer, "r")
    press(composer, "Backspace")
    expect(reason).to_have_value("")


def test_what_was_written_by_hand_outlives_a_refusal_and_another_type(composer: Page) -> None:
    drag(composer, "भारत", "हराया")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    label, sides = composer.locator("#cell-label"), composer.locator("[name^='take.moment_sides.']")
    label.fill("India is lucky")
    sides.first.uncheck()
    composer.locator("[name='key.moment_sides.+']").fill("T9")  # which there is not
    composer.locator("[name='role.moment_sides.+']").select_option("loser")
    composer.locator("[name='words.moment_sides.+']").fill("भारत")
    faults: list[str] = []
    composer.on("pageerror", lambda error: faults.append(str(error)))
    with composer.expect_response("**/compose"):
        composer.keyboard.press("Control+Enter")
    expect(composer.locator(".faults")).to_be_visible()
    for key in ("Escape", "t", "2"):
        press(composer, key)
    composer.wait_for_url("**type=score*")
    expect(label).to_have_value("India is lucky")
    expect(sides.first).not_to_be_checked()
    for name, value in (("key", "T9"), ("role", "loser"), ("words", "भारत")):
        expect(composer.locator(f"[name='{name}.moment_sides.+']")).to_have_value(value)
    assert faults == []


def test_several_are_named_at_once_and_there_still_with_another_type(
    composer: Page, match: "Copy"
) -> None:
    drag(composer, "मीरा", "बनाए")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    sides = composer.locator("fieldset", has_text="Moment sides")
    key = str(sides.get_attribute("data-key"))
    for name in ("T1", "T2"):
        for one in ("Escape", key, "0"):
            press(composer, one)
        composer.keyboard.type(name)
    press(composer, "Escape")
    for one in ("t", "1"):
        press(composer, one)
    composer.wait_for_url("**type=*")
    for number, name in (("", "T1"), ("2", "T2")):
        expect(composer.locator(f"[name='key.moment_sides.+{number}']")).to_have_value(name)
        composer.locator(f"[name='role.moment_sides.+{number}']").select_option("winner")
    composer.locator("#cell-label").fill("Joshi makes 71")
    composer.locator("#cell-mood").select_option("done")
    before = len(match.rows("moment_sides"))
    press(composer, "Control+Enter")
    expect(composer.get_by_role("status")).to_contain_text("coded as MO")
    assert [row["side_id"] for row in match.rows("moment_sides")[before:]] == ["T1", "T2"]


def test_who_is_ticked_by_another_type_alone_is_told(composer: Page) -> None:
    drag(composer, "भारत", "हराया")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    # As it would be, had the first type no part for them.
    composer.locator("[name^='take.moment_sides.']").evaluate_all(
        "(boxes) => boxes.forEach((box) => { box.checked = false; })"
    )
    for key in ("t", "1"):
        press(composer, key)
    composer.wait_for_url("**type=*")
    expect(composer.locator(".told")).to_contain_text("By the new type, ticked: India")
