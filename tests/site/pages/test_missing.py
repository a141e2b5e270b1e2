"""What finds nothing says what was looked for, why that may be, and how to go on."""

from html import unescape

from tests.site.conftest import Get


async def test_a_search_that_finds_nothing_says_where_it_looked_and_how_to_go_on(get: Get) -> None:
    page = unescape((await get("/search?q=zzzzqq+xxyyzz&seed=S003&from=2024-01-01")).text)
    assert "Nothing found" in page
    assert "Article: " in page.partition("Looked for:")[2][:400]
    assert 'href="/search?q=zzzzqq+xxyyzz"' in page  # without filters
    assert 'href="/search?q=xxyyzz&' in page  # a word alone
    assert 'href="/questions/' in page
    assert 'href="/articles"' in page


async def test_a_citation_of_nothing_says_so(get: Get) -> None:
    assert "It finds nothing in this version." in (await get("/cite?q=zzzzqq")).text
    assert "It finds nothing" not in (await get("/cite?q=Putin")).text


async def test_a_page_that_is_not_there_says_which_may_be_meant(get: Get) -> None:
    page = await get("/cite?table=event")
    assert page.status_code == 404
    assert "There is no table event." in page.text
    assert "<code>/cite?table=event</code>" in page.text
    assert '<a href="/sandhi/events">Events</a>' in page.text.partition("Did you mean")[2]
    assert 'href="/search?q=event"' in page.text
    hindi = await get("/hi/cite?table=event")
    assert "There is no" not in hindi.text


async def test_an_address_that_is_no_words_is_said_again_as_text(get: Get) -> None:
    page = await get("/cite?table=%3Cb%3E&x=<i>" + "y" * 99)
    assert page.status_code == 404
    assert "<b>" not in page.text
    assert "<i>" not in page.text
