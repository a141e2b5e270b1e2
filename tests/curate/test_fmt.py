"""``sandhi fmt`` gives every table its one canonical form, and touches no cell."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandhi.ledger.entries import LEDGER_PATH
from sandhi.package import Package
from tests.harness import frozen

if TYPE_CHECKING:
    from tests.conftest import Copy, Run
    from tests.curate.conftest import Command

FILES = len(Package.open(frozen.folder()).schemas)  # tables of the real package


def reversed_rows(data: bytes) -> bytes:
    names, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    return as_csv([names, *reversed(rows)])


def reversed_columns(data: bytes) -> bytes:
    return as_csv([row[::-1] for row in csv.reader(io.StringIO(data.decode(), newline=""))])


def as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def quoted(data: bytes) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(data.decode(), newline=""))
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


def unkeyed(file: Path) -> bytes:
    """Take the column of the keys out of a file, and return what it was."""
    keyed = file.read_bytes()
    lines = keyed.splitlines(keepends=True)
    file.write_bytes(b"".join(line.split(b",", 1)[1] for line in lines))
    return keyed


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "CR": lambda data: data.replace(b"\n", b"\r"),
    "no last line end": lambda data: data[:-1],
    "blank lines": lambda data: data.replace(b"\n", b"\n\n"),
    "needless quotation marks": quoted,
    "another order of rows": reversed_rows,
    "another order of columns": reversed_columns,
    "all at once": lambda data: (
        b"\xef\xbb\xbf" + quoted(reversed_columns(reversed_rows(data))).replace(b"\n", b"\r\n\r\n")
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_mended_to_the_byte(
    real: "Copy", curate: "Command", damage: Callable[[bytes], bytes]
) -> None:
    before = real.file("dates").read_bytes()
    real.file("dates").write_bytes(damage(before))
    assert real.file("dates").read_bytes() != before
    ran = curate("fmt")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("--- data/dates.csv\n+++ data/dates.csv\n@@ ")
    assert ran.stdout.endswith(f"1 of {FILES} files put into canonical form.\n")
    assert real.file("dates").read_bytes() == before


def without(*columns: str) -> Callable[[bytes], bytes]:
    def dropped(data: bytes) -> bytes:
        rows = [*csv.reader(io.StringIO(data.decode(), newline=""))]
        kept = [place for place, name in enumerate(rows[0]) if name not in columns]
        return as_csv([[row[place] for place in kept] for row in rows])

    return dropped


def test_columns_that_a_schema_has_and_a_file_lacks_are_added_empty(
    real: "Copy", curate: "Command"
) -> None:
    whole = real.rows("places")
    file = real.file("places")
    file.write_bytes(without("form_hi", "longitude")(file.read_bytes()))
    assert "1 of 1 file put into canonical form." in curate("fmt", "places").stdout
    assert real.rows("places") == [row | {"form_hi": "", "longitude": ""} for row in whole]
    assert [*real.rows("places")[0]] == [*whole[0]]  # in the order of the schema


def test_rows_without_keys_are_numbered_as_they_stand(cricket: "Copy", sandhi: "Run") -> None:
    keyed = unkeyed(cricket.file("scores"))
    assert sandhi("--package", cricket.root, "fmt", "scores").returncode == 0
    assert cricket.file("scores").read_bytes() == keyed


def test_so_are_rows_whose_keys_are_all_empty(cricket: "Copy", sandhi: "Run") -> None:
    keyed = cricket.rows("scores")
    cricket.write("scores", [row | {"score_id": ""} for row in keyed])
    assert sandhi("--package", cricket.root, "fmt", "scores").returncode == 0
    assert cricket.rows("scores") == keyed
    # Beside one that has a key, the others are for `sandhi new`: which is which, nobody knows.
    cricket.write("scores", [*keyed, keyed[0] | {"score_id": ""}])
    assert sandhi("--package", cricket.root, "fmt", "scores").returncode == 0
    assert cricket.rows("scores")[-1]["score_id"] == ""


@pytest.mark.parametrize("table", ["sides", "scores"])
def test_rows_whose_keys_are_known_elsewhere_are_not_numbered_anew(
    cricket: "Copy", sandhi: "Run", table: str
) -> None:
    if table == "scores":  # which no other table names, but a release
        (cricket.root / LEDGER_PATH).write_text("version,table,key\n1.0.0,scores,R1\n", "utf-8")
    unkeyed(cricket.file(table))
    without = cricket.file(table).read_bytes()
    ran = sandhi("--package", cricket.root, "fmt", table)
    assert (ran.returncode, cricket.file(table).read_bytes()) == (2, without)
    assert f"data/{table}.csv:1: the header's columns are not its schema's" in ran.stderr


def test_a_line_end_within_a_cell_is_not_touched(real: "Copy", curate: "Command") -> None:
    real.edit("dates", 0, note="two\r\nlines")
    before = real.file("dates").read_bytes()
    assert b'"two\r\nlines"' in before
    assert curate("fmt").returncode == 0
    assert real.file("dates").read_bytes() == before


def test_check_passes_what_is_canonical(curate: "Command") -> None:
    ran = curate("fmt", "--check")
    assert (ran.returncode, ran.stdout) == (0, f"0 of {FILES} files not in canonical form.\n")


@pytest.mark.parametrize(("option", "code"), [("--check", 1), ("--dry-run", 0)])
def test_check_and_dry_run_show_the_change_and_write_nothing(
    real: "Copy", curate: "Command", option: str, code: int
) -> None:
    file = real.file("places")
    file.write_bytes(reversed_rows(file.read_bytes()))
    before = file.read_bytes()
    ran = curate("fmt", option)
    assert ran.returncode == code
    assert "+P0001,S001," in ran.stdout
    assert ran.stdout.endswith(f"1 of {FILES} files not in canonical form.\n")
    assert file.read_bytes() == before


def test_only_the_tables_that_are_named_are_formatted(real: "Copy", curate: "Command") -> None:
    for table in ("places", "dates"):
        real.file(table).write_bytes(reversed_rows(real.file(table).read_bytes()))
    assert "1 of 1 file put" in curate("fmt", "places").stdout
    assert f"1 of {FILES} files not" in curate("fmt", "--check").stdout


BROKEN: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda data: data.replace(b",name,", b",nom,", 1), "data/places.csv:1: the header's columns"),
    (without("place_id"), "data/places.csv:1: the header's columns"),
    (lambda data: data + b"P9999,S000\n", "2 cells under a header of {columns};"),
    (lambda data: data + b'P9999,"S000\n', "close its quoted cell"),
    (lambda data: data + b"\xff\n", "byte 0xFF"),
    (lambda data: b"", "the file is empty"),
]


@pytest.mark.parametrize(
    ("damage", "message"),
    BROKEN,
    ids=["strange", "keyless", "ragged", "open", "not UTF-8", "empty"],
)
def test_what_cannot_be_read_is_told_in_one_line_and_no_file_is_touched(
    real: "Copy", refused: Callable[..., str], damage: Callable[[bytes], bytes], message: str
) -> None:
    real.file("dates").write_bytes(reversed_rows(real.file("dates").read_bytes()))
    real.file("places").write_bytes(damage(real.file("places").read_bytes()))
    before = real.file("dates").read_bytes()
    line = refused("fmt")
    columns = len(real.package.schemas["places"].names)
    assert message.format(columns=columns) in line
    assert line.count("\n") == 1
    assert real.file("dates").read_bytes() == before


def test_a_table_that_is_not_there_is_told_with_those_that_are(refused: Callable[..., str]) -> None:
    assert "no table 'place'; did you mean places?" in refused("fmt", "place")
