"""A text of any kind is read in a number of steps that grows as the text does, not as its square.

Steps are lines of Python that run, so that the verdict is the same on every machine. What a pattern
does within one call is no line: ``benchmarks/text_growth.py`` measures the time of that.
"""

from functools import partial

import pytest

from benchmarks.text_growth import READ, TEXTS, of_length
from tests.harness.lines import lines_run

SHORT, FACTOR = 100, 8
# What grows as the square would take eight times as many steps again.
MOST = 2 * FACTOR
# Fewer steps than these are what every text takes, however short it is.
FEW = 2_000

pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind != "prose"])
def test_reading_grows_as_the_text_does(kind: str) -> None:
    short, long = (of_length(TEXTS[kind], SHORT * factor) for factor in (1, FACTOR))
    excess = {}
    for way, read in READ.items():
        read(short)  # what is read once, such as a lexicon, is read before
        taken = lines_run(partial(read, short)), lines_run(partial(read, long))
        if taken[1] > MOST * max(taken[0], FEW):
            excess[way] = taken
    assert not excess


def test_a_reading_that_grows_as_the_square_is_found_out() -> None:
    def quadratic(text: str) -> int:
        return sum(one == other for one in text for other in text)

    few, many = (lines_run(partial(quadratic, "क" * length)) for length in (50, 50 * FACTOR))
    assert many > MOST * max(few, FEW)


@pytest.mark.no_cover
def test_a_megabyte_of_digits_has_no_value_and_comes_to_an_end() -> None:
    text = "7" * 1_000_000
    for way in ("numbers", "dates", "suggest", "coverage", "tokens", "neutral"):
        READ[way](text)
    assert READ["numeral"](text) is None
