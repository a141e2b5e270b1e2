"""Whether what the columns of a package say of a numeral or a date is what its Hindi words say.

As in ``logic``, an answer is a boolean Series on the index of the first column, and never NA. Each
text is read once, however often it stands there.
"""

from decimal import Decimal

from pandas import MultiIndex, Series

from sandhi.check import logic
from sandhi.language import language


def reads_as(numerals: Series, values: Series) -> "Series[bool]":
    """Whether each numeral, in digits or words, reads as the number beside it.

    Beside one that has no single value (हजारों) there must be none. Where there is no numeral, any
    number is let through.
    """
    read = {text: _float(language().numeral(text)) for text in numerals.dropna().unique()}
    return logic.same(numerals.map(read).astype("Float64"), values) | numerals.isna()


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def words_qualify(quotes: Series, qualifiers: Series) -> "Series[bool]":
    """Whether each quote has the words that its qualifier claims: लगभग for ``about``, and so on.

    ``exact`` claims that there are none. Where there is no quote, or no qualifier, nothing is said.
    """
    borne_out = [
        (quote, qualifier)
        for quote in quotes.dropna().unique()
        for qualifier in language().qualifiers(quote)
    ]
    claimed = MultiIndex.from_arrays([quotes, qualifiers])
    held = Series(claimed.isin(borne_out), index=quotes.index)
    return held | quotes.isna() | qualifiers.isna()


def states(quotes: Series, edtf: Series) -> "Series[bool]":
    """Whether each quote, as a whole and by its own words alone, states the date beside it.

    Where there is no quote or no date, it is let through.
    """
    read = {quote: stated_date(quote) for quote in quotes.dropna().unique()}
    return logic.known(quotes.map(read) == edtf) | quotes.isna() | edtf.isna()


def stated_date(quote: str) -> str | None:
    """The date, in EDTF, that a whole passage states, whenever it was published; None if none."""
    expressions = list(language().dates(quote, published=None))
    whole = len(expressions) == 1 and expressions[0].quote == quote
    return expressions[0].edtf if whole else None
