"""Rules of the passages that report events."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule


@rule("attributed_to", mend="Attribute the passage to an actor that {seed_id} names, or to none.")
def attribution_is_to_an_actor_of_the_seed(
    event_mentions: DataFrame, actor_mentions: DataFrame
) -> "Series[bool]":
    """The actor to whom a passage is attributed is mentioned in that seed."""
    named = actor_mentions[["seed_id", "actor_id"]].set_axis(["seed_id", "attributed_to"], axis=1)
    told = logic.among(event_mentions, named, ["seed_id", "attributed_to"])
    return event_mentions["attributed_to"].isna() | told
