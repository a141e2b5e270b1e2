"""Keys as the standard lets them be said, and what they refer to."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandhi.check.run import check
from sandhi.package import Package
from sandhi.publish.rules import RULES
from tests.standard.packages import Json, orchards, write

if TYPE_CHECKING:
    from tests.conftest import Run


def second_key(described: Json) -> Json:
    """Let a tree's orchard be a key of two tables."""
    more = {"name": "gardens", "path": "data/gardens.csv"}
    described["resources"].append({**described["resources"][0], **more})
    for name in ("bytes", "hash"):
        del described["resources"][-1][name]
    reference = {"resource": "gardens", "fields": "Orchard-No"}
    keys = described["resources"][1]["schema"]["foreignKeys"]
    keys.insert(0, {"fields": "Orchard-No", "reference": reference})
    return described


def test_a_dangling_value_of_two_keys_is_told_of_both(tmp_path: Path) -> None:
    root = write(tmp_path, second_key(orchards()))
    (root / "data" / "gardens.csv").write_text("Orchard-No,Since\nG1,1999\n", "utf-8")
    findings = [one for one in check(root, (), RULES).errors if one.rule == "foreign-key"]
    assert [(one.table, one.key, one.column, one.evidence) for one in findings] == [
        ("fruit-trees", "T1", "Orchard-No", "O1"),
        ("fruit-trees", "T2", "Orchard-No", "O2"),
    ]
    assert all("a key of gardens and Orchards" in one.mend for one in findings)


def test_a_package_with_two_keys_on_a_column_is_built(tmp_path: Path, sandhi: "Run") -> None:
    described = second_key(orchards())
    trees = "tree,Orchard-No,Graft of,Kind\nT1,,,pear\nT2,,T1,pear\n"
    del described["resources"][1]["hash"]
    root = write(tmp_path, described, trees=trees)
    (root / "data" / "gardens.csv").write_text("Orchard-No,Since\nG1,1999\n", "utf-8")
    done = sandhi("--package", root, "build")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("resource", [{}, {"resource": ""}, {"resource": "fruit-trees"}])
def test_a_key_of_its_own_table_is_said_in_three_ways(
    tmp_path: Path, resource: dict[str, str]
) -> None:
    described = orchards()
    key = described["resources"][1]["schema"]["foreignKeys"][1]
    key["reference"] = {"fields": "tree", **resource}
    package = Package.open(write(tmp_path, described))
    assert package.schemas["fruit-trees"].references["Graft of"] == "fruit-trees"


def test_a_tree_that_stems_from_none_that_is_there_is_told(tmp_path: Path) -> None:
    described = orchards()
    del described["resources"][1]["hash"]
    trees = "tree,Orchard-No,Graft of,Kind\nT1,O1,T9,pear\nT2,O2,T1,cherry\n"
    errors = check(write(tmp_path, described, trees=trees)).errors
    assert {(one.rule, one.key, one.evidence) for one in errors} == {
        ("foreign-key", "T1", "T9"),
        ("enum", "T2", "cherry"),
    }


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("2024-09-01T08:15:00+02:00", None),
        ("2024-09-01T08:14:59+02:00", "minimum"),
        ("2024-12-31T23:59:59Z", None),
        ("2025-01-01T00:00:00", "exclusiveMaximum"),
        ("2024-09-01 08:15:00", "type"),
        ("2024-09-01", "type"),
        ("2024-09-31T08:15:00Z", "type"),
        ("NA", "missing-values-are-empty"),
    ],
)
def test_moments_compare_whatever_their_offset(tmp_path: Path, cell: str, rule: str | None) -> None:
    crops = f"Crop,tree,weighed at,Weight (kg),ripe\nC1,T1,{cell},12.5,true\n"
    rules = {one.rule for one in check(write(tmp_path, crops=crops)).errors}
    assert rules == ({rule} if rule else set()) or (
        rule == "type" and rules <= {"type", "values-are-written-plainly"} and rules
    )


def test_every_fault_of_files_schemas_and_descriptor_is_told_at_once(tmp_path: Path) -> None:
    described = orchards()
    del described["name"]
    described["resources"][0]["bytes"] += 1
    described["resources"][1]["schema"] = "schemas/nowhere.json"
    described["resources"][2]["schema"]["fields"][0]["type"] = "duration"
    described["resources"].append({"name": "remote", "path": "https://example.org/a.csv"})
    tables = {one.evidence: one.table for one in check(write(tmp_path, described)).errors}
    assert {"'name' is missing", "schemas/nowhere.json is missing", '"duration"'} <= tables.keys()
    assert f"{described['resources'][0]['bytes'] - 1} bytes" in tables
    assert "remote" in tables.values()


def test_a_moment_that_is_written_otherwise_than_its_enumeration_is_built(
    tmp_path: Path, sandhi: "Run"
) -> None:
    described = orchards()
    moments = described["resources"][2]["schema"]["fields"][2]
    moments["constraints"] = {"enum": ["2024-09-01T08:15:00+02:00", "2024-09-01T06:15:30.25"]}
    crops = "Crop,tree,weighed at,Weight (kg),ripe\nC1,T1,2024-09-01T06:15:00Z,12.5,true\n"
    root = write(tmp_path, described, crops=crops)
    assert sandhi("--package", root, "build").returncode == 0
    write(tmp_path, described)
    assert {one.rule for one in check(root).errors} == {"enum"}


def test_columns_named_as_those_of_an_anchor_need_none(tmp_path: Path) -> None:
    described = orchards()
    described["resources"][0]["schema"]["fields"][1]["name"] = "start"
    for name in ("bytes", "hash"):
        del described["resources"][0][name]
    rows = "Orchard-No,start\nO1,1904\nO2,2019\n"
    assert check(write(tmp_path, described, orchards=rows)).errors == []


def test_a_key_is_no_number_since_one_is_written_in_several_ways(tmp_path: Path) -> None:
    described = orchards()
    described["resources"][2]["schema"]["fields"][0] = {"name": "Crop", "type": "number"}
    crops = "Crop,tree,weighed at,Weight (kg),ripe\n1.5,T1,,,\n"
    findings = check(write(tmp_path, described, crops=crops), (), RULES).errors
    assert [(one.rule, one.column, one.evidence) for one in findings] == [
        ("descriptor-keys", "Crop", "a key of the type number")
    ]
