"""What tells of the same passage, or of the same thing, is one hit."""

from unittest.mock import Mock

import pytest

from sandhi.retrieval.doubles import RankedRow, fold_doubles


def row(key: str, start: int | None, end: int | None, **more: object) -> RankedRow:
    """A row of one text, at home with itself unless said otherwise."""
    told = {"home": key, "home_table": "t", "score": 1.0, **more}
    return RankedRow(key, "t", "S", start, end, **told)  # type: ignore[arg-type]


def keys(rows: list[RankedRow]) -> list[list[str]]:
    return [[one.key for one in double.rows] for double in fold_doubles(rows)]


def test_rows_of_one_passage_are_one_hit_led_by_the_best() -> None:
    assert keys([row("event", 0, 40), row("sentence", 0, 50), row("figure", 10, 20)]) == [
        ["event", "sentence", "figure"]
    ]
    assert keys([row("one", 0, 40), row("other", 30, 50)]) == [["one"], ["other"]]
    assert keys([row("one", 0, 40), row("other", 0, 40)._replace(seed="T")]) == [["one"], ["other"]]


def test_a_mention_goes_with_what_it_mentions_wherever_it_stands() -> None:
    mention = row("mention", 90, 95, home="actor")
    assert keys([row("actor", 0, 5, stands_alone=True), mention]) == [["actor", "mention"]]
    assert keys([mention, row("actor", 0, 5, stands_alone=True)]) == [["mention", "actor"]]


def test_what_is_told_by_its_name_stays_a_hit_of_its_own() -> None:
    assert keys([row("event", 0, 40), row("actor", 5, 9, stands_alone=True)]) == [
        ["event"],
        ["actor"],
    ]
    assert keys([row("event", 0, 40), row("key typed", 5, 9, is_whole=True)]) == [
        ["event"],
        ["key typed"],
    ]


def test_rows_without_a_passage_are_hits_of_their_own() -> None:
    assert keys([row("one", None, None), row("other", None, None)]) == [["one"], ["other"]]


def test_passages_of_a_long_text_are_told_apart_without_asking_each_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    span, asked = RankedRow.span.fget, Mock()  # type: ignore[attr-defined]
    monkeypatch.setattr(RankedRow, "span", property(lambda self: asked() and span(self)))
    assert len(keys([row(f"K{at}", 10 * at, 10 * at + 9) for at in range(200)])) == 200
    assert asked.call_count < 1_000
