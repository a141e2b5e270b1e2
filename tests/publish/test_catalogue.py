"""What was parsed of a package is stored in its database, and comes back as the same objects."""

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from sandhi.package import Package
from sandhi.package.settings import parse_settings, settings_json
from sandhi.publish.catalogue import catalogue, catalogue_json, parse_catalogue

if TYPE_CHECKING:
    from tests.conftest import Copy


def stored(package: Package) -> Any:
    whole = catalogue(package)
    return parse_catalogue(json.loads(json.dumps(catalogue_json(whole))), whole.descriptor)


def test_the_database_gives_the_same_catalogue_back(
    database: sqlite3.Connection, package: Package
) -> None:
    (text,) = database.execute("SELECT value FROM meta WHERE name = 'catalogue'").fetchone()
    assert parse_catalogue(json.loads(text), package.descriptor) == catalogue(package)


def test_a_package_that_declares_little_comes_back_the_same(cricket: "Copy") -> None:
    assert stored(cricket.package) == catalogue(cricket.package)


def test_settings_come_back_the_same(package: Package) -> None:
    assert package.settings.coverage
    assert package.settings.names
    text = json.dumps(settings_json(package.settings))
    assert parse_settings(json.loads(text)) == package.settings
