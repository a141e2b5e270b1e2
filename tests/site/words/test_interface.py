"""The words of the interface: English as they stand, else as a catalogue has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sandhi.publish.languages import interface
from sandhi.publish.languages.context import language, speaking
from sandhi.publish.languages.interface import gettext, languages, ngettext

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Read"
msgstr "पढ़ें"

msgid "%(n)s row"
msgid_plural "%(n)s rows"
msgstr[0] "%(n)s पंक्ति"
msgstr[1] "%(n)s पंक्तियाँ"
"""


@pytest.fixture(autouse=True)
def _hindi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "hi.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(interface, "CATALOGUES", tmp_path)
    for kept in (interface.languages, interface._translations):
        kept.cache_clear()
    yield
    for kept in (interface.languages, interface._translations):
        kept.cache_clear()


def test_a_catalogue_is_a_language_beside_english() -> None:
    assert languages() == ("en", "hi")


def test_what_is_written_inside_is_in_that_language() -> None:
    with speaking("hi"):
        assert (language(), gettext("Read")) == ("hi", "पढ़ें")
    assert (language(), gettext("Read")) == ("en", "Read")


@pytest.mark.parametrize(("n", "said"), [(0, "%(n)s पंक्ति"), (1, "%(n)s पंक्ति"), (2, "%(n)s पंक्तियाँ")])
def test_a_number_has_the_plural_of_its_language(n: int, said: str) -> None:
    with speaking("hi"):
        assert ngettext("%(n)s row", "%(n)s rows", n) == said


def test_of_nothing_a_catalogue_says_nothing() -> None:
    with speaking("hi"):
        assert gettext("") == ""


@pytest.mark.parametrize("code", ["hi", "fr", "../hi"])
def test_what_no_catalogue_has_stays_english(code: str) -> None:
    with speaking(code):
        assert gettext("Explore") == "Explore"
        assert ngettext("%(n)s page", "%(n)s pages", 2) == "%(n)s pages"
