"""What the codebook says of tables, columns and values is in the language of the page."""

import re

import pytest

from sandhi.publish.languages.words import package_words
from tests.conftest import Copy
from tests.site.conftest import Get

DEVANAGARI = re.compile("[\u0904-\u0939]")
DESCRIBED = re.compile(r"<p>(.*?)</p>|<td>(.*?)</td>", re.DOTALL)


@pytest.mark.parametrize("table", ["events", "figures", "treaties", "exclusions", "ledger"])
async def test_a_description_is_in_hindi_or_marked_as_english(get: Get, table: str) -> None:
    page = (await get(f"/hi/codebook/{table}")).text
    codes = page.partition('class="codes')[2]
    texts = [one or other for one, other in DESCRIBED.findall(codes)]
    assert len(texts) > 8
    for text in texts:
        words = re.sub(r"<code>.*?</code>|<a [^>]*>.*?</a>", "", text, flags=re.DOTALL)
        if re.search("[a-z]{3}", re.sub("<[^>]*>", "", words)) and not DEVANAGARI.search(words):
            assert 'lang="en"' in text, text


def test_all_that_the_schemas_describe_is_said_in_hindi(original: Copy) -> None:
    said = package_words(original.package)["hi"]
    told = [
        text
        for schema in original.package.schemas.values()
        for field in schema.fields
        for text in (field.description, *(one.description for one in field.categories))
    ]
    assert [text for text in told if text and text not in said] == []


async def test_a_column_is_described_in_hindi_at_hover(get: Get) -> None:
    page = (await get("/hi/sandhi/figures/F0017")).text
    assert 'title="केवल संख्या, हूबहू जैसी लिखी है।"' in page
