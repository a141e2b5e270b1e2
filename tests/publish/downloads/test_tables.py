"""Tables and views as CSV, Parquet and JSON Lines hold what the package holds, in its types."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pyarrow
import pyarrow.parquet
import pytest

from sandhi.package import Package
from sandhi.publish.database import build
from sandhi.publish.downloads import tables as downloaded
from sandhi.publish.downloads.formats import FORMATS
from sandhi.publish.downloads.source import DownloadSource, read_source
from tests.conftest import Copy
from tests.publish.downloads.files import cells, written


def test_the_csv_of_a_table_is_the_curated_file_to_the_byte(folder: Path, original: Copy) -> None:
    for table in original.package.schemas:
        assert (folder / "csv" / f"{table}.csv").read_bytes() == original.file(table).read_bytes()


def test_the_csv_of_a_view_has_what_the_database_shows(
    folder: Path, database: sqlite3.Connection
) -> None:
    text = (folder / "csv" / "figures_wide.csv").read_text("utf-8")
    shown = database.execute("SELECT * FROM figures_wide").fetchall()
    rows = [["" if value is None else str(value) for value in row] for row in shown]
    assert [*csv.reader(io.StringIO(text))] == [[*shown[0].keys()], *rows]


def test_the_csv_for_excel_differs_by_its_byte_order_mark_alone(
    folder: Path, original: Copy
) -> None:
    for table in original.package.schemas:
        data = (folder / "excel" / f"{table}.csv").read_bytes()
        assert data == b"\xef\xbb\xbf" + original.file(table).read_bytes()


def test_parquet_has_the_types_and_values_of_the_tables(folder: Path, package: Package) -> None:
    types = {"string": "string", "integer": "int64", "number": "double", "date": "date32[day]"}
    for name, schema in package.schemas.items():
        table = pyarrow.parquet.read_table(folder / "parquet" / f"{name}.parquet")
        assert table.column_names == [*schema.names]
        for field, of in zip(schema.fields, table.schema.types, strict=True):
            cells = package.cells(name)[field.name]
            whole = any(cells) and not any("." in cell for cell in cells)
            assert str(of) == types["integer" if field.type == "number" and whole else field.type]
        expected = [
            [_typed(cell, field.type) for cell in package.cells(name)[field.name]]
            for field in schema.fields
        ]
        assert [column.to_pylist() for column in table.columns] == expected


def _typed(cell: str, type_: str) -> object:
    if not cell:
        return None
    if type_ == "date":
        return date.fromisoformat(cell)
    return float(cell) if type_ in ("integer", "number") else cell


def test_parquet_says_what_its_columns_mean(folder: Path, package: Package) -> None:
    found = pyarrow.parquet.read_schema(folder / "parquet" / "figures.parquet")
    field = package.schemas["figures"].field("qualifier")
    told = found.field("qualifier").metadata
    assert told[b"description"].decode() == field.description
    assert told[b"title"].decode() == field.title
    assert found.metadata[b"description"].decode() == package.schemas["figures"].description
    assert found.metadata[b"version"].decode() == package.descriptor["version"]


def test_the_columns_of_a_view_have_the_types_of_those_they_are_from(folder: Path) -> None:
    found = pyarrow.parquet.read_schema(folder / "parquet" / "events_wide.parquet")
    assert found.field("earliest").type == pyarrow.date32()
    assert found.field("mentions").type == pyarrow.int64()
    assert found.field("date").type == pyarrow.string()
    assert found.field("quote").metadata[b"description"]
    found = pyarrow.parquet.read_schema(folder / "parquet" / "figures_wide.parquet")
    assert found.field("value").type == pyarrow.int64()  # since all of them are whole


def test_json_lines_have_one_object_for_each_row(
    folder: Path, database: sqlite3.Connection
) -> None:
    for name in ("figures", "events_wide"):
        lines = (folder / "jsonl" / f"{name}.jsonl").read_text("utf-8").splitlines()
        stored = [dict(row) for row in database.execute(f"SELECT * FROM {name}")]
        assert [json.loads(line) for line in lines] == stored
        assert not any("\\u09" in line for line in lines)


def test_booleans_are_true_and_false_everywhere(cricket: Copy, tmp_path: Path) -> None:
    folder = written(cricket, tmp_path, *FORMATS)
    lines = (folder / "jsonl" / "sides.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["home"] for line in lines] == [True, False]
    parquet = pyarrow.parquet.read_table(folder / "parquet" / "sides.parquet")
    assert parquet["home"].to_pylist() == [True, False]
    excel = (folder / "excel" / "sides.csv").read_text("utf-8-sig")
    assert [row["home"] for row in csv.DictReader(io.StringIO(excel))] == ["true", "false"]
    sheet = openpyxl.load_workbook(folder / "cricket.xlsx")["sides"]
    assert [row[-1] for row in cells(sheet)[1:]] == [True, False]


def test_rows_are_read_whenever_one_goes_through_them(cricket: Copy, tmp_path: Path) -> None:
    database = tmp_path / "built.db"
    build(cricket.package, database)
    with closing(read_source(cricket.package, database)) as source:
        assert {table.kind for table in source.tables} == {"table", "view"}
        for table in source.tables:
            rows = [*table.rows]
            assert len(rows) == len(table.rows) > 0
            assert rows == [*table.rows]
            assert rows[-1] in table.rows


def test_what_a_view_holds_far_down_tells_its_type(
    cricket: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloaded, "_BATCH", 1)
    views = cricket.root / "schemas" / "views"
    views.mkdir()
    cells = ("1", "2.5"), ("1", "'two'"), ("NULL", "2"), ("NULL", "NULL")
    for number, (first, last) in enumerate(cells):
        sql = f"-- Mixed\n-- Two rows.\n--\n-- odd: a cell\n\nSELECT {first} AS odd UNION ALL "
        (views / f"mixed_{number}.sql").write_text(f"{sql}SELECT {last}\n", "utf-8")
    cricket.describe(
        "datapackage.json", lambda package: package["sandhi"].update(views="schemas/views")
    )
    database = tmp_path / "built.db"
    build(cricket.package, database)
    with closing(read_source(cricket.package, database)) as source:
        types = {table.name: table.columns[0].type for table in source.tables}
    told = [types[f"mixed_{number}"] for number in range(len(cells))]
    assert told == ["number", "string", "integer", "string"]


def test_a_day_that_there_is_not_is_left_empty_where_findings_are_built(
    cricket: Copy, tmp_path: Path
) -> None:
    cricket.edit("scores", 0, played="2025-02-30")
    folder = written(cricket, tmp_path, *FORMATS, findings=1)
    table = pyarrow.parquet.read_table(folder / "parquet" / "scores.parquet")
    assert table["played"].to_pylist() == [None, None]


def test_a_package_without_rows_has_files_without_rows(cricket: Copy, tmp_path: Path) -> None:
    for table in cricket.package.schemas:
        cricket.write(table, [])
    folder = written(cricket, tmp_path, *FORMATS)
    assert pyarrow.parquet.read_table(folder / "parquet" / "scores.parquet").num_rows == 0
    assert (folder / "jsonl" / "scores.jsonl").read_bytes() == b""
    assert openpyxl.load_workbook(folder / "cricket.xlsx")["scores"].max_row == 1


def test_the_rows_of_everything_are_those_of_its_tables(
    source: DownloadSource, package: Package
) -> None:
    assert source.rows == sum(len(package.cells(name)) for name in package.schemas)
