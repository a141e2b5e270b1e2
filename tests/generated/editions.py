"""The tables of a publication, read back from each of its editions by that format's own reader."""

import csv
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

import openpyxl  # type: ignore[import-untyped]
import pyarrow.parquet as parquet

from sandhi.api.dataset import OpenDataset
from sandhi.package import Package

Cell: TypeAlias = str | bool | int | Decimal | date | None
Rows: TypeAlias = list[list[Cell]]

_READ: dict[str, Callable[[str], Cell]] = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "boolean": lambda cell: cell == "true",
    "date": date.fromisoformat,
    "datetime": str,  # as it is written: its offset is a part of it
    "year": int,
}


def typed(cell: str, type_: str) -> Cell:
    """What a cell of the curated CSV says, in its type."""
    return _READ[type_](cell) if cell else None


def curated(package: Package, table: str) -> tuple[list[str], list[list[str]]]:
    """The types of the columns of a table, and its cells as its CSV has them."""
    types = [field.type for field in package.schemas[table].fields]
    with package.path(table).open(encoding="utf-8", newline="") as file:
        return types, [*csv.reader(file)][1:]


def differing(package: Package, folder: Path) -> Iterator[str]:
    """Which cell of which edition is not what the curated CSV says, and is not told to differ."""
    whole = str(package.descriptor["name"])
    files = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    notes = {file["path"]: file["notes"] for file in files}
    for table in package.schemas:
        types, cells = curated(package, table)
        wanted: Rows = [
            [typed(cell, type_) for cell, type_ in zip(row, types, strict=True)] for row in cells
        ]
        editions: dict[str, Rows] = {
            f"csv/{table}.csv": _csv(folder / "csv" / f"{table}.csv", types, "utf-8"),
            f"excel/{table}.csv": _csv(folder / "excel" / f"{table}.csv", types, "utf-8-sig"),
            f"jsonl/{table}.jsonl": _jsonl(folder / "jsonl" / f"{table}.jsonl", types),
            f"parquet/{table}.parquet": _parquet(folder / "parquet" / f"{table}.parquet", types),
            f"{whole}.db": _sqlite(folder / f"{whole}.db", package, table),
            f"{whole}.xlsx": _xlsx(folder / f"{whole}.xlsx", package, table),
        }
        frame = OpenDataset.of(package.root).load(table, "arrow")
        editions["sandhi.load"] = _arrow(frame, types)
        for path, rows in editions.items():
            yield from _differences(path, wanted, rows, notes.get(path, []))
        name = package.paths[table]
        if ZipFile(folder / f"{whole}.zip").read(name) != package.path(table).read_bytes():
            yield f"{whole}.zip: {name} is not the curated file"


def _differences(path: str, wanted: Rows, rows: Rows, notes: list[str]) -> Iterator[str]:
    if len(rows) != len(wanted):
        yield f"{path}: {len(rows)} rows for {len(wanted)}"
        return
    for want, row in zip(wanted, rows, strict=True):
        for cell, other in zip(want, row, strict=True):
            if (type(cell), cell) != (type(other), other) and not _is_told(cell, other, notes):
                yield f"{path}: {str(other)[:60]!r} for {str(cell)[:60]!r}, and no word of it"


def _is_told(cell: Cell, other: Cell, notes: list[str]) -> bool:
    """Whether the notes beside a file say why a cell reads otherwise, and it reads as they say."""
    if not isinstance(other, str):
        return False
    if isinstance(cell, str):
        signs = re.sub("_x(00[01][0-9A-F]|FFF[EF])_", lambda sign: chr(int(sign[1], 16)), other)
        cut = other.endswith("…") and len(other.encode("utf-16-le")) // 2 >= 32_766
        return (
            ("apostrophe" in " ".join(notes) and other == f"'{cell}")
            or ("_xHHHH_" in " ".join(notes) and signs == cell)
            or ("codes that overlap" in " ".join(notes) and "_x005F_x" in cell)
            or ("32,767" in " ".join(notes) and cut and cell.startswith(other[:-1]))
        )
    exact = isinstance(cell, int | Decimal) and Decimal(other) == cell
    return exact and "is text" in " ".join(notes)


def _csv(file: Path, types: list[str], encoding: str) -> Rows:
    with file.open(encoding=encoding, newline="") as opened:
        rows = [*csv.reader(opened)][1:]
    return [[_guess(cell, type_) for cell, type_ in zip(row, types, strict=True)] for row in rows]


def _guess(cell: str, type_: str) -> Cell:
    try:
        return typed(cell, type_)
    except (ValueError, ArithmeticError):
        return cell


def _jsonl(file: Path, types: list[str]) -> Rows:
    lines = file.read_text("utf-8").split("\n")[:-1]
    rows = [json.loads(line, parse_float=Decimal, parse_constant=_no_number) for line in lines]
    return [[_plain(value, type_) for value, type_ in _pairs(row.values(), types)] for row in rows]


def _no_number(text: str) -> Cell:
    raise ValueError(f"{text} is no JSON")


def _parquet(file: Path, types: list[str]) -> Rows:
    return _arrow(parquet.read_table(file), types)


def _arrow(read: Any, types: list[str]) -> Rows:
    columns = [column.to_pylist() for column in read.columns]
    return [
        [_plain(value, type_) for value, type_ in _pairs(row, types)]
        for row in zip(*columns, strict=True)
    ]


def _sqlite(file: Path, package: Package, table: str) -> Rows:
    types = [field.type for field in package.schemas[table].fields]
    names = ", ".join(f'"{name}"' for name in package.schemas[table].names)
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid').fetchall()
    return [[_plain(value, type_) for value, type_ in _pairs(row, types)] for row in rows]


def _xlsx(file: Path, package: Package, table: str) -> Rows:
    book = openpyxl.load_workbook(file, read_only=False)
    types = [field.type for field in package.schemas[table].fields]
    place = [*package.schemas].index(table)  # the last sheet tells of the others
    rows = [*book.worksheets[place].iter_rows(values_only=True, max_col=len(types))][1:]
    return [[_plain(value, type_) for value, type_ in _pairs(row, types)] for row in rows]


def _pairs(row: Any, types: list[str]) -> Iterator[tuple[Any, str]]:
    return zip(row, types, strict=True)


def _plain(value: Any, type_: str) -> Cell:
    """A value of a reader as the type of its column has it, where it says the same."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if type_ == "number" and isinstance(value, int | float | Decimal):
        return Decimal(str(value))
    if type_ == "boolean" and value in (0, 1):
        return bool(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and type_ == "date":
        return date.fromisoformat(value)
    return value  # type: ignore[no-any-return]
