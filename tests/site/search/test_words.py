"""Words are found however they are written, in Hindi as in English, and marked as they stand."""

import re

import pytest

from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.search.hits import ask, keys, marks, total


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("किम जोंग-उन", "किम जोंग उन"),
        ("12000", "12,000"),
        ("१२०००", "12,000"),
        ("सन्धि", "संधि"),
        ("ज़ेलेंस्की", "जेलेंस्की"),
        ("Treaty", "TREATY"),
    ],
)
async def test_two_spellings_find_the_same(get: Get, one: str, other: str) -> None:
    first, second = [await ask(get, typed) for typed in (one, other)]
    assert total(first) == total(second) > 0
    assert {*keys(first)} & {*keys(second)}


@pytest.mark.parametrize(("one", "other"), [("treaties", "treaty"), ("युक्रेन", "यूक्रेन")])
async def test_other_endings_find_most_of_the_same(get: Get, one: str, other: str) -> None:
    first, second = [{*keys(await ask(get, typed))} for typed in (one, other)]
    assert len(first & second) > len(first) / 2


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("12000", "12,000"),
        ("सन्धि", "संधि"),
        ("किम जोंग-उन", "जोंग"),
        ('"किम जोंग उन"', "किम जोंग-उन"),
        ("signing", "signed"),
        ("ratificat", "ratification"),
    ],
)
async def test_what_is_found_is_marked_as_it_is_written(get: Get, typed: str, marked: str) -> None:
    assert marked in marks(await ask(get, typed))


async def test_every_mark_is_a_whole_word_of_the_dataset(get: Get, original: Copy) -> None:
    page = await ask(get, "चार")
    texts = "".join(original.package.texts.values())
    assert marks(page)
    for mark in marks(page):
        assert re.search(rf"(?<![\u0900-\u0963]){mark}(?![\u0900-\u0963])", texts)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("युक्रेन", "A0005"),  # another vowel
        ("sainik", "A0033"),
        ("Zelenskiy", "A0016"),
        ("फौज", "A0033"),  # as the package declares
        ("DPRK", "A0001"),
        ("Pyonyang", "P0002"),  # a slip
        ("किम जोंग-ऊन", "A0009"),
    ],
)
async def test_a_word_is_found_however_it_is_typed(get: Get, typed: str, first: str) -> None:
    assert first in keys(await ask(get, typed))[:2]


async def test_what_is_no_word_is_taken_for_one_and_told(get: Get) -> None:
    page = await ask(get, "Pyonyang")
    assert "Nothing is spelt like that." in page
    assert '<a href="/search?q=pyongyang">' in page
    assert "Nothing is spelt like that." not in await ask(get, "Pyongyang")


async def test_hindi_of_hits_is_marked_as_hindi(get: Get) -> None:
    page = await ask(get, "संधि")
    body = re.sub(r'<span lang="hi">.*?</span>', "", page.partition("<ol")[2], flags=re.DOTALL)
    assert not re.search(r"[\u0904-\u0939]", body)
