"""Bounds of EDTF dates: what is read, and the near misses that are not."""

from datetime import date

import pytest

from sandhi.edtf import _parsed_days, bounds, days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-06", date(2024, 6, 1), date(2024, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-06-19", date(2024, 6, 19), date(2024, 6, 19)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
        ("2024-XX", date(2024, 1, 1), date(2024, 12, 31)),
        ("2023-02-XX", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-XX-XX", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-11-12/2024-11-14", date(2024, 11, 12), date(2024, 11, 14)),
        ("2023/2024-03", date(2023, 1, 1), date(2024, 3, 31)),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["2024-06~", "2024-06?", "2024-06%", "2024-06~/2024-06?"])
def test_a_doubt_widens_nothing(edtf: str) -> None:
    assert bounds(edtf) == (date(2024, 6, 1), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("../2024-11-12", None, date(2024, 11, 12)),
        ("/2024-11-12", None, date(2024, 11, 12)),
        ("2024-11-12/..", date(2024, 11, 12), None),
        ("2024-11/", date(2024, 11, 1), None),
    ],
)
def test_an_open_interval_has_no_bound_on_that_side(
    edtf: str, first: date | None, last: date | None
) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("-0043", None, None),
        ("-0043-03-15~", None, None),
        ("-0044-02-29", None, None),
        ("-0044-XX/-0043", None, None),
        ("-004X", None, None),
        ("0000", None, None),
        ("Y-17000", None, None),
        ("-0043/0014", None, date(14, 12, 31)),
        ("2024/Y17000", date(2024, 1, 1), None),
    ],
)
def test_a_day_that_no_column_of_dates_holds_is_no_bound(
    edtf: str, first: date | None, last: date | None
) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("", "not EDTF"),
        ("19 June 2024", "not EDTF"),
        ("2024-6-19", "not EDTF"),
        ("2024-13", "not EDTF"),
        ("२०२४", "not EDTF"),
        ("2024-06-19 ", "not EDTF of level 0 or 1"),
        ("2024-06-19\n", "not EDTF of level 0 or 1"),
        ("2024-06-19T10:00:00", "not EDTF of level 0 or 1"),
        ("156X-12-25", "not EDTF of level 0 or 1"),
        ("2004-06~-11", "not EDTF of level 0 or 1"),
        ("2024-06-1X", "not EDTF of level 0 or 1"),
        ("[2024,2025]", "not EDTF of level 0 or 1"),
        ("1900S2", "not EDTF of level 0 or 1"),
        ("Y-17E7", "not EDTF of level 0 or 1"),
        ("Y" + "9" * 5000, "longer than any date"),
        ("2024-21", "season"),
        ("-0043-02-29", "names no day"),
        ("-0043-13", "not EDTF"),
        ("-0043/-0044", "ends before it begins"),
        ("2023-02-29", "names no day"),
        ("2025/2024", "ends before it begins"),
        ("../..", "open at both ends"),
        ("/", "open at both ends"),
        ("2024/2025/2026", "not EDTF"),
        ("2024/2024-06-31", "not EDTF"),
    ],
)
def test_what_names_no_days_is_refused_with_a_reason(edtf: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        bounds(edtf)


@pytest.mark.parametrize("mark", ["", "?", "~", "%"])
@pytest.mark.parametrize(
    "plain",
    ["1900-02", "1904-02", "2000-02", "2023-02-28", "2024-02-29", "0001-01-01", "9999", "9999-12"],
)
def test_a_plain_date_is_read_as_by_the_grammar_of_the_whole_format(plain: str, mark: str) -> None:
    assert days(plain + mark) == _parsed_days(plain + mark)
