"""Where stretches of one text stand in another, of thousands of them, in one reading of both.

To search a text for each of its sentences would take the square of its length. So every WINDOW
code points of it have a hash, and these are sorted: where a stretch can stand at all is looked up
by its rarest window, and only there it is compared to the letter.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WINDOW = 40  # code points; the shortest stretch that is looked for
_BASE = np.uint64(0x9E3779B97F4A7C15)
_NOTHING = np.empty(0, dtype=np.uint64)

NOT_ONCE = -1


class Windows(NamedTuple):
    """The hashes of a text's windows, by offset, sorted, and the offsets in that order."""

    text: str
    hashes: NDArray[np.uint64]
    ordered: NDArray[np.uint64]
    order: NDArray[np.int64]


def windows(text: str) -> Windows:
    """Hash every window of a text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    count = len(codes) - WINDOW + 1
    hashes = np.zeros(count, dtype=np.uint64) if count > 0 else _NOTHING
    for place in range(WINDOW if count > 0 else 0):
        hashes = hashes * _BASE + codes[place : place + count]
    order = np.argsort(hashes, kind="stable")
    return Windows(text, hashes, hashes[order], order)


def only_place(start: int, end: int, of: Windows, within: Windows) -> int:
    """Where ``of.text[start:end]`` stands in another text, or in its own; NOT_ONCE, if not once.

    It has WINDOW code points at the least.
    """
    part = of.text[start:end]
    looked_up = []
    for at in (start, (start + end - WINDOW) // 2, end - WINDOW):
        first = int(np.searchsorted(within.ordered, of.hashes[at], "left"))
        behind = int(np.searchsorted(within.ordered, of.hashes[at], "right"))
        if first == behind:
            return NOT_ONCE
        looked_up.append((behind - first, first, at - start))
    count, first, into = min(looked_up)
    place = NOT_ONCE
    for at in within.order[first : first + count].tolist():
        if at >= into and within.text.startswith(part, at - into):
            if place != NOT_ONCE:
                return NOT_ONCE
            place = at - into
    return place
