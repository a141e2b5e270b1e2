"""The pages that say how the dataset, a table and a search are cited."""

import re

import pytest

from tests.site.conftest import Get
from tests.site.pages.html import heading, text


@pytest.mark.parametrize(
    ("address", "cited", "path"),
    [
        ("/cite", "Sandhi", "/"),
        ("/cite?table=events", "Events", "/sandhi/events"),
        ("/cite?q=troops", "Search for “troops”", "/search?q=troops"),
    ],
)
async def test_the_dataset_a_table_and_a_search_have_a_page_that_cites_them(
    get: Get, address: str, cited: str, path: str
) -> None:
    page = (await get(address)).text
    assert heading(page).startswith(cited)
    assert f'id="cite-address" href="{path}"' in page
    assert 'id="cite-apa"' in page


async def test_what_is_not_there_cannot_be_cited(get: Get) -> None:
    assert (await get("/cite?table=nothing")).status_code == 404


async def test_what_identifies_a_thing_stands_apart_but_is_copied_with_its_reference(
    get: Get,
) -> None:
    page = (await get("/cite?key=E0001")).text
    for style in ("apa", "chicago", "mla"):
        (cited,) = re.findall(rf'<p id="cite-{style}">(.*?)</p>', page, re.DOTALL)
        reference, _, identity = cited.partition('<span class="identity">')
        assert reference.endswith(("/id/E0001 ", "/id/E0001. "))
        assert text(identity).startswith("Row E0001 of sandhi")
