"""The database of the real package, built once for each process that runs tests."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sandhi.package import Package
from sandhi.publish.database import build
from tests.conftest import Copy


@pytest.fixture(scope="session")
def package(original: Copy) -> Package:
    return original.package


@pytest.fixture(scope="session")
def built(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "sandhi.db"
    build(package, path)
    return path


@pytest.fixture
def database(built: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{built.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection
