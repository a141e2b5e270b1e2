"""The dataset as files: each opens in what it is for, and holds what the package holds."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pyarrow  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]
import pytest
from markupsafe import escape

from sandhi.package import Package, PackageError
from sandhi.publish.archive.documents import cell as in_markdown
from sandhi.publish.bounds import editions
from sandhi.publish.created import EARLIEST, created
from sandhi.publish.database import build
from sandhi.publish.downloads import tables as downloaded
from sandhi.publish.downloads.excel import workbook
from sandhi.publish.downloads.formats import FORMATS, TABLE_FORMATS
from sandhi.publish.downloads.source import DownloadSource, read_source
from sandhi.publish.downloads.write import write_downloads
from sandhi.publish.publication import DOWNLOADS
from tests.conftest import Copy

MADE = {"README.md", "PROVENANCE.md", "codebook.md", "codebook.html", "SHA256SUMS"}
SHOWN_VIEWS = {"events_wide", "actors_wide", "figures_wide", "evidence"}


@pytest.fixture(scope="session")
def source(package: Package, built: Path) -> Iterator[DownloadSource]:
    with closing(read_source(package, built)) as source:
        yield source


@pytest.fixture(scope="session")
def folder(built: Path) -> Path:
    return built.parent / DOWNLOADS


@pytest.fixture(scope="session")
def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def book(folder: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(folder / "sandhi.xlsx")


def written(copy: Copy, folder: Path, *formats: str, findings: int = 0) -> Path:
    """The downloads of a copy of a package."""
    database = folder / "built.db"
    build(copy.package, database, findings)
    write_downloads(copy.package, database, folder / "downloads", formats)
    return folder / "downloads"


def cells(sheet: Any) -> list[tuple[object, ...]]:
    return [*sheet.iter_rows(values_only=True)]


def test_each_table_and_each_view_is_there_in_each_format(
    manifest: dict[str, Any], package: Package
) -> None:
    for name in TABLE_FORMATS:
        tables = {file["table"] for file in manifest["files"] if file["format"] == name}
        assert {*package.schemas} | SHOWN_VIEWS <= tables
    assert {file["format"] for file in manifest["files"]} == FORMATS.keys()


def test_the_manifest_tells_what_there_is_and_nothing_else_is_there(
    manifest: dict[str, Any], folder: Path, package: Package
) -> None:
    listed = {file["path"]: file for file in manifest["files"]}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == listed.keys() | {"manifest.json", "SHA256SUMS", "datapackage.json"}
    for path, file in listed.items():
        data = (folder / path).read_bytes()
        assert (file["size"], file["sha256"]) == (len(data), sha256(data).hexdigest())
        ours = package.descriptor["licenses"][0]["name"]
        assert file["licence"].startswith(ours) == (file["table"] not in ("seeds", "sentences"))
        if file["table"] in package.schemas and file["format"] in TABLE_FORMATS:
            assert file["rows"] == len(package.cells(file["table"]))


def test_the_list_of_hashes_proves_every_file(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {path: stated for stated, path in (line.split("  ", 1) for line in lines)}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert sums.keys() == files - {"SHA256SUMS"}
    for path, stated in sums.items():
        assert sha256((folder / path).read_bytes()).hexdigest() == stated


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


def test_the_workbook_has_a_sheet_on_the_dataset_and_one_for_each_table(
    book: openpyxl.Workbook, package: Package
) -> None:
    assert (book.sheetnames[0], book.sheetnames[-1]) == ("events", "readme")
    assert book.active == book["readme"]
    assert {*package.schemas} | SHOWN_VIEWS <= {*book.sheetnames}
    told = cells(book["readme"])
    assert told[0][0] == package.descriptor["title"]
    assert ("events", len(package.cells("events")), "table") in {row[:3] for row in told}
    meant = package.schemas["events"].field("status").description
    assert ("events", "status", "string", meant) in {row[:4] for row in told}
    for value in package.schemas["events"].field("status").categories:
        assert ("events", "status", value.value, value.description) in {row[:4] for row in told}


def test_a_sheet_has_the_rows_of_its_table_in_their_types(
    book: openpyxl.Workbook, package: Package
) -> None:
    head, *rows = cells(book["events"])
    assert head == package.schemas["events"].names
    place = head.index("earliest")
    for row, cell in zip(rows, package.cells("events")["earliest"], strict=True):
        stated = date.fromisoformat(cell) if cell else None
        assert row[place] == (stated and datetime.combine(stated, datetime.min.time()))
    assert [row[head.index("quote")] for row in rows] == [*package.cells("events")["quote"]]
    values = [row[cells(book["figures"])[0].index("value")] for row in cells(book["figures"])[1:]]
    assert 12000 in values


def test_a_cell_that_looks_like_a_formula_is_text(cricket: Copy, tmp_path: Path) -> None:
    cricket.edit("sides", 0, name="=1+1")
    cricket.edit("sides", 1, name="https://example.org")
    folder = written(cricket, tmp_path, "xlsx", findings=1)
    sheet = openpyxl.load_workbook(folder / "cricket.xlsx")["sides"]
    place = cells(sheet)[0].index("name")
    assert [(row[place].value, row[place].data_type) for row in [*sheet.rows][1:]] == [
        ("=1+1", "s"),
        ("https://example.org", "s"),
    ]
    assert [row[place].hyperlink for row in [*sheet.rows][1:]] == [None, None]


def test_a_text_too_long_for_a_cell_is_cut_and_the_workbook_says_so(
    cricket: Copy, tmp_path: Path
) -> None:
    cricket.edit("sides", 0, name="a" * (editions.CHARACTERS + 1))
    found = openpyxl.load_workbook(written(cricket, tmp_path, "xlsx") / "cricket.xlsx")
    name = str(cells(found["sides"])[1][cells(found["sides"])[0].index("name")])
    assert (len(name), name[-2:]) == (editions.CHARACTERS, "a…")
    assert any(row[0] == "Note" and "32,767" in str(row[1]) for row in cells(found["readme"]))


def test_a_workbook_that_is_written_row_by_row_holds_the_same(
    cricket: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = []
    for place, most in (("held", workbook.CELLS), ("streamed", 0)):
        monkeypatch.setattr(workbook, "CELLS", most)
        (tmp_path / place).mkdir()
        folder = written(cricket, tmp_path / place, "xlsx")
        books.append(openpyxl.load_workbook(folder / "cricket.xlsx"))
        assert {file.name for file in folder.iterdir()} == {
            "cricket.xlsx", "manifest.json", "SHA256SUMS"
        }  # fmt: skip
    held, streamed = books
    assert held.sheetnames == streamed.sheetnames
    for name in held.sheetnames:
        assert cells(held[name]) == cells(streamed[name])


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


def test_a_table_too_long_for_a_sheet_has_none_and_the_workbook_says_so(
    cricket: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS", 5)
    found = openpyxl.load_workbook(written(cricket, tmp_path, "xlsx") / "cricket.xlsx")
    assert "sentences" not in found.sheetnames
    assert "sentences (too long for this workbook)" in {row[0] for row in cells(found["readme"])}
    assert "scores" in found.sheetnames


def test_a_workbook_holds_no_more_cells_than_programs_can_open_and_names_what_it_leaves_out(
    cricket: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_CELLS", 60)
    folder = written(cricket, tmp_path, "xlsx")
    found = openpyxl.load_workbook(folder / "cricket.xlsx")
    held = [sheet for sheet in found.worksheets if sheet.title != "readme"]
    assert 0 < sum((sheet.max_row - 1) * sheet.max_column for sheet in held) <= 60
    notes = (str(row[1]) for row in cells(found["readme"]) if row[0] == "Note")
    (note,) = (one for one in notes if "long" in one)
    (entry,) = json.loads((folder / "manifest.json").read_bytes())["files"]
    assert note in entry["notes"]
    assert "sentences" not in found.sheetnames
    assert "sentences (" in note


@pytest.mark.no_cover
@pytest.mark.slow
def test_the_zip_is_a_package_that_passes_its_check(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder / "sandhi.zip") as zipped:
        zipped.extractall(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-m", "sandhi", "--trust", "--package", tmp_path, "check"],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_zip_has_each_file_of_the_package_as_it_is(folder: Path, original: Copy) -> None:
    with zipfile.ZipFile(folder / "sandhi.zip") as zipped:
        names = {*zipped.namelist()}
        for name in names - MADE:
            assert zipped.read(name) == (original.root / name).read_bytes()
    there = {path.relative_to(original.root).as_posix() for path in original.root.rglob("*.*")}
    assert {name for name in there if name.startswith(("data/", "seeds/", "schemas/"))} <= names
    assert MADE | {"datapackage.json"} <= names


def test_the_zip_has_the_hash_of_each_of_its_files(folder: Path) -> None:
    with zipfile.ZipFile(folder / "sandhi.zip") as zipped:
        lines = zipped.read("SHA256SUMS").decode().splitlines()
        assert {line[66:] for line in lines} == {*zipped.namelist()} - {"SHA256SUMS"}
        for line in lines:
            assert sha256(zipped.read(line[66:])).hexdigest() == line[:64]


def test_the_codebook_in_the_zip_says_what_every_column_means(
    folder: Path, package: Package
) -> None:
    with zipfile.ZipFile(folder / "sandhi.zip") as zipped:
        page, text = (zipped.read(f"codebook.{end}").decode() for end in ("html", "md"))
    for name, schema in package.schemas.items():
        assert f'<section id="{name}">' in page
        for field in schema.fields:
            assert f"| `{field.name}` | {field.type} | {in_markdown(field.description)} |" in text
            assert str(escape(field.description)) in page
            assert all(f"- `{one.value}`" in text for one in field.categories)


def test_files_bear_the_time_of_the_package_and_not_of_the_build(
    folder: Path, package: Package
) -> None:
    moment = created(package)
    with zipfile.ZipFile(folder / "sandhi.zip") as zipped:
        assert {entry.date_time for entry in zipped.infolist()} == {moment.timetuple()[:6]}
    book = openpyxl.load_workbook(folder / "sandhi.xlsx")
    assert book.properties.created == moment.replace(tzinfo=None)


def test_the_sqlite_file_is_the_database(folder: Path, built: Path) -> None:
    assert (folder / "sandhi.db").read_bytes() == built.read_bytes()


@pytest.mark.slow
def test_a_second_time_gives_the_same_bytes(real: Copy, folder: Path, tmp_path: Path) -> None:
    time.sleep(2.1)  # ZIP counts in steps of two seconds
    again = written(real, tmp_path, *FORMATS)
    for path in folder.rglob("*"):
        if path.is_file():
            assert (again / path.relative_to(folder)).read_bytes() == path.read_bytes(), path


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2024-05-06T07:08:09Z", datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("2024-05-06T07:08:09+05:30", datetime(2024, 5, 6, 1, 38, 9, tzinfo=UTC)),
        ("2024-05-06", datetime(2024, 5, 6, tzinfo=UTC)),
        ("1970-01-01T00:00:00Z", EARLIEST),
        (None, EARLIEST),
    ],
)
def test_the_time_of_creation_is_read_as_it_is_stated(
    cricket: Copy, stated: str | None, moment: datetime
) -> None:
    if stated:
        cricket.describe("datapackage.json", lambda said: said.update(created=stated))
    assert created(cricket.package) == moment


def test_a_time_of_creation_that_is_none_is_told(cricket: Copy) -> None:
    cricket.describe("datapackage.json", lambda said: said.update(created="yesterday"))
    with pytest.raises(PackageError, match=r"/created is 'yesterday'; give a date"):
        created(cricket.package)


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


def test_libraries_of_a_format_are_loaded_for_that_format_alone(
    package: Package, built: Path, tmp_path: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; from sandhi.package import Package;"
        "from sandhi.publish.downloads.write import write_downloads;"
        f"write_downloads(Package.open(Path({str(package.root)!r})), Path({str(built)!r}),"
        f" Path({str(tmp_path / 'out')!r}), ['csv']);"
        "print({'pyarrow', 'xlsxwriter'} & sys.modules.keys())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        env=dict(os.environ),
    )
    assert (ran.stdout, ran.stderr) == ("set()\n", "")


def test_the_rows_of_everything_are_those_of_its_tables(
    source: DownloadSource, package: Package
) -> None:
    assert source.rows == sum(len(package.cells(name)) for name in package.schemas)
