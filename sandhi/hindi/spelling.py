"""Spellings made alike letter by letter, so that a name is found however it is typed.

Lighter and much faster than ``folding``: letters are replaced one for one or left out, never two
by one, so that a hit leads straight back to the raw text.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

import numpy as np

NUKTA = "\N{DEVANAGARI SIGN NUKTA}"
_IGNORED = [
    NUKTA,
    "\N{ZERO WIDTH NON-JOINER}",
    "\N{ZERO WIDTH JOINER}",
    "\N{ZERO WIDTH SPACE}",
    "\N{SOFT HYPHEN}",
]
_BLANKS = "\N{NO-BREAK SPACE}-\u2010\u2011\u2012\u2013\u2014\u2015"  # and hyphens and dashes
_WITH_NUKTA = {
    letter: unicodedata.normalize("NFD", letter)[0]
    for letter in map(chr, range(0x0900, 0x0980))
    if unicodedata.normalize("NFD", letter)[1:] == NUKTA
}
_ALIKE = (
    dict.fromkeys(_IGNORED, "")
    | dict.fromkeys(_BLANKS, " ")
    | _WITH_NUKTA
    | {"\N{DEVANAGARI SIGN CANDRABINDU}": "\N{DEVANAGARI SIGN ANUSVARA}"}
)
_IGNORED_CODES = np.array([ord(letter) for letter in _IGNORED], dtype=np.uint32)


def alike(text: str) -> str:
    """Return a text without nuktas and joiners, chandrabindu as anusvara, each dash as a space."""
    for letter, other in _ALIKE.items():  # faster than str.translate by an order
        text = text.replace(letter, other)
    return text


@lru_cache(maxsize=1)  # several lexicons look through one text
def alike_with_offsets(text: str) -> tuple[str, Callable[[int], int]]:
    """Return ``alike(text)`` and what leads an offset in it back to one in the text.

    A hit ``[a, b)`` covers the raw text from the offset of ``a`` to that of ``b``: what is left out
    stays with the letter that it follows.
    """
    found = alike(text)
    if len(found) == len(text):
        return found, int
    codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    offsets = [*np.flatnonzero(~np.isin(codes, _IGNORED_CODES)).tolist(), len(text)]
    return found, offsets.__getitem__
