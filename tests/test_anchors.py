"""Anchors against texts: what is accepted to the letter, and the near misses that are not."""

import unicodedata

import numpy as np
import pytest
from pandas import DataFrame

from sandhi.anchors import EQUAL, anchors_match, divergences, parting, places

TEXTS = {"A": "हिन्दी में 😀 चार शब्द", "B": "\u0958लम\n", "C": ""}


def anchor(seed: str | None, start: int | None, end: int | None, quote: str | None) -> DataFrame:
    row = DataFrame([[seed, start, end, quote]], columns=["seed_id", "start", "end", "quote"])
    return row.astype({"seed_id": "string", "start": "Int64", "end": "Int64", "quote": "string"})


@pytest.mark.parametrize(
    ("seed", "start", "end"),
    [("A", 0, 6), ("A", 11, 12), ("A", 0, 21), ("B", 0, 3), ("B", 3, 4)],
)
def test_a_slice_of_its_text_is_verified(seed: str, start: int, end: int) -> None:
    assert anchors_match(anchor(seed, start, end, TEXTS[seed][start:end]), TEXTS).all()


@pytest.mark.parametrize(
    ("start", "end", "quote", "at"),
    [
        (0, 6, "हिन्दि", 5),  # another letter
        (0, 6, "हिन्दी ", 6),  # one more
        (0, 6, "हिन्द", 5),  # one fewer
        (1, 7, "हिन्दी", 0),  # moved by one
        (0, 6, "", 0),
        (11, 12, "😁", 0),  # another character outside the Basic Multilingual Plane
    ],
)
def test_a_near_miss_is_told_with_the_place_where_it_parts(
    start: int, end: int, quote: str, at: int
) -> None:
    wrong = anchor("A", start, end, quote)
    assert divergences(wrong, TEXTS, places(wrong, TEXTS)).tolist() == [at]
    assert not anchors_match(wrong, TEXTS).any()


def test_texts_are_not_normalised() -> None:
    # The letter with its nukta is one code point in the text, and NFC writes it as two.
    composed = unicodedata.normalize("NFC", TEXTS["B"][0])
    assert len(composed) == 2
    assert divergences(
        anchor("B", 0, 1, composed), TEXTS, places(anchor("B", 0, 1, composed), TEXTS)
    ).tolist() == [0]


@pytest.mark.parametrize(
    ("seed", "start", "end"),
    [
        ("A", -1, 3),
        ("A", 3, 3),
        ("A", 4, 3),
        ("A", 0, 22),
        ("C", 0, 1),
        ("Z", 0, 1),
        (None, 0, 1),
        ("A", None, 3),
        ("A", 0, None),
    ],
)
def test_an_anchor_outside_of_its_text_is_not_within(
    seed: str | None, start: int | None, end: int | None
) -> None:
    outside = anchor(seed, start, end, "क")
    assert not places(outside, TEXTS).within.any()
    assert not anchors_match(outside, TEXTS).any()
    assert divergences(outside, TEXTS, places(outside, TEXTS)).tolist() == [EQUAL]


def test_without_texts_nothing_is_verified() -> None:
    assert not anchors_match(anchor("A", 0, 1, "ह"), {}).any()


def test_a_whole_column_is_told_apart_row_by_row() -> None:
    text = "".join(chr(0x905 + number % 50) for number in range(1000))
    starts = np.random.default_rng(1).integers(0, 980, 500)
    table = DataFrame({"seed_id": "X", "start": starts, "end": starts + 20})
    table["quote"] = [text[start : start + 20] for start in starts]
    table.loc[::7, "quote"] = [f"{quote[:13]}#{quote[14:]}" for quote in table["quote"][::7]]
    assert np.where(divergences(table, {"X": text}, places(table, {"X": text})) == 13)[
        0
    ].tolist() == [*range(0, 500, 7)]
    assert anchors_match(table, {"X": text}).sum() == 500 - len(range(0, 500, 7))


@pytest.mark.parametrize(
    ("one", "other", "at"), [("abc", "abd", 2), ("ab", "abd", 2), ("", "a", 0), ("ab", "ab", 2)]
)
def test_two_texts_part_at_their_first_difference(one: str, other: str, at: int) -> None:
    assert parting(one, other) == at
