"""Whatever is typed is answered, and is no error and no markup."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness.extent import examples, some
from tests.site.conftest import Get
from tests.site.search.hits import ask

GARBAGE = """ " "" - * ( NEAR( OR ^x key:x । {x}: ' a'b कि\u200dम \0 a\0b""".split()


@pytest.mark.parametrize("typed", ["", " ", "a AND", *GARBAGE, "x" * 10_000])
async def test_garbage_is_no_error(get: Get, typed: str) -> None:
    for page in some(("-1", "9" * 30, "1", "0", "x"), 2):
        await ask(
            get, typed, page=page, table="nothing", seed="'", **{"from": "x", "to": "2024-99"}
        )


async def test_an_address_that_is_no_text_is_no_error(get: Get) -> None:
    for query in ("%ff%fe", "%00", "%", "q=&q=x", "a" * 500 + "&q=x", "%ED%A0%80"):
        assert (await get(f"/search?q={query}")).status_code == 200


@pytest.mark.no_cover
@settings(
    max_examples=examples(20, 1_000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(st.characters(exclude_categories=["Cs"])))
async def test_whatever_is_typed_is_answered(get: Get, typed: str) -> None:
    await ask(get, typed)


async def test_what_is_typed_is_no_html(get: Get) -> None:
    page = await ask(get, "<script>alert(1)</script>")
    assert "<script>" not in page
