"""How charts look: colours that the page may set, shapes that do without them, type, widths.

A colour is a custom property of CSS with a value for where there is none, so that one drawing does
for light and dark pages. Text is never measured, so that a drawing does not depend on the fonts of
the machine that made it: lines are broken by a generous guess of how wide characters are.
"""

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import cycle
from typing import Any, NamedTuple

from sandhi.publish.languages.dates import DAY

INK = "var(--ink, #1d1d1b)"
SOFT = "var(--soft, #5b5a55)"
LINE = "var(--line, #d9d6cd)"
LINK = "var(--link, #0b4f8a)"
PAPER = "var(--paper, #fdfcf9)"
WARN = "var(--dispute, #b3261e)"

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
FONT_OF_LANGUAGES = (  # of texts that bear a language: each has one that draws Devanagari
    "'Noto Sans Devanagari', 'Kohinoor Devanagari', 'Nirmala UI', Mangal, 'Noto Sans', sans-serif"
)
SIZE, SMALL, LEADING = 13, 12, 18  # of text, and from line to line, in pixels
_NO_BREAK = "\N{NO-BREAK SPACE}"
_ADVANCE = 0.54  # mean width of a character of a sans serif, in ems, on the generous side

# Told apart in both themes and by those who see fewer colours: after Okabe and Ito, to AA.
SERIES = (
    "var(--series-1, #0b5cad)",
    "var(--series-2, #a34a00)",
    "var(--series-3, #00704f)",
    "var(--series-4, #8a3a80)",
    "var(--series-5, #b3261e)",
    "var(--series-6, #5b5a55)",
)
# Of counts, from the least to the greatest; ink stands on each.
SHADES = (
    "var(--shade-1, #e6eef7)",
    "var(--shade-2, #cfe0f1)",
    "var(--shade-3, #b3cfea)",
    "var(--shade-4, #94bce2)",
    "var(--shade-5, #74a7d8)",
)


class Style(NamedTuple):
    """How the marks of one value of an enumeration look; ``dash`` is that of bars' outlines."""

    colour: str
    shape: str
    filled: bool
    dash: tuple[int, ...]


# Told apart by shape and outline as well as by colour.
STYLES = (
    Style(SERIES[0], "circle", True, (1, 0)),
    Style(SERIES[1], "square", False, (1, 0)),
    Style(SERIES[2], "diamond", False, (7, 3)),
    Style(SERIES[3], "triangle-up", False, (2, 2)),
    Style(SERIES[4], "triangle-down", False, (9, 3, 2, 3)),
    Style(SERIES[5], "cross", False, (4, 4)),
)
UNKNOWN = Style(SOFT, "cross", True, (1, 0))  # of a value that the enumeration has not


def styles(values: Iterable[str]) -> Mapping[str, dict[str, Any]]:
    """Return a style for each value of an enumeration, in its order; the seventh begins anew."""
    each = {one: look._asdict() for one, look in zip(values, cycle(STYLES), strict=False)}
    return defaultdict(UNKNOWN._asdict, each)


def wrapped_lines(text: str, width: float, size: int = SIZE) -> list[str]:
    """Return a text in lines that are about as wide as a number of pixels allows.

    A day stays on one of them, where it has room there.
    """
    letters = max(int(width / (size * _ADVANCE)), 8)

    def joined(day: re.Match[str]) -> str:
        return day[0].replace(" ", _NO_BREAK) if len(day[0]) <= letters else day[0]

    # A break after a hyphen would be read as a space.
    lines = textwrap.wrap(DAY.sub(joined, text), letters, break_on_hyphens=False)
    return [line.replace(_NO_BREAK, " ") for line in lines]
