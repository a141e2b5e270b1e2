"""A package opened: schemas, cells and lines, types, texts; and what cannot be opened."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from sandhi.files import PackageError, inside
from sandhi.package import Package, find_package

if TYPE_CHECKING:
    from tests.conftest import Copy


def test_tables_come_in_the_order_of_the_descriptor(real: "Copy") -> None:
    described = json.loads((real.root / "datapackage.json").read_text("utf-8"))["resources"]
    assert list(real.package.schemas) == [resource["name"] for resource in described]


def test_a_schema_says_its_keys_and_fields(cricket: "Copy") -> None:
    scores = cricket.package.schemas["scores"]
    assert scores.primary_key == "score_id"
    assert scores.names[:5] == ("score_id", "seed_id", "start", "end", "quote")
    assert {(key.field, key.table) for key in scores.foreign_keys} == {
        ("seed_id", "seeds"),
        ("side_id", "sides"),
    }
    assert scores.unique_keys == (("seed_id", "start", "end", "side_id"),)
    assert scores.anchored
    assert not cricket.package.schemas["seeds"].anchored


def test_a_field_that_is_not_there_is_a_key_error(cricket: "Copy") -> None:
    with pytest.raises(KeyError):
        cricket.package.schemas["scores"].field("wickets")


def test_a_key_of_its_own_table_names_the_table(real: "Copy") -> None:
    own = {(key.field, key.table) for key in real.package.schemas["events"].foreign_keys}
    assert ("part_of", "events") in own


def test_every_cell_is_text_and_every_type_nullable(cricket: "Copy") -> None:
    cells, typed = cricket.package.cells("scores"), cricket.package.table("scores")
    assert cells.loc[2].to_dict()["overs"] == ""
    assert {name: str(kind) for name, kind in typed.dtypes.items()} == {
        "score_id": "string",
        "seed_id": "string",
        "start": "Int64",
        "end": "Int64",
        "quote": "string",
        "side_id": "string",
        "runs": "Int64",
        "overs": "Float64",
        "played": "datetime64[s]",
    }
    assert typed["overs"].isna().tolist() == [True, False]
    assert typed["played"].tolist() == [pd.Timestamp("2025-03-02"), pd.NaT]
    assert cricket.package.table("sides")["home"].tolist() == [True, False]


def test_a_cell_that_does_not_parse_is_empty_in_its_type(cricket: "Copy") -> None:
    cricket.edit("scores", 0, runs="७१", overs="1e1", played="2025-02-30", start="007")
    row = cricket.package.table("scores").iloc[0]
    assert row[["runs", "overs", "played", "start"]].isna().all()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_of_all_years_are_read(cricket: "Copy", day: str) -> None:
    cricket.edit("scores", 0, played=day)
    assert cricket.package.table("scores")["played"].iloc[0] == pd.Timestamp(day)


def test_lines_are_those_on_which_records_begin(cricket: "Copy") -> None:
    cricket.edit("seeds", 0, headline="one\r\ntwo\nthree")
    assert cricket.package.cells("seeds").index.tolist() == [2, 5]
    assert cricket.package.table("seeds").index.name == "line"


def test_records_are_the_cells_whichever_is_asked_for_first(cricket: "Copy") -> None:
    package = cricket.package
    names, rows, lines = package.records("scores")
    cells = package.cells("scores")
    assert (names, lines) == ([*cells], cells.index.tolist())
    assert rows == cells.to_numpy().tolist()
    assert package.records("scores") == (names, rows, lines)
    assert package.held_tables["scores"].records is None, "held twice"


def test_what_is_done_to_a_table_stays_with_whom_it_was_handed(cricket: "Copy") -> None:
    package = cricket.package
    typed, cells = package.table("scores"), package.cells("scores")
    typed["runs"], cells["runs"] = 0, "0"
    assert package.table("scores")["runs"].tolist() == [71, 148]
    assert package.cells("scores")["runs"].tolist() == ["71", "148"]


def test_texts_are_the_files_to_the_letter(cricket: "Copy") -> None:
    (cricket.root / "seeds" / "pune.txt").write_bytes("\u0958\r\n\ufeff".encode())
    assert cricket.package.texts["M1"] == "\u0958\r\n\ufeff"


def test_the_nearest_package_upward_is_found(cricket: "Copy") -> None:
    assert find_package(cricket.root / "data") == cricket.root
    assert find_package(cricket.root) == cricket.root


def test_where_no_package_is_the_error_says_how_to_name_one(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="--package DIR"):
        find_package(tmp_path)


@pytest.mark.parametrize(
    "path", ["../x.csv", "/etc/passwd", "a/../../x", "C:\\x", "http://host/x.csv", "x\0"]
)
def test_a_path_that_leaves_the_package_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(PackageError, match="leaves the package"):
        inside(tmp_path, path)


def test_an_empty_path_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="empty path"):
        inside(tmp_path, "")


def test_a_link_that_leaves_the_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "link").symlink_to(tmp_path)
    with pytest.raises(PackageError, match="leaves the package"):
        inside(tmp_path / "package", "link/x.csv")


def test_a_path_inside_may_go_up_and_down(tmp_path: Path) -> None:
    assert inside(tmp_path, "data/../data/x.csv").name == "x.csv"


def no_resources(package: Any) -> None:
    del package["resources"]


def no_schema(package: Any) -> None:
    del package["resources"][0]["schema"]


def twice(package: Any) -> None:
    package["resources"][1]["name"] = package["resources"][0]["name"]


def outside(package: Any) -> None:
    package["resources"][0]["path"] = "../scores.csv"


def absent(package: Any) -> None:
    package["resources"][0]["schema"] = "schemas/nowhere.json"


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (no_resources, "lists no resources"),
        (no_schema, "/resources/0 has no schema"),
        (twice, "second table 'scores'"),
        (outside, "leaves the package"),
        (absent, "schemas/nowhere.json is missing"),
    ],
)
def test_a_descriptor_that_cannot_be_followed_is_refused(
    cricket: "Copy", edit: Any, message: str
) -> None:
    cricket.describe("datapackage.json", edit)
    with pytest.raises(PackageError, match=message):
        Package.open(cricket.root)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON: .* line 1, column 2"),
        ("[]", "not a JSON object"),
        ('{"name": 1, "name": 2}', "'name' stands twice"),
        ("[" * 100_000, "datapackage.json"),
    ],
)
def test_a_descriptor_that_is_no_json_object_is_refused(
    cricket: "Copy", text: str, message: str
) -> None:
    (cricket.root / "datapackage.json").write_text(text)
    with pytest.raises(PackageError, match=message):
        Package.open(cricket.root)


def test_a_schema_of_another_shape_is_refused(cricket: "Copy") -> None:
    cricket.describe("schemas/scores.json", lambda schema: schema.update(primaryKey=["a", "b"]))
    with pytest.raises(PackageError, match=r"schemas/scores\.json .* `sandhi check` says where"):
        Package.open(cricket.root)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"scores\.csv: the file is empty"),
        (b"score_id\nR1\n", r"scores\.csv:1: the header"),
        (b"a,b\n1,2\n3\n", r"scores\.csv:3: 1 cells"),
        (b'a\n"x\n', r"scores\.csv:2: the record"),
        (b"a\nx\n\xff\n", r"scores\.csv:3: byte 0xFF"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_its_line(
    cricket: "Copy", data: bytes, message: str
) -> None:
    cricket.file("scores").write_bytes(data)
    with pytest.raises(PackageError, match=message):
        cricket.package.table("scores")


def test_a_table_that_is_not_there_is_told(cricket: "Copy") -> None:
    cricket.file("scores").unlink()
    with pytest.raises(PackageError, match=r"data/scores\.csv is missing"):
        cricket.package.cells("scores")


def test_text_is_handled_alike_whether_or_not_pyarrow_is_installed(cricket: "Copy") -> None:
    quotes = cricket.package.table("scores")["quote"]
    assert str((quotes == "71 रन").dtype) == "boolean"
    assert str(quotes.str.contains("रन").dtype) == "boolean"
    assert str(cricket.package.cells("scores")["quote"].str.contains("रन").dtype) == "bool"
