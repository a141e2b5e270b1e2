"""Pages on a phone, and in colours that are the reader's own."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.harness.extent import some

pytestmark = pytest.mark.needs("chromium")

PHONE = ViewportSize(width=390, height=844)
# A page of each kind that has lists, tables or switches on it.
PAGES = [
    "/",
    "/articles",
    "/seeds/S001?at=1061-1088",
    "/compare?discrepancy=X0001",
    "/discrepancies?kind=value",
    "/timeline",
    "/search?q=troops",
    "/sandhi/events",
    "/sandhi/events/E0001",
    "/sandhi/soldiers-by-claimant",
    "/sandhi/records",
    "/questions/how-many-soldiers",
    "/downloads",
    "/changes",
    "/hi/sandhi/soldiers-by-claimant",
    "/hi/search?q=troops",
]
# May be pushed sideways: a table and a program, and what stands beside something of its kind.
SIDEWAYS = "pre, .scroll, .prose table, .sides, .by-article, main > .articles, section > .articles"

BEYOND = """allowed => {
    const beyond = [...document.querySelectorAll("body *")].filter(element => {
        const across = getComputedStyle(element).overflowX;
        return ["auto", "scroll"].includes(across) && element.clientWidth > 0
            && element.scrollWidth > element.clientWidth + 1 && !element.matches(allowed);
    }).map(element => element.outerHTML.slice(0, 80));
    const page = document.documentElement.scrollWidth - innerWidth;
    return page > 0 ? [`the page, by ${page} px`, ...beyond] : beyond;
}"""


@pytest.fixture
def phone(browser: Browser, address: str) -> Page:
    return browser.new_context(base_url=address, viewport=PHONE).new_page()


def test_nothing_is_to_be_pushed_sideways_but_what_is_wide_by_itself(phone: Page) -> None:
    found = {}
    for path in some(PAGES, 4):
        answer = phone.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        if beyond := phone.evaluate(BEYOND, SIDEWAYS):
            found[path] = beyond
    assert found == {}


def test_what_narrows_a_list_is_folded_on_a_phone_and_open_beside_it(phone: Page) -> None:
    for path in ("/search?q=troops", "/discrepancies"):
        phone.set_viewport_size(PHONE)
        phone.goto(path)
        choice = phone.locator(".narrowing li").first
        assert not choice.is_visible()
        phone.locator(".narrowing summary").click()
        assert choice.is_visible()
        phone.goto(path)
        phone.set_viewport_size({"width": 1280, "height": 900})
        assert choice.is_visible()
        assert not phone.locator(".narrowing summary").is_visible()


LOOKS = """([which, property]) => [...document.querySelectorAll(which)].map(
    element => getComputedStyle(element)[property]
)"""


def test_what_is_chosen_and_marked_is_seen_in_forced_colours(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, forced_colors="active").new_page()
    page.goto("/seeds/S001?show=all")
    for switch in (".sections", ".controls .ways:first-child"):
        lines = page.evaluate(LOOKS, [f"{switch} a:not([aria-current])", "borderBottomColor"])
        (chosen,) = page.evaluate(LOOKS, [f"{switch} [aria-current]", "borderBottomColor"])
        assert lines
        assert chosen not in lines, switch
    marks = page.evaluate(LOOKS, [".source [data-at]", "textDecorationLine"])
    assert {*marks} == {"underline"}
    page.goto("/cite")
    tints = page.evaluate(LOOKS, [".styles input:not(:checked) + label", "backgroundColor"])
    (tint,) = page.evaluate(LOOKS, [".styles input:checked + label", "backgroundColor"])
    assert tint not in tints


TABLET = ViewportSize(width=768, height=1024)
PAPER = ViewportSize(width=703, height=1031)  # A4 between margins of 12 mm


def test_the_first_column_of_a_wide_table_leaves_room_for_the_others(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, viewport=TABLET).new_page()
    for path in ("/timeline?tab=table", "/sandhi/events"):
        page.goto(path)
        region = page.locator(".scroll").first.bounding_box()
        first = page.locator(".scroll tbody th").first.bounding_box()
        assert region
        assert first
        assert first["width"] < region["width"] / 2, path


def test_paper_has_every_row_in_its_table_and_nothing_to_press(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, viewport=PAPER).new_page()
    page.emulate_media(media="print")
    for path in ("/sandhi/events", "/figures?tab=table"):
        page.goto(path)
        ways = {*page.evaluate(LOOKS, [".scroll tbody tr", "display"])}
        assert ways == {"table-row"}, path
    page.goto("/cite")
    assert not page.locator(".styles label").first.is_visible()
    assert page.locator(".style").first.is_visible()
    page.goto("/downloads")
    assert page.evaluate(BEYOND, ".scroll") == []
