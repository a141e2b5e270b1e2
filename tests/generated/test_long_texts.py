"""A text may be as long as it likes: what its passages cost grows as their number does.

Steps are lines of Python that run, so that the verdict is the same on every machine.
"""

import asyncio
import re
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sandhi.cite import citable
from sandhi.cite.from_package import PackageSource
from sandhi.package import Package
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.store.around.surroundings import FAR, Surroundings
from sandhi.site.store.database import Database
from tests.generated.made import (
    ANCHOR,
    TO_SEEDS,
    Made,
    descriptor_of,
    field_of,
    key_of,
    schema_of,
    with_texts,
)
from tests.harness.lines import lines_run

FEW, FACTOR = 100, 8
# What grows as the square would take eight times as many again.
MOST = 2 * FACTOR
PIECES = {"many sentences": "Tea is cheap here. ", "one sentence": "tea cheap "}

pytestmark = pytest.mark.no_cover


def long_text(piece: str, count: int) -> Made:
    """A package of one text, in which so many passages are anchored."""
    made = with_texts({"M1": (piece * count).strip() + " end."}, {"M1": "en"})
    fields = [key_of("bit_id"), *(field_of(name, type_) for name, type_ in ANCHOR.items())]
    made.schemas["bits"] = schema_of("bits", fields, foreignKeys=[{**TO_SEEDS}])
    spans = [found.span() for found in re.finditer("cheap", made.texts["M1"])]
    made.tables["bits"] = [
        [f"B{at:04}", "M1", str(start), str(end), "cheap"] for at, (start, end) in enumerate(spans)
    ]
    made.descriptor = descriptor_of(made)
    return made


def read(database: Path, address: str) -> None:
    """Ask for a page of a built package."""
    datasette = open_site(database)
    assert asyncio.run(datasette.client.get(address)).status_code == 200
    for known in datasette.databases.values():
        known.close()


def cite(root: Path) -> None:
    """Cite each passage of a package."""
    source = PackageSource(Package.open(root))
    for key in source.package.rows("bits"):
        citable.row(source, key)


@pytest.mark.parametrize("kind", PIECES)
def test_passages_of_a_long_text_cost_in_proportion(kind: str, tmp_path: Path) -> None:
    costs: dict[str, list[int]] = {
        "cite": [],
        "/seeds/M1": [],
        "/search?q=cheap": [],
        "evidence": [],
    }
    for count in (FEW, FEW * FACTOR):
        root = tmp_path / str(count)
        long_text(PIECES[kind], count).write(root)
        database = root / "sandhi.db"
        build(Package.open(root), database)
        costs["cite"].append(lines_run(partial(cite, root)))
        for address in ("/seeds/M1", "/search?q=cheap"):
            if count == FEW:
                read(database, address)  # what is loaded and compiled once
            costs[address].append(lines_run(partial(read, database, address)))
        with closing(sqlite3.connect(database)) as connection:
            ((length,),) = connection.execute("SELECT sum(length(sentence)) FROM evidence")
            costs["evidence"].append(length)
    assert {what: cost for what, cost in costs.items() if cost[1] > MOST * cost[0]} == {}


def test_a_text_is_read_once_for_all_of_its_passages(tmp_path: Path) -> None:
    made = long_text(PIECES["many sentences"], FEW)
    made.write(tmp_path / "package")
    build(Package.open(tmp_path / "package"), tmp_path / "sandhi.db")
    statements: list[str] = []
    with closing(sqlite3.connect(tmp_path / "sandhi.db")) as connection:
        contents: Any = SimpleNamespace(tables={"seeds": None})
        around = Surroundings(Database(connection), contents)
        connection.set_trace_callback(statements.append)
        passages = around.contexts([key for key, *_ in made.tables["bits"]])
    assert len([sql for sql in statements if "text" in sql]) == 1
    text = made.texts["M1"]
    for passage in passages.values():
        left, right = text[: passage.start][-FAR:], text[passage.end :][:FAR]
        assert (passage.left, passage.quote, passage.right) == (left, "cheap", right)
    assert len(passages) == FEW
