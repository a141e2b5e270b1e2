"""Software Hash Identifiers (ISO/IEC 18670) of contents, computed of nothing but their bytes.

Whoever has the file can compute its identifier, and whoever has the identifier can find the file
in any archive that keeps it, under whichever name and at whichever address.
"""

import hashlib
import io
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

PATTERN = r"swh:1:cnt:[0-9a-f]{40}"

_STRIDE = 256  # code points


class LineSpan(NamedTuple):
    """Lines of a file, the first and the last of them, counted from 1."""

    first: int
    last: int


def content(data: bytes) -> str:
    """Return the identifier of a content: its SHA-1 as Git computes that of a blob."""
    blob = hashlib.sha1(b"blob %d\0" % len(data), usedforsecurity=False)
    blob.update(data)
    return f"swh:1:cnt:{blob.hexdigest()}"


def at_characters(identifier: str, text: str, start: int, end: int) -> str:
    """Return an identifier with the bytes of a UTF-8 text that hold code points of it.

    The qualifier counts bytes from 0 and includes the last one.
    """
    first = _bytes_before(text, start)
    last = first + len(text[start:end].encode("utf-8")) - 1
    return f"{identifier};bytes={first}-{last}"


def _bytes_before(text: str, place: int) -> int:
    stride = place // _STRIDE
    return _strides(text)[stride] + len(text[stride * _STRIDE : place].encode("utf-8"))


@lru_cache(maxsize=256)  # several tables have rows of one text
def _strides(text: str) -> list[int]:
    """How many bytes of UTF-8 stand before each stride of a text."""
    strides = (text[at : at + _STRIDE] for at in range(0, len(text), _STRIDE))
    return [*accumulate((len(stride.encode("utf-8")) for stride in strides), initial=0)]


def at_lines(identifier: str, lines: LineSpan) -> str:
    """Return an identifier with the lines of a file; of one line alone, with its number."""
    first, last = lines
    return f"{identifier};lines={first}" if first == last else f"{identifier};lines={first}-{last}"


def record_lines(
    text: str, begins: Sequence[int], places: Sequence[int] | None = None
) -> list[LineSpan]:
    """Return on which lines each record of a CSV stands, that begins on lines as its reader counts.

    Where ``places`` are given, of those records alone.

    That reader counts a line for a carriage return alone too; here, as the standard asks, lines end
    with a line feed.
    """
    if "\r" not in text:  # and so the lines are those that its reader counts
        last = text.count("\n") + (not text.endswith("\n"))
        ahead = [*begins, last + 1]
        told_places = range(len(begins)) if places is None else places
        return [LineSpan(begins[place], ahead[place + 1] - 1) for place in told_places]
    lines = io.StringIO(text, newline="").readlines()
    number, numbers = 1, [0]
    for line in lines:
        numbers.append(number)
        number += line.endswith("\n")
    ends = [*(begin - 1 for begin in begins[1:]), len(lines)] if begins else []
    every = [
        LineSpan(numbers[begin], numbers[end]) for begin, end in zip(begins, ends, strict=True)
    ]
    return every if places is None else [every[place] for place in places]
