"""Rules of the scores."""

from pandas import DataFrame, Series

from sandhi.check.rule import rule


@rule("runs", mend="Write the number that stands in {quote}.")
def runs_are_in_the_quote(scores: DataFrame) -> "Series[bool]":
    """The runs stand in the passage, in digits."""
    runs = scores["runs"].astype("string").fillna("")
    pairs = zip(runs, scores["quote"].fillna(""), strict=True)
    return Series([number in quote for number, quote in pairs], index=scores.index, dtype=bool)
