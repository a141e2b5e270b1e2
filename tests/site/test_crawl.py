"""What can be reached from the front of the site, and that no link on any page of it is dead."""

import pytest
from datasette.app import Datasette

from tests.site.crawl import crawl


@pytest.mark.no_cover
@pytest.mark.slow
async def test_every_link_of_the_site_answers(
    changed_site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead, asked = await crawl(changed_site, monkeypatch)
    assert dead == []
    assert sum(asked.values()) > 1000
    assert len(asked) > 15
