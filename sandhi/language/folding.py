"""Folding text for comparison, so that spellings of one word meet: Café and CAFÉ, हिन्दी and हिंदी.

Folded text is for comparison only. It is never shown and never anchored to; ``with_offsets`` leads
back to the raw text, for marking what a search has found.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

import regex


class Step(NamedTuple):
    """Whatever ``pattern`` matches is replaced."""

    pattern: regex.Pattern[str]
    replacement: str | Callable[[regex.Match[str]], str]


def _caseless(text: str) -> str:
    """A text casefolded and composed (canonical caseless matching, Unicode D145).

    Whole or cluster by cluster, it comes to the same: nothing composes across clusters.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


# What is ignored goes first, since it may part what belongs together.
_FIRST = (Step(regex.compile(r"\p{Default_Ignorable_Code_Point}"), ""),)
_CASELESS = Step(regex.compile(r"\X"), lambda cluster: _caseless(cluster[0]))
_GROUPING = Step(
    regex.compile(
        # So far ahead, and no farther: whoever looks to the end of a text from each comma
        # looks too long. No numeral has as many groups.
        r"(?<=(?<![0-9])[0-9]{1,3}),(?=(?:[0-9]{2,3},){0,20}[0-9]{3}(?![0-9]))"
    ),
    "",
)
_LAST = (_GROUPING, Step(regex.compile(r"\p{Pd}"), " "))


class Folding:
    """A way to fold: what all scripts share, and the steps that a script has beside.

    Composed (NFC) and caseless; without default-ignorable code points (joiners, zero-width spaces)
    and grouping commas; each hyphen or dash as a space. A script's steps change no ASCII, leave
    digits in it, and never make what they or the shared ones would change again.
    """

    def __init__(self, script: Iterable[Step] = ()) -> None:
        """Take the steps of a script, in order."""
        self.script = tuple(script)
        self._steps = (*_FIRST, *self.script, _CASELESS, *_LAST)
        # As ``__call__`` takes them, for each word of a text, with nothing more to look up.
        self._before = [(step.pattern.sub, step.replacement) for step in (*_FIRST, *self.script)]
        self._after = [(step.pattern.sub, step.replacement) for step in _LAST]

    def __call__(self, text: str) -> str:
        """Return a text as it is compared; folding it again changes nothing."""
        if text.isascii():  # as most words of ours are, in which little can change
            text = text.lower().replace("-", " ")
            return _GROUPING.pattern.sub("", text) if "," in text else text
        for substitute, replacement in self._before:
            text = substitute(replacement, text)
        text = _caseless(text)
        for substitute, replacement in self._after:
            text = substitute(replacement, text)
        return text

    def with_offsets(self, text: str) -> tuple[str, list[int]]:
        """Return the folded text and, for each of its code points, its offset in ``text``.

        The offsets never decrease. A hit ``[a, b)`` of the folded text covers the raw text from
        ``offsets[a]`` to ``offsets[b]``, or to its end where ``b`` is the end of the folded one.
        """
        offsets = list(range(len(text)))
        for step in self._steps:
            text, offsets = _rewritten(text, offsets, step)
        return text, offsets


def _rewritten(text: str, offsets: list[int], step: Step) -> tuple[str, list[int]]:
    """Take one step, keeping for each code point the offset that it came from."""
    pieces: list[str] = []
    origins: list[int] = []
    copied = 0
    for match in step.pattern.finditer(text):
        start, end = match.span()
        new = step.replacement if isinstance(step.replacement, str) else step.replacement(match)
        if new == match[0]:
            continue
        pieces += (text[copied:start], new)
        origins += offsets[copied:start]
        origins += [offsets[min(start + index, end - 1)] for index in range(len(new))]
        copied = end
    return "".join([*pieces, text[copied:]]), origins + offsets[copied:]
