"""What the site is told of the database is what the schemas say."""

import json
import sqlite3
from typing import Any

import pytest

from sandhi.package import Package
from sandhi.publish.catalogue import catalogue
from sandhi.publish.metadata import metadata
from sandhi.publish.sqlite.schemas import database_schemas


@pytest.fixture
def described(package: Package) -> dict[str, Any]:
    return metadata(catalogue(package), {})


@pytest.fixture
def tables(described: dict[str, Any]) -> dict[str, Any]:
    of_database: dict[str, Any] = described["databases"]["sandhi"]["tables"]
    return of_database


def test_every_description_of_the_schemas_is_there(
    tables: dict[str, Any], package: Package
) -> None:
    for name, schema in database_schemas(package).items():
        of_table = tables[name]
        assert (of_table["title"], of_table["description"]) == (schema.title, schema.description)
        assert of_table["columns"] == {field.name: field.description for field in schema.fields}


def test_every_table_and_view_is_described_with_all_of_its_columns(
    database: sqlite3.Connection, tables: dict[str, Any]
) -> None:
    schema = database.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND NOT instr(name, '_fts')"
    ).fetchall()
    assert {*tables} == {row["name"] for row in schema}
    for name, of_table in tables.items():
        columns = [column for column, *_ in database.execute(f'SELECT * FROM "{name}"').description]
        assert [*of_table["columns"]] == columns


def test_every_column_that_the_settings_name_is_there(tables: dict[str, Any]) -> None:
    for of_table in tables.values():
        columns = {*of_table["columns"]}
        assert {*of_table["facets"]} <= columns
        assert {of_table.get("sort") or of_table.get("sort_desc")} <= columns | {None}
        assert {of_table.get("label_column")} <= columns | {None}


def test_title_and_sources_are_the_packages_and_no_licence_is_on_the_texts(
    described: dict[str, Any], package: Package
) -> None:
    assert described["title"] == package.descriptor["title"]
    assert "license" not in json.dumps(described["databases"]["sandhi"]["tables"]["seeds"])
    assert {"license", "license_url"}.isdisjoint(described)
    assert all(source["title"] in described["source"] for source in package.descriptor["sources"])


def test_no_description_goes_in_as_html(described: dict[str, Any]) -> None:
    assert "_html" not in json.dumps(described)
