"""Every word of the interface is said in each language of it, in full, and nothing else is."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from sandhi.site.elements.interface import CATALOGUES, ENGLISH, languages
from tests.harness.words import extracted, refresh, refreshed

REFRESH = "python -m tests.harness.words"
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")


Text = str | list[str] | tuple[str, ...] | None


def said(code: str) -> list[Message]:
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        return [one for one in read_po(file, locale=code) if one.id]


def forms(text: Text) -> tuple[str, ...]:
    """The text of a message, or its forms in the singular and the plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


@pytest.fixture(params=[code for code in languages() if code != ENGLISH])
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_word_is_in_the_catalogue_and_no_other(code: str) -> None:
    marked = {forms(one.id) for one in extracted() if one.id}
    assert len(marked) > 400
    assert {forms(one.id) for one in said(code)} == marked, f"{REFRESH}, and say what it adds"


def test_every_word_is_said(code: str) -> None:
    for one in said(code):
        assert not one.fuzzy, one.id
        assert all(form.strip() for form in forms(one.string) or [""]), one.id


def test_what_is_filled_in_is_the_same(code: str) -> None:
    for one in said(code):
        for english, form in zip(forms(one.id), forms(one.string), strict=True):
            assert {*PLACEHOLDER.findall(form)} == {*PLACEHOLDER.findall(english)}, one.id


def test_a_catalogue_stands_as_it_is_refreshed(code: str) -> None:
    assert (CATALOGUES / f"{code}.po").read_bytes() == refreshed(code), REFRESH


def test_a_refresh_adds_what_is_new_and_drops_what_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.harness.words.CATALOGUES", tmp_path)
    catalogue = tmp_path / "hi.po"
    catalogue.write_text('msgid "Read"\nmsgstr "पढ़ें"\n\nmsgid "Gone"\nmsgstr "गया"\n', "utf-8")
    refresh()
    written = catalogue.read_text("utf-8")
    assert 'msgid "Read"\nmsgstr "पढ़ें"' in written
    assert 'msgid "Explore"\nmsgstr ""' in written
    assert "Gone" not in written
