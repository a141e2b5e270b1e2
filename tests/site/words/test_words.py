"""Every word of the interface is said in each language of it, in full, and nothing else is."""

import ast
import re
from pathlib import Path

import pytest

from sandhi.site.elements.interface import CATALOGUES, ENGLISH, languages
from tests.harness.words import SANDHI, awaiting, extracted, forms, messages, refresh, refreshed

REFRESH = "python -m tests.harness.words"
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")


@pytest.fixture(params=[code for code in languages() if code != ENGLISH])
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_word_is_in_the_catalogue_and_no_other(code: str) -> None:
    marked = {forms(one.id) for one in extracted() if one.id}
    assert len(marked) > 400
    assert {forms(one.id) for one in messages(code)} == marked, f"{REFRESH}, and say what it adds"


def test_no_word_stands_where_none_is_looked_for() -> None:
    """Before Python 3.12, what stands within an f-string is text to whoever looks for words."""
    sources = [*SANDHI.rglob("*.py")]
    assert len(sources) > 100
    unseen = [
        f"{path.relative_to(SANDHI)}:{formatted.lineno}: {words}"
        for path in sources
        if b"gettext" in (source := path.read_bytes())
        for formatted in ast.walk(ast.parse(source))
        if isinstance(formatted, ast.JoinedStr) and "gettext(" in (words := ast.unparse(formatted))
    ]
    assert not unseen, "take these out of their f-strings"


def test_every_word_is_said(code: str) -> None:
    assert [one.id for one in messages(code) if one.fuzzy] == []
    waiting = "\n".join(awaiting(code))
    assert not waiting, f"say in {CATALOGUES.name}/\n{waiting}"


def test_what_is_filled_in_is_the_same(code: str) -> None:
    for one in messages(code):
        for english, form in zip(forms(one.id), forms(one.string), strict=True):
            assert {*PLACEHOLDER.findall(form)} == {*PLACEHOLDER.findall(english)}, one.id


def test_a_catalogue_stands_as_it_is_refreshed(code: str) -> None:
    assert (CATALOGUES / f"{code}.po").read_bytes() == refreshed(code), REFRESH


def test_a_refresh_adds_what_is_new_and_drops_what_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.harness.words.CATALOGUES", tmp_path)
    catalogue = tmp_path / "hi.po"
    catalogue.write_text('msgid "Read"\nmsgstr "पढ़ें"\n\nmsgid "Gone"\nmsgstr "गया"\n', "utf-8")
    refresh()
    written = catalogue.read_text("utf-8")
    assert 'msgid "Read"\nmsgstr "पढ़ें"' in written
    assert 'msgid "Explore"\nmsgstr ""' in written
    assert "Gone" not in written
    lines = written.splitlines()
    number = lines.index('msgid "Explore"') + 1
    told = capsys.readouterr().out.splitlines()
    assert f"hi.po:{number}: Explore" in told
    assert len(told) == len(messages("hi")) - 1  # all but the one that was there
