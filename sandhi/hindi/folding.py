"""Folding Hindi for search, so that spellings of one word meet: हिन्दी and हिंदी, हज़ार and हजार.

Folded text is for comparison only. It is never shown and never anchored to; ``fold_with_offsets``
leads back to the raw text, for marking what a search has found.
"""

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

import regex

_ANUSVARA = "\N{DEVANAGARI SIGN ANUSVARA}"
_VIRAMA = "\N{DEVANAGARI SIGN VIRAMA}"
_NUKTA = "\N{DEVANAGARI SIGN NUKTA}"


def _one_for_one() -> dict[str, str]:
    """The letters of Devanagari that fold to one other character."""
    block = [chr(code) for code in range(0x0900, 0x0980)]
    bases = {letter: unicodedata.normalize("NFD", letter)[0] for letter in block}
    letters_with_nukta = {letter: base for letter, base in bases.items() if letter != base}
    digits = {letter: str(unicodedata.decimal(letter)) for letter in block if letter.isdecimal()}
    return letters_with_nukta | digits | {"\N{DEVANAGARI SIGN CANDRABINDU}": _ANUSVARA}


_ONE_FOR_ONE = _one_for_one()


def _letter(match: regex.Match[str]) -> str:
    return _ONE_FOR_ONE[match[0]]


def _caseless(match: regex.Match[str]) -> str:
    """One grapheme cluster, casefolded and composed (canonical caseless matching, Unicode D145)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", match[0]).casefold())


class _Step(NamedTuple):
    """Whatever ``pattern`` matches is replaced."""

    pattern: regex.Pattern[str]
    replacement: str | Callable[[regex.Match[str]], str]


# What is ignored goes first, since it may part what belongs together; digits come before grouping.
_STEPS = (
    _Step(regex.compile(r"\p{Default_Ignorable_Code_Point}"), ""),
    _Step(regex.compile(f"[{''.join(_ONE_FOR_ONE)}]"), _letter),
    _Step(regex.compile(_NUKTA), ""),
    _Step(regex.compile(r"\X"), _caseless),
    # A nasal before a stop of its row; in loan words न also stands before those of two other rows.
    _Step(
        regex.compile(
            f"(?:ङ{_VIRAMA}(?=[क-घ])|[ञन]{_VIRAMA}(?=[च-झ])|[णन]{_VIRAMA}(?=[ट-ढ])|न{_VIRAMA}(?=[त-ध])|म{_VIRAMA}(?=[प-भ]))"
        ),
        _ANUSVARA,
    ),
    _Step(
        regex.compile(
            r"(?<=(?<![0-9])[0-9]{1,3}(?:,[0-9]{2,3})*),(?=(?:[0-9]{2,3},)*[0-9]{3}(?![0-9]))"
        ),
        "",
    ),
    _Step(regex.compile(r"\p{Pd}"), " "),
)


def fold(text: str) -> str:
    """Return a text as search compares it; folding it again changes nothing.

    Composed (NFC) and caseless; without nuktas and default-ignorable code points (joiners,
    zero-width spaces); chandrabindu and nasals before a stop of their row as anusvara; Devanagari
    digits as ASCII, without grouping commas; each hyphen or dash as a space.
    """
    for pattern, replacement in _STEPS:
        if replacement is _caseless and _is_caseless(text):
            continue  # most Hindi is, and going through its clusters costs more than all the rest
        text = pattern.sub(replacement, text)
    return text


def _is_caseless(text: str) -> bool:
    """Whether every grapheme cluster of a text is casefolded and composed already."""
    decomposed = unicodedata.normalize("NFD", text)
    return decomposed.casefold() == decomposed and unicodedata.is_normalized("NFC", text)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return ``fold(text)`` and, for each of its code points, its offset in ``text``.

    The offsets never decrease. A hit ``[a, b)`` of the folded text covers the raw text from
    ``offsets[a]`` to ``offsets[b]``, or to its end where ``b`` is the end of the folded one.
    """
    offsets = list(range(len(text)))
    for step in _STEPS:
        text, offsets = _rewritten(text, offsets, step)
    return text, offsets


def _rewritten(text: str, offsets: list[int], step: _Step) -> tuple[str, list[int]]:
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
