"""Spellings made alike letter by letter, so that a name is found however it is typed.

Lighter and much faster than ``folding``: letters are replaced one for one or left out, never two
by one, so that a hit leads straight back to the raw text.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import regex

_IGNORED = (
    "\N{ZERO WIDTH NON-JOINER}",
    "\N{ZERO WIDTH JOINER}",
    "\N{ZERO WIDTH SPACE}",
    "\N{SOFT HYPHEN}",
)
_BLANKS = "\N{NO-BREAK SPACE}-\u2010\u2011\u2012\u2013\u2014\u2015"  # and hyphens and dashes


class Spelling:
    """What makes spellings alike: in every script, and in one script beside.

    Without joiners, each dash as a space.
    """

    def __init__(
        self, ignored: Iterable[str] = (), equivalents: Mapping[str, str] | None = None
    ) -> None:
        """Take the letters of a script that are left out, and those that count as others."""
        left_out = (*ignored, *_IGNORED)
        self._replacements = {
            **dict.fromkeys(left_out, ""),
            **dict.fromkeys(_BLANKS, " "),
            **(equivalents or {}),
        }
        self._left_out = regex.compile(f"[{''.join(left_out)}]")
        # Several lexicons look through one text.
        self.with_offsets = lru_cache(maxsize=1)(self._with_offsets)

    def __call__(self, text: str) -> str:
        """Return a text as spellings are compared."""
        for letter, other in self._replacements.items():  # faster than str.translate by an order
            text = text.replace(letter, other)
        return text

    def _with_offsets(self, text: str) -> tuple[str, Callable[[int], int]]:
        """Return the text as it is compared and what leads an offset in it back to one in the text.

        A hit ``[a, b)`` covers the raw text from the offset of ``a`` to that of ``b``: what is left
        out stays with the letter that it follows.
        """
        compared = self(text)
        if len(compared) == len(text):
            return compared, int
        # How far each is from the start once those before it are left out.
        gone = [
            letter.start() - before for before, letter in enumerate(self._left_out.finditer(text))
        ]
        return compared, lambda place: place + bisect_right(gone, place)
