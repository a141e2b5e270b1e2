"""Which files there are, what the manifest and the hashes say of them, and when they were made."""

import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from sandhi.package import Package, PackageError
from sandhi.publish.creation_time import EARLIEST, creation_time
from sandhi.publish.downloads.formats import FORMATS, TABLE_FORMATS
from sandhi.publish.downloads.write import write_downloads
from tests.conftest import ROOT, Copy
from tests.harness.extent import THOROUGH, some
from tests.publish.downloads.files import SHOWN_VIEWS


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


def test_files_bear_the_time_of_the_package_and_not_of_the_build(
    folder: Path, package: Package
) -> None:
    moment = creation_time(package)
    with zipfile.ZipFile(folder / "sandhi.zip") as zipped:
        assert {entry.date_time for entry in zipped.infolist()} == {moment.timetuple()[:6]}
    book = openpyxl.load_workbook(folder / "sandhi.xlsx")
    assert book.properties.created == moment.replace(tzinfo=None)


def test_the_sqlite_file_is_the_database(folder: Path, built: Path) -> None:
    assert (folder / "sandhi.db").read_bytes() == built.read_bytes()


@pytest.mark.no_cover
@pytest.mark.slow
def test_a_second_time_gives_the_same_bytes(
    package: Package, built: Path, folder: Path, tmp_path: Path
) -> None:
    """Of formats that hold the time of their making, above all; the first time is seconds ago.

    Of a small package all formats are written twice in test_publication.py.
    """
    again = tmp_path / "again"
    write_downloads(package, built, again, {"zip", *some(FORMATS, 1)})
    paths = [path.relative_to(again) for path in again.rglob("*") if path.is_file()]
    listing = set() if THOROUGH else {Path("manifest.json"), Path("SHA256SUMS")}
    for path in {*paths} - listing:
        assert (again / path).read_bytes() == (folder / path).read_bytes(), path
    assert Path("sandhi.zip") in paths
    if THOROUGH:
        assert {*paths} == {one.relative_to(folder) for one in folder.rglob("*") if one.is_file()}


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
    assert creation_time(cricket.package) == moment


def test_a_time_of_creation_that_is_none_is_told(cricket: Copy) -> None:
    cricket.describe("datapackage.json", lambda said: said.update(created="yesterday"))
    with pytest.raises(PackageError, match=r"/created is 'yesterday'; give a date"):
        creation_time(cricket.package)


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
        cwd=ROOT,
        env=dict(os.environ),
    )
    assert (ran.stdout, ran.stderr) == ("set()\n", "")
