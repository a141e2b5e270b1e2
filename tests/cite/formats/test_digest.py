"""The digest of a row is that of its cells in one form only, whatever they were read from."""

import hashlib

import pytest

from sandhi.cite.digest import digest
from sandhi.cite.record import Value


def of(canonical: str) -> str:
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def test_the_digest_is_that_of_its_cells_as_canonical_json() -> None:
    values: dict[str, Value] = {"note_id": "N1", "quote": "“दाम”\n\\", "start": 0, "price": 12.5}
    canonical = r'{"note_id":"N1","price":"12.5","quote":"“दाम”\n\\","start":"0"}'
    assert digest(values) == of(canonical)


def test_the_digest_of_a_row_never_changes() -> None:
    values: dict[str, Value] = {"note_id": "N0001", "quote": "बढ़ेंगे", "start": 4, "share": 0.25}
    assert digest(values) == "7df4e3d4805334c37c40228a399ce78dba0d113cefb36a285f53417dacf3d540"


def test_the_order_of_columns_makes_no_difference() -> None:
    assert digest({"a": "1", "b": "2"}) == digest({"b": "2", "a": "1"})


def test_an_empty_column_makes_no_difference() -> None:
    assert digest({"a": "1", "b": None, "c": ""}) == digest({"a": "1"})


def test_a_zero_is_not_empty() -> None:
    assert digest({"a": 0}) == of('{"a":"0"}') != digest({})


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        (12.50, "12.5"),
        (100.0, "100"),
        (0.00001, "0.00001"),
        (1e22, "10000000000000000000000"),
        (39.0392, "39.0392"),
        (12000, "12000"),
    ],
)
def test_a_number_counts_in_its_shortest_digits(number: float, digits: str) -> None:
    assert digest({"a": number}) == of(f'{{"a":"{digits}"}}')


def test_names_are_sorted_by_utf_16_code_units() -> None:
    assert digest({"\uffee": "1", "\U0001d49c": "2"}) == of('{"\U0001d49c":"2","\uffee":"1"}')


def test_composed_and_decomposed_letters_are_not_the_same() -> None:
    assert digest({"a": "\u0958"}) != digest({"a": "\u0915\u093c"})
