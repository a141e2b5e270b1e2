"""The fast pass over whole columns passes nothing that Frictionless or Pandera would refuse.

Nor does what Frictionless is asked of each value pass what it would refuse row by row.

Tables are broken at random, each by a cell or two: what breaks which constraint is drawn from lists
of what programs differ in.
"""

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from sandhi.check.engine import dialect, frictionless, pandera
from sandhi.check.engine.crowds import Broken
from sandhi.check.engine.doubt import doubtful
from sandhi.package import Field, Package
from sandhi.table import csv_text
from tests.harness.extent import examples

if TYPE_CHECKING:
    from tests.conftest import Copy

TABLES = examples(50, 5_000)
PER_PACKAGE = 50

Json = dict[str, Any]


def _field(name: str, type_: str = "string", **more: Any) -> Json:
    format_ = more.pop("format", "default")
    return {"name": name, "type": type_, "format": format_, "constraints": more}


# A column for each constraint of each type that may have it.
FIELDS = [
    _field("key", required=True, unique=True, pattern="K[0-9]{4,}"),
    _field("words", minLength=2, maxLength=8),
    _field("short", maxLength=3),
    _field("kind", enum=["tea", "rice", "चाय"]),
    _field("form", pattern="[a-z]+|[0-9]+"),
    _field("needed", required=True),
    _field("mail", format="email"),
    _field("twin", unique=True),
    _field("count", "integer", minimum=0, maximum=100),
    _field("beyond", "integer", exclusiveMinimum=0, exclusiveMaximum=10),
    _field("choice", "integer", enum=[1, 2, 3]),
    _field("amount", "number", minimum=-1.5, maximum=0.3),
    _field("strictly", "number", exclusiveMinimum=0, exclusiveMaximum=0.3),
    _field("share", "number", enum=[0.1, 0.25]),
    _field("true", "boolean"),
    _field("day", "date", minimum="2024-01-01", maximum="2024-12-31"),
    _field("days", "date", enum=["2024-06-19", "2024-11-09"]),
    _field("moment", "datetime", minimum="2024-01-01T00:00:00Z"),
    _field("year", "year", minimum=1990, exclusiveMaximum=2030),
    _field("other"),
]
SOUND = [
    "K0001", "words", "abc", "चाय", "abc", "x", "", "", "100", "9", "3", "0.3", "0.29", "0.25",
    "true", "2024-12-31", "2024-06-19", "2024-06-19T12:00:00+05:30", "2029", "",
]  # fmt: skip
ODD = [
    "", " ", "x", "abcd", "123456789", "TEA", "tea ", "चाय\n", "K1", "K00001", "K0001", "-1", "0",
    "101", "10", "+5", "007", "1_000", "१२", "1e3", ".5", "0.30000000000000004", "0.30", "-0",
    "1.0",
    "999999999999999999", "9999999999999999999", "NaN", "inf", "True", "1", "yes", "2023-12-31",
    "2025-01-01", "2024-02-30", "2024-6-19", "20240619", "2024-06-19", "2023-12-31T23:59:59Z",
    "2024-01-01T00:00:00", "2024-01-01T00:00:00+05:30", "2024-13-01T00:00:00Z", "1989", "2030",
    "999", "02024", "a@b.org", "a b", "N/A", "null", "\u200b", "e\u0301", "K9999",
]  # fmt: skip


def _rows(random: Random, columns: list[int]) -> list[list[str]]:
    """Sound rows, of which a cell or two are then put in another's place."""
    rows = [[f"K{1000 + at}", *(SOUND[column] for column in columns[1:])] for at in range(4)]
    for _ in range(random.choice((0, 1, 1, 2))):
        row, column = random.choice(rows), random.randrange(len(columns))
        row[column] = random.choice(ODD)
        if random.random() < 0.3:  # and once more in another row
            random.choice(rows)[column] = row[column]
    if random.random() < 0.03:
        rows[1] = [""] * len(columns)
    return rows


def _package(root: Path, random: Random) -> Package:
    """A package of tables, each broken in its own way, or not at all."""
    (root / "schemas").mkdir()
    (root / "data").mkdir()
    key = {"fields": ["other"], "reference": {"resource": "", "fields": ["key"]}}
    resources = []
    for at in range(PER_PACKAGE):
        name = f"table{at}"
        columns = [0, *sorted(random.sample(range(1, len(FIELDS) - 1), 2)), len(FIELDS) - 1]
        fields = [FIELDS[column] for column in columns]
        schema = {"name": name, "fields": fields, "primaryKey": ["key"], "foreignKeys": [key]}
        (root / f"schemas/{name}.json").write_text(json.dumps(schema))
        text = csv_text([one["name"] for one in fields], _rows(random, columns))
        (root / f"data/{name}.csv").write_text(text, encoding="utf-8", newline="")
        resources.append(
            {"name": name, "path": f"data/{name}.csv", "schema": f"schemas/{name}.json"}
        )
    (root / "datapackage.json").write_text(json.dumps({"name": "odd", "resources": resources}))
    return Package.as_it_stands(root)


@pytest.mark.parametrize("seed", range(TABLES // PER_PACKAGE))
def test_nothing_is_passed_that_the_reference_refuses(tmp_path: Path, seed: int) -> None:
    package = _package(tmp_path, Random(seed))
    tables = [*package.schemas]
    refused = {finding.table for finding in frictionless.findings(package, tables, ())}
    refused |= {table for table in tables if pandera.findings(package, table)}
    doubted = {*doubtful(package, tables, ())}
    assert refused <= doubted
    assert len(refused) > PER_PACKAGE / 4, "the tables are hardly broken"
    # What it doubts without need costs time alone; of sound columns it must doubt few.
    assert len(doubted - refused) < PER_PACKAGE / 10


@pytest.mark.parametrize("seed", range(TABLES // PER_PACKAGE))
def test_rows_are_refused_only_where_a_value_is(tmp_path: Path, seed: int) -> None:
    package = _package(tmp_path, Random(seed))
    by_values = {
        table: frictionless.keeps_each_value(package, table, False) for table in package.schemas
    }
    by_rows = {
        table: not frictionless.errors_by_rows(package, table, False) for table in package.schemas
    }
    assert by_values == by_rows
    assert len({*by_rows.values()}) == 2


def test_pandera_is_asked_of_no_example_that_nobody_doubts(
    cricket: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def breaches(_: object, fields: list[Field]) -> list[Broken]:
        asked.extend(field.example for field in fields)
        return []

    monkeypatch.setattr(pandera, "breaches", breaches)
    package = Package.as_it_stands(cricket.root)
    assert not dialect.sense(package, package.schemas)
    assert not asked
    schema = package.schemas["scores"]
    key = replace(schema.field(schema.primary_key), example="no key")
    of_another = replace(schema, fields=(key, *schema.fields[1:]))
    dialect.sense(replace(package, schemas={**package.schemas, "scores": of_another}), ["scores"])
    assert asked == ["no key"]
