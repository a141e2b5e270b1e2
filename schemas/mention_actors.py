"""Rules of the actors on whose word a passage rests."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule


@rule("actor_id", mend="Widen the passage until it names {actor_id}, or code the mention in it.")
def source_is_named_in_the_passage(
    mention_actors: DataFrame, actor_mentions: DataFrame
) -> "Series[bool]":
    """The words that attribute a passage hold a mention of the actor."""
    return logic.holds_any(mention_actors, actor_mentions, by=["actor_id"])


@rule("mention_id", mend="Attribute the passage by words of its own seed.")
def source_is_in_the_seed_of_the_mention(
    mention_actors: DataFrame, event_mentions: DataFrame
) -> "Series[bool]":
    """The words that attribute a passage stand in the same seed."""
    known = mention_actors["mention_id"].isin(event_mentions["mention_id"])
    return logic.among(mention_actors, event_mentions, ["mention_id", "seed_id"]) | ~known
