"""Another package has such pages of its own tables, or none."""

import json
from typing import Any

from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.store import contents
from tests.conftest import Copy
from tests.site.discrepancies.entries import PAGE, entries


async def test_a_package_without_such_a_table_has_no_such_page(cricket: Copy) -> None:
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    assert contents(open_site(path)).membership is None
    assert (await client.get(PAGE)).status_code == 404
    for address in ("/", "/sandhi/scores", "/sitemap.xml"):
        assert PAGE not in (await client.get(address)).text
        assert "side by side" not in (await client.get(address)).text


def field(name: str, *values: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": name, "type": "string", "title": name.capitalize()}
    found |= {"description": f"What {name} is.", "constraints": {}}
    if values:
        found["constraints"] = {"enum": [*values]}
        found["categories"] = [{"value": value, "description": value} for value in values]
    return found


def doubt(cricket: Copy) -> None:
    """Give a package two tables: doubts, and the rows in doubt, without anchors of their own."""
    reference = {"resource": "doubts", "fields": ["doubt_id"]}
    tables: dict[str, tuple[dict[str, Any], str]] = {
        "doubts": (
            {
                "fields": [
                    *map(field, ["doubt_id", "name", "said"]),
                    field("state", "new", "very_old"),
                ],
            },
            "doubt_id,name,said,state\nD1,Was it <b>71</b>?,Nobody knows.,very_old\nD2,Who?,,\n",
        ),
        "doubtful": (
            {
                "fields": [*map(field, ["part_id", "doubt_id", "row"])],
                "foreignKeys": [{"fields": ["doubt_id"], "reference": reference}],
            },
            "part_id,doubt_id,row\nP1,D1,R2\nP2,D1,R9\nP3,D1,M2\n",
        ),
    }
    for name, (schema, rows) in tables.items():
        schema |= {"name": name, "title": name.capitalize(), "description": f"All {name}."}
        schema["primaryKey"] = [schema["fields"][0]["name"]]
        (cricket.root / f"schemas/{name}.json").write_text(json.dumps(schema), "utf-8")
        cricket.file(name).write_text(rows, "utf-8")

    def declare(found: dict[str, Any]) -> None:
        for name in tables:
            own = {"name": name, "path": f"data/{name}.csv", "schema": f"schemas/{name}.json"}
            found["resources"].append({**found["resources"][0], **own})
        joins = {"role": "membership", "of": "doubt_id", "record": "row"}
        found["sandhi"]["tables"]["doubtful"] = joins

    cricket.describe("datapackage.json", declare)


async def test_another_package_has_its_own_page_of_its_own_tables(cricket: Copy) -> None:
    doubt(cricket)
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    client = open_site(path).client
    page = (await client.get("/doubts")).text
    found = entries(page)
    assert [*found] == ["D1", "D2"]
    assert "Was it &lt;b&gt;71&lt;/b&gt;?" in found["D1"]
    one = (await client.get("/sandhi/doubts/D1")).text
    assert "<mark>19.2 ओवर में 148 रन</mark>" in one  # where its record is anchored
    assert 'href="/seeds/M2?at=24-43#at"' in one
    assert 'href="/id/R9"' in one  # a record that there is not
    assert 'href="/sandhi/seeds/M2"' in one  # and one without a passage
    assert [*entries((await client.get("/doubts?state=very_old")).text)] == ["D1"]
    assert 'href="/doubts"' in page.partition("</header>")[0]
    assert (await client.get(PAGE)).status_code == 404
