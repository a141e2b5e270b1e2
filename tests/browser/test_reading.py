"""What a reader does: quotes and cites any words, sees what is coded there, and compares."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.harness.extent import some

pytestmark = pytest.mark.needs("chromium")

PHONE = {"width": 390, "height": 844}


def select(page: Page, sentence: Locator) -> str:
    """Drag over the first lines of a sentence, and return what is then selected."""
    sentence.scroll_into_view_if_needed()
    box = sentence.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 18)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 54, steps=6)
    page.mouse.up()
    return str(page.evaluate("getSelection().toString()"))


def test_any_words_are_quoted_with_their_citation_in_two_actions(page: Page) -> None:
    page.goto("/seeds/S003")
    words = select(page, page.locator("#article .source").nth(12))
    page.locator("#panel [data-act=quote]").click()
    expect(page.locator("#told")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    quote = copied.partition("“")[2].partition("”\n")[0]
    assert words.strip() in quote  # and the rest of the words that it begins and ends in
    start, end, address = re.findall(r"S003, characters (\d+)–(\d+), .*?(http://\S+)$", copied)[0]
    assert address.endswith(f"/seeds/S003?at={start}-{end}")
    text = page.request.get(f"/seeds/S003.txt?start={start}&end={end}").text()
    assert text == quote
    assert len(quote.split()) == len(words.split())


def test_an_answer_that_comes_late_does_not_talk_over_what_was_copied(page: Page) -> None:
    page.goto("/seeds/S003?at=1595-1626")
    held: list[Route] = []
    page.route("**/seeds/S003?at=*", lambda route: held.append(route))
    with page.expect_request("**/seeds/S003?at=*"):
        words = select(page, page.locator("#article .source").nth(12))
    page.locator("#panel [data-act=quote]").click()
    expect(page.locator("#told")).to_have_text("Copied")
    # What a slow drag asks for once more, after this, is not held for ever.
    page.route("**/seeds/S003?at=*", lambda route: route.continue_())
    for route in held:
        route.continue_()
    expect(page.locator("#panel-title")).to_contain_text(words.strip())
    expect(page.locator("#told")).to_have_text("Copied")


def test_selected_words_are_cited_and_tell_what_is_coded_beside_them(page: Page) -> None:
    page.goto("/seeds/S003")
    words = select(page, page.locator("#article .source").nth(12))
    expect(page.locator("#panel-title")).to_contain_text(words.strip())
    expect(page.locator("#panel .topic").first).to_be_visible()
    assert page.evaluate("getSelection().toString()") == words
    page.locator("#panel > .actions a").click()
    expect(page.locator("#cite-apa")).to_contain_text(words.strip())


def test_a_click_on_marked_words_shows_who_says_so_and_who_disputes_it(page: Page) -> None:
    page.goto("/seeds/S003")
    page.locator("#article [data-at]", has_text="11,000").click()
    topic = page.locator("#panel .topic").first
    expect(topic).to_contain_text("Zelenskyy: about 11,000")
    expect(topic).to_contain_text("3 disagreements bear on it")
    expect(page.locator("#told")).to_contain_text("Zelenskyy: about 11,000")
    topic.get_by_role("link", name="About 11 soldiers, or about 11,000?").click()
    marked = page.locator(".comparison .cell mark")
    expect(marked.filter(has_text="लगभग 11 उत्तर")).to_have_count(1)
    expect(marked.filter(has_text="लगभग 11,000 उत्तर")).to_have_count(1)


def test_the_reader_is_walked_through_by_keyboard_alone(page: Page) -> None:
    page.goto("/seeds/S000")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#article a.number").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#article a.number").nth(1)).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#panel .topic").first).to_be_visible()
    first = page.url
    page.keyboard.press("n")
    expect(page).not_to_have_url(first)
    page.keyboard.press("p")
    expect(page).to_have_url(first)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#panel .topic")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.locator("#search-all")).to_be_focused()


def test_the_reader_needs_no_script(browser_without_script: Page) -> None:
    page = browser_without_script
    page.goto("/seeds/S001")
    page.get_by_role("link", name=re.compile("Sentence 9, ")).click()
    expect(page.locator("#panel")).to_contain_text("South Korean intelligence")
    page.get_by_role("link", name="off", exact=True).click()
    expect(page.locator("#article .translation")).to_have_count(0)
    expect(page.locator("#panel")).to_contain_text("South Korean intelligence")
    page.get_by_role("link", name="Cite this passage").click()
    expect(page.locator("#cite-apa")).to_contain_text("S001")


def test_on_a_phone_the_sheet_never_hides_the_chosen_passage(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("/seeds/S003")
    covered = """() => {
        const [passage, sheet] = ["at", "panel"].map(
            id => document.getElementById(id).getBoundingClientRect()
        );
        return passage.top < 0 || passage.bottom > sheet.top;
    }"""
    places = page.locator("#article [data-at]")
    assert places.count() > 4
    for place in some(range(places.count()), 4):
        passage = places.nth(place)
        words = passage.inner_text()
        passage.evaluate("element => element.scrollIntoView({ block: 'end' })")
        passage.click()
        expect(page.locator("#panel-title")).to_contain_text(words)
        assert not page.evaluate(covered), words
