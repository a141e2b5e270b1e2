"""A part that nobody takes is told wherever people would look for who does."""

from dataclasses import replace

from datasette.app import Datasette

from sandhi.site.store import contents
from tests.conftest import Copy
from tests.site.pages.html import text

SAID = "Nobody says so"


async def test_what_nobody_claims_says_so(changed_site: Datasette, original: Copy) -> None:
    site = contents(changed_site)
    parts = site.tables["figure_actors"]
    declared = replace(parts, settings=replace(parts.settings, nobody={"claimant": SAID}))
    tables = {**site.tables, parts.name: declared}
    changed_site.jinja_env.globals["site"] = replace(site, tables=tables)
    claimed = {
        row["figure_id"] for row in original.rows(parts.name) if row["role"] == "claimant"
    }
    figures = {row["figure_id"] for row in original.rows("figures")}
    unclaimed = sorted(figures - claimed)
    assert unclaimed
    assert claimed

    async def page(path: str) -> str:
        return text((await changed_site.client.get(path)).text)

    assert f"{SAID}." in await page(f"/sandhi/figures/{unclaimed[0]}")
    assert SAID not in await page(f"/sandhi/figures/{min(claimed)}")
    assert (await page("/sandhi/figures_wide?_size=max")).count(SAID) == len(unclaimed)
