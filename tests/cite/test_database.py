"""What is read from the database is what is read from the package, to the last character."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sandhi.cite import citable
from sandhi.cite.from_package import PackageSource
from sandhi.files import PackageError
from sandhi.publish.database import build
from sandhi.site.store.citations import DatabaseSource
from sandhi.site.store.contents import read_contents
from sandhi.site.store.database import Database
from tests.conftest import Copy


@pytest.mark.no_cover
def test_every_row_is_cited_alike(source: PackageSource, database: DatabaseSource) -> None:
    keys = [*source.all_keys()]
    assert keys
    for key in keys:
        assert citable.row(database, key) == citable.row(source, key)


def test_every_table_is_cited_alike(source: PackageSource, database: DatabaseSource) -> None:
    for name in source.package.schemas:
        assert citable.table(database, name) == citable.table(source, name) is not None


def test_another_package_is_cited_alike(cricket: Copy, tmp_path: Path) -> None:
    source, path = PackageSource(cricket.package), tmp_path / "sandhi.db"
    build(cricket.package, path)
    with closing(sqlite3.connect(path)) as connection:
        database = DatabaseSource(Database(connection), read_contents(path))
        for key in source.all_keys():
            assert citable.row(database, key) == citable.row(source, key)


def test_prefix_and_suffix_are_those_of_the_directory(database: DatabaseSource) -> None:
    anchored = "SELECT key, prefix, suffix FROM records WHERE start IS NOT NULL"
    rows = database.database.select(anchored).fetchall()
    assert rows
    for key, prefix, suffix in rows:
        cited = citable.row(database, key)
        assert cited
        assert cited.passage
        assert (cited.passage.prefix, cited.passage.suffix) == (prefix, suffix)


def test_what_is_not_there_is_not_cited(database: DatabaseSource) -> None:
    assert citable.row(database, "no such key") is None
    assert citable.table(database, "no such table") is None


def test_a_database_of_another_kind_is_told_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meta (name, value)")
    with pytest.raises(PackageError, match="sandhi build"):
        read_contents(path)
