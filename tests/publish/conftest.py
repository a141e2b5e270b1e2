"""The database of the real package, built once for each process that runs tests."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sandhi.package import Package, Trust


@pytest.fixture(scope="session")
def package(publication: Path) -> Package:
    return Package.open(publication, Trust.GIVEN)


@pytest.fixture
def database(built: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{built.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection
