"""Patterns of schemas, put to cells within a limit: a pattern is anybody's, and may never end.

A pattern is refused where it cannot be read, or would take more memory than a check can spare;
where matching takes longer than the cells of a column are allowed, the rest is left undecided.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from time import process_time

import regex

# Of the processor, for the cells of one column; most patterns need a hundredth of the second and
# third. So what a pattern may take grows with the cells, as what a sound one takes does.
SECONDS = 1.0
SECONDS_A_TEXT = 50e-6
SECONDS_A_CHARACTER = 0.5e-6
LONGEST = 1000  # code points of a pattern
_LARGEST = 10_000  # parts of a pattern that is written out: a{3} has three

_PARTS = regex.compile(
    r"""
      (?P<count>\{(?P<least>\d*)(?:,(?P<most>\d*))?\})
    | (?P<open>\((?:\?(?:[:=!>]|<[=!]|P?<\w+>|[aiLmsux-]+:?))?)
    | (?P<close>\))
    | (?P<either>\|)
    | (?P<more>[*+?])
    | (?P<atom>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)
    """,
    regex.VERBOSE | regex.DOTALL,
)


def _size(pattern: str) -> int:
    """How many parts a pattern has when each count is written out."""
    sums, last = [0], 0
    for part in _PARTS.finditer(pattern):
        if part["open"]:
            sums.append(0)
            last = 0
        elif part["close"] and len(sums) > 1:
            last = sums.pop()
            sums[-1] += last
        elif part["count"]:
            counts = [int(count[:6]) for count in (part["least"], part["most"]) if count]
            times = max(counts, default=1)
            sums[-1] += last * (times - 1)
            last *= times
        elif part["atom"]:
            last = 1
            sums[-1] += 1
    return sum(sums)


def is_simple(pattern: str) -> bool:
    """Whether a pattern can be matched in one way only, so that no clock is needed for it.

    It has no groups and no alternatives, and one part at the most may stand there more or less
    often: then a text is gone through once, however it is.
    """
    parts = [*_PARTS.finditer(pattern)]
    varying = [part for part in parts if part["more"] or (part["count"] and "," in part["count"])]
    has_groups = any(part["open"] or part["close"] or part["either"] for part in parts)
    return not has_groups and len(varying) <= 1 and not regex.search(r"\\[1-9gkXR]", pattern)


@lru_cache(maxsize=256)
def fault(pattern: object) -> str:
    """Why a pattern cannot be put to cells, in half a sentence; nothing where it can."""
    if not isinstance(pattern, str):
        return "is no text"
    if len(pattern) > LONGEST:
        return f"has {len(pattern):,} characters, where {LONGEST:,} are the most"
    if _size(pattern) > _LARGEST:
        return f"is larger than {_LARGEST:,} parts when its counts are written out"
    try:
        re.compile(pattern)  # as other readers of Data Packages do
        regex.compile(pattern)
    except (re.error, regex.error, OverflowError, RecursionError, ValueError, Warning) as error:
        return f"cannot be read: {error}"
    return ""


def _seconds_for(texts: list[str]) -> float:
    return SECONDS + SECONDS_A_TEXT * len(texts) + SECONDS_A_CHARACTER * sum(map(len, texts))


class Matching:
    """A pattern as it is put to the cells of a column, each text once."""

    def __init__(self, pattern: str) -> None:
        """Take a pattern that has no ``fault``."""
        self._pattern = regex.compile(pattern)
        self.is_simple = is_simple(pattern)  # and so always found out in time
        self._verdicts: dict[str, bool | None] = {}

    def __call__(self, texts: Iterable[str]) -> dict[str, bool | None]:
        """For each text whether it matches as a whole; None where that was not found in time."""
        new = [text for text in texts if text not in self._verdicts]
        seconds_left = _seconds_for(new)
        for text in new:
            if self.is_simple:  # to look at the clock takes longer than to match
                self._verdicts[text] = self._pattern.fullmatch(text) is not None
                continue
            began = process_time()
            self._verdicts[text] = self._matches(text, seconds_left) if seconds_left > 0 else None
            seconds_left -= process_time() - began
        return self._verdicts

    def fits_all(self, texts: Collection[str]) -> bool:
        """Whether all texts match as a whole, and this was found out in time."""
        if self.is_simple:
            return all(map(self._pattern.fullmatch, texts))
        verdicts = self(texts)
        return all(verdicts[text] for text in texts)

    def _matches(self, text: str, seconds: float) -> bool | None:
        try:
            # The whole value: ^…$ would let a line end after it pass.
            return self._pattern.fullmatch(text, timeout=seconds) is not None
        except (TimeoutError, MemoryError):
            return None
