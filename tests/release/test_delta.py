"""Old plus delta is new, byte for byte, whatever differs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandhi.files import PackageError
from sandhi.ledger.changes import differences_between
from sandhi.ledger.edition import Edition, EditionColumn, TableEdition
from sandhi.ledger.versions import Level, parse_version
from sandhi.release.delta import apply_delta, delta, sheets

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
KEYS = st.sampled_from(["K1", "K2", "K3", "K10"])


@st.composite
def tables(draw: st.DrawFn) -> TableEdition:
    names = draw(st.lists(st.sampled_from(["a", "b", "c"]), unique=True, max_size=3))
    columns = tuple(EditionColumn(name, "string") for name in ["key", *names])
    rows = {key: (key, *(draw(TEXT) for _ in names)) for key in draw(st.lists(KEYS, unique=True))}
    return TableEdition(columns, rows)


EDITIONS = st.dictionaries(st.sampled_from(["one", "two"]), tables())


def as_files(edition: Edition) -> dict[str, bytes]:
    return {name: table.text().encode() for name, table in edition.tables.items()}


@given(EDITIONS, EDITIONS)
def test_old_plus_delta_is_new(old: dict[str, TableEdition], new: dict[str, TableEdition]) -> None:
    before, after = Edition("1.0.0", old), Edition("2.0.0", new)
    found = differences_between(before, after)
    assert apply_delta(as_files(before), delta(found, [])) == as_files(after)


@given(EDITIONS, EDITIONS)
def test_a_line_of_a_sheet_is_one_cell(
    old: dict[str, TableEdition], new: dict[str, TableEdition]
) -> None:
    found = differences_between(Edition("1.0.0", old), Edition("2.0.0", new))
    for table, data in zip(found.tables, sheets(found).values(), strict=True):
        lines = data.decode().split("\n")
        cells = sum(len(row.columns) for row in found.rows if row.table == table)
        columns = sum(one.table == table for one in found.columns)
        assert len(lines) == 2 + cells + columns  # the head, and nothing after the last
        assert {line.count("\t") for line in lines[:-1]} == {4}


def test_a_delta_of_other_tables_is_refused() -> None:
    line = {"op": "remove", "table": "one", "key": "K1"}
    with pytest.raises(PackageError, match="the delta is not one of these tables"):
        apply_delta({"one": b"key\n"}, json.dumps(line).encode())


@pytest.mark.parametrize(
    ("before", "level", "least"),
    [
        ("1.2.3", Level.PATCH, "1.2.4"),
        ("1.2.3", Level.MINOR, "1.3.0"),
        ("1.2.3", Level.MAJOR, "2.0.0"),
        ("0.9.1", Level.PATCH, "0.9.2"),
        ("0.9.1", Level.MINOR, "0.10.0"),
        ("0.9.1", Level.MAJOR, "0.10.0"),
    ],
)
def test_the_least_number_follows_from_the_change(before: str, level: Level, least: str) -> None:
    assert str(parse_version(before).least(level)) == least
    assert parse_version("0.10.0") > parse_version("0.9.9")
    with pytest.raises(PackageError, match="is no number of a version"):
        parse_version(f"0.{'9' * 5000}.0")
