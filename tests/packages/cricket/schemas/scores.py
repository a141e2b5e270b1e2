"""Rules of the scores."""

from pandas import DataFrame, Series

from sandhi.check.rule import rule


@rule("runs", mend="Write the number that stands in {quote}.")
def runs_are_in_the_quote(scores: DataFrame) -> "Series[bool]":
    """The runs stand in the passage, in digits."""
    pairs = zip(scores["runs"].astype("string"), scores["quote"], strict=True)
    return Series([runs in quote for runs, quote in pairs], index=scores.index, dtype=bool)
