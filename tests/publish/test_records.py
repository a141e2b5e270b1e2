"""The directory knows every row by its key, in a few words, at its passage."""

import sqlite3

import pytest
import regex

from sandhi.cite.citable import CONTEXT
from sandhi.package import Package, PackageError
from sandhi.package.labels import LONGEST
from sandhi.publish.sqlite.columns import columns
from sandhi.publish.sqlite.records import Record, records
from sandhi.publish.sqlite.schemas import RECORDS, database_schemas
from tests.conftest import Copy


def directory(package: Package) -> dict[str, Record]:
    schemas = database_schemas(package)
    tables = {name: columns(package, schema) for name, schema in schemas.items()}
    return {record.key: record for record in records(package, schemas, tables, {})}


def test_the_fields_of_a_record_are_those_of_its_table() -> None:
    assert Record._fields == RECORDS.names


def test_every_key_of_every_table_is_there_once(
    database: sqlite3.Connection, package: Package
) -> None:
    keys = {
        (key, name)
        for name, schema in package.schemas.items()
        if schema.addressed
        for key in package.cells(name)[schema.primary_key]
    }
    pairs = [*map(tuple, database.execute('SELECT "key", "table" FROM records'))]
    assert len(pairs) == len(keys)
    assert {*pairs} == keys


def test_every_anchored_row_stands_at_its_passage(
    database: sqlite3.Connection, package: Package
) -> None:
    anchored = [schema.name for schema in package.schemas.values() if schema.anchored]
    seen = database.execute("SELECT * FROM records WHERE start IS NOT NULL").fetchall()
    assert {row["table"] for row in seen} == {*anchored}
    for row in seen:
        text = package.texts[row["seed_id"]]
        around = row["prefix"] + row["quote"] + row["suffix"]
        assert text[row["start"] : row["end"]] == row["quote"]
        assert text[row["start"] - len(row["prefix"]) :].startswith(around)


def test_prefix_and_suffix_are_whole_clusters_and_as_long_as_may_be(
    database: sqlite3.Connection, package: Package
) -> None:
    edges = {
        seed: {0, *(cluster.end() for cluster in regex.finditer(r"\X", text))}
        for seed, text in package.texts.items()
    }
    for row in database.execute("SELECT * FROM records WHERE start IS NOT NULL"):
        first = row["start"] - len(row["prefix"])
        last = row["end"] + len(row["suffix"])
        reach = range(max(row["start"] - CONTEXT, 0), row["end"] + CONTEXT + 1)
        assert [first, last] == [f(edges[row["seed_id"]] & {*reach}) for f in (min, max)]


def test_a_row_is_labelled_as_the_settings_say(package: Package) -> None:
    labels = directory(package)
    names = package.table("actors").set_index("actor_id")["name"]
    assert {key: labels[key].label for key in names.index} == names.to_dict()


def test_a_key_in_a_label_stands_for_its_rows_label(cricket: Copy) -> None:
    labels = directory(cricket.package)
    row, *_ = cricket.rows("scores")
    side = next(side for side in cricket.rows("sides") if side["side_id"] == row["side_id"])
    assert labels[row["score_id"]].label == f"{side['name']} · {row['runs']}"


def test_a_key_of_whichever_table_in_a_label_stands_for_its_rows_label(original: Copy) -> None:
    labels = directory(original.package)
    for one in (*original.rows("reference_uses"), *original.rows("discrepancy_members")):
        key = one.get("use_id") or one["member_id"]
        assert labels[one["record_id"]].label[:25] in labels[key].label or "…" in labels[key].label


def test_labels_that_lead_in_a_circle_end_with_a_key(cricket: Copy) -> None:
    def circular(schema: dict[str, object]) -> None:
        reference = {"resource": "scores", "fields": ["score_id"]}
        keys = schema.setdefault("foreignKeys", [])
        assert isinstance(keys, list)
        keys.append({"fields": ["name"], "reference": reference})

    cricket.describe("schemas/sides.json", circular)
    first, *_ = cricket.rows("scores")
    cricket.edit("sides", 0, name=first["score_id"])
    assert any(first["score_id"] in record.label for record in directory(cricket.package).values())


def test_no_label_is_empty_or_longer_than_a_heading_can_be(database: sqlite3.Connection) -> None:
    labels = [row["label"] for row in database.execute("SELECT label FROM records")]
    assert all(label and label == " ".join(label.split()) for label in labels)
    assert max(map(len, labels)) <= LONGEST + len("…")
    assert any(label.endswith("…") for label in labels)


def test_one_key_in_two_tables_is_refused(cricket: Copy) -> None:
    row, *_ = cricket.rows("scores")
    cricket.edit("sides", 0, side_id=row["score_id"])
    with pytest.raises(PackageError, match=f"{row['score_id']} is a key of scores and of sides"):
        directory(cricket.package)
