"""Tables that lie in Parquet: the same rows, findings and database as of the CSV they were."""

import sqlite3
from datetime import UTC, date, datetime
from decimal import Decimal
from fnmatch import fnmatch
from pathlib import Path
from random import Random
from typing import Any

import dask
import pyarrow
import pytest
from click.testing import CliRunner
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from sandhi.check.parts.engine import InParts
from sandhi.check.run import check
from sandhi.cli import main
from sandhi.package import PackageError, Trust
from sandhi.package.opening.parquet import MOST_CELLS, as_csv
from sandhi.publish.database import build
from sandhi.table import TableError, records
from tests.check.parted import DIVIDED, break_rows, by_seed, divide, shops
from tests.conftest import Copy
from tests.harness.extent import examples


def stored(table: pyarrow.Table) -> bytes:
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(table, sink)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def read(**columns: Any) -> list[list[str]]:
    return records(as_csv("x.parquet", stored(pyarrow.table(columns)))).rows


def in_parquet(copy: Copy, *files: Path, typed: bool = False) -> None:
    """Write CSVs as Parquet instead, all columns as text or in the types that Arrow infers."""
    for file in files:
        names, rows, _ = records(file.read_bytes())
        table = pyarrow.table({name: [row[at] for row in rows] for at, name in enumerate(names)})
        if typed:
            table = arrow_csv.read_csv(file)
        parquet.write_table(table, file.with_suffix(".parquet"))
        file.unlink()

    def moved(path: str) -> str:
        there = any(fnmatch(f"data/{file.name}", path) for file in files)
        return path.replace(".csv", ".parquet") if there else path

    def describe(whole: Any) -> None:
        for resource in whole["resources"]:
            path = resource["path"]
            resource["path"] = [*map(moved, path)] if isinstance(path, list) else moved(path)

    copy.describe("datapackage.json", describe)


def test_values_of_every_type_are_written_as_cells() -> None:
    assert read(text=["चाय", None, "a,b"], whole=pyarrow.array([1, None, -7], "int16")) == [
        ["चाय", "1"],
        ["", ""],
        ["a,b", "-7"],
    ]
    single = pyarrow.array([0.1, 1e21, 2.0], "float32")
    assert read(number=[0.1, 1e-7, 3.0], single=single) == [
        ["0.1", "0.1"],
        ["0.0000001", "1" + "0" * 21],
        ["3", "2"],
    ]
    exact = [Decimal("1.50"), Decimal("-0.25")]
    days = pyarrow.array([date(2024, 6, 19), None], "date64")
    assert read(exact=exact, day=[date(2024, 6, 19), None], other=days, truth=[True, False]) == [
        ["1.50", "2024-06-19", "2024-06-19", "true"],
        ["-0.25", "", "", "false"],
    ]
    moment = datetime(2024, 6, 19, 12, 30, 1)
    zoned = pyarrow.array([moment.replace(tzinfo=UTC)], pyarrow.timestamp("s", "Asia/Kolkata"))
    kind = pyarrow.array(["tea"]).dictionary_encode()
    assert read(moment=[moment], zoned=zoned, kind=kind) == [
        ["2024-06-19T12:30:01", "2024-06-19T18:00:01+05:30", "tea"]
    ]


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (pyarrow.array([[1]]), "the column 'x' is list<"),
        (pyarrow.array([b"x"]), "the column 'x' is binary"),
        (pyarrow.array([{"a": 1}]), "the column 'x' is struct<"),
        (pyarrow.array([1], pyarrow.timestamp("ns")), "it cannot be read: "),
    ],
)
def test_what_no_cell_can_hold_is_told_with_its_column(column: Any, told: str) -> None:
    with pytest.raises(TableError, match="or the table as CSV") as refused:
        read(x=column)
    assert refused.value.evidence.startswith(told)


def test_a_few_bytes_that_claim_a_thousand_million_cells_are_not_read() -> None:
    many = pyarrow.table({"x": pyarrow.nulls(MOST_CELLS + 1)})
    data = stored(many)
    assert len(data) < 100_000
    with pytest.raises(TableError, match=f"{MOST_CELLS + 1:,} cells"):
        as_csv("x.parquet", data)


def test_a_table_in_parquet_is_the_table_that_it_was_as_csv(cricket: Copy, tmp_path: Path) -> None:
    plain = cricket.into(tmp_path / "plain")
    in_parquet(cricket, *(cricket.file(name) for name in cricket.package.schemas), typed=True)
    one, other = cricket.package, plain.package
    for name in one.schemas:
        assert one.files[name] == (f"data/{name}.parquet",)
        assert one.content(name) == other.content(name)
        assert one.table(name).equals(other.table(name))
        assert one.rows(name) == other.rows(name)
    assert cricket.findings() == []
    for package in (one, other):
        build(package, package.root / "built.db")
    assert _rows(one.root / "built.db") == _rows(other.root / "built.db")


def _rows(database: Path) -> list[Any]:
    with sqlite3.connect(database) as connection:
        return [*connection.execute("select * from records order by key")]


@pytest.mark.parametrize("seed", range(examples(1, 20)))
def test_packages_broken_at_random_have_the_findings_of_their_csv(
    tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    shops(tmp_path / "plain", random)
    break_rows(tmp_path / "plain", random, 12)
    divide(tmp_path / "plain", DIVIDED, by_seed(1, 3))
    plain = Copy(tmp_path / "plain", set())
    stored = plain.into(tmp_path / "stored")
    in_parquet(stored, *sorted((stored.root / "data").glob("*.csv")))

    expected = [
        (one.rule, one.table, one.file.replace(".csv", ".parquet"), one.line, one.column)
        for one in check(plain.root, trust=Trust.GIVEN).findings
    ]
    assert len(expected) > 5
    with dask.config.set(scheduler="synchronous"):
        reports = [
            check(stored.root, trust=Trust.GIVEN),
            check(stored.root, trust=Trust.GIVEN, engine=lambda one: InParts(one, 2)),
        ]
    for report in reports:
        found = report.findings
        assert [(one.rule, one.table, one.file, one.line, one.column) for one in found] == expected


def test_a_file_that_is_no_parquet_is_found_and_told(cricket: Copy) -> None:
    in_parquet(cricket, cricket.file("scores"))
    file = cricket.file("scores").with_suffix(".parquet")
    file.write_bytes(file.read_bytes()[:-9])
    (finding,) = (one for one in cricket.findings() if one.table == "scores")
    assert (finding.rule, finding.file) == ("parquet-syntax", "data/scores.parquet")
    with pytest.raises(PackageError, match=r"data/scores.parquet: it cannot be read: "):
        cricket.package.cells("scores")


def test_what_writes_tables_takes_a_csv(cricket: Copy) -> None:
    in_parquet(cricket, cricket.file("scores"))
    ran = CliRunner().invoke(main, ["--package", str(cricket.root), "fmt", "scores"])
    assert ran.exit_code == 2
    assert "scores lies in data/scores.parquet, where this command takes a CSV" in ran.stderr
