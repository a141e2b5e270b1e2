"""Words that qualify a numeral, before it (लगभग, कम से कम) or after it (से अधिक, तक)."""

from collections.abc import Sequence
from typing import NamedTuple

from sandhi.language.hindi.lexicon import forms, values
from sandhi.language.hindi.words import Word, phrase_table, read_phrase

BEFORE_NUMERAL = phrase_table(values("approximators", "qualifier", place="before"))
AFTER_NUMERAL = phrase_table(values("approximators", "qualifier", place="after"))
# Words for "only", which show that एक is counted.
ONLY = forms("beside_numbers", role="only")
# What may part an approximator from its numeral: white space, signs of money, minus, per cent.
_BEFORE_DIGITS = " \u00a0₹$€£¥-−"
_AFTER_DIGITS = " \u00a0%°"
_LAST_WORDS = {forms[-1] for rows in BEFORE_NUMERAL.values() for forms, _ in rows}
_LONGEST = max(len(forms) for rows in BEFORE_NUMERAL.values() for forms, _ in rows)


class Approximator(NamedTuple):
    """Words that qualify a numeral: the qualifier that they state, and their positions."""

    qualifier: str
    begin: int
    end: int


def read_before(words: Sequence[Word], at: int) -> Approximator | None:
    """Read an approximator that stands before its numeral."""
    phrase = read_phrase(words, at, BEFORE_NUMERAL)
    followed = phrase and not words[phrase[1]].gap.strip(_BEFORE_DIGITS)
    return Approximator(phrase[0], at, phrase[1]) if phrase and followed else None


def read_after(words: Sequence[Word], at: int) -> Approximator | None:
    """Read an approximator that stands after its numeral, or after the noun that is counted."""
    gap = words[at].gap
    phrase = read_phrase(words, at, AFTER_NUMERAL) if gap and not gap.strip(_AFTER_DIGITS) else None
    return Approximator(phrase[0], at, phrase[1]) if phrase else None


def approximator_before(words: Sequence[Word], at: int, floor: int) -> Approximator | None:
    """Read the approximator right before a position, that begins no earlier than ``floor``."""
    if at == floor or words[at - 1].form not in _LAST_WORDS:
        return None
    for begin in range(max(floor, at - _LONGEST), at):
        phrase = read_before(words, begin)
        if phrase and phrase.end == at:
            return phrase
    return None
