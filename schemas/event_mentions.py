"""Rules of the passages that report events."""

from pandas import DataFrame, Series

from sandhi.check.rule import rule


@rule(
    "attribution", mend="Name in `mention_actors` on whose word it rests, or attribute it to none."
)
def named_attribution_names_a_claimant(
    event_mentions: DataFrame, mention_actors: DataFrame
) -> "Series[bool]":
    """A passage has claimants if, and only if, it rests on the word of somebody named."""
    claims = mention_actors[mention_actors["role"] == "claimant"]
    named = event_mentions["attribution"].isin(["named"])
    return named == event_mentions["mention_id"].isin(claims["mention_id"])
