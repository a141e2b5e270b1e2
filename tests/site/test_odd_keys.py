"""A key that an address has to spell out: all pages lead to its row, and to its text."""

from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.addresses import row_path
from tests.conftest import Copy

KEY = 'R #1?"%é'


async def test_the_links_of_its_page_and_of_the_examples_for_programs_lead_to_it(
    cricket: Copy,
) -> None:
    cricket.edit("scores", 0, score_id=KEY)
    build(cricket.package, path := cricket.root / "sandhi.db")
    client = open_site(path).client
    row = row_path("scores", KEY)
    led = {row: f"{row}.json", "/api": "/id/R%20%231%3F%22%25%C3%A9"}
    for page, wanted in led.items():
        assert wanted in (await client.get(page)).text
        assert (await client.get(wanted, follow_redirects=True)).status_code == 200
