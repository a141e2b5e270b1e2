"""One quantity in several numerals: 4 क्विंटल 35 किलो, 5 वर्ष, 6 माह और 10 दिन, 1 लाख और 50 हजार."""

from collections.abc import Sequence
from decimal import Decimal

from sandhi.language.hindi.function_words import CASE_MARKERS
from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.numbers.counted_nouns import (
    INCH,
    MAGNITUDES,
    SUBUNITS,
    is_countable,
    read_sign,
)
from sandhi.language.hindi.numbers.numerals import Numeral, read_numeral, unread
from sandhi.language.hindi.numbers.understood import are_inches
from sandhi.language.hindi.words import Word, is_joined, is_spaced


def figure_at(words: Sequence[Word], at: int) -> Numeral | None:
    """The figure that begins at a position, if one does."""
    numeral = read_numeral(words, at) if words[at].form else None
    return numeral if numeral and numeral.class_ == "figure" else None


def end_of_sum(words: Sequence[Word], numeral: Numeral) -> int | None:
    """The end of one quantity in several units, each smaller than that before: 4 क्विंटल 35 किलो.

    None where but one unit follows a numeral.
    """
    quantity, rank = MAGNITUDES.get(words[numeral.end].form, ("", 0))
    if not quantity or numeral.class_ not in OF_SUMS or not is_joined(words[numeral.end]):
        return None
    end = numeral.end + 1
    while lesser := _listed_figure(words, end):
        unit = words[lesser.end]
        of, its_rank = MAGNITUDES.get(unit.form, ("", 0))
        if of != quantity or its_rank >= rank or not is_joined(unit):
            break
        end, rank = lesser.end + 1, its_rank
    return end if end > numeral.end + 1 else None


OF_SUMS = ("figure", "fraction")


def _listed_figure(words: Sequence[Word], at: int) -> Numeral | None:
    """The figure right at a position, or after what lists it with others: 2 घंटे और 15 मिनट."""
    at += words[at].form in lexicon.BOTH and is_spaced(words[at])
    return figure_at(words, at) if is_joined(words[at]) or words[at].gap == ", " else None


def end_of_rest(words: Sequence[Word], numeral: Numeral, unit: str, lesser: Numeral) -> int | None:
    """The end of what goes on from a quantity, by a sign or without its unit.

    So it is with 6 फुट 2", with 5 किलोमीटर 300, and with 3 करोड़ रुपये 50 लाख.
    """
    if unit in _WITH_SUBUNITS and lesser.class_ == "figure" and _ends_there(words, lesser.end):
        return lesser.end
    if unit == SUBUNITS[INCH][0] and are_inches(words, lesser.end):
        return lesser.end
    if lesser.scale == 1 or lesser.value is None or numeral.value is None:
        return None
    counts = is_countable(words, lesser.end) or read_sign(words, lesser.end) is not None
    return None if counts or lesser.value >= numeral.value else lesser.end


_WITH_SUBUNITS = frozenset(of for of, _ in SUBUNITS.values())


def _ends_there(words: Sequence[Word], at: int) -> bool:
    """Whether nothing that could be counted stands at a position: a case, a sign, or the end."""
    return not words[at].form or words[at].form in CASE_MARKERS or not is_joined(words[at])


def exact_sum(whole: Decimal, lesser: Decimal, per: int) -> Decimal | None:
    """So many and so many parts of one; None where there are too many parts, or no exact value."""
    value = whole + lesser / per
    return value if lesser < per and (value - whole) * per == lesser else None


def of_joined_scales(words: Sequence[Word], first: Numeral) -> Numeral | None:
    """One number in falling scales that something parts: 1 लाख और 50 हजार; or two of them."""
    if first.class_ != "figure" or first.scale == 1:
        return None
    last = _listed_figure(words, first.end) if not _is_joined_at_once(words, first.end) else None
    if last is None or last.scale == 1 or not last.value or last.value >= first.scale:
        return None
    return unread(first.begin, last.end)


def _is_joined_at_once(words: Sequence[Word], at: int) -> bool:
    """Whether nothing lists what stands at a position with what stands before it."""
    return words[at].form not in lexicon.BOTH and words[at].gap != ", "
