"""A text of any kind is read in a time that grows as the text does, not as its square.

Nothing is timed closely: of a text eight times as long, reading what grows as its square would take
sixty-four times as long, and what is let through is forty at most, beside half a second for noise.
"""

import time
from collections.abc import Callable

import pytest

from benchmarks.scaling import READ, TEXTS, of_length

SHORT, FACTOR = 2000, 8
MOST, NOISE = 5 * FACTOR, 0.5


def seconds(read: Callable[[str], object], text: str) -> float:
    """Of the processor, so that what else the machine does counts for nothing."""
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind != "prose"])
def test_reading_grows_as_the_text_does(kind: str) -> None:
    slow = []
    for way, read in READ.items():
        short, long = (of_length(TEXTS[kind], SHORT * factor) for factor in (1, FACTOR))
        seconds(read, short)  # what is read once, such as a lexicon, is read before
        taken = seconds(read, short), seconds(read, long)
        if taken[1] > MOST * taken[0] + NOISE:
            slow.append((way, taken))
    assert not slow


def test_a_megabyte_of_digits_has_no_value_and_takes_no_time() -> None:
    text = "7" * 1_000_000
    for way in ("numbers", "numeral", "dates", "suggest", "coverage", "tokens", "neutral"):
        assert seconds(READ[way], text) < 20, way
    assert READ["numeral"](text) is None
