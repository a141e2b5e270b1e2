"""A question has one form, and an answer one digest; what changed between two is told by row."""

import hashlib
from dataclasses import replace

import pytest

from sandhi.cite.results import (
    LISTED,
    OrderedResult,
    Question,
    ResultChange,
    ResultRow,
    changes,
    parse_terms,
    question,
    question_in_query,
    result_digest,
    verify_result,
)
from sandhi.cite.statement import rows_in_order
from tests.cite.conftest import CITABLE

ROWS = tuple(ResultRow(key, letter * 64) for key, letter in (("A", "a"), ("B", "b"), ("C", "c")))
A, B, C = ROWS


def test_the_digest_is_that_of_keys_and_digests_in_order_as_canonical_json() -> None:
    canonical = f'[["A","{"a" * 64}"],["कख","{"b" * 64}"]]'
    rows = [A, ResultRow("कख", "b" * 64)]
    assert result_digest(rows) == hashlib.sha256(canonical.encode()).hexdigest()
    assert result_digest(rows) != result_digest(reversed(rows))
    assert result_digest([]) == hashlib.sha256(b"[]").hexdigest()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ([A, B, C], []),
        ([A, C], [("B", "gone")]),
        ([A, B, C, ResultRow("D", "d" * 64)], [("D", "new")]),
        ([A, ResultRow("B", "e" * 64), C], [("B", "changed")]),
        ([A, C, B], [("C", "moved"), ("B", "moved")]),
        ([ResultRow("D", "d" * 64), B], [("A", "gone"), ("C", "gone"), ("D", "new")]),
    ],
)
def test_what_became_of_each_row_is_told(
    now: list[ResultRow], expected: list[tuple[str, str]]
) -> None:
    assert changes(ROWS, now) == [ResultChange(*one) for one in expected]


def test_rows_say_what_changed_only_if_they_are_those_that_were_cited() -> None:
    asked_for = Question("t", ())
    now = OrderedResult(asked_for, (A, C))
    assert verify_result(now.digest, (), now) == (True, ())
    assert verify_result(result_digest(ROWS), ROWS, now) == (False, (ResultChange("B", "gone"),))
    assert verify_result(result_digest(ROWS), (A, B), now) == (False, ())


def test_a_question_has_one_form_whatever_the_order_of_its_terms() -> None:
    one = question("t", [("b", "2"), ("a", "1"), ("_size", "5"), ("_next", "x"), ("_sort", "a")])
    assert one == question_in_query("t", "_sort=a&a=1&b=2&_col=a&_facet=b&a=1")
    assert one.terms == "_sort=a&a=1&b=2"


def test_an_empty_cell_can_be_asked_for_and_empty_words_cannot() -> None:
    assert question_in_query("t", "a=&_search=&_x__exact=1").pairs == (
        ("_x__exact", "1"),
        ("a", ""),
    )
    assert question("", [("q", "दाम"), ("table", ""), ("seed", " ")]).pairs == (("q", "दाम"),)


@pytest.mark.parametrize("words", ["दाम & “मूल्य”", "a+b=c%20", "x;y,z #1", "{a} \\ <b>", "एक\nदो"])
def test_terms_are_read_as_they_are_written(words: str) -> None:
    one = question("t", [("_search", words), ("a b", words)])
    assert parse_terms("t", one.terms) == one
    assert question_in_query("t", one.query) == one
    assert not {*' \n"“”;,'} & {*one.terms}


def test_an_answer_lists_its_rows_unless_they_are_too_many() -> None:
    def answer(count: int) -> str:
        rows = tuple(ResultRow(f"K{one}", "a" * 64) for one in range(count))
        return rows_in_order(
            replace(CITABLE, key="", result=OrderedResult(Question("t", ()), rows))
        )

    assert answer(0) == ""
    assert answer(LISTED).count("K") == LISTED
    assert answer(LISTED + 1) == ""
