"""Folding Hindi, so that spellings of one word meet: हिन्दी and हिंदी, हज़ार and हजार."""

import unicodedata

import regex

from sandhi.language.folding import Folding, Step

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


# Without nuktas; chandrabindu and nasals before a stop of their row as anusvara; digits as ASCII.
fold = Folding(
    (
        Step(regex.compile(f"[{''.join(_ONE_FOR_ONE)}]"), _letter),
        Step(regex.compile(_NUKTA), ""),
        # In loan words न also stands before stops of two other rows.
        Step(
            regex.compile(
                f"(?:ङ{_VIRAMA}(?=[क-घ])|[ञन]{_VIRAMA}(?=[च-झ])|[णन]{_VIRAMA}(?=[ट-ढ])"
                f"|न{_VIRAMA}(?=[त-ध])|म{_VIRAMA}(?=[प-भ]))"
            ),
            _ANUSVARA,
        ),
    )
)
