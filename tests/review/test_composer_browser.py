"""The composer in a real browser: by keyboard, by mouse and by touch."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.review.browsing import browser as browser
from tests.review.browsing import press, served
from tests.review.browsing import tab as tab
from tests.review.browsing import window as window

if TYPE_CHECKING:
    from tests.conftest import Copy

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def composer(tab: Page, match: "Copy") -> Iterator[Page]:
    """The text of a seed, to select passages in."""
    with served(match) as address:
        tab.goto(address)
        tab.get_by_role("link", name="text").first.click()
        # And is loaded: a mouse that moves before the page's script runs selects nothing.
        tab.wait_for_url("**/text/*")
        yield tab


def word(page: Page, text: str) -> Locator:
    return page.locator(".word", has_text=re.compile(f"^{text}$")).first


def drag(page: Page, first: str, last: str) -> None:
    """Drag the mouse from one word to another."""
    for place, press_or_release in (
        (word(page, first), page.mouse.down),
        (word(page, last), page.mouse.up),
    ):
        box = place.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        press_or_release()


def test_a_mention_of_a_known_row_takes_m_and_its_digit(composer: Page, match: "Copy") -> None:
    drag(composer, "मीरा", "बनाए")
    expect(composer.locator("#selected")).to_have_text("मीरा जोशी ने 71 रन बनाए")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    before = match.file("moment_mentions").read_bytes()
    press(composer, "1")  # which ticks, where a list was gone to, and does nothing by itself
    expect(composer.locator(".told")).to_contain_text("press the letter of the list first")
    assert match.file("moment_mentions").read_bytes() == before
    press(composer, "m")
    press(composer, "1")
    expect(composer.get_by_role("status")).to_contain_text("mention of MO00")
    assert match.rows("moment_mentions")[-1]["quote"] == "मीरा जोशी ने 71 रन बनाए"


def test_a_row_is_composed_by_keyboard_alone(composer: Page, match: "Copy") -> None:
    for key in ("ArrowDown", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight"):
        press(composer, key)
    expect(composer.locator("#selected")).to_have_text("भारत ने रविवार")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    press(composer, "e")
    composer.keyboard.type("India plays")
    press(composer, "Escape")
    press(composer, "a")
    expect(composer.get_by_role("status")).to_contain_text("coded as MO003")
    row = match.rows("moments")[-1]
    assert (row["label"], row["quote"], row["day"]) == (
        *("India plays", "भारत ने रविवार"),
        "2025-03-02",
    )
    press(composer, "Control+z")
    expect(composer.get_by_role("status")).to_contain_text("undone")
    assert len(match.rows("moments")) == 2


def test_a_draft_follows_the_ticks_until_it_is_edited(composer: Page, match: "Copy") -> None:
    phrases = {"win": ["{winner} <beat, beaten> {loser}", "{winner} <win, won>"]}
    declared = {"drafts": ["label"], "phrases": phrases}
    match.describe(
        "datapackage.json",
        lambda descriptor: descriptor["sandhi"]["compose"]["moments"].update(declared),
    )
    for key in ("ArrowDown", "ArrowDown", "Shift+End", "1"):
        press(composer, key)
    composer.wait_for_url("**/compose?*")
    label = composer.locator("#cell-label")
    loser = composer.locator('[name="take.moment_sides.T2"]')
    expect(label).to_have_value("India beats Sri Lanka")
    loser.uncheck()
    expect(label).to_have_value("India wins")
    label.fill("India is lucky")
    with composer.expect_response("**/follow"):
        loser.check()
    press(composer, "Escape")
    expect(label).to_have_value("India is lucky")
    loser.uncheck()
    press(composer, "a")  # at once, from within the list: it waits for what follows
    expect(composer.get_by_role("status")).to_contain_text("coded as MO003")
    assert match.rows("moments")[-1]["label"] == "India is lucky"


def test_a_drag_reaches_the_word_on_which_it_is_let_go(composer: Page) -> None:
    first = word(composer, "मीरा").bounding_box()
    assert first
    composer.mouse.move(first["x"] + first["width"] / 2, first["y"] + first["height"] / 2)
    composer.mouse.down()
    word(composer, "बनाए").evaluate(
        """(last) => {
          const { left, top } = last.getBoundingClientRect();
          const place = { clientX: left + 2, clientY: top + 2, bubbles: true };
          last.dispatchEvent(new PointerEvent("pointerup", place));
        }"""
    )
    expect(composer.locator("#selected")).to_have_text("मीरा जोशी ने 71 रन बनाए")


def test_a_drag_that_ends_between_words_takes_the_last_one_before(composer: Page) -> None:
    first, last = word(composer, "मीरा").bounding_box(), word(composer, "बनाए").bounding_box()
    assert first
    assert last
    composer.mouse.move(first["x"] + 2, first["y"] + first["height"] / 2)
    composer.mouse.down()
    composer.mouse.move(last["x"] + last["width"] + 1, last["y"] + last["height"] / 2)  # a blank
    composer.mouse.up()
    expect(composer.locator("#selected")).to_have_text("मीरा जोशी ने 71 रन बनाए")


def test_a_drag_leaves_out_the_stop_on_which_it_ends(composer: Page) -> None:
    drag(composer, "मीरा", "पकड़े")
    box = word(composer, "पकड़े").bounding_box()
    assert box
    composer.mouse.down()
    composer.mouse.move(box["x"] + box["width"] + 2, box["y"] + box["height"] / 2)
    expect(composer.locator("#selected")).to_have_text("पकड़े।")
    composer.mouse.up()
    expect(composer.locator("#selected")).to_have_text("पकड़े")


def test_a_hindi_keyboard_has_the_same_keys(composer: Page) -> None:
    drag(composer, "मीरा", "बनाए")
    # The key of a Latin A gives another letter there; it is known by its place.
    composer.evaluate(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: '१', code: 'Digit1'}))"
    )
    composer.wait_for_url("**/compose?*")


def test_a_tap_takes_a_word_and_the_next_one_all_up_to_there(composer: Page) -> None:
    for text in ("मीरा", "रन"):
        composer.evaluate(
            "([text]) => [...document.querySelectorAll('[data-sentence]:nth-of-type(3) .word')]"
            ".find((word) => word.textContent === text)"
            ".dispatchEvent(new PointerEvent('click', {bubbles: true, pointerType: 'touch'}))",
            [text],
        )
    expect(composer.locator("#selected")).to_have_text("मीरा जोशी ने 71 रन")


def test_the_composer_fits_a_phone(composer: Page) -> None:
    composer.set_viewport_size({"width": 390, "height": 800})
    composer.locator("#reason").evaluate("(list) => list.add(new Option('long '.repeat(30), 'x'))")
    assert composer.evaluate("document.documentElement.scrollWidth") == 390
    drag(composer, "मीरा", "जोशी")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    assert composer.evaluate("document.documentElement.scrollWidth") == 390


def test_lists_and_fields_have_keys_on_a_hindi_keyboard_too(composer: Page) -> None:
    drag(composer, "भारत", "हराया")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")

    def type_(*keys: str) -> None:
        """Press keys of a layout in Devanagari: each is known by its place."""
        for key in keys:
            code = f"Digit{key}" if key.isdigit() else f"Key{key.upper()}"
            composer.evaluate(
                "(code) => document.activeElement.dispatchEvent("
                "new KeyboardEvent('keydown', {key: 'श', code, bubbles: true}))",
                code,
            )

    sides = composer.locator("fieldset", has_text="Moment sides")
    key = sides.get_attribute("data-key")
    assert key
    first = sides.locator("[type=checkbox]").first
    expect(first).to_be_checked()
    type_(key, "1")
    expect(first).not_to_be_checked()
    expect(first).to_be_focused()
    type_("0")
    expect(sides.locator("[data-pick='0']")).to_be_focused()
    composer.keyboard.press("Escape")
    composer.locator("[name='cell.day']").fill("2025")
    composer.keyboard.press("Escape")
    type_("t", "2")
    composer.wait_for_url("**type=score*")
    expect(composer.locator("[name='cell.day']")).to_have_value("2025")
    composer.locator("[name='cell.kind']").fill("win")  # one that no digit has, too
    composer.keyboard.press("Tab")
    composer.wait_for_url("**type=win*")


def test_what_is_typed_is_never_taken_for_keys(composer: Page, match: "Copy") -> None:
    before = match.file("moments").read_bytes()
    drag(composer, "भारत", "हराया")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    sides = composer.locator("fieldset", has_text="Moment sides")
    first, another = sides.locator("[type=checkbox]").first, sides.locator("[name$='.+']").first
    press(composer, str(sides.get_attribute("data-key")))
    composer.keyboard.type("17")  # of which there is no seventh, nor a known row
    expect(first).to_be_focused()
    composer.keyboard.type("Qatar")
    expect(another).to_have_value("Qatar")
    another.fill("")
    composer.keyboard.press("Escape")
    for letter in "QTAZ":  # which begin a word, nowhere
        composer.keyboard.press(f"Shift+{letter}")
    composer.evaluate("() => { asked = []; confirm = question => asked.push(question) > 9; }")
    composer.keyboard.press("q")
    composer.keyboard.press("Control+z")  # the browser's, while something is filled in
    expect(first).not_to_be_checked()
    assert composer.evaluate("asked") == ["Leave what is filled in?"]
    assert match.file("moments").read_bytes() == before


def test_what_is_ticked_has_a_small_box_with_its_label_beside_it(composer: Page) -> None:
    drag(composer, "मीरा", "जोशी")
    press(composer, "2")
    composer.wait_for_url("**/compose?*")
    box = composer.locator("[name=also]").bounding_box()
    label = composer.locator(".tick label").bounding_box()
    assert box
    assert label
    assert box["width"] < 24
    assert label["height"] < 2 * box["height"]


def test_a_new_type_is_defined_by_keyboard(composer: Page) -> None:
    drag(composer, "भारत", "हराया")
    press(composer, "1")
    composer.wait_for_url("**/compose?*")
    press(composer, str(composer.locator("summary[data-key]").get_attribute("data-key")))
    label, key = (composer.locator(f"[name='term.{one}']") for one in ("label", "kind"))
    expect(label).to_be_focused()
    composer.keyboard.type("A run out")
    expect(key).to_have_value("a_run_out")
    expect(composer.locator("[name='cell.kind']")).to_have_value("a_run_out")
    key.fill("")
    key.press_sequentially("out")
    label.press_sequentially("!")
    expect(key).to_have_value("out")  # which was written, and stays


def test_a_sentence_is_selected_up_to_its_end(composer: Page) -> None:
    for key in ("ArrowDown", "ArrowDown", "End", "Home", "Shift+End"):
        press(composer, key)
    expect(composer.locator("#selected")).to_have_text(
        "भारत ने रविवार को पुणे में श्रीलंका को 24 रन से हराया"
    )


def test_what_may_tell_something_is_selected_by_itself(tab: Page, match: "Copy") -> None:
    def declare(descriptor: Any) -> None:
        descriptor["sandhi"]["compose"]["moments"]["heads"] = {"win": ["हराया"], "score": ["बनाए"]}

    match.describe("datapackage.json", declare)
    match.write("moment_mentions", [])
    with served(match) as address:
        tab.goto(address)
        tab.get_by_role("link", name="text").first.click()
        tab.wait_for_url("**/text/*")
        shown = tab.locator("#selected")
        first = shown.text_content()
        assert first
        tab.keyboard.press("j")
        expect(shown).not_to_have_text(first)
        tab.keyboard.press("Shift+J")
        expect(shown).to_have_text(first)
        tab.keyboard.press("j")
        second = shown.text_content() or ""
        tab.reload()
        expect(shown).to_have_text(second)  # what was passed over stays so
        press(tab, "1")
        tab.wait_for_url("**/compose?*")
        expect(tab.locator("mark").first).to_have_text(second)
