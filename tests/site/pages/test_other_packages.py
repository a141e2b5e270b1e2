"""Another package has a site of its own, from its declarations alone."""

from typing import Any

import pytest

from sandhi.package import Package
from sandhi.publish.database import build
from sandhi.site.app import open_site
from tests.conftest import Copy
from tests.site.pages.html import group, heading, text


async def test_a_package_that_does_not_pass_says_so_on_every_page(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    for findings, warned in ((1, True), (0, False)):
        build(cricket.package, path, findings)
        client = open_site(path).client
        for address in ("/", "/sandhi", "/sandhi/scores", "/sandhi/evidence", "/nothing"):
            page = (await client.get(address)).text
            assert ("does not pass its check (1 finding)" in text(page)) == warned


async def test_another_package_has_a_site_without_a_line_of_code(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    row, *_ = cricket.rows("scores")
    page = (await client.get(f"/sandhi/scores/{row['score_id']}")).text
    side = next(side for side in cricket.rows("sides") if side["side_id"] == row["side_id"])
    assert heading(page) == f"{side['name']} · {row['runs']}"
    assert f"<mark>{row['quote']}</mark>" in page


async def test_a_column_that_holds_keys_of_any_table_links_both_ways(cricket: Copy) -> None:
    def hold(found: dict[str, Any]) -> None:
        found["sandhi"]["tables"]["sides"]["record"] = "name"

    cricket.describe("datapackage.json", hold)
    score, *_ = cricket.rows("scores")
    side = cricket.edit("sides", 0, name=score["score_id"])
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    there = (await client.get("/sandhi/sides")).text
    assert f'<a href="/sandhi/scores/{score["score_id"]}"' in there
    back = (await client.get(f"/sandhi/scores/{score['score_id']}")).text
    assert f'<a href="/sandhi/sides/{side}">' in group(back, "sides")


@pytest.mark.parametrize("place", ["title", "description"])
async def test_words_of_the_package_are_no_html(cricket: Copy, place: str) -> None:
    def hostile(found: dict[str, str]) -> None:
        found[place] = "<script>alert(1)</script>"

    cricket.describe("datapackage.json", hostile)
    cricket.describe("schemas/scores.json", hostile)
    cricket.edit("sides", 0, name="<script>alert(2)</script>")
    path = cricket.root / "sandhi.db"
    package: Package = cricket.package
    build(package, path)
    client = open_site(path).client
    keys = [row["score_id"] for row in cricket.rows("scores")]
    for address in ("/", "/sandhi", "/sandhi/scores", "/sandhi/sides", f"/sandhi/scores/{keys[0]}"):
        page = await client.get(address)
        assert page.status_code == 200
        assert "<script>" not in page.text
        assert "&lt;script&gt;" in page.text


async def test_to_hide_a_table_changes_lists_alone(cricket: Copy) -> None:
    score, *_ = cricket.rows("scores")
    pages = (f"/sandhi/scores/{score['score_id']}", f"/sandhi/sides/{score['side_id']}")
    for role in ({}, {"role": "part", "of": "side_id"}, {"role": "mention", "of": "side_id"}):
        told = []
        for hidden in (False, True):

            def declare(found: dict[str, Any], own: object = {**role, "hidden": hidden}) -> None:
                found["sandhi"]["tables"]["scores"] = own
                found["sandhi"]["front"] = ["sides"]

            cricket.describe("datapackage.json", declare)
            path = cricket.root / str(hidden) / "sandhi.db"
            build(cricket.package, path)
            client = open_site(path).client
            told.append([text((await client.get(page)).text) for page in pages])
            contents_page = (await client.get("/sandhi")).text.partition('id="links"')[0]
            listed = '<dt><a href="/sandhi/scores"' in contents_page
            assert listed is not hidden
        assert told[0] == told[1]
