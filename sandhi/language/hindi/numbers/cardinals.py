"""Reading one Hindi cardinal: digits or words, and the scales that multiply them.

A value is a ``Decimal``: it holds a numeral just as it is written ("1.1 लाख" is 110000, without
binary rounding), as the decimal columns of a table do.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import prod
from typing import NamedTuple

from sandhi.language.hindi.numbers import words as lexicon
from sandhi.language.hindi.numbers.counted_nouns import currency_before, is_countable, read_unit
from sandhi.language.hindi.numbers.understood import MOST_DIGITS, is_shortened_scale
from sandhi.language.hindi.words import Word, is_spaced

ONE = Decimal(1)
# Of greater ones, two sums that stand side by side are as likely: दस लाख पांच करोड़.
_MOST_WITHOUT_LESSER = Decimal(1000)
MINUS_SIGNS = ("-", "−")


class Cardinal(NamedTuple):
    """A number that counts, and the position at which its words end."""

    value: Decimal
    end: int  # exclusive
    scale: Decimal  # the factor that a range may share: हजार in "10 से 15 हजार"


class _Group(NamedTuple):
    """A coefficient and the scales that multiply it: बीस लाख."""

    coefficient: Decimal
    scales: list[Decimal]
    end: int


def cardinal(words: Sequence[Word], at: int) -> Cardinal | None:
    """Groups of falling scale, added up: एक करोड़ बीस लाख.

    A scale above all that stands before it multiplies the whole: एक लाख बीस हजार करोड़, and as well
    where no lesser one is between: एक सौ चालीस करोड़.
    """
    is_negative, start = _sign(words, at)
    group = counted = _group(words, start)
    group = group or _bare_scale(words, start)
    if group is None:
        return None
    total, scale, end = group.coefficient, ONE, group.end
    # Whose whole no scale multiplies, where it began with no number of its first one.
    greatest = max(group.scales, default=ONE) if counted else Decimal("Infinity")
    if group.scales:
        scale = prod(group.scales, start=ONE)
        total *= scale
    while group.scales and is_spaced(words[end]):
        floor = group.scales[-1]
        group = _group(words, end)
        if group is None or not _goes_on(group, floor, greatest):
            break
        total, scale, end = _added(total, group, floor), ONE, group.end
        greatest = max(greatest, *group.scales, ONE)
    value = total.copy_negate() if is_negative else total
    return Cardinal(plain(value), end, scale)


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros after its point."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _goes_on(group: _Group, floor: Decimal, greatest: Decimal) -> bool:
    """Whether a group goes on with a number that has come down to a scale, and begins no other.

    ``greatest`` is the greatest scale of the number so far.
    """
    first = prod(group.scales[:1])
    is_whole = group.coefficient == int(group.coefficient)
    if first > greatest and is_whole and floor <= _MOST_WITHOUT_LESSER:
        return group.coefficient < floor  # the चालीस of एक सौ चालीस करोड़
    return group.coefficient * first < floor


def _added(total: Decimal, group: _Group, floor: Decimal) -> Decimal:
    lesser = prod((scale for scale in group.scales if scale < floor), start=group.coefficient)
    return (total + lesser) * prod(scale for scale in group.scales if scale >= floor)


def _group(words: Sequence[Word], at: int) -> _Group | None:
    coefficient = _coefficient(words, at) if len(words[at].form) <= MOST_DIGITS else None
    if coefficient is None:
        return None
    scales, end = scales_of(words, coefficient[1])
    if words[end].form in lexicon.SHORT_SCALES and not scales and _is_short_scale(words, at, end):
        scales, end = [lexicon.SHORT_SCALES[words[end].form]], end + 1
    return _Group(coefficient[0], scales, end)


def _is_short_scale(words: Sequence[Word], begin: int, at: int) -> bool:
    """Whether digits are multiplied by what follows, shortened: 10 cr, 3.5bn, $2m, 5k लोग."""
    word = words[at]
    if not words[at - 1].is_digits or not is_shortened_scale(words, at):
        return False
    if word.form not in lexicon.LETTER_SCALES or currency_before(words, begin, 0):
        return True
    unit = read_unit(words, at + 1)
    is_money = unit is not None and unit[0].isupper()
    return is_money or (word.form == lexicon.KILO and is_countable(words, at + 1))


def _bare_scale(words: Sequence[Word], at: int) -> _Group | None:
    """सौ, हजार, लाख without a coefficient."""
    scales, end = scales_of(words, at, first=True)
    return _Group(ONE, scales, end) if scales and words[at].form not in lexicon.AMBIGUOUS else None


def scales_of(words: Sequence[Word], at: int, *, first: bool = False) -> tuple[list[Decimal], int]:
    """Scales that rise, each multiplying what stands before it: लाख करोड़."""
    scales: list[Decimal] = []
    while (scale := lexicon.SCALES.get(words[at].form)) and (not scales or scale > scales[-1]):
        if not first and words[at].gap and not is_spaced(words[at]):
            break
        scales.append(scale)
        at, first = at + 1, False
    return scales, at


def _coefficient(words: Sequence[Word], at: int) -> tuple[Decimal, int] | None:
    """Digits or a number word below a hundred, and the quarters before it: सवा दो, पौने (सौ)."""
    form = words[at].form
    if words[at].is_digits:
        return with_vulgar(words, Decimal(form), at + 1)
    if form in lexicon.VULGAR:
        return lexicon.VULGAR[form], at + 1
    quarter = lexicon.QUARTERS.get(form)
    if quarter is None and form in lexicon.CARDINALS and words[at + 1].form in lexicon.POINT:
        return with_decimals(words, at) or (lexicon.CARDINALS[form], at + 1)
    if quarter is None:
        return (lexicon.COEFFICIENTS[form], at + 1) if form in lexicon.COEFFICIENTS else None
    whole = lexicon.CARDINALS.get(words[at + 1].form)
    if whole is None and words[at + 1].is_digits and len(words[at + 1].form) <= MOST_DIGITS:
        whole = Decimal(words[at + 1].form)
    if whole is not None and is_spaced(words[at + 1]):
        return whole + quarter, at + 2
    return None if form == lexicon.AND_A_HALF else (ONE + quarter, at + 1)


def _sign(words: Sequence[Word], at: int) -> tuple[bool, int]:
    """Whether a numeral is negative, and where the numeral proper begins."""
    if words[at].form == lexicon.MINUS:
        return True, at + 1
    return has_minus_sign(words, at), at


def has_minus_sign(words: Sequence[Word], at: int) -> bool:
    """Whether a minus sign, and no hyphen or dash between numerals, stands right before digits."""
    gap = words[at].gap
    if not words[at].is_digits or not gap.endswith(MINUS_SIGNS):
        return False
    return at == 0 or (gap[:-1].endswith((" ", "(")) and not words[at - 1].is_digits)


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
