"""What is shown of a long text: whole words about the first hit, marked as they stand."""

import re
from html import unescape

import pytest

from sandhi.language.text_languages import TextLanguages
from sandhi.site.elements.excerpts import LEAD, ROOM, excerpt, excerpt_html
from sandhi.site.store.search import matches
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.search.hits import ask


async def test_a_snippet_has_whole_words(get: Get, original: Copy) -> None:
    words = {word for text in original.package.texts.values() for word in text.split()}
    page = await ask(get, "राष्ट्रपति")
    found = re.findall(r'<p class="found">(.*?)</p>', page)
    assert found
    for snippet in found:
        shown = unescape(re.sub("<.*?>", "", snippet)).strip("… ").split()
        assert {*shown} <= words


def test_a_long_text_is_cut_between_words_about_its_first_hit() -> None:
    text = "one " * 100 + "found " + "two " * 100
    (spans,) = matches([text], '"found"')
    cut = excerpt(text, spans, TextLanguages())
    assert "<mark>found</mark>" in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) < ROOM + 60
    assert cut.index("<mark>") <= LEAD
    assert {*re.sub("</?mark>", "", cut).strip("… ").split()} == {"one", "found", "two"}


@pytest.mark.parametrize(
    ("text", "expression", "marked"),
    [
        ("12,000 runs", '"12000"', "<mark>12,000</mark> runs"),
        ("a\x02b\x03 runs", '"runs"', "a\x02b\x03 <mark>runs</mark>"),
        ("<b> runs", '"run"', "&lt;b&gt; <mark>runs</mark>"),
        ("हज़ार रन", '"हजार"', '<span lang="hi"><mark>हज़ार</mark> रन</span>'),
        ("nothing", '"else"', "nothing"),
    ],
)
def test_marks_stand_in_the_text_as_it_is_written(text: str, expression: str, marked: str) -> None:
    (spans,) = matches([text], expression)
    assert excerpt_html(text, spans, TextLanguages()) == marked
