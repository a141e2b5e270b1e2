"""A list of all that is sound at the edges: its values lead to their rows, its files tell all."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from datasette.app import Datasette

from sandhi.package import Package
from sandhi.publish.bounds.editions import EVERY_NOTE
from sandhi.publish.database import BUILT
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from tests.generated import odd
from tests.generated.test_editions import DAYS, INTEGERS, NUMBERS, of_values

WORDS = [text for text in odd.VALUES["string"] if "\0" not in text and len(text) < 300]
COLUMNS = {"whole": INTEGERS, "number": NUMBERS, "day": DAYS, "words": WORDS}
_VALUE = re.compile(r'href="(/sandhi/things[^"]*)">[^<]*</a> <span class="count">([0-9]+)<')


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of values of each type, each of which two rows have."""
    root = tmp_path_factory.mktemp("odd") / "package"
    long = [text for text in odd.VALUES["string"] if len(text) > 32_767][:1]
    twice = {name: [one for one in cells for _ in range(2)] for name, cells in COLUMNS.items()}
    made = of_values(**twice)
    made.tables["things"].append(["K9999", "", "", "", *long])
    made.descriptor["sandhi"]["tables"]["things"]["facets"] = [*COLUMNS]
    made.write(root)
    publish(Package.open(root))
    return root


@pytest.fixture
def site(root: Path) -> Iterator[Datasette]:
    datasette = open_site(root / BUILT)
    yield datasette
    for database in datasette.databases.values():
        database.close()


async def test_each_value_leads_to_as_many_rows_as_it_counts(site: Datasette) -> None:
    page = (await site.client.get("/sandhi/things")).text
    links = {unescape(link): int(count) for link, count in _VALUE.findall(page)}
    assert {link.partition("?")[2].partition("=")[0] for link in links} == {*COLUMNS}
    for link, count in links.items():
        answer = await site.client.get(link.replace("/things?", "/things.json?"))
        assert answer.status_code == 200, link
        assert len(answer.json()["rows"]) == count, link


async def test_a_workbook_of_a_list_says_what_it_cannot_hold(site: Datasette) -> None:
    for chosen, told in (("", 4), ("?words=two+words", 0)):
        answer = await site.client.get(f"/sandhi/things.xlsx{chosen}")
        book = openpyxl.load_workbook(BytesIO(answer.content))
        notes = [row[1].replace("_x005F", "") for row in book["readme"].values if row[0] == "Note"]
        assert ({*notes} <= {*EVERY_NOTE}, len(notes) >= told) == (True, True), chosen
        assert bool(notes) == bool(told)
