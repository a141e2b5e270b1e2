"""Words that qualify a numeral, before it (लगभग, कम से कम) or after it (से अधिक, तक)."""

from collections.abc import Sequence
from typing import NamedTuple

from sandhi.hindi.folding import fold
from sandhi.hindi.words import Word, phrase_table, read_phrase

BEFORE_NUMERAL = phrase_table(
    {
        "लगभग,करीब,करीब करीब,तकरीबन,अनुमानित,अनुमानतः,अनुमानत,अंदाजन,कोई": "about",
        "कम से कम,न्यूनतम": "at_least",
        "अधिक से अधिक,ज्यादा से ज्यादा,अधिकतम": "up_to",
    }
)
AFTER_NUMERAL = phrase_table(
    {
        "के करीब,के लगभग,के आसपास,के आस पास,के इर्द गिर्द": "about",
        "से अधिक,से ज्यादा,से भी अधिक,से भी ज्यादा,से कहीं अधिक,से कहीं ज्यादा": "more_than",
        "से ऊपर,से भी ऊपर,के ऊपर,के पार,पार": "more_than",
        "या अधिक,या ज्यादा,या उससे अधिक,या उससे ज्यादा,या इससे अधिक,या इससे ज्यादा": "at_least",
        "से कम नहीं": "at_least",
        "तक,से कम,से भी कम,से नीचे,से भी नीचे,के अंदर,के भीतर": "up_to",
    }
)


# Words for "only", which show that एक is counted.
ONLY = frozenset(map(fold, "केवल सिर्फ महज मात्र कुल बस".split()))
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
    found = read_phrase(words, at, BEFORE_NUMERAL)
    followed = found and not words[found[1]].gap.strip(_BEFORE_DIGITS)
    return Approximator(found[0], at, found[1]) if found and followed else None


def read_after(words: Sequence[Word], at: int) -> Approximator | None:
    """Read an approximator that stands after its numeral, or after the noun that is counted."""
    gap = words[at].gap
    found = read_phrase(words, at, AFTER_NUMERAL) if gap and not gap.strip(_AFTER_DIGITS) else None
    return Approximator(found[0], at, found[1]) if found else None


def approximator_before(words: Sequence[Word], at: int, floor: int) -> Approximator | None:
    """Read the approximator right before a position, that begins no earlier than ``floor``."""
    if at == floor or words[at - 1].form not in _LAST_WORDS:
        return None
    for begin in range(max(floor, at - _LONGEST), at):
        found = read_before(words, begin)
        if found and found.end == at:
            return found
    return None
