"""A database of which a part is damaged: what is asked of it is answered, or it is at fault."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sandhi.site.app import open_site
from tests.trust.foreign.builds import answer, run

PAGES = ["/", "/sandhi/sides", "/sandhi/sides/T1", "/id/R1", "/search?q=India", "/seeds/M1"]


def blanked(database: Path, name: str) -> None:
    """Fill the first page of a table or an index with zeros."""
    with closing(sqlite3.connect(database)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        ((root,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [name])
    data = bytearray(database.read_bytes())
    data[(root - 1) * size : root * size] = bytes(size)
    database.write_bytes(data)


@pytest.mark.parametrize("name", ["sides", "sqlite_autoindex_records_1", "records_fts_data"])
async def test_a_page_that_is_lost_is_the_fault_of_the_database(
    name: str, built: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blanked(built, name)
    site = open_site(built)
    statuses = {(await answer(site, path)).status_code for path in PAGES}
    assert 503 in statuses <= {200, 302, 303, 308, 404, 503}
    assert "Traceback" not in caplog.text


async def test_so_is_an_index_that_cannot_be_opened(built: Path) -> None:
    run(
        built,
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_master SET sql = replace(sql, 'content=', '<ontent=') "
        "WHERE sql LIKE 'CREATE VIRTUAL%'",
    )
    site = open_site(built)
    assert (await answer(site, "/search?q=India")).status_code == 503
    assert (await answer(site, "/")).status_code == 200  # which asks no index
