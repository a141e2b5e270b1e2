"""Pages elsewhere may read all that is data, and every answer tells what it is related to."""

import re
from email.utils import formatdate
from pathlib import Path

import pytest
from datasette.app import Datasette

from sandhi.site.app import open_site
from sandhi.site.elements.citing.links import link_header
from sandhi.site.requests.origin import Standing
from sandhi.site.requests.sharing import is_data
from tests.open.conftest import LICENCE

DATA = (
    *("/downloads/parquet/scores.parquet", "/downloads/csv/scores.csv", "/downloads/cricket.xlsx"),
    *("/downloads/manifest.json", "/downloads/datapackage.json", "/sandhi.db", "/id/R1"),
    *("/sandhi/scores.json", "/sandhi/scores.csv", "/sandhi.json", "/seeds/M1.txt", "/id/R1.bib"),
)
PAGES = ("/", "/sandhi", "/sandhi/scores", "/search?q=a", "/downloads", "/seeds/M1", "/nothing")
HERE = "http://localhost"  # where the site is asked; links have whole addresses
# A link as RFC 8288, section 3, has it: a target within <>, then parameters, each named once.
LINK = re.compile(r'\s*<([^<>"\s]+)>((?:\s*;\s*[a-z]+="[^"]*")+)\s*(?:,|$)')


def links(field: str) -> list[tuple[str, str, str]]:
    """Relation, target and type of each link of a field; fails where one is not well-formed."""
    found, place = [], 0
    while place < len(field):
        match = LINK.match(field, place)
        assert match, field[place:]
        parameters = dict(re.findall(r'([a-z]+)="([^"]*)"', match[2]))
        assert "rel" in parameters
        found.append((parameters["rel"], match[1], parameters.get("type", "")))
        place = match.end()
    return found


async def related(site: Datasette, address: str) -> dict[str, set[str]]:
    """The targets of an answer's links by their relation."""
    answer = await site.client.get(address)
    found: dict[str, set[str]] = {}
    for rel, target, _ in links(answer.headers["link"]):
        found.setdefault(rel, set()).add(target.removeprefix(HERE))
    return found


@pytest.fixture(scope="session")
def keys(ground: Path) -> dict[str, str]:
    """The first key of each table."""
    first = {}
    for table in ("scores", "sides", "seeds", "sentences"):
        lines = (ground / "data" / f"{table}.csv").read_text("utf-8").splitlines()
        first[table] = lines[1].partition(",")[0]
    return first


@pytest.mark.parametrize("address", DATA)
async def test_any_page_may_read_data(pavilion: Datasette, address: str) -> None:
    answer = await pavilion.client.get(address, headers={"origin": "https://elsewhere.example"})
    assert answer.headers.get_list("access-control-allow-origin") == ["*"]
    exposed = answer.headers["access-control-expose-headers"]
    assert {"Content-Range", "ETag", "Link"} <= {*exposed.split(", ")}
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("address", DATA)
async def test_a_browser_that_asks_whether_it_may_is_told_so(
    pavilion: Datasette, address: str
) -> None:
    answer = await pavilion.client.options(
        address,
        headers={
            "origin": "https://elsewhere.example",
            "access-control-request-method": "GET",
            "access-control-request-headers": "range, if-none-match",
        },
    )
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-headers"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("address", [*DATA, *PAGES])
async def test_no_page_elsewhere_reads_a_site_that_is_not_public(
    ground: Path, address: str
) -> None:
    """As a curator's own, which a browser on this machine may reach whatever page it has open."""
    site = open_site(ground / "build" / "sandhi.db")
    asked = {"origin": "https://elsewhere.example", "access-control-request-method": "GET"}
    for answer in (
        await site.client.get(address, headers=asked),
        await site.client.options(address, headers=asked),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("standing", "is_open"),
    [
        (Standing(), False),
        (Standing(names=("box.test",)), False),
        (Standing(base="https://data.example.org"), True),
        (Standing(open_to_pages=True), True),
    ],
)
def test_a_site_is_shared_that_is_public_or_made_so(standing: Standing, is_open: bool) -> None:
    assert standing.is_shared is is_open


@pytest.mark.parametrize("address", PAGES)
async def test_pages_are_for_readers(pavilion: Datasette, address: str) -> None:
    assert not is_data(address.partition("?")[0])
    answer = await pavilion.client.get(address)
    assert "access-control-allow-origin" not in answer.headers
    assert "x-robots-tag" not in answer.headers
    assert (await pavilion.client.options(address)).status_code == 405


async def test_search_engines_list_no_page_again_as_data(pavilion: Datasette) -> None:
    for address in ("/sandhi/scores.json", "/downloads/csv/scores.csv", "/seeds/M1.txt"):
        assert (await pavilion.client.get(address)).headers["x-robots-tag"] == "noindex"
    assert "x-robots-tag" not in (await pavilion.client.get("/robots.txt")).headers


async def test_no_answer_is_said_to_be_for_some_users_alone(pavilion: Datasette) -> None:
    for address in (*DATA, *PAGES):
        vary = (await pavilion.client.get(address)).headers.get("vary", "")
        assert "cookie" not in vary.lower()
        assert "authorization" not in vary.lower()


async def test_every_link_of_every_kind_of_answer_is_well_formed(
    pavilion: Datasette, keys: dict[str, str]
) -> None:
    rows = [f"/sandhi/{table}/{key}" for table, key in keys.items()]
    short = "/sandhi/scores.json?_size=1"
    for address in (*DATA, *PAGES, *rows, *(f"{row}.json" for row in rows), short):
        answer = await pavilion.client.get(address)
        if field := answer.headers.get("link"):
            assert links(field), address


async def test_a_row_leads_to_its_citation_licence_descriptions_data_and_table(
    pavilion: Datasette, keys: dict[str, str]
) -> None:
    key = keys["scores"]
    found = await related(pavilion, f"/sandhi/scores/{key}")
    assert found["cite-as"] == {f"/id/{key}"}
    assert found["license"] == {LICENCE}
    assert found["alternate"] >= {f"/sandhi/scores/{key}.json"}
    assert found["collection"] == {"/sandhi/scores"}
    assert f"/id/{key}.bib" in found["describedby"] | found["alternate"]
    for targets in found.values():
        for target in targets - {LICENCE}:
            assert (await pavilion.client.get(target)).status_code in (200, 303), target


async def test_tables_and_the_front_page_lead_to_their_files(pavilion: Datasette) -> None:
    table, front = [await related(pavilion, address) for address in ("/sandhi/scores", "/")]
    assert {"/downloads/parquet/scores.parquet", "/downloads/csv/scores.csv"} <= table["item"]
    assert table["alternate"] == {"/sandhi/scores.json", "/sandhi/scores.csv?_stream=on"}
    assert {"/downloads/cricket.zip", "/downloads/cricket.db"} <= front["item"]
    assert "/downloads/datapackage.json" in front["describedby"]
    for found in (table, front):
        assert found["license"] == {LICENCE}
        assert "https://schema.org/Dataset" in found["type"]
        for target in found["item"] | found["describedby"]:
            assert (await pavilion.client.get(target)).status_code == 200, target


async def test_a_file_leads_back_to_its_table_and_to_its_licence(pavilion: Datasette) -> None:
    file = await related(pavilion, "/downloads/parquet/scores.parquet")
    assert (file["collection"], file["license"]) == ({"/sandhi/scores"}, {LICENCE})
    assert (await related(pavilion, "/sandhi.db"))["collection"] == {"/"}


async def test_more_rows_are_linked_as_datasette_does(pavilion: Datasette) -> None:
    found = await related(pavilion, "/sandhi/scores.json?_size=1")
    assert any("_next=" in target for target in found["next"])
    assert found["license"] == {LICENCE}


@pytest.mark.parametrize("path", ["parquet/scores.parquet", "cricket.xlsx", "csv/scores.csv"])
async def test_no_file_is_compressed_on_its_way(
    pavilion: Datasette, ground: Path, path: str
) -> None:
    data = (ground / "build" / "downloads" / path).read_bytes()
    for method in ("GET", "HEAD"):
        answer = await pavilion.client.request(
            method, f"/downloads/{path}", headers={"accept-encoding": "gzip"}
        )
        assert "content-encoding" not in answer.headers
        assert answer.headers["content-length"] == str(len(data))


@pytest.mark.parametrize("path", ["csv/scores.csv", "manifest.json", "SHA256SUMS", "cricket.db"])
async def test_who_has_a_file_of_that_time_or_tag_is_told_so(
    pavilion: Datasette, ground: Path, path: str
) -> None:
    first = await pavilion.client.get(f"/downloads/{path}")
    written = (ground / "build" / "downloads" / path).stat().st_mtime
    assert first.headers["last-modified"] == formatdate(written, usegmt=True)
    for name, value, status in (
        ("if-modified-since", first.headers["last-modified"], 304),
        ("if-modified-since", formatdate(written - 60, usegmt=True), 200),
        ("if-none-match", f"W/{first.headers['etag']}", 304),
        ("if-none-match", '"x"', 200),
    ):
        again = await pavilion.client.get(f"/downloads/{path}", headers={name: value})
        assert again.status_code == status, (name, value)
        assert again.headers["etag"] == first.headers["etag"]
        assert (again.content == b"") == (status == 304)


def test_an_address_in_any_letters_is_linked_in_those_of_http() -> None:
    links = [{"href": "https://चाय.example/ä?a=%20&b", "rel": "license"}]
    field = link_header(links)
    assert field == ('<https://%E0%A4%9A%E0%A4%BE%E0%A4%AF.example/%C3%A4?a=%20&b>; rel="license"')
