"""Which places a row without offsets can mean, and why it can mean none."""

from typing import TYPE_CHECKING

import pytest

from sandhi.curate.anchoring import Unplaceable, candidates, without_offsets

if TYPE_CHECKING:
    from tests.conftest import Copy

REASONS = [
    ("रूस", "S000", "#99", "it occurs 8 times, so there is no #99"),
    ("रूस", "S000", "16", "start is '16'; empty it, or write #2 for the second occurrence"),
    ("रूस", "S000", "#0", "start is '#0'"),
    ("रूस", "S099", "", "there is no seed S099; write one of S000, S001"),
    ("", "S000", "", "there is no quote; copy one from S000"),
    ("", "", "", "there is no quote; copy one from the seeds"),
    ("xyzzy", "S000", "", "it does not stand in S000, nor does anything like it"),
    ("उत्तर कोरिय", "S000", "", "in S000 it cuts a character in two"),
    (
        "दक्षिण कोरीया और यूक्रेन का कहना है",
        "",
        "",
        "from character 11 on it has “ीया और यूक्रेन का कह” (U+0940) where S000 has "
        "“िया और यूक्रेन का कह” (U+093F), in …",
    ),
]


@pytest.mark.parametrize(("quote", "seed", "start", "message"), REASONS)
def test_a_quote_that_cannot_be_placed_is_told_with_the_reason(
    original: "Copy", quote: str, seed: str, start: str, message: str
) -> None:
    with pytest.raises(Unplaceable) as refused:
        candidates(quote, seed, start, original.package.texts)
    assert message in str(refused.value)


def test_the_reason_shows_what_cannot_be_seen() -> None:
    with pytest.raises(Unplaceable, match="␛"):
        candidates("सभा \x1bमें बैठक", "", "", {"S1": "सभा में बैठक"})


def test_rows_that_lack_an_offset_or_have_a_number_for_one_are_open(real: "Copy") -> None:
    real.edit("places", 1, start="")
    real.edit("places", 3, end="")
    real.edit("places", 5, start="#2")
    assert without_offsets(real.package.cells("places")) == [3, 5, 7]
