"""The files that other people's scripts open, and the views of states over rows made up here."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sandhi.package import Package
from sandhi.package.declarations import views
from tests.publish.analysis.tables import Rows


@pytest.fixture
def polecat(built: Path) -> Rows:
    text = (built.parent / "downloads" / "csv" / "events_polecat.csv").read_text("utf-8")
    return [*csv.DictReader(io.StringIO(text))]


@pytest.fixture
def plover(built: Path) -> list[dict[str, Any]]:
    path = built.parent / "downloads" / "exports" / "events_plover.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def schema(package: Package) -> dict[str, Any]:
    path = package.root / "schemas" / "exports" / "events_plover.json"
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


@pytest.fixture
def by_hand(package: Package) -> Iterator[sqlite3.Connection]:
    """The views of states over tables that hold a few rows made up here."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("""
            CREATE TABLE actors (actor_id, name, part_of);
            CREATE TABLE group_members (group_id, member_id);
            CREATE TABLE states (actor_id, iso3, gwno, cow, valid_from, valid_to);
            CREATE TABLE places (place_id, kind, country);
            CREATE TABLE events (
              event_id, label, event_type, class, status, plover, date, earliest, latest,
              date_basis, place_id, part_of
            );
            CREATE TABLE event_actors (participation_id, event_id, actor_id, role);
            CREATE TABLE event_mentions (event_id, seed_id);
            INSERT INTO actors VALUES
              ('a', 'Aland', NULL), ('b', 'Bland', NULL), ('c', 'Cland', NULL),
              ('king', 'King of Aland', 'court'), ('court', 'Court of Aland', 'a'),
              ('both', 'Both lands', NULL), ('many', 'Many lands', NULL);
            INSERT INTO group_members VALUES ('both', 'a'), ('both', 'b');
            INSERT INTO states VALUES
              ('a', 'AAA', 1, 11, '1900-01-01', NULL), ('b', 'BBB', 2, 12, '1950-06-01', NULL),
              ('c', 'CCC', 3, 13, '1900-01-01', NULL);
            INSERT INTO places VALUES
              ('city', 'city', 'AAA'), ('region', 'region', 'AAA'), ('sea', 'region', NULL),
              ('front', 'area', NULL), ('land', 'country', 'AAA');
        """)
        shown = ("actor_states", "event_sides", "event_states", "event_precision", "dyads")
        for view in views(package):
            if view.name in (*shown, "plover_scale", "plover_sides"):
                connection.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
        yield connection
