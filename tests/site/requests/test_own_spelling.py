"""The address of a page for who shares it is its own, however it was asked for."""

import re

import pytest

from sandhi.site.elements.addresses import own_spelling
from sandhi.site.elements.interface import speaking
from tests.site.conftest import Get


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        ("/", "/"),
        ("/discrepancies/", "/discrepancies"),
        ("/sandhi/~65vents", "/sandhi/events"),
        ("/sandhi/events", "/sandhi/events"),
        ("/v/0.9.0/", "/v/0.9.0/"),
        ("/v/0.9.0/events", "/v/0.9.0/events"),
    ],
)
def test_a_path_is_spelt_as_links_spell_it(asked: str, own: str) -> None:
    assert own_spelling(asked) == own
    with speaking("hi"):
        assert own_spelling(asked) == f"/hi{own}"


async def test_a_page_says_its_own_address_and_a_missing_one_none(get: Get) -> None:
    async def said(path: str) -> list[str]:
        page = (await get(path, headers={"Host": "localhost"})).text
        return re.findall('property="og:url" content="https?://[^/]*([^"]*)"', page)

    assert await said("/sandhi/~65vents") == ["/sandhi/events"]
    compared = "/compare?discrepancy=X0012"
    assert await said(f"{compared}&article=S003&x=y") == [compared]
    assert await said("/nothing?x=y") == await said("/id/F9999") == []
