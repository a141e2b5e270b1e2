"""The buttons of the box copy, and say that they have; without them its text can be selected."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.formats.styles import bare_reference
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import Citable
from tests.conftest import Copy

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def cited(original: Copy, address: str) -> Citable:
    """A row as the site cites it: with its own address, for want of a homepage."""
    source = PackageSource(original.package)
    key = next(key for key in source.all_keys() if citable.row(source, key))
    row = citable.row(source, key)
    assert row
    return replace(row, dataset=replace(row.dataset, homepage=f"{address}/"))


@pytest.fixture
def page(browser: Browser, address: str, cited: Citable) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{cited.path}")
    page.locator("summary", has_text="Cite").click()
    yield page
    context.close()


def bare(cited: Citable, style: str) -> str:
    return "".join(run.text for run in bare_reference(cited, style))


def test_a_button_copies_a_reference_and_says_so(page: Page, cited: Citable) -> None:
    button = page.locator("[data-copy=cite-apa]")
    button.click()
    expect(button).to_contain_text("Copied")
    expect(page.locator("[data-copied]")).to_have_text("APA copied")
    assert page.evaluate("navigator.clipboard.readText()") == bare(cited, "apa")
    expect(button).to_contain_text("Copy ")


def test_a_button_copies_lines_as_they_are(page: Page, cited: Citable) -> None:
    page.locator("label[for=style-bibtex]").click()
    page.get_by_role("button", name="Copy BibTeX").press("Enter")
    expect(page.locator("[data-copied]")).to_have_text("BibTeX copied")
    assert page.evaluate("navigator.clipboard.readText()") == FORMATS["bibtex"].write(cited)


def test_what_cannot_be_copied_is_selected_and_that_is_said(page: Page, cited: Citable) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.locator("label[for=style-mla]").click()
    page.locator("[data-copy=cite-mla]").click()
    expect(page.locator("[data-copied]")).to_contain_text("MLA selected")
    assert page.evaluate("getSelection().toString()").strip() == bare(cited, "mla")


def test_without_scripts_there_are_no_buttons_and_all_the_text(
    browser: Browser, address: str, cited: Citable
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{cited.path}")
    expect(page.locator("#cite-chicago")).to_have_text(bare(cited, "chicago"))
    expect(page.locator("button[data-copy]:visible")).to_have_count(0)
    context.close()
