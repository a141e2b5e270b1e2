"""Programs of others open the published files by their address, and read what the package holds."""

import io
import json
import urllib.request
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import frictionless
import pandas
import pyarrow.parquet
import pytest

from sandhi.package import Package

TABLES = ("scores", "sides", "seeds", "sentences")


def fetched(address: str, **headers: str) -> Any:
    return urllib.request.urlopen(urllib.request.Request(address, headers=headers))


class RemoteFile(io.RawIOBase):
    """A file that is read in parts, as clients of columns and of databases read theirs."""

    def __init__(self, address: str) -> None:
        self.address, self.place = address, 0
        head = urllib.request.Request(
            address, method="HEAD", headers={"Accept-Encoding": "gzip, deflate"}
        )
        with urllib.request.urlopen(head) as answer:
            assert answer.headers["Accept-Ranges"] == "bytes"
            self.size = int(answer.headers["Content-Length"])

    def seek(self, offset: int, whence: int = 0) -> int:
        self.place = offset + (0, self.place, self.size)[whence]
        return self.place

    def tell(self) -> int:
        return self.place

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        end = self.size if size < 0 else min(self.place + size, self.size)
        if end <= self.place:
            return b""
        with fetched(self.address, Range=f"bytes={self.place}-{end - 1}") as answer:
            assert answer.status == 206
            data: bytes = answer.read()
        self.place += len(data)
        return data


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_each_table_alike_from_csv_parquet_and_json_lines(
    served: str, ground: Path, table: str
) -> None:
    base = f"{served}/downloads"
    parquet = pandas.read_parquet(f"{base}/parquet/{table}.parquet")
    csv = pandas.read_csv(f"{base}/csv/{table}.csv")
    lines = pandas.read_json(f"{base}/jsonl/{table}.jsonl", lines=True)
    assert [*parquet.columns] == [*csv.columns] == [*lines.columns]
    assert len(parquet) == len(csv) == len(lines) == len(Package.open(ground).rows(table))
    for name in parquet.columns:
        if pandas.api.types.is_numeric_dtype(parquet[name]):
            assert parquet[name].dtype == csv[name].dtype, name
            assert parquet[name].equals(csv[name]), name


def test_a_workbook_opens_on_data(served: str, ground: Path) -> None:
    first = pandas.read_excel(f"{served}/downloads/cricket.xlsx")
    table = next(iter(Package.open(ground).schemas))
    assert tuple(first.columns) == Package.open(ground).schemas[table].names


def test_parquet_is_read_in_parts(served: str, ground: Path) -> None:
    remote = RemoteFile(f"{served}/downloads/parquet/scores.parquet")
    read = pyarrow.parquet.ParquetFile(pyarrow.PythonFile(remote, mode="r"))
    assert read.read(["runs"])["runs"].to_pylist() == [
        row["runs"] for row in Package.open(ground).rows("scores").values()
    ]


def test_parquet_says_what_its_columns_are(ground: Path) -> None:
    file = ground / "build" / "downloads" / "parquet" / "scores.parquet"
    read = pyarrow.parquet.ParquetFile(file)
    group = read.metadata.row_group(0)
    used = {group.column(place).compression for place in range(group.num_columns)}
    assert used == {"SNAPPY"}
    schema = Package.open(ground).schemas["scores"]
    told = json.loads(read.metadata.metadata[b"tableschema"])
    assert [field["name"] for field in told["fields"]] == [*schema.names]
    for field in schema.fields:
        about = read.schema_arrow.field(field.name).metadata
        assert about[b"type"] == field.type.encode()
        assert about[b"description"] == field.description.encode()
    assert str(read.schema_arrow.field("runs").type) == "int64"
    assert str(read.schema_arrow.field("overs").type) == "double"


def test_the_descriptor_opens_by_its_address_and_proves_its_files(served: str) -> None:
    address = f"{served}/downloads/datapackage.json"
    report = frictionless.validate(address)
    assert report.valid, report.flatten(["message"])
    package = frictionless.Package(address)
    assert {*TABLES} <= {*package.resource_names}
    for resource in json.loads(fetched(address).read())["resources"]:
        data = fetched(f"{served}/downloads/{resource['path']}").read()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert resource["schema"]["fields"]


def test_the_zip_opens_as_a_package(ground: Path, tmp_path: Path) -> None:
    file = ground / "build" / "downloads" / "cricket.zip"
    package = frictionless.Package(str(file))
    assert [*package.resource_names] == [*Package.open(ground).schemas]
    with zipfile.ZipFile(file) as zipped:
        assert "datapackage.json" in zipped.namelist()


def test_the_licence_of_a_file_tells_of_the_texts_in_it(ground: Path) -> None:
    listed = json.loads((ground / "build" / "downloads" / "manifest.json").read_text("utf-8"))
    for file in listed["files"]:
        theirs = "remain their publishers'" in file["licence"]
        holds_texts = file["path"].endswith((".db", ".zip")) or file["table"] in (
            "seeds",
            "sentences",
        )
        assert theirs >= holds_texts, file["path"]
