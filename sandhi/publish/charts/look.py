"""How charts look: colours that the page may set, shapes that do without them, type, widths.

A colour is a custom property of CSS with a value for where there is none, so that one drawing does
for light and dark pages. Text is never measured, so that a drawing does not depend on the fonts of
the machine that made it: lines are broken by a generous guess of how wide characters are.
"""

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any, NamedTuple

from sandhi.package import Category

INK = "var(--ink, #1d1d1b)"
SOFT = "var(--soft, #5b5a55)"
LINE = "var(--line, #d9d6cd)"
LINK = "var(--link, #0b4f8a)"
PAPER = "var(--paper, #fdfcf9)"

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
SIZE, SMALL, LEADING = 13, 12, 18  # of text, and from line to line, in pixels
_ADVANCE = 0.54  # mean width of a character of a sans serif, in ems, on the generous side


class Style(NamedTuple):
    """How the marks of one value of an enumeration look; ``dash`` is that of bars' outlines."""

    colour: str
    shape: str
    filled: bool
    dash: tuple[int, ...]


# Told apart by shape and outline as well as by colour; after Okabe and Ito, darkened to AA.
STYLES = (
    Style("var(--series-1, #0b5cad)", "circle", True, (1, 0)),
    Style("var(--series-2, #a34a00)", "square", False, (1, 0)),
    Style("var(--series-3, #00704f)", "diamond", False, (7, 3)),
    Style("var(--series-4, #8a3a80)", "triangle-up", False, (2, 2)),
    Style("var(--series-5, #b3261e)", "triangle-down", False, (9, 3, 2, 3)),
    Style("var(--series-6, #5b5a55)", "cross", False, (4, 4)),
)
UNKNOWN = Style(SOFT, "cross", True, (1, 0))  # of a value that the enumeration has not


def styles(values: Sequence[Category]) -> Mapping[str, dict[str, Any]]:
    """Return a style for each value of an enumeration, in its order; the seventh begins anew."""
    each = {one.value: look._asdict() for one, look in zip(values, cycle(STYLES), strict=False)}
    return defaultdict(UNKNOWN._asdict, each)


def width_of(text: str, size: int = SIZE) -> float:
    """Return about how many pixels a text is wide, on the generous side."""
    return len(text) * size * _ADVANCE


def wrapped(text: str, width: float, size: int = SIZE) -> list[str]:
    """Return a text in lines that are about as wide as a number of pixels allows."""
    return textwrap.wrap(text, max(int(width / (size * _ADVANCE)), 8))
