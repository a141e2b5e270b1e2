"""Columns of numbers: each filter, order and step from page to page takes them for numbers."""

import csv
import io
from collections.abc import AsyncIterator, Callable
from operator import eq, ge, gt, le, lt, ne
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from sandhi.package import Package
from sandhi.publish.database import build
from sandhi.site.app import open_site
from tests.generated.made import described
from tests.harness.extent import some

# The second and the last of those in 17 digits are not what SQLite 3.40 makes of their text.
NUMBERS = [
    *("1.5", "10", "-3", "0.5", "", "2", "100", "-0.25", "7", "7", "0", "9007199254740992"),
    *("1" + "0" * 25, "0.1", "0.30000000000000004", "0.000000123456789", "8.41", "2.675"),
]
VIEW = "-- Twice\n-- D.\n--\n-- k: key\n-- w: twice it\n\nSELECT k, amount * 2 AS w FROM prices\n"


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """The site of prices in numbers, whole numbers and texts, and of a view that computes some."""
    root = tmp_path_factory.mktemp("numbered") / "package"
    rows = [[f"K{place:02}", one, f"{place}", one] for place, one in enumerate(NUMBERS)]
    types = {"amount": "number", "place": "integer", "text": "string"}
    made = described("prices", types, rows, [])
    made.schemas["prices"]["fields"][0]["name"] = "k"
    made.schemas["prices"]["primaryKey"] = ["k"]
    made.files["schemas/views/twice.sql"] = VIEW
    made.descriptor["sandhi"] = {"views": "schemas/views"}
    made.write(root)
    built = root / "build" / "sandhi.db"
    build(Package.open(root), built)
    return open_site(built)


async def _rows(site: Datasette, address: str) -> list[dict[str, Any]]:
    answer = await site.client.get(address)
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["rows"]
    return rows


@pytest.mark.parametrize("lookup", ["exact", "not", "gt", "gte", "lt", "lte", "in", "notin"])
@pytest.mark.parametrize(("table", "column", "times"), [("prices", "amount", 1), ("twice", "w", 2)])
async def test_a_filter_compares_numbers(
    numbered: Datasette, lookup: str, table: str, column: str, times: int
) -> None:
    comparisons: dict[str, Callable[[float, float], bool]] = {
        **{"exact": eq, "not": ne, "gt": gt, "gte": ge, "lt": lt, "lte": le},
        **{"in": lambda a, b: a in (b, 7), "notin": lambda a, b: a not in (b, 7)},
    }
    compare = comparisons[lookup]
    values = [float(one) * times for one in NUMBERS if one]
    for wanted in some((*values, -4.0, 2.25), 4):
        text = repr(wanted).removesuffix(".0")
        asked = {f"{column}__{lookup}": f"{text},7" if lookup in ("in", "notin") else text}
        found = await _rows(
            numbered, f"/sandhi/{table}.json?{urlencode(asked)}&_shape=objects&_size=max"
        )
        right = sorted(one for one in values if compare(one, wanted))
        assert sorted(row[column] for row in found) == right, asked


async def _pages(site: Datasette, address: str) -> AsyncIterator[str]:
    """The keys of all pages from an address on."""
    for _ in range(2 * len(NUMBERS)):
        answer = (await site.client.get(address)).json()
        for row in answer["rows"]:
            yield row["k"]
        if not answer["next_url"]:
            return
        address = answer["next_url"].removeprefix("http://localhost")


@pytest.mark.parametrize("order", ["_sort", "_sort_desc"])
@pytest.mark.parametrize(
    ("table", "column"),
    [("prices", "amount"), ("prices", "place"), ("prices", "text"), ("twice", "w")],
)
@pytest.mark.parametrize("size", some((4, 1), 1))
async def test_each_row_is_on_one_page_and_in_the_stream(
    numbered: Datasette, order: str, table: str, column: str, size: int
) -> None:
    asked = f"{order}={column}&_size={size}"
    keys = [key async for key in _pages(numbered, f"/sandhi/{table}.json?{asked}&_shape=objects")]
    assert sorted(keys) == [f"K{place:02}" for place in range(len(NUMBERS))]
    stream = (await numbered.client.get(f"/sandhi/{table}.csv?{asked}&_stream=on")).text
    assert [row["k"] for row in csv.DictReader(io.StringIO(stream))] == keys


async def test_a_text_that_looks_like_a_number_stays_one(numbered: Datasette) -> None:
    for text, count in (("7", 2), ("7.0", 0), ("07", 0), ("0.5", 1)):
        assert len(await _rows(numbered, f"/sandhi/prices.json?text={text}")) == count
