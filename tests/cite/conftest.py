"""What is cited in the tests: rows of the real package, of its database, and one made up."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from sandhi.cite.from_package import PackageSource
from sandhi.cite.people import Contributor
from sandhi.cite.record import Citable, Dataset, Licence, Passage, QuotedText
from sandhi.package import Package, Trust
from sandhi.site.app import open_site
from sandhi.site.store.citations import DatabaseSource
from sandhi.site.store.contents import read_contents
from sandhi.site.store.database import Database
from tests.harness import frozen

DATASET = Dataset(
    name="notes",
    title="Notes: what was said in the market",
    description="Notes.",
    version="1.2.0",
    year="2025",
    authors=(Contributor("Notes contributors"),),
    contributors=(),
    licences=(Licence("Creative Commons Zero", "https://example.org/licence"),),
    keywords=("market", "prices"),
    homepage="",
)
SEED = f"swh:1:cnt:{'c' * 40}"
SOURCE = QuotedText(
    seed_id="S000",
    path="seeds/a.txt",
    sha256="a" * 64,
    swhid=SEED,
    language="hi",
    headline="मंडी में महँगाई",
    publisher="बाज़ार समाचार",
)
PASSAGE = Passage(
    start=4,
    end=13,
    quote="दाम बढ़ेंगे",
    prefix="कल ",
    suffix="।",
    fragment="char=4,13",
    swhid=f"{SEED};bytes=8-34",
    sentence="कल दाम बढ़ेंगे।",
    translation="Prices will rise tomorrow.",
)
CITABLE = Citable(
    dataset=DATASET,
    title="Prices will rise",
    path="/id/N0001",
    table="notes",
    key="N0001",
    values={"note_id": "N0001", "price": 12.5},
    digest="b" * 64,
    swhid=f"swh:1:cnt:{'d' * 40};lines=2",
    source=SOURCE,
    passage=PASSAGE,
)


@pytest.fixture(scope="session")
def source() -> PackageSource:
    return PackageSource(Package.open(frozen.folder(), Trust.GIVEN))


@pytest.fixture
def database(built: Path) -> Iterator[DatabaseSource]:
    with closing(sqlite3.connect(f"{built.as_uri()}?mode=ro", uri=True)) as connection:
        yield DatabaseSource(Database(connection), read_contents(built))


@pytest.fixture(scope="session")
def site(built: Path) -> Datasette:
    return open_site(built)
