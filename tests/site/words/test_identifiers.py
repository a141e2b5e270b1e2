"""Numbers that name something are no quantities: their thousands are not set apart."""

import json
import re
from typing import Any

import pytest
from datasette.app import Datasette

from sandhi.package import Package
from sandhi.publish.database import build
from sandhi.site.app import open_site

SHOPS = [
    {"name": "shop_id", "type": "integer"},
    {"name": "name", "type": "string"},
    {"name": "register", "type": "integer", "constraints": {"unique": True}},
    {"name": "book", "type": "integer"},
    {"name": "page", "type": "integer"},
    {"name": "kind", "type": "integer", "constraints": {"enum": [4711, 4720]}},
    {"name": "place", "type": "integer"},
    {"name": "founded", "type": "year"},
    {"name": "visits", "type": "integer"},
]
PRICES = [
    {"name": "price_id", "type": "string"},
    {"name": "shop_id", "type": "integer"},
    {"name": "price", "type": "integer"},
]
KEY = {"fields": ["shop_id"], "reference": {"resource": "shops", "fields": ["shop_id"]}}
VIEW = """-- Dear
-- D.
--
-- shop_id: shop
-- price: price

SELECT shop_id, price FROM prices
"""


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """The site of shops and prices, in whose tables almost all is a number."""
    root = tmp_path_factory.mktemp("identified")
    schemas: dict[str, dict[str, Any]] = {
        "shops": {
            "fields": SHOPS,
            "primaryKey": ["shop_id"],
            "uniqueKeys": [["book", "page"]],
        },
        "prices": {"fields": PRICES, "primaryKey": ["price_id"], "foreignKeys": [KEY]},
    }
    tables = {"shops": "31001,Corner,31002,31003,31004,4711,31005,2024,31006\n"}
    tables["prices"] = "P1,31001,31007\n"
    resources = []
    for name, schema in schemas.items():
        fields = [field["name"] for field in schema["fields"]]
        (root / f"{name}.csv").write_text(f"{','.join(fields)}\n{tables[name]}", encoding="utf-8")
        schema |= {"name": name, "title": name.title()}
        resources.append({"name": name, "type": "table", "path": f"{name}.csv", "schema": schema})
    own = {"shops": {"urls": {"place": "https://example.org/places/{}"}}}
    (root / "views").mkdir()
    (root / "views" / "dear.sql").write_text(VIEW, encoding="utf-8")
    whole = {"name": "shops", "resources": resources, "sandhi": {"tables": own, "views": "views"}}
    (root / "datapackage.json").write_text(json.dumps(whole), encoding="utf-8")
    build(Package.open(root), root / "sandhi.db")
    return open_site(root / "sandhi.db")


def shown(page: str) -> str:
    """What a reader sees of the page's own part."""
    return re.sub(r"<[^>]*>", " ", page.partition("<main")[2].partition("</main>")[0])


@pytest.mark.parametrize("path", ["/sandhi/shops", "/sandhi/shops/31001", "/id/31001"])
async def test_a_number_that_names_stands_as_it_is(numbered: Datasette, path: str) -> None:
    answer = await numbered.client.get(path, follow_redirects=True)
    page = shown(answer.text)
    for name in (31001, 31002, 31003, 31004, 4711, 31005, 2024):
        assert f"{name:,}" not in page, name
    assert "31,006" in page


@pytest.mark.parametrize("path", ["/sandhi/prices", "/sandhi/prices/P1", "/sandhi/dear"])
async def test_a_number_that_leads_elsewhere_stands_as_it_is(
    numbered: Datasette, path: str
) -> None:
    page = shown((await numbered.client.get(path)).text)
    assert "31,001" not in page
    assert "31,007" in page


async def test_a_number_that_names_leads_where_a_word_would(numbered: Datasette) -> None:
    for path in ("/sandhi/shops", "/sandhi/prices", "/sandhi/dear"):
        page = (await numbered.client.get(path)).text
        assert re.search(r'<a href="/(sandhi/shops|id)/31001"', page), path
    assert (
        'href="https://example.org/places/31005"'
        in (await numbered.client.get("/sandhi/shops")).text
    )
