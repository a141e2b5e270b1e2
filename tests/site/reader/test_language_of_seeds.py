"""The language of texts on pages and in exports: what the seeds say, not what a script suggests."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from datasette.app import Datasette

from sandhi.package import Package
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from tests.generated.made import with_texts

TEXTS = {"M1": "चहा स्वस्त आहे.", "M2": "Tea is cheap."}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("marathi") / "package"
    with_texts(TEXTS, {"M1": "mr-IN", "M2": "en"}).write(root)
    publish(Package.open(root))
    return root / "build"


@pytest.fixture
def marathi(folder: Path) -> Iterator[Datasette]:
    site = open_site(folder / "sandhi.db")
    yield site
    site.get_database("sandhi").close()


@pytest.mark.parametrize(
    "address",
    [
        "/seeds/M1",
        "/seeds/M1?at=0-3",
        "/sandhi/sentences",
        "/sandhi/sentences/M1-01",
        "/sandhi/records",
        "/sandhi/evidence",
        "/search?q=चहा",
    ],
)
async def test_a_text_is_in_the_language_of_its_seed(marathi: Datasette, address: str) -> None:
    page = (await marathi.client.get(address)).text
    page = re.sub(r'<a class="speak"[^>]*>', "", page)  # the switch
    assert {*re.findall(r'\slang="([^"]*)"', page)} == {"en", "mr-IN"}


async def test_a_text_in_the_language_of_the_pages_bears_none(marathi: Datasette) -> None:
    for address in ("/seeds/M2", "/sandhi/sentences/M2-01"):
        page = (await marathi.client.get(address)).text
        assert 'lang="en"' not in page.partition("<main")[2]


async def test_an_export_names_the_language_of_the_seed(marathi: Datasette) -> None:
    assert '"mr-IN"' in (await marathi.client.get("/id/M1-01.jsonld")).text
