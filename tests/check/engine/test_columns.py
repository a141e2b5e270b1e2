"""A file is read by columns where it is canonical, and nowhere else; then both ways agree."""

import random

import pytest

from sandhi.package.opening.columns import columns_in
from sandhi.table import Records, TableError, csv_text, records

NAMES = ["shop_id", "name", "note"]
# What cells are made of, with all that a CSV has a meaning for.
PIECES = [
    "",
    "a",
    "é",
    "चाय",
    " ",
    ",",
    '"',
    '""',
    "\n",
    "\r",
    "NA",
    "null",
    "0",
    "1",
    "\t",
    "\ufeff",
]


def by_columns(data: bytes) -> list[tuple[str, ...]] | None:
    columns = columns_in(data, NAMES)
    if columns is None:
        return None
    return [*zip(*(columns.by_name[name].cells.tolist() for name in NAMES), strict=True)]


def by_records(data: bytes) -> Records | None:
    """The records of a canonical table, of which each has one line; None of any other file."""
    try:
        read = records(data)
    except TableError:
        return None
    in_lines = not any("\n" in cell for row in read.rows for cell in row) and bool(read.rows)
    is_one = read.names == NAMES and {len(NAMES)} == {*map(len, read.rows)} and in_lines
    return read if is_one and csv_text(read.names, read.rows).encode() == data else None


def edited(data: bytes, dice: random.Random) -> bytes:
    """A table with a slip in it, of those that editors and programs make."""
    at = dice.randrange(len(data))
    piece = dice.choice(
        [b'"', b'""', b",", b"\n", b"\r\n", b"\xff", b"\0", b"", b"a", b"<<<<<<< a"]
    )
    return data[:at] + piece + data[at + dice.choice([0, 0, 1]) :]


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_of_reading_agree_on_tables_with_slips(seed: int) -> None:
    dice = random.Random(seed)
    pieces = PIECES if seed % 2 else PIECES[:5]  # a file without quotation marks is read by itself
    outcomes = set()
    for _ in range(300):
        rows = [
            ["".join(dice.choices(pieces, k=dice.randrange(3))) for _ in NAMES]
            for _ in range(dice.randrange(1, 5))
        ]
        data = csv_text(NAMES, rows).encode()
        for _ in range(dice.randrange(3)):
            data = edited(data, dice)
        read, columns = by_records(data), by_columns(data)
        outcomes.add(columns is None)
        if columns is not None:
            assert read is not None, data
            assert columns == [*map(tuple, read.rows)]
        else:  # what it leaves to the other has a line end in a cell, a null, or what may be a mark
            odd = (b"\r", b"\0", b"<<<<<<<", b"\xef\xbb\xbf")
            assert read is None or any(one in data for one in odd), data
    assert outcomes == {True, False}


def test_quotation_marks_that_make_up_for_each_other_in_size_are_seen() -> None:
    assert by_columns(b'shop_id,name,note\nx"y"z,"b","c"\n') is None
    assert by_columns(b'shop_id,name,note\n"x""y""z",b,c\n') == [('x"y"z', "b", "c")]
    assert by_columns(b'shop_id,name,note\n"x"y,b,c\n') is None


@pytest.mark.parametrize("at", [18, 24])
def test_a_blank_line_is_no_row_of_empty_cells(at: int) -> None:
    sound = b"shop_id,name,note\na,b,c\n,,\n"
    assert by_columns(sound) == [("a", "b", "c"), ("", "", "")]
    assert by_columns(sound[:at] + b"\n" + sound[at:]) is None


def test_cells_that_are_alike_are_one_text_in_memory() -> None:
    columns = columns_in("shop_id,name,note\nचाय,b,चाय\nचाय,c,d\n".encode(), NAMES)
    assert columns is not None
    first, _, last = (columns.by_name[name].cells for name in NAMES)
    assert first[0] is first[1] is last[0]
