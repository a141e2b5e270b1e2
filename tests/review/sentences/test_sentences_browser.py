"""Sentences cut and filled in, in a browser, by keyboard alone."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.review.browsing import browser as browser
from tests.review.browsing import press
from tests.review.browsing import tab as tab
from tests.review.browsing import window as window
from tests.review.test_composer_browser import composer as composer
from tests.review.test_composer_keys import with_column

if TYPE_CHECKING:
    from tests.conftest import Copy

pytestmark = pytest.mark.needs("chromium")


def test_a_sentence_is_parted_and_joined_by_keyboard_alone(composer: Page, match: "Copy") -> None:
    before = match.file("sentences").read_bytes()
    composer.goto(composer.url.replace("/text/M1", "/sentences/M1?key=M1-3"))
    press(composer, "ArrowRight")
    expect(composer.locator("#selected")).to_have_text(
        "जोशी"
    )  # before the first is no place to cut
    for _ in range(5):
        press(composer, "ArrowRight")
    expect(composer.locator("#selected")).to_have_text("और")
    press(composer, "p")
    expect(composer.get_by_role("status")).to_contain_text("M1-3 and M1-4 cut")
    assert match.rows("sentences")[3]["quote"] == "और दो कैच पकड़े।"
    press(composer, "j")
    expect(composer.get_by_role("status")).to_contain_text("M1-3 cut")
    assert match.file("sentences").read_bytes() == before


def test_keys_of_fields_lead_on_where_nothing_is_begun(composer: Page, match: "Copy") -> None:
    with_column(match, "sentences", "translation", {"M1-1": "India wins in Pune"})
    composer.goto(composer.url.replace("/text/M1", "/sentences/M1?key=M1-2"))
    composer.wait_for_load_state("networkidle")
    translation = composer.locator("[name='cell.translation']")
    translation.press_sequentially("In")
    for key in ("Tab", "ArrowRight", ".", "Tab"):
        press(composer, key)
    expect(translation).to_have_value("India wins in Pune.")
    expect(translation).not_to_be_focused()
    composer.locator("[name='cell.kind']").focus()
    press(composer, "j")  # with which no kind begins
    expect(composer.get_by_role("status")).to_contain_text("M1-2 cut")


def test_sentences_are_filled_in_one_after_the_other(composer: Page, match: "Copy") -> None:
    match.write("sentences", [{**row, "kind": ""} for row in match.rows("sentences")])
    composer.goto(composer.url.replace("/text/M1", "/sentences/M1"))
    press(composer, "e")
    for key in ("M1-1", "M1-2"):
        expect(composer.get_by_role("heading", level=1)).to_have_text(key)
        expect(composer.locator("[name='cell.kind']")).to_be_focused()
        composer.locator("[name='cell.kind']").select_option("body")
        press(composer, "Control+Enter")
    expect(composer.get_by_role("heading", level=1)).to_have_text("M1-3")
    assert [row["kind"] for row in match.rows("sentences")[:3]] == ["body", "body", ""]


def test_a_translation_is_given_and_taken_by_keyboard_alone(composer: Page, match: "Copy") -> None:
    with_column(match, "sentences", "translation", {})
    match.write("sentences", [{**row, "kind": ""} for row in match.rows("sentences")])
    composer.goto(composer.url.replace("/text/M1", "/sentences/M1"))
    press(composer, "t")
    lines = ["India wins", "India beat Sri Lanka by 24 runs.", "Joshi made 71.", "Also read"]
    composer.keyboard.insert_text("\n".join(lines))
    press(composer, "Control+Enter")  # of what is given alone: no sentence is written by it
    expect(composer.get_by_role("status")).to_contain_text("4 of 4 sentences have a draft")
    assert {row["kind"] for row in match.rows("sentences")} == {""}
    translation = composer.locator("[name='cell.translation']")
    for key, line in zip(("M1-1", "M1-2"), lines, strict=False):
        expect(composer.get_by_role("heading", level=1)).to_have_text(key)
        expect(translation).to_have_value(line)
        composer.locator("[name='cell.kind']").select_option("body")
        press(composer, "Escape")
        press(composer, "a")
    expect(composer.get_by_role("heading", level=1)).to_have_text("M1-3")
    written = [row["translation"] for row in match.rows("sentences")]
    assert written == [*lines[:2], "", "", "", ""]
