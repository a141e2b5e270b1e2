"""Whether what the columns of a package say of a numeral or a date is what its Hindi words say.

As in ``logic``, an answer is a boolean Series on the index of the first column, and never NA. Each
text is read once, however often it stands there.

Unknown is not wrong: what cannot be read is let through by the questions of what it says, so that a
rule that refuses a row rests on something read, of words that can mean nothing else.
``numerals_are_read``, ``are_read_as`` and ``qualifiers_are_read`` tell what was not, for rules that
warn.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple
from unicodedata import decimal

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.edtf import bounds
from sandhi.language import language
from sandhi.language.expressions import DateExpression
from sandhi.text import Span

_HELD = 17  # significant digits of a number that ends; one that is divided has as many as there are
_FEWEST_DECIMALS = 2  # to which one that never ends is rounded


def reads_as(numerals: Series, values: Series) -> "Series[bool]":
    """Whether each numeral, in digits or words, reads as the number beside it.

    Beside one that has no single value (हजारों) there must be none. Where there is no numeral, or
    none that can be read, any number is let through. A fraction that never ends (एक तिहाई) may be
    rounded to two decimals or more.
    """
    read = {text: _reading(text) for text in numerals.dropna().unique()}
    amounts = {text: one.value for text, one in read.items() if one}
    floats = {text: _float(amount) for text, amount in amounts.items()}
    holds = logic.same(numerals.map(floats).astype("Float64"), values) | ~numerals.isin([*amounts])
    for line in holds.index[~holds & values.notna()]:
        holds[line] = _is_rounded(amounts[numerals[line]], values[line])
    return holds


def numerals_are_read(numerals: Series) -> "Series[bool]":
    """Whether each numeral is understood as a whole, with a single value or without; none is."""
    return _verdicts(numerals, lambda text: _reading(text) is not None) | numerals.isna()


class _Reading(NamedTuple):
    """What a numeral is worth, if it has one value."""

    value: Decimal | None


def _reading(numeral: str) -> _Reading | None:
    """What a numeral, as a whole, reads as; None where it is not read."""
    value = language().numeral(numeral)
    if value is not None:
        return _Reading(value)
    numbers = list(language().numbers(numeral))
    is_whole = [one.as_written for one in numbers] == [Span(0, len(numeral))]
    return _Reading(numbers[0].value) if is_whole and numbers[0].qualifier is not None else None


def _is_rounded(amount: Decimal | None, value: float) -> bool:
    """Whether a number stands for a fraction that never ends, to so many decimals as it has."""
    if amount is None or len(amount.as_tuple().digits) <= _HELD:
        return False
    exact_value = Decimal(str(value))
    decimals = -int(exact_value.as_tuple().exponent)
    return decimals >= _FEWEST_DECIMALS and round(amount, decimals) == exact_value


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def bounds_of(numerals: Series) -> DataFrame:
    """The bounds that each numeral's own words set: हजारों is at least 1000, काफी sets none.

    Columns ``lower`` and ``upper`` of Float64, NA where there is no bound, or no numeral.
    """
    read = {text: _bounds(text) for text in numerals.dropna().unique()}
    columns = ["lower", "upper"]
    bounds = DataFrame.from_dict(read, orient="index", columns=columns, dtype="Float64")
    return bounds.reindex(numerals).set_axis(numerals.index)


def _bounds(text: str) -> tuple[float | None, float | None]:
    number = next(language().numbers(text), None)
    return (_float(number.lower), _float(number.upper)) if number else (None, None)


def words_qualify(
    quotes: Series, qualifiers: Series, numerals: Series | None = None
) -> "Series[bool]":
    """Whether each quote can have the words that its qualifier claims: लगभग for ``about``.

    ``exact`` claims that its numeral, or any number where none is given, has none. Where there is
    no quote, or no qualifier, nothing is said; nor where words that nobody knows may qualify.
    """
    return _bear_out(quotes, qualifiers, numerals, unless=False)


def qualifiers_are_read(
    quotes: Series, qualifiers: Series, numerals: Series | None = None
) -> "Series[bool]":
    """Whether each qualifier has its words, or every word that may be one of another is known."""
    return _bear_out(quotes, qualifiers, numerals, unless=True)


def _bear_out(
    quotes: Series, qualifiers: Series, numerals: Series | None, *, unless: bool
) -> "Series[bool]":
    """Whether quotes bear out their qualifiers; or, ``unless``, are certain of what they do."""
    texts = Series("", index=quotes.index) if numerals is None else numerals.fillna("")
    claims = [*zip(quotes.fillna("").tolist(), texts.tolist(), strict=True)]
    read = {claim: language().qualifiers(*claim) for claim in dict.fromkeys(claims)}
    verdicts = [
        qualifier in read[claim].possible or read[claim].is_certain == unless
        for claim, qualifier in zip(claims, qualifiers.tolist(), strict=True)
    ]
    is_said = quotes.notna() & qualifiers.notna()
    return Series(verdicts, index=quotes.index, dtype=bool) | ~is_said


def states(quotes: Series, edtf: Series) -> "Series[bool]":
    """Whether each quote, as a whole and by its own words alone, can state the date beside it.

    One date is written in several ways (199X, 1990/1999). Where there is no quote or no date, or
    a word may make another date of what is read, it is let through.
    """
    return _has_date(quotes, edtf) | ~(dates_are_read(quotes) & are_plain_times(quotes))


def are_read_as(quotes: Series, edtf: Series) -> "Series[bool]":
    """Whether what each quote states is known: it is the date beside it, or plainly another."""
    return _has_date(quotes, edtf) | (dates_are_read(quotes) & are_plain_times(quotes))


def _has_date(quotes: Series, edtf: Series) -> "Series[bool]":
    """Whether each quote reads as the date beside it; where either is missing, nothing is said."""
    read = {quote: stated_date(quote) for quote in quotes.dropna().unique()}
    same = Series(
        [
            isinstance(date, str) and _is_same(read.get(quote), date)
            for quote, date in zip(quotes.tolist(), edtf.tolist(), strict=True)
        ],
        index=quotes.index,
        dtype=bool,
    )
    return same | quotes.isna() | edtf.isna()


def _is_same(date: str | None, other_date: str) -> bool:
    """Whether two dates of EDTF have the same days, and are as sure of them."""
    if date is None or date == other_date:
        return date == other_date
    try:
        days = bounds(date)
        has_same_days = days == bounds(other_date) and any(days)
    except ValueError:
        return False
    return has_same_days and {*date} & {*"?~%"} == {*other_date} & {*"?~%"}


def dates_are_read(quotes: Series) -> "Series[bool]":
    """Whether each quote, as a whole and by its own words alone, states a date that can be read."""
    return _verdicts(quotes, lambda quote: stated_date(quote) is not None) | quotes.isna()


def are_plain_times(quotes: Series) -> "Series[bool]":
    """Whether each quote, as a whole, is one expression of time, of words that say only that.

    It may hang on another's date, as “इस साल जून”. Of what is more than that, or is worded
    unusually, nobody knows; and midnight is of two days.
    """
    return _verdicts(quotes, _is_plain_time)


def _is_plain_time(quote: str) -> bool:
    time = _as_one_time(quote) if language().is_plain_time(quote) else None
    return time is not None and (time.edtf is not None or time.basis == "seed_relative")


def hang_on_publication(quotes: Series) -> "Series[bool]":
    """Whether each quote, as a whole, is a time that its words alone do not date: इस साल जून."""
    return _verdicts(quotes, _hangs_on_publication)


def _hangs_on_publication(quote: str) -> bool:
    time = _as_one_time(quote)
    return time is not None and time.edtf is None and time.basis == "seed_relative"


def with_plain_digits(texts: Series) -> Series:
    """The texts with the digits of all scripts as 0 to 9."""
    return texts.str.replace(r"\d", lambda digit: str(decimal(digit[0])), regex=True)


def stated_date(quote: str) -> str | None:
    """The date, in EDTF, that a whole passage states, whenever it was published; None if none."""
    time = _as_one_time(quote)
    return time.edtf if time else None


def _as_one_time(quote: str) -> DateExpression | None:
    """The expression of time that a whole passage is; None where it is none, or more than one."""
    expressions = list(language().dates(quote, published=None))
    return expressions[0] if [one.quote for one in expressions] == [quote] else None


def ends_in_a_postposition(quotes: Series) -> "Series[bool]":
    """Whether each quote breaks off at a word that says how it hangs on what follows."""
    return _verdicts(quotes, language().breaks_off)


def stops_within_a_clause(anchored: DataFrame, texts: Mapping[str, str]) -> "Series[bool]":
    """Whether each passage stops at a word that needs more, or before the verb of its clause."""
    is_placed = (
        anchored["quote"].notna() & anchored["end"].notna() & anchored["seed_id"].isin([*texts])
    )
    rows = anchored[is_placed]
    columns = (rows[name].tolist() for name in ("quote", "seed_id", "end"))
    is_cut = language().is_cut
    cut = [
        line
        for line, quote, seed, end in zip(rows.index, *columns, strict=True)
        if is_cut(quote, _after(texts[seed], end))
    ]
    return Series(anchored.index.isin(cut), index=anchored.index)


def _after(text: str, end: int) -> str:
    """What follows in a text, as far as its next word."""
    return text[end : end + 40]


def leans_back(quotes: Series) -> "Series[bool]":
    """Whether each quote begins with a word that hangs on what stands before it."""
    return _verdicts(quotes, language().leans_back)


def _verdicts(quotes: Series, judge: Callable[[str], bool]) -> "Series[bool]":
    """What is judged of each quote, each once; where there is none, no."""
    verdicts = {quote: judge(quote) for quote in dict.fromkeys(quotes.dropna().tolist())}
    of_rows = [verdicts.get(quote, False) for quote in quotes.tolist()]
    return Series(of_rows, index=quotes.index, dtype=bool)
