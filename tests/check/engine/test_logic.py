"""Questions about whole columns, each answered as asking row by row would."""

from datetime import date, timedelta
from typing import TypeAlias

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.countries import ALPHA_3

FIRST = date(2020, 1, 1)


def text(*cells: str | None) -> Series:
    return Series(list(cells), dtype="string", index=range(2, 2 + len(cells)))


def spans(*rows: tuple[str | None, str | None, str]) -> DataFrame:
    table = DataFrame(rows, columns=["earliest", "latest", "group"])
    return table.astype({"earliest": "datetime64[s]", "latest": "datetime64[s]"})


def test_a_comparison_with_nothing_is_false() -> None:
    assert logic.holds(text("a", None, "b") == "a").tolist() == [True, False, False]


def test_columns_are_the_same_where_both_are_empty() -> None:
    left, right = text("a", None, None, "b"), text("a", None, "a", None)
    assert logic.same(left, right).tolist() == [True, True, False, False]


def test_a_key_is_looked_up_in_the_first_row_that_has_it() -> None:
    table = DataFrame({"key": ["k1", "k2", "k1"], "cell": ["one", "two", "three"]})
    cells = logic.look_up(text("k2", "k1", "k3", None), table, "key", "cell")
    assert cells.fillna("").tolist() == ["two", "one", "", ""]


def test_text_is_found_at_its_code_point_and_nothing_everywhere() -> None:
    parts, wholes = text("ज", "b", None, "c"), text("राज ab", "cab", "a", None)
    assert logic.place_in(parts, wholes).tolist() == [2, 2, 0, -1]
    assert logic.occurs_in(parts, wholes).tolist() == [True, True, True, False]


def test_words_in_one_line_stand_where_a_source_has_them_in_several() -> None:
    parts, wholes = (
        text("two words", "two words", "words two"),
        text("of\ntwo\n\n words.", "two", ""),
    )
    assert logic.occurs_in(parts, wholes).tolist() == [True, False, False]


def test_what_is_no_date_does_not_parse_and_nothing_does() -> None:
    assert logic.parses(text("2024-06", "June", None)).tolist() == [True, False, True]
    assert "June" in logic.why_not_edtf("June")


def test_bounds_agree_column_by_column() -> None:
    dates = text("2024-06", "2024-06", "../2024", None, "June")
    table = DataFrame(
        {
            "from": ["2024-06-01", "2024-06-02", None, None, "2020-01-01"],
            "to": ["2024-06-29", "2024-06-30", "2024-12-31", "2024-01-01", None],
        },
        index=dates.index,
    ).astype("datetime64[s]")
    agree = logic.bounds_agree(table, dates, "from", "to")
    assert agree["from"].tolist() == [True, False, True, True, True]
    assert agree["to"].tolist() == [False, True, True, False, True]


def test_spans_overlap_when_they_share_a_day_and_open_ones_with_all_on_that_side() -> None:
    left = spans(("2024-01-01", "2024-01-31", ""), ("2024-02-01", None, ""), (None, None, ""))
    right = spans(("2024-01-31", "2024-02-01", ""), (None, "2024-01-31", ""), (None, None, ""))
    assert logic.overlap(left, right).tolist() == [True, False, True]


Span: TypeAlias = tuple[int | None, int | None, str]
days = st.none() | st.integers(0, 8)
ordered = st.tuples(days, days, st.sampled_from("ab")).filter(
    lambda span: span[0] is None or span[1] is None or span[0] <= span[1]
)


@given(st.lists(ordered, max_size=12))
def test_overlaps_are_counted_as_pair_by_pair(rows: list[Span]) -> None:
    def day(number: int | None) -> str | None:
        return None if number is None else str(FIRST + timedelta(number))

    def share(one: Span, two: Span) -> bool:
        starts = [row[0] for row in (one, two) if row[0] is not None]
        ends = [row[1] for row in (one, two) if row[1] is not None]
        return one[2] == two[2] and (not starts or not ends or max(starts) <= min(ends))

    table = spans(*((day(first), day(last), group) for first, last, group in rows))
    counts = logic.overlap_counts(table, ["group"])
    assert counts.tolist() == [sum(share(one, two) for two in rows) for one in rows]


def test_empty_cells_make_a_group_of_their_own() -> None:
    table = DataFrame({"earliest": pd.NaT, "latest": pd.NaT, "group": text("a", None, None)})
    table = table.astype({"earliest": "datetime64[s]", "latest": "datetime64[s]"})
    assert logic.overlap_counts(table, ["group"]).tolist() == [1, 2, 2]


@given(st.lists(st.none() | st.integers(0, 9), max_size=9))
def test_a_row_is_on_a_cycle_when_going_up_leads_back_to_it(parents: list[int | None]) -> None:
    def returns(row: int) -> bool:
        at: int | None = row
        for _ in parents:
            at = parents[at] if at is not None and at < len(parents) else None
            if at == row:
                return True
        return False

    table = DataFrame(
        {
            "key": Series([f"k{row}" for row in range(len(parents))], dtype="string"),
            "parent": Series(
                [None if row is None else f"k{row}" for row in parents], dtype="string"
            ),
        }
    )
    acyclic = logic.acyclic(table, "key", "parent")
    assert acyclic.tolist() == [not returns(row) for row in range(len(parents))]


@pytest.fixture
def outer() -> DataFrame:
    rows = [("S1", 0, 10, "a"), ("S1", 0, 10, "b"), ("S2", 5, 8, "a")]
    return DataFrame(rows, columns=["seed_id", "start", "end", "of"], index=[2, 3, 4])


@pytest.mark.parametrize(
    ("anchor", "holds", "touches"),
    [
        (("S1", 0, 10, "a"), [True, False, False], [True, False, False]),
        (("S1", 9, 11, "a"), [False, False, False], [True, False, False]),
        (("S1", 10, 12, "a"), [False, False, False], [False, False, False]),
        (("S2", 6, 7, "a"), [False, False, True], [False, False, True]),
    ],
)
def test_anchors_hold_and_touch_others_of_their_seed_and_kind(
    outer: DataFrame, anchor: tuple[object, ...], holds: list[bool], touches: list[bool]
) -> None:
    inner = DataFrame([anchor], columns=outer.columns)
    assert logic.holds_any(outer, inner, by=["of"]).tolist() == holds
    assert logic.touches_any(outer, inner, by=["of"]).tolist() == touches


def test_a_row_is_among_others_when_all_its_cells_are_there_together(outer: DataFrame) -> None:
    others = DataFrame({"seed_id": ["S1", "S2"], "of": ["b", "b"]})
    assert logic.among(outer, others, ["seed_id", "of"]).tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("anchor", "holders"),
    [
        (("S1", 0, 10, "a"), 1),
        (("S1", 2, 3, "b"), 1),
        (("S1", 2, 11, "a"), 0),
        (("S2", 0, 10, "a"), 0),
        (("S2", 5, 8, "a"), 1),
    ],
)
def test_an_anchor_lies_in_as_many_others_as_hold_it(
    outer: DataFrame, anchor: tuple[object, ...], holders: int
) -> None:
    inner = DataFrame([anchor], columns=outer.columns, index=[7])
    assert logic.holders(inner, outer, by=["of"]).to_dict() == {7: holders}


def test_an_anchor_lies_in_others_of_any_kind_where_none_is_asked_for(outer: DataFrame) -> None:
    assert logic.holders(outer, outer, by=[]).to_dict() == {2: 2, 3: 2, 4: 1}


@pytest.mark.parametrize(
    ("start", "end", "widened"),
    [(5, 6, (0, 10)), (9, 11, (0, 20)), (12, 25, (10, 25)), (20, 22, (20, 22))],
)
def test_an_anchor_is_widened_to_all_that_it_touches(
    start: int, end: int, widened: tuple[int, int]
) -> None:
    columns = ["seed_id", "start", "end"]
    sentences = DataFrame([("S1", 0, 10), ("S1", 10, 20), ("S2", 0, 99)], columns=columns)
    anchors = logic.widened_anchors(
        DataFrame([("S1", start, end)], columns=columns, index=[7]), sentences
    )
    assert (anchors["start"][7], anchors["end"][7]) == widened


@pytest.mark.parametrize(("quote", "words"), [("केसीएनए ने", 1), ("केसीएनए ने कहा", 2), ("ने कहा", 2)])
def test_words_are_counted_after_the_last_name_in_a_quote(quote: str, words: int) -> None:
    start = "केसीएनए ने कहा".index(quote)
    cells = {"seed_id": ["S1"], "start": [start], "end": [start + len(quote)], "quote": [quote]}
    names = DataFrame({"seed_id": ["S1", "S2"], "start": [0, 0], "end": [7, 14]})
    assert logic.words_after(DataFrame(cells, index=[7]), names).to_dict() == {7: words}


def test_cells_are_counted_once_for_each_key() -> None:
    table = DataFrame({"key": ["a", "a", "a", "b"], "cell": ["x", "y", "x", None]})
    counted = logic.distinct(
        Series(["a", "b", "c", None], index=[2, 3, 4, 5]), table, "key", "cell"
    )
    assert counted.to_dict() == {2: 2, 3: 0, 4: 0, 5: 0}


def test_a_text_stands_in_one_of_those_of_its_key() -> None:
    texts = DataFrame({"of": ["a", "a", "b"], "text": ["one two", "three", "four"]}, dtype="string")
    keys = Series(["a", "a", "b", "c"], dtype="string", index=[2, 3, 4, 5])
    parts = Series(["two", "four", "four", "two"], dtype="string", index=[2, 3, 4, 5])
    verdicts = logic.occurs_in_any(parts, keys, texts)
    assert verdicts.to_dict() == {2: True, 3: False, 4: True, 5: False}


def test_a_day_is_written_out_as_english_prose_writes_it() -> None:
    days = Series(["2024-06-19", "1991-12-01", None], dtype="datetime64[s]")
    assert logic.written_out(days).tolist()[:2] == ["19 June 2024", "1 December 1991"]
    assert logic.written_out(days).isna().tolist() == [False, False, True]


def test_records_are_the_rows_of_all_tables_by_their_keys(outer: DataFrame) -> None:
    keyed = outer.assign(key=["k1", "k2", "k3"])[["key", *logic.ANCHOR, "of"]]
    rows = logic.records(keyed, keyed.rename(columns={"key": "id"}))
    assert rows["record_id"].tolist() == ["k1", "k2", "k3"] * 2
    assert list(rows) == ["record_id", *logic.ANCHOR]


def test_the_countries_are_249() -> None:
    assert len(ALPHA_3) == 249
