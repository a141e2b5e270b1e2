"""What stands beside the pointer, and what a small screen folds until it is asked for."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.needs("chromium")

TIPS = ":is(.tip, #card):not([hidden])"


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ("/timeline", ".overview .stacks a"),
        ("/timeline", ".overview .stacks a:has(.ring)"),
        ("/timeline", ".strips .told a.main"),
        ("/figures", ".strips .plot a"),
        ("/participation", ".matrix td a"),
    ],
)
def test_a_mark_is_told_of_once_beside_the_pointer(page: Page, path: str, mark: str) -> None:
    page.goto(path)
    link = page.locator(mark).first
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(200)  # a page that still scrolls takes a tip away
    link.hover(force=True)
    page.wait_for_timeout(700)  # longer than a card takes to come
    expect(page.locator(TIPS)).to_have_count(1)
    assert not link.evaluate("link => link.title")  # which a browser would show as well


def test_the_code_that_embeds_a_chart_is_copied(page: Page) -> None:
    page.goto("/timeline?tab=sources")
    button = page.locator("[data-copy=embed-code]")
    button.click()
    expect(button).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("<iframe src=")
    assert "/embed/timeline" in copied


def test_a_phone_folds_the_pictures_of_all_answers_but_the_first(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.goto("/")
    pictures = page.locator(".picture .bars")
    assert pictures.count() > 1
    for place in range(pictures.count()):
        expect(pictures.nth(place)).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(pictures.nth(0)).to_be_visible()
    expect(pictures.nth(1)).to_be_hidden()
    page.locator(".picture > summary").nth(1).click()
    expect(pictures.nth(1)).to_be_visible()


def test_a_tablet_shows_the_first_rows_of_a_long_list_until_all_are_asked_for(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.set_viewport_size({"width": 768, "height": 1024})
    page.goto("/sandhi/events")
    rows = page.locator(".sheet tbody tr")
    assert rows.count() > 30
    assert rows.nth(29).is_visible()
    assert not rows.nth(30).is_visible()
    page.locator(".all-rows").check()
    assert rows.last.is_visible()


def test_a_phone_opens_the_part_of_a_chart_that_its_title_tells_of(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    parts = page.locator("details.figure")
    page.goto("/timeline")
    opens = [part.get_attribute("open") is not None for part in parts.all()]
    assert opens == [part.get_attribute("data-first") is not None for part in parts.all()]
    assert opens.count(True) == 1
    assert not opens[0]

    def undeclared(route: Route) -> None:
        body = route.fetch().text().replace(" data-first", "")
        route.fulfill(body=body, content_type="text/html")

    page.route("**/timeline", undeclared)
    page.goto("/timeline")
    opens = [part.get_attribute("open") is not None for part in parts.all()]
    assert opens == [True, *[False] * (len(opens) - 1)]


def test_a_link_to_a_settled_disagreement_unfolds_it(page: Page) -> None:
    page.goto("/questions/how-many-soldiers")
    folded = page.locator(".rest .dispute").first
    expect(folded).to_be_hidden()
    place = folded.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"/questions/how-many-soldiers#{place}")
    expect(folded).to_be_visible()
