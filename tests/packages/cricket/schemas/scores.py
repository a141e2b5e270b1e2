"""Rules of the scores."""

from pandas import Series

from sandhi.check.rule import Context, rule


@rule(
    table="scores",
    column="runs",
    mend="Write the number that stands in {quote}.",
    why="The number is the report's own, not one of ours.",
    since="0.1.0",
    keeps={"scores": [{"score_id": "R1", "quote": "71 रन", "runs": 71}]},
    breaks={"scores": [{"score_id": "R1", "quote": "71 रन", "runs": 72}]},
    per_seed=True,
)
def runs_are_in_the_quote(context: Context) -> "Series[bool]":
    """The runs stand in the passage, in digits."""
    scores = context["scores"]
    runs = scores["runs"].astype("string").fillna("")
    pairs = zip(runs, scores["quote"].fillna(""), strict=True)
    return Series([number in quote for number, quote in pairs], index=scores.index, dtype=bool)
