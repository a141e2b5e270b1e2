"""No export has an address that leads nowhere: it is whole, or there is none."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from datasette.app import Datasette

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.results import OrderedResult, ResultRow, question_in_query
from sandhi.package import Package
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from tests.conftest import CRICKET, ROOT, Copy
from tests.harness import frozen

HOME = "https://example.org"
UNSAID = ""  # the host of a request that names none

# Places of linked data, of citations and of feeds that hold addresses.
_ADDRESSES = re.compile(r"(?:@?id|url|URL|address|href|\w*Url|sameAs|homepage)", re.IGNORECASE)
# A path of the site in a text: after a space or a sign that begins a value, as a word of its own.
_PATH = re.compile(r"""(?:^|[\s"'{<(])(/(?:id|seeds|sandhi|search|downloads|cite)\b[^\s"'}>)]*)""")
# What names a thing by what it holds, wherever it is.
_NAME = re.compile(r"(?:https?://[^/\s]+|swh:1:cnt:[0-9a-f]{40}|urn:uuid:)")


def relative(found: Any, name: str = "") -> Iterator[str]:
    """Each value of a place of addresses that is no whole address, nor a name that needs none."""
    if isinstance(found, Mapping):
        for key, value in found.items():
            yield from relative(value, key)
    elif isinstance(found, list):
        for value in found:
            yield from relative(value, name)
    elif isinstance(found, str) and found and _ADDRESSES.fullmatch(name) and not _NAME.match(found):
        yield f"{name}: {found}"


def astray(written: str) -> list[str]:
    """What in an export leads nowhere."""
    paths = [path[1] for path in _PATH.finditer(written)]
    if written.startswith(("{", "[")):
        found = json.loads(written)
        items = found if isinstance(found, list) else [found]
        # Of CSL-JSON, `id` is the name of an item within its list.
        return [
            *paths,
            *relative(
                [
                    {
                        k: v
                        for k, v in one.items()
                        if k != "id" or "type" not in one or one["type"] != "dataset"
                    }
                    for one in items
                ]
            ),
        ]
    return paths


@pytest.fixture(scope="module", params=["", HOME], ids=["nowhere", "home"])
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A package without a homepage, and one with it, each with a version to tell of."""
    copy = Copy(tmp_path_factory.mktemp("addresses") / "cricket", set())
    frozen.unpack(CRICKET, copy.root)
    told = "# Changes\n\n## 1.0.0 – 2025-03-02\n\nThe first.\n"
    (copy.root / "CHANGELOG.md").write_text(told, encoding="utf-8")
    if request.param:
        copy.describe("datapackage.json", lambda one: one.update(homepage=request.param))
    return copy.package


@pytest.fixture(scope="module")
def site(package: Package) -> Datasette:
    """Its site, with all that is published beside it."""
    publish(package, 0)
    return open_site(package.root / "build" / "sandhi.db")


def test_a_check_of_addresses_sees_those_that_lead_nowhere() -> None:
    assert astray("url = {/id/R1},") == ["/id/R1"]
    assert astray("UR  - /id/R1") == ["/id/R1"]
    assert astray('{"@id": "records/R1", "url": "https://example.org/id/R1"}') == [
        "@id: records/R1"
    ]
    assert astray('{"a": {"url": "/search?q=x"}}') == ["/search?q=x", "url: /search?q=x"]
    assert astray("url = {https://example.org/id/R1}, and/or 1/2") == []


@pytest.mark.parametrize("form", FORMATS)
def test_no_citation_has_a_relative_address(package: Package, form: str) -> None:
    source = PackageSource(package)
    table = citable.table(source, "scores")
    answers = (
        OrderedResult(question_in_query(name, "a=1&q=x"), (ResultRow("R1", "a" * 64),))
        for name in ("scores", "")
    )
    rows = [citable.row(source, key) for key in source.all_keys()]
    for cited in [
        table,
        citable.whole(source),
        *(citable.result(source, one) for one in answers),
        *rows,
    ]:
        assert cited
        written = FORMATS[form].write(cited)
        assert astray(written) == []
        at_home = source.dataset.homepage
        assert (
            (f"{at_home}{cited.path}" in written)
            if at_home
            else ("http" not in without_names(written))
        )


def without_names(written: str) -> str:
    """A citation without the addresses that name a vocabulary, not the thing that is cited."""
    known = (
        "http://www.w3.org/ns/anno.jsonld",
        "http://tools.ietf.org/rfc/rfc5147",
        "https://schema.org/",
    )
    for name in known:
        written = written.replace(name, "")
    return written


@pytest.mark.parametrize("host", ["localhost", UNSAID], ids=["here", "unsaid"])
async def test_no_answer_of_the_site_has_a_relative_address(site: Datasette, host: str) -> None:
    paths = [
        "/id/R1",
        "/sandhi/scores/R1",
        "/sandhi/scores",
        "/",
        "/cite?q=रन",
        "/downloads",
        "/seeds/M1",
    ]
    files = [
        f"/id/{key}.{form.ending}"
        for key in ("R1", "M1", "M1-1")
        for form in FORMATS.values()
        if form.ending
    ]
    known = host != UNSAID or bool(site.jinja_env.globals["site"].dataset.homepage)
    for path in [*paths, *files]:
        answer = await site.client.get(path, headers={"host": host})
        assert answer.status_code in (200, 303)
        check_links(answer, known and not path.startswith(("/cite", "/downloads", "/seeds")))
        if path in files:
            assert astray(answer.text) == []
            assert ("http" in without_names(answer.text)) == known
        for node in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.DOTALL
        ):
            assert [*relative(json.loads(node))] == []
        head = answer.text.partition("</head>")[0]
        linked = re.findall(
            r'<link rel="(?:cite-as|describedby|canonical|license)"[^>]* href="([^"]*)"', head
        )
        assert all(_NAME.match(target) for target in linked), path


def check_links(answer: httpx.Response, expected: bool) -> None:
    """See that each link in the head of an answer has a whole address in brackets."""
    field = answer.headers.get("link", "")
    assert ('rel="cite-as"' in field) <= expected <= bool(field), (answer.url, field)
    targets = re.findall(r"(?:^|, )([^;]*);", field)
    assert all(re.match(r"<https?://[^/]+/", target) for target in targets), field


@pytest.mark.parametrize("host", ["localhost", UNSAID], ids=["here", "unsaid"])
async def test_no_feed_and_no_list_of_pages_has_a_relative_address(
    package: Package, site: Datasette, host: str
) -> None:
    known = host != UNSAID or bool(package.descriptor.get("homepage"))
    feed = await site.client.get("/changes.atom", headers={"host": host})
    root = ElementTree.fromstring(feed.text)
    links = [link.get("href", "") for link in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert bool(links) == known
    assert all(_NAME.match(link) for link in links)
    assert root.findall("{http://www.w3.org/2005/Atom}entry")
    listed = await site.client.get("/sitemap.xml", headers={"host": host})
    assert listed.status_code == (200 if known else 404)
    if known:
        locations = re.findall("<loc>([^<]*)</loc>", listed.text)
        assert locations
        assert all(_NAME.match(location) for location in locations)
    robots = await site.client.get("/robots.txt", headers={"host": host})
    assert all(_NAME.match(one) for one in re.findall("Sitemap: (.*)", robots.text))


def test_no_file_to_download_has_a_relative_address_in_what_it_says_of_itself(
    package: Package, site: Datasette
) -> None:
    downloads = package.root / "build" / "downloads"
    seen = 0
    # What describes the files beside it names them by where they lie from it.
    beside = {
        path for name in ("croissant", "csvw", "ro-crate") for path in made_by(name, downloads)
    }
    for path in {*downloads.rglob("*.json")} - beside:
        assert [*relative(json.loads(path.read_text("utf-8")))] == [], path.name
        seen += 1
    assert seen


def made_by(form: str, downloads: Path) -> list[Path]:
    """The files of a format among the downloads."""
    listed = json.loads((downloads / "manifest.json").read_text("utf-8"))["files"]
    return [downloads / file["path"] for file in listed if file["format"] == form]


def test_the_citation_file_has_no_relative_address() -> None:
    written = (ROOT / "CITATION.cff").read_text("utf-8")
    found = re.findall(r"^\s*(?:url|repository\S*|license-url):\s*(\S+)", written, re.MULTILINE)
    assert all(_NAME.match(address.strip("\"'")) for address in found)
    assert astray(written) == []
