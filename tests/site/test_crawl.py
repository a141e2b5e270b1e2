"""What can be reached from the front of the site: no link is dead, nothing is from elsewhere."""

import pytest
from datasette.app import Datasette

from tests.site.crawl import Links, crawl


@pytest.mark.no_cover
@pytest.mark.slow
async def test_every_link_of_the_site_answers_and_no_page_loads_anything_from_elsewhere(
    changed_site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead, forbidden, asked = await crawl(changed_site, monkeypatch)
    assert dead == []
    assert forbidden == []
    assert sum(asked.values()) > 1000  # of which few are asked for
    assert len(asked) > 15


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="//elsewhere.example/a.png">',
        '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
        '<form action="https://elsewhere.example/">',
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">',
    ],
)
def test_what_no_page_may_load_is_seen(markup: str) -> None:
    page = Links("/")
    page.feed('<link rel="license" href="https://elsewhere.example/"><img src="/a.png">' + markup)
    assert len(page.forbidden) == 1
