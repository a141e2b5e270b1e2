"""A text of any kind is read in a number of steps that grows as the text does, not as its square.

Steps are lines of Python that run, so that the verdict is the same on every machine. What a pattern
does within one call is no line: ``benchmarks/text_growth.py`` measures the time of that.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from benchmarks.text_growth import READ, TEXTS, of_length

SHORT, FACTOR = 200, 8
# What grows as the square would take eight times as many steps again.
MOST = 2 * FACTOR
# Fewer steps than these are what every text takes, however short it is.
FEW = 2_000

pytestmark = pytest.mark.no_cover


def steps(read: Callable[[str], object], text: str) -> int:
    """How many lines of Python run while a text is read."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind != "prose"])
def test_reading_grows_as_the_text_does(kind: str) -> None:
    short, long = (of_length(TEXTS[kind], SHORT * factor) for factor in (1, FACTOR))
    excess = {}
    for way, read in READ.items():
        read(short)  # what is read once, such as a lexicon, is read before
        taken = steps(read, short), steps(read, long)
        if taken[1] > MOST * max(taken[0], FEW):
            excess[way] = taken
    assert not excess


def test_a_reading_that_grows_as_the_square_is_found_out() -> None:
    def quadratic(text: str) -> int:
        return sum(one == other for one in text for other in text)

    short, long = steps(quadratic, "क" * SHORT), steps(quadratic, "क" * SHORT * FACTOR)
    assert long > MOST * max(short, FEW)


@pytest.mark.no_cover
def test_a_megabyte_of_digits_has_no_value_and_comes_to_an_end() -> None:
    text = "7" * 1_000_000
    for way in ("numbers", "dates", "suggest", "coverage", "tokens", "neutral"):
        READ[way](text)
    assert READ["numeral"](text) is None
