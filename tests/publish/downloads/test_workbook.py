"""The workbook: a sheet for each table, within what programs can open."""

import errno
import json
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from sandhi.package import Package
from sandhi.publish.bounds import editions
from sandhi.publish.downloads.excel import sheets, workbook
from sandhi.publish.downloads.tables import StoredRows, Table, TableColumn
from tests.conftest import Copy
from tests.publish.downloads.files import SHOWN_VIEWS, cells, written


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


def test_a_sheet_has_each_value_as_it_is_however_it_must_be_written(tmp_path: Path) -> None:
    rows = [
        ("<r>&amp;</r>", 12, True, "2024-06-18"),
        (" ends blank ", -0.25, False, "1900-03-01"),
        ("two\nlines\t\u00a0", 123456789012345, None, "1900-02-28"),
        ("\x01 _x0041_ \ufffe", 1234567890123456, True, None),
        (None, 1e-7, None, None),
    ]
    types = ("string", "number", "boolean", "date")
    columns = tuple(TableColumn(one, one, "", "") for one in types)
    stored = StoredRows(len(rows), lambda: iter(rows))
    file = BytesIO()
    workbook.workbook_of_one(Table("x", "table", "", "", columns, stored), {}, file)
    sheet = openpyxl.load_workbook(file)["x"]
    assert sheet.dimensions == "A1:D6"
    assert sheet["D2"].number_format == "yyyy-mm-dd"
    texts = ["_x0001_ _x005F_x0041_ _xFFFE_" if row[0] == rows[3][0] else row[0] for row in rows]
    days = [datetime(2024, 6, 18), datetime(1900, 3, 1), "1900-02-28", None, None]
    numbers = [12, -0.25, 123456789012345, "1234567890123456", 1e-7]
    truths = [row[2] for row in rows]
    expected = [[*types], *map(list, zip(texts, numbers, truths, days, strict=True))]
    assert [[cell.value for cell in row] for row in sheet.rows] == expected


def test_a_workbook_holds_the_same_whether_its_cells_share_their_texts_or_not(
    cricket: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cricket.edit("sides", 0, name=" <r>&amp;</r>")
    books = []
    for place, most in (("shared", workbook.SHARED), ("apart", 0)):
        monkeypatch.setattr(workbook, "SHARED", most)
        (tmp_path / place).mkdir()
        folder = written(cricket, tmp_path / place, "xlsx", findings=1)
        books.append(openpyxl.load_workbook(folder / "cricket.xlsx"))
        assert {file.name for file in folder.iterdir()} == {
            "cricket.xlsx", "manifest.json", "SHA256SUMS"
        }  # fmt: skip
    shared, apart = books
    assert shared.sheetnames == apart.sheetnames
    for name in shared.sheetnames:
        assert cells(shared[name]) == cells(apart[name])


def test_columns_have_the_letters_of_excel() -> None:
    places = (0, 25, 26, 701, 702, 16383)
    assert [*map(sheets._letters, places)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


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
    (note,) = (one for one in notes if one.startswith(editions.WITHOUT))
    (entry,) = json.loads((folder / "manifest.json").read_bytes())["files"]
    assert note in entry["notes"]
    assert "sentences" not in found.sheetnames
    assert "sentences (" in note


def test_a_disk_that_is_full_is_told_as_such() -> None:
    class Full(BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    table = Table(
        "x", "table", "", "", (TableColumn("a", "string", "", ""),), StoredRows(0, lambda: iter(()))
    )
    with pytest.raises(OSError, match="No space left"):
        workbook.workbook_of_one(table, {}, Full())
