"""Keys that an address has to spell out, or that are many: pages lead to their rows."""

import sqlite3

import pytest
from datasette.app import Datasette

from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.addresses import row_path
from sandhi.site.store.database import Database, Parameters
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


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/questions/how-many-soldiers", "/discrepancies", "/articles", "/seeds/S001"),
        *("/sandhi/actors/A0001", "/sandhi/events/E0001", "/sandhi/events", "/search?q=treaty"),
    ],
)
async def test_however_many_are_looked_up_a_statement_takes_few_parameters(
    changed_site: Datasette, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def select(self: Database, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        self.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 8)
        return self.connection.execute(sql, parameters)

    monkeypatch.setattr(Database, "select", select)
    assert (await changed_site.client.get(path)).status_code == 200
