"""Reading one Hindi numeral, in digits, in words, or in both ("15 हजार").

A value is a ``Decimal``, as that of a cardinal. Thirds alone are rounded, to 28 digits.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import prod
from typing import NamedTuple

from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.numbers.cardinals import (
    MINUS_SIGNS,
    ONE,
    cardinal,
    has_minus_sign,
    scales_of,
)
from sandhi.language.hindi.numbers.counted_nouns import read_unit
from sandhi.language.hindi.numbers.understood import MOST_DIGITS, adjoining_numerals, is_cut
from sandhi.language.hindi.words import Word, is_joined, is_spaced, span, words_of
from sandhi.text import Span


class Numeral(NamedTuple):
    """A numeral: the positions of its words, and what it says."""

    begin: int
    end: int  # exclusive
    class_: str  # figure, ordinal, fraction, vague or dual
    value: Decimal | None
    lower: Decimal | None = None  # of a vague numeral or a range
    upper: Decimal | None = None  # of a range
    scale: Decimal = ONE  # the factor that a range may share: हजार in "10 से 15 हजार"
    is_read: bool = True  # whether all that touches it is understood; it has no value otherwise
    unit: str | None = None  # where that stands within it: शून्य से 5 डिग्री नीचे


def numeral_value(numeral: str) -> Decimal | None:
    """Read a numeral that stands alone; None if it is none or has no one value (हजारों, 10-15)."""
    words = words_of(numeral)
    whole = read_numeral(words, 0)
    return whole.value if whole and _is_whole(words, whole) else None


def _is_whole(words: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a numeral is all that there is."""
    alone = numeral.end == len(words) - 1 and not words[-1].gap
    return alone and words[0].gap in ("", *MINUS_SIGNS)


def read_numeral(words: Sequence[Word], at: int) -> Numeral | None:
    """Read the longest numeral that begins at a word; None if the word begins none.

    It has no value where something touches it that is not understood.
    """
    numeral = _read(words, at)
    if numeral and words[numeral.end].gap == " (":
        numeral = _restated(words, numeral)
    if numeral is None or not numeral.is_read or not is_cut(words, numeral.begin, numeral.end):
        return numeral
    begin, end = adjoining_numerals(words, numeral.begin, numeral.end)
    return unread(begin, end)


def _restated(words: Sequence[Word], numeral: Numeral) -> Numeral:
    """A numeral that brackets say once more before its scale: पांच (5) करोड़."""
    again = _read(words, numeral.end) if words[numeral.end].form else None
    if again is None or again.value is None or words[again.end].gap != ") ":
        return numeral
    scales, end = scales_of(words, again.end, first=True)
    if not scales or {numeral.class_, again.class_} != {"figure"}:
        return numeral
    if again.value != numeral.value:
        return unread(numeral.begin, end)  # 5 (छह) करोड़
    value = prod(scales, start=again.value)
    return Numeral(numeral.begin, end, "figure", value, scale=prod(scales, start=ONE))


def unread(begin: int, end: int) -> Numeral:
    """A numeral that is there, and of which no value can be told."""
    return Numeral(begin, end, "figure", None, is_read=False)


def _read(words: Sequence[Word], at: int) -> Numeral | None:
    if words[at].is_digits:
        if len(words[at].form) > MOST_DIGITS:
            return unread(at, at + 1)
        return (
            _fraction_in_digits(words, at)
            or (_below_zero(words, at) if words[at].form == "0" else None)
            or _counting(words, at)
        )
    if words[at].form not in lexicon.NUMERAL_STARTS:
        return None
    return (
        _single(words, at)
        or _below_zero(words, at)
        or _vague(words, at)
        or _fraction(words, at)
        or _counting(words, at)
    )


_SINGLE = {
    **{form: ("dual", value) for form, value in lexicon.DUAL.items()},
    **{
        form: ("figure", value)
        for form, value in {**lexicon.AGGREGATES, **lexicon.MULTIPLES}.items()
    },
    **{form: ("ordinal", value) for form, value in lexicon.ORDINALS.items()},
    lexicon.FIRST_OR_BEFORE: ("ordinal", ONE),  # for whoever knows that it is no "before"
}


def is_counted_off(words: Sequence[Word], at: int) -> bool:
    """Whether a पहले is "the first" and not "before": it stands before what is counted off."""
    follows_time = at > 0 and words[at - 1].form in lexicon.BEFORE_BEFORE
    return (
        not follows_time and words[at + 1].form in lexicon.COUNTED_OFF and is_spaced(words[at + 1])
    )


def _single(words: Sequence[Word], at: int) -> Numeral | None:
    """A numeral of one word: दोनों, तीनों, दोगुना, तीसरा."""
    entry = _SINGLE.get(words[at].form)
    return Numeral(at, at + 1, *entry) if entry else None


def _below_zero(words: Sequence[Word], at: int) -> Numeral | None:
    """A temperature: शून्य से 5 डिग्री नीचे; of 0 से 5 डिग्री नीचे it cannot be told."""
    degrees = read_unit(words, at + 1)
    begin = degrees[1] if degrees else at + 1
    is_zero = words[at].form in lexicon.ZEROS or words[at].form == "0"
    if not is_zero or words[begin].form != "से":
        return None
    is_below = words[begin + 1].form in lexicon.BELOW
    depth = cardinal(words, begin + 1 + is_below)
    if depth is None:
        return None
    last = cardinal(words, depth.end + (words[depth.end].form == "से"))
    unit = read_unit(words, last.end if last else depth.end)
    end = unit[1] if unit else depth.end
    if is_below:  # शून्य से नीचे 5 डिग्री
        return unread(at, end) if unit and unit[0].startswith(_DEGREE) else None
    if words[end].form not in lexicon.BELOW:
        return None
    if last or words[at].is_digits:
        return unread(at, end + 1)  # शून्य से 10 से 15 डिग्री नीचे
    below = depth.value.copy_negate()
    return Numeral(at, end + 1, "figure", below, unit=unit[0] if unit else None)


_DEGREE = "degree"


def _vague(words: Sequence[Word], at: int) -> Numeral | None:
    """A numeral without a value: हजारों, हजारों करोड़, कई हजार, कई, बड़ी (संख्या)."""
    form = words[at].form
    if form in lexicon.MUCH:
        alone = at == 0 and len(words) == 2 and not words[1].gap
        is_amount = alone or words[at + 1].form in lexicon.NUMBER_NOUNS
        return Numeral(at, at + 1, "vague", None) if is_amount else None
    lower = lexicon.VAGUE.get(form) or lexicon.SEVERAL.get(form)
    if lower is None:
        return None
    scales, end = scales_of(words, at + 1)
    counts = bool(scales) or form in lexicon.VAGUE or form == lexicon.ALWAYS_SEVERAL
    if not counts or words[end - 1].form in lexicon.AMBIGUOUS:
        counts = read_unit(words, end) is not None
    return Numeral(at, end, "vague", None, prod(scales, start=lower)) if counts else None


def _fraction_in_digits(words: Sequence[Word], at: int) -> Numeral | None:
    """3/4 हिस्सा: only what is shared shows that it is no date and no score."""
    share, whole = words[at].form, words[at + 1].form
    short = share.isdecimal() and whole.isdecimal() and max(map(len, (share, whole))) <= 3
    if not short or words[at + 1].gap not in ("/", "⁄") or words[at].gap.endswith(("/", "⁄")):
        return None
    shared = words[at + 2].form in lexicon.SHARED and is_spaced(words[at + 2])
    if not shared or not 0 < int(share) < int(whole):
        return None
    return Numeral(at, at + 2, "fraction", Decimal(share) / Decimal(whole))


_MOST_DIVIDED = 16  # words of what is divided: each of them is asked what it begins


def _goes_on(word: Word) -> bool:
    return word.form in lexicon.NUMERAL_STARTS or word.form in lexicon.OPERATORS


def _divided(words: Sequence[Word], at: int) -> Numeral | None:
    """तीन बटा चार."""
    share = lexicon.CARDINALS.get(words[at].form)
    if share is None or words[at + 1].form not in lexicon.DIVIDED:
        return None
    whole = lexicon.CARDINALS.get(words[at + 2].form)
    if not whole or not all(map(is_spaced, words[at + 1 : at + 3])):
        return None
    end, last = at + 3, at + _MOST_DIVIDED
    while end < last and _goes_on(words[end]):
        end += 1  # सौ in पांच बटा एक सौ, or what goes on otherwise
    if end > at + 3:
        return unread(at, end)
    return Numeral(at, at + 3, "fraction", share / whole)


def _fraction(words: Sequence[Word], at: int) -> Numeral | None:
    """आधा, चौथाई, दो-तिहाई, तीन बटा चार."""
    if divided := _divided(words, at):
        return divided
    share = lexicon.CARDINALS.get(words[at].form)
    end = at + 1 if share and is_joined(words[at + 1]) else at
    denominator = lexicon.DENOMINATORS.get(words[end].form)
    if denominator:
        return Numeral(at, end + 1, "fraction", (share or ONE) / denominator)
    if words[at].form in lexicon.HALVES and words[at + 1].form not in lexicon.SCALES:
        return Numeral(at, at + 1, "fraction", lexicon.HALVES[words[at].form])
    return None


def _counting(words: Sequence[Word], at: int) -> Numeral | None:
    """A cardinal, or the ordinal that it goes on to: 10वीं, एक सौ पच्चीसवां, दो सौवां."""
    stem = cardinal(words, at)
    if stem is None:
        return None
    last, value = words[stem.end], None
    is_parted = last.form in lexicon.PARTED_SUFFIXES and is_spaced(last)
    if is_parted or (words[stem.end - 1].is_digits and _is_suffix(last)):
        value = stem.value
    elif last.form in lexicon.SCALE_ORDINALS and is_spaced(last):
        value = stem.value * lexicon.SCALE_ORDINALS[last.form]
    elif last.form in lexicon.REGULAR_ORDINALS and is_spaced(last):
        unit = lexicon.REGULAR_ORDINALS[last.form]
        if unit < lexicon.SCALES.get(words[stem.end - 1].form, 0):
            value = (abs(stem.value) + unit).copy_sign(stem.value)
    if value is None:
        return Numeral(at, stem.end, "figure", stem.value, scale=stem.scale)
    return Numeral(at, stem.end + 1, "ordinal", value)


def _is_suffix(word: Word) -> bool:
    if word.gap in ("", "-"):
        return word.form in lexicon.ORDINAL_SUFFIXES
    return is_joined(word) and word.form in lexicon.REGULAR_SUFFIXES


def numeral_span(words: Sequence[Word], numeral: Numeral) -> Span:
    """The characters of a numeral, its sign among them."""
    place = span(words, numeral.begin, numeral.end)
    return Span(place.start - has_minus_sign(words, numeral.begin), place.end)
