"""A text and its passages are their publisher's: no licence of ours stands with them, anywhere."""

import json
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import pyarrow.parquet
import pytest
from datasette.app import Datasette

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.results import OrderedResult, ResultRow, question_in_query
from sandhi.package import Package
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from tests.conftest import Copy

OURS = "https://example.org/our-licence"
NAME = "Our Own Licence"
THEIRS = re.compile(r"remain(?:s|) (?:its|their) publisher(?:'s|s'|s’)")
TEXTS = ("M1", "M1-1")  # a text, and a sentence of it


@pytest.fixture
def package(cricket: Copy) -> Package:
    cricket.describe(
        "datapackage.json",
        lambda one: one.update(licenses=[{"name": "OWN", "title": NAME, "path": OURS}]),
    )
    return cricket.package


@pytest.fixture
def source(package: Package) -> PackageSource:
    return PackageSource(package)


@pytest.fixture
def site(package: Package) -> Datasette:
    publish(package, 0)
    return open_site(package.root / "build" / "sandhi.db")


def is_ours(written: str) -> bool:
    return NAME in written or OURS in written or "OWN" in written


@pytest.mark.parametrize("form", FORMATS)
def test_a_text_and_a_sentence_are_cited_without_our_licence(
    source: PackageSource, form: str
) -> None:
    tables = (citable.table(source, name) for name in ("seeds", "sentences"))
    answer = OrderedResult(
        question_in_query("sentences", "kind=body"), (ResultRow("M1-2", "a" * 64),)
    )
    rows = (citable.row(source, key) for key in TEXTS)
    for cited in (*rows, *tables, citable.result(source, answer)):
        assert cited
        written = FORMATS[form].write(cited)
        assert not is_ours(written), cited
        assert THEIRS.search(written), cited


@pytest.mark.parametrize("form", FORMATS)
def test_a_row_of_ours_has_our_licence_and_says_that_its_text_has_not(
    source: PackageSource, form: str
) -> None:
    row = citable.row(source, "R1")
    assert row
    written = FORMATS[form].write(row)
    assert f"{NAME} ({OURS}) for the row; the text remains its publisher's" in written


def nodes(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
        for value in found.values():
            yield from nodes(value)
    elif isinstance(found, list):
        for value in found:
            yield from nodes(value)


def test_in_linked_data_a_text_has_neither_our_licence_nor_our_names(
    source: PackageSource,
) -> None:
    row = citable.row(source, "R1")
    assert row
    annotation = json.loads(FORMATS["jsonld"].write(row))
    kinds = {"Article", "Quotation"}
    texts = [node for node in nodes(annotation) if node.get("@type") in kinds]
    assert {node["@type"] for node in texts} == kinds
    for node in texts:
        assert {"license", "creator", "datePublished"}.isdisjoint(node)
    assert not is_ours(json.dumps(annotation["target"]))
    assert annotation["rights"] == OURS


async def test_no_page_of_a_text_names_our_licence(site: Datasette) -> None:
    endings = ["", *(f".{form.ending}" for form in FORMATS.values() if form.ending)]
    paths = ["/seeds/M1", "/sandhi/seeds", "/sandhi/sentences", "/sandhi/seeds.json"]
    paths += ["/sandhi/sentences.json", "/sandhi/seeds/M1.json", "/sandhi/sentences/M1-1.json"]
    for key, table in zip(TEXTS, ("seeds", "sentences"), strict=True):
        paths += [f"/sandhi/{table}/{key}", *(f"/id/{key}{ending}" for ending in endings)]
    for path in paths:
        answer = await site.client.get(path)
        assert answer.status_code in (200, 303), path
        assert not is_ours(answer.text), path
        assert not is_ours(answer.headers.get("link", "")), path


async def test_pages_of_our_rows_name_our_licence_and_what_it_does_not_hold_for(
    site: Datasette,
) -> None:
    for path in ("/", "/sandhi/scores", "/sandhi/scores/R1", "/downloads"):
        page = (await site.client.get(path)).text
        assert OURS in page, path
        assert THEIRS.search(page.partition("<footer")[2]), path
    answer = await site.client.get("/id/R1")
    assert f'<{OURS}>; rel="license"' in answer.headers["link"]


def test_no_file_of_texts_has_our_licence(site: Datasette, package: Package) -> None:
    downloads = package.root / "build" / "downloads"
    manifest = json.loads((downloads / "manifest.json").read_text("utf-8"))
    of = {file["path"]: file["licence"] for file in manifest["files"]}
    texts = [file for file in manifest["files"] if file["table"] in ("seeds", "sentences")]
    assert texts
    assert {of[file["path"]] for file in texts} == {
        "the texts and passages remain their publishers'"
    }
    others = [file for file in manifest["files"] if file not in texts]
    assert {file["licence"] for file in others} == {
        "OWN; the texts and passages remain their publishers'"
    }
    for name in ("seeds", "sentences"):
        (path,) = downloads.rglob(f"{name}.parquet")
        said = pyarrow.parquet.read_schema(path).metadata
        assert b"OWN" not in said[b"licence"]


def test_the_workbook_says_that_no_licence_of_ours_holds_for_the_texts(
    site: Datasette, package: Package
) -> None:
    (path,) = (package.root / "build" / "downloads").rglob("*.xlsx")
    with ZipFile(path) as workbook:
        words = workbook.read("xl/sharedStrings.xml").decode("utf-8")
    assert "The texts and passages remain their publishers&apos;" in words or (
        "The texts and passages remain their publishers'" in words
    )
