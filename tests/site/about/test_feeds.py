"""What programs ask for: changes, pages, health, and what pages say of the dataset."""

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.package import Package
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.elements.addresses import site_address
from sandhi.site.requests import sitemap
from tests.conftest import Copy
from tests.site.conftest import Get

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def json_ld(page: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    found: dict[str, Any] = json.loads(text)
    return found


async def test_each_version_of_the_changelog_is_an_entry_of_the_feed(
    get: Get, original: Copy
) -> None:
    answer = await get("/changes.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.text)
    changelog = (original.root / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## (\S+)", changelog, re.MULTILINE)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        f"Version {version}" for version in versions
    ]
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}")
        assert re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{ATOM}updated") or ""
        )
    assert all(entry.findtext(f"{ATOM}content") for entry in entries)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Sandhi contributors"


async def test_pages_name_the_feed(get: Get) -> None:
    page = (await get("/sandhi/events")).text
    assert (
        '<link rel="alternate" type="application/atom+xml" title="Changes" href="/changes.atom">'
        in page
    )


async def test_the_sitemap_has_each_row_and_each_page_once(get: Get, original: Copy) -> None:
    listed = ElementTree.fromstring((await get("/sitemap.xml")).text)
    found = [location.text or "" for location in listed.iter(f"{SITEMAP}loc")]
    paths = [urlsplit(one).path for one in found]
    assert len({*paths}) == len(paths)
    package: Package = original.package
    for name, schema in package.schemas.items():
        if not schema.addressed:  # its rows have no keys, or addresses, of their own
            continue
        keys = package.cells(name)[schema.primary_key]
        assert {f"/sandhi/{name}/{key}" for key in keys} <= {*paths}
    assert {"/", "/downloads", "/timeline", "/figures", "/participation", "/seeds/S000"} <= {*paths}


async def test_a_sitemap_that_would_be_too_long_is_a_list_of_sitemaps(
    get: Get, changed_site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = changed_site.client.get
    kept = await get("/sitemap.xml")
    whole = ElementTree.fromstring(kept.text)
    monkeypatch.setattr(sitemap, "ADDRESSES", 40)
    index = ElementTree.fromstring((await ask("/sitemap.xml")).text)
    assert index.tag == f"{SITEMAP}sitemapindex"
    parts = [location.text or "" for location in index.iter(f"{SITEMAP}loc")]
    found = []
    for part in parts:
        listed = ElementTree.fromstring((await ask(urlsplit(part).path)).text)
        found += [location.text for location in listed.iter(f"{SITEMAP}loc")]
        assert 0 < len(listed) <= 40
    assert found == [location.text for location in whole.iter(f"{SITEMAP}loc")]
    assert (await ask(f"/sitemap-{len(parts) + 1}.xml")).status_code == 404
    assert (await ask("/sitemap-0.xml")).status_code == 404


async def test_a_sitemap_works_out_an_address_once_for_the_rows_of_a_table(
    changed_site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each row anew, it took seconds where there are some ten thousand."""
    asked: list[str] = []

    def counted(datasette: Datasette, request: Request, path: str) -> str:
        asked.append(path)
        return site_address(datasette, request, path)

    monkeypatch.setattr(sitemap, "site_address", counted)
    listed = ElementTree.fromstring((await changed_site.client.get("/sitemap.xml")).text)
    assert len(asked) < len(listed) / 4


async def test_crawlers_are_kept_off_queries_and_told_of_the_sitemap(get: Get) -> None:
    text = (await get("/robots.txt")).text
    assert "Disallow: /*?\n" in text
    (address,) = re.findall(r"^Sitemap: (\S+)$", text, re.MULTILINE)
    assert (await get(urlsplit(address).path)).status_code == 200


async def test_health_is_told_anew_each_time(get: Get, original: Copy) -> None:
    answer = await get("/-/health")
    assert answer.json() == {
        "ok": True,
        "name": "sandhi",
        "version": original.package.descriptor["version"],
        "checked": True,
    }
    assert answer.headers["cache-control"] == "no-store"


async def test_the_front_page_describes_the_dataset_with_its_files(
    get: Get, original: Copy
) -> None:
    node = json_ld((await get("/")).text)
    assert node["@type"] == "Dataset"
    assert node["name"] == original.package.descriptor["title"]
    assert node["license"].startswith("https://creativecommons.org/")
    assert node["version"] == original.package.descriptor["version"]
    kinds = {file["encodingFormat"]: file for file in node["distribution"]}
    assert {"application/zip", "application/vnd.sqlite3"} <= kinds.keys()
    for file in node["distribution"]:
        assert re.match(r"https?://[^/]+/downloads/", file["contentUrl"])
        assert (await get(urlsplit(file["contentUrl"]).path)).status_code == 200


@pytest.mark.parametrize("name", ["figures", "figures_wide"])
async def test_the_page_of_a_table_describes_it_as_a_dataset(get: Get, name: str) -> None:
    node = json_ld((await get(f"/sandhi/{name}")).text)
    assert (node["@type"], node["isPartOf"]["@type"]) == ("Dataset", "Dataset")
    assert node["url"].endswith(f"/sandhi/{name}")
    assert {file["name"] for file in node["distribution"]} == {
        f"csv/{name}.csv",
        f"excel/{name}.csv",
        f"parquet/{name}.parquet",
        f"jsonl/{name}.jsonl",
    }
    assert node["variableMeasured"]


async def test_nothing_in_the_data_can_end_the_script_of_json_ld(cricket: Copy) -> None:
    cricket.describe("datapackage.json", lambda said: said.update(description="</script><b>"))
    path = cricket.root / "build" / "sandhi.db"
    build(cricket.package, path)
    page = (await open_site(path).client.get("/")).text
    assert json_ld(page)["description"] == "</script><b>"


async def test_a_page_that_is_shared_tells_its_title_and_address(get: Get) -> None:
    page = (await get("/sandhi/events/E0001")).text
    told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
    assert told["title"].startswith("Putin and Kim sign")
    assert told["url"].endswith("/sandhi/events/E0001")


async def test_a_database_by_itself_has_a_site_without_downloads_and_charts(
    built: Path, tmp_path: Path
) -> None:
    shutil.copy(built, tmp_path / "sandhi.db")
    site: Datasette = open_site(tmp_path / "sandhi.db")
    for path, status in (
        ("/", 200),
        ("/downloads", 404),
        ("/timeline", 404),
        ("/sitemap.xml", 200),
    ):
        assert (await site.client.get(path)).status_code == status
    page = (await site.client.get("/sandhi")).text
    assert 'href="/downloads"' not in page
