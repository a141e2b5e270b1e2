"""What is less than one, after a whole number: 2½, तीन दशमलव एक चार."""

from collections.abc import Sequence
from decimal import Decimal

from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.words import Word, is_spaced


def with_vulgar(words: Sequence[Word], whole: Decimal, at: int) -> tuple[Decimal, int]:
    """2½, 2 ½."""
    follows = words[at].form in lexicon.VULGAR and words[at].gap in ("", " ")
    if follows and whole == whole.to_integral_value():
        return whole + lexicon.VULGAR[words[at].form], at + 1
    return whole, at


def with_decimals(words: Sequence[Word], at: int) -> tuple[Decimal, int] | None:
    """तीन दशमलव एक चार, तीन दशमलव पच्चीस: digit by digit, or the two of one word."""
    end, digits = at + 2, ""
    while (part := lexicon.CARDINALS.get(words[end].form)) is not None and is_spaced(words[end]):
        if part >= 10 and digits:
            return None
        digits, end = f"{digits}{part}", end + 1
        if part >= 10:
            break
    return (Decimal(f"{lexicon.CARDINALS[words[at].form]}.{digits}"), end) if digits else None
