"""The box on a page: references to read, and everything in it to be copied."""

import re
from dataclasses import replace
from html import unescape

import pytest
from datasette.app import Datasette

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS, STYLES
from sandhi.cite.formats.styles import bare_reference, reference
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import Citable
from sandhi.cite.results import Question
from sandhi.cite.statement import statement
from sandhi.site.elements.citing import citations

HOME = "https://example.org"


@pytest.fixture
def cited(source: PackageSource) -> Citable:
    for key in source.all_keys():
        found = citable.row(source, key)
        if found and found.passage:
            return replace(found, dataset=replace(found.dataset, homepage=HOME))
    raise AssertionError


async def box(site: Datasette, cited: Citable) -> str:
    shown = {"citation": citations.citation(cited)}
    await site.invoke_startup()
    html: str = await site.render_template("_cite.html", shown)
    return html


def bare(cited: Citable, style: str) -> str:
    return "".join(run.text for run in bare_reference(cited, style))


def texts(html: str) -> dict[str, str]:
    """The text of each element with an id in a box."""
    found = re.findall(r'<(\w+) id="([\w-]+)"[^>]*>(.*?)</\1>', html, re.DOTALL)
    return {name: unescape(re.sub("<[^>]*>", "", inside)) for _, name, inside in found}


async def test_the_box_shows_every_citation_as_it_is_written(
    site: Datasette, cited: Citable
) -> None:
    shown = texts(await box(site, cited))
    for name in ("text", "bibtex", "ris", "csljson"):
        assert shown[f"cite-{name}"] == FORMATS[name].write(cited), name
    for name in STYLES:
        assert shown[f"cite-{name}"] == bare(cited, name)
        plain = "".join(run.text for run in reference(cited, name))
        assert FORMATS[name].write(cited) == plain
        assert plain.endswith(statement(cited))
    assert shown["cite-address"] == cited.address == f"{HOME}/id/{cited.key}"


async def test_every_button_copies_an_element_that_is_there(
    site: Datasette, cited: Citable
) -> None:
    html = await box(site, cited)
    targets = re.findall(r'<button type="button" data-copy="([^"]+)"', html)
    assert len(targets) == 9
    assert {*targets} <= {*texts(html)}


async def test_buttons_are_hidden_until_the_script_shows_them(
    site: Datasette, cited: Citable
) -> None:
    html = await box(site, cited)
    assert all(" hidden" in button for button in re.findall(r"<button[^>]*>", html))
    (script,) = re.findall(r'<script src="([^"]+)" defer></script>', html)
    assert (await site.client.get(script)).status_code == 200
    assert html.count("<script") == 1


async def test_every_link_of_the_box_answers(site: Datasette, cited: Citable) -> None:
    for address in re.findall(r'<a [^>]*href="([^"]+)"', await box(site, cited)):
        assert (await site.client.get(address)).status_code in (200, 303), address


async def test_titles_of_works_are_in_italics_and_hindi_is_marked(
    site: Datasette, cited: Citable
) -> None:
    html = await box(site, cited)
    assert f"<i>{cited.dataset.title}</i>" in html
    assert '<span lang="hi">' in html


async def test_a_box_shows_a_table_a_search_and_the_dataset_too(site: Datasette) -> None:
    for cited in (
        await citations.cited_table(site, "sentences"),
        await citations.cited_result(site, Question("", (("q", "<b>"),))),
        await citations.cited_dataset(site),
    ):
        assert cited
        html = await box(site, cited)
        assert texts(html)["cite-apa"] == bare(cited, "apa")
        assert "<b>" not in html
        assert "/id/" not in html


async def test_a_row_that_is_not_there_has_no_box(site: Datasette) -> None:
    assert await citations.cited_row(site, "no such key") is None


async def test_a_row_without_an_address_is_shown_with_none(site: Datasette, cited: Citable) -> None:
    html = await box(site, replace(cited, dataset=replace(cited.dataset, homepage="")))
    assert "Permanent address" not in html
    assert "sandhi resolve" in html
    assert "http://" not in html
