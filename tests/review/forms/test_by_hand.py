"""What is typed by hand stays, whenever a draft comes: pages are slow, and answers late."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.review.browsing import browser as browser
from tests.review.browsing import press, served
from tests.review.browsing import tab as tab
from tests.review.browsing import window as window

if TYPE_CHECKING:
    from tests.conftest import Copy

pytestmark = pytest.mark.needs("chromium")
TYPED = "India is lucky"
PHRASES = {
    "win": ["{winner} <beat, beaten> {loser}", "{winner} <win, won>"],
    "score": ["{winner} <score, scored>"],
}


@pytest.fixture
def form(tab: Page, match: "Copy") -> Iterator[Page]:
    """The form of a new row, whose label is drafted."""
    match.describe(
        "datapackage.json",
        lambda descriptor: descriptor["sandhi"]["compose"]["moments"].update(
            {"drafts": ["label"], "phrases": PHRASES}
        ),
    )
    with served(match) as address:
        tab.goto(address)
        tab.get_by_role("link", name="text").first.click()
        tab.wait_for_url("**/text/*")
        for key in ("ArrowDown", "ArrowDown", "Shift+End", "1"):
            press(tab, key)
        tab.wait_for_url("**/compose?*")
        expect(label_in(tab)).to_have_value("India beats Sri Lanka")
        yield tab
        tab.unroute_all(behavior="ignoreErrors")


def label_in(page: Page) -> Locator:
    return page.locator("#cell-label")


@contextmanager
def held(page: Page, address: str) -> Iterator[Callable[[], None]]:
    """Hold the first that a page asks for at an address until it is let go."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        if waiting:
            route.continue_()
        else:
            waiting.append(route)

    page.route(address, hold)

    def let_go() -> None:
        for route in waiting:
            route.continue_()

    yield let_go


def test_what_is_typed_while_another_type_is_on_its_way(form: Page) -> None:
    with form.expect_navigation():
        form.evaluate(
            """(typed) => {
              retype(document.querySelector("[data-types] a").href);
              const label = document.getElementById("cell-label");
              label.value = typed;
              label.dispatchEvent(new Event("input", { bubbles: true }));
            }""",
            TYPED,
        )
    expect(label_in(form)).to_have_value(TYPED)


def test_what_is_typed_before_the_draft_comes(form: Page) -> None:
    with held(form, "**/follow") as let_go:
        form.locator('[name="take.moment_sides.T2"]').uncheck()
        label_in(form).press_sequentially("x")
        with form.expect_response("**/follow"):
            let_go()
    expect(label_in(form)).to_have_value("xIndia beats Sri Lanka")


def test_what_is_typed_before_the_script_is_there(form: Page, match: "Copy") -> None:
    with held(form, "**/compose.js") as let_go:
        form.reload(wait_until="commit")
        label_in(form).fill(TYPED)
        let_go()
    form.wait_for_load_state()
    form.locator('[name="take.moment_sides.T2"]').uncheck()
    press(form, "Escape")
    press(form, "a")  # once what follows has come
    expect(form.get_by_role("status")).to_contain_text("coded as MO003")
    assert match.rows("moments")[-1]["label"] == TYPED


def test_an_answer_that_another_has_overtaken(form: Page) -> None:
    loser = form.locator('[name="take.moment_sides.T2"]')
    with held(form, "**/follow") as let_go:
        loser.uncheck()
        with form.expect_response("**/follow"):
            loser.check()
        let_go()
    expect(label_in(form)).to_have_value("India beats Sri Lanka")
