"""Rules of the actors on whose word a passage rests."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

HERE = {"seed_id": "S001", "actor_id": "A0008"}


@rule(
    table="mention_actors",
    column="actor_id",
    reads=("actor_mentions",),
    mend="Widen the passage until it names {actor_id}, or code the mention in it.",
    why="Whoever reads the words that attribute a passage must find there to whom.",
    since="0.9.0",
    keeps={
        "mention_actors": [{**HERE, "source_id": "MA0001", "start": 0, "end": 20}],
        "actor_mentions": [{**HERE, "start": 5, "end": 10}],
    },
    breaks={
        "mention_actors": [{**HERE, "source_id": "MA0001", "start": 0, "end": 20}],
        "actor_mentions": [{**HERE, "start": 25, "end": 30}],
    },
)
def source_is_named_in_the_passage(context: Context) -> "Series[bool]":
    """The words that attribute a passage hold a mention of the actor."""
    return logic.holds_any(context["mention_actors"], context["actor_mentions"], by=["actor_id"])


@rule(
    table="mention_actors",
    column="mention_id",
    reads=("event_mentions",),
    mend="Attribute the passage by words of its own seed.",
    why="What one article says tells nothing of on whose word another rests.",
    since="0.9.0",
    keeps={
        "mention_actors": [{"source_id": "MA0001", "seed_id": "S001", "mention_id": "EM0001"}],
        "event_mentions": [{"mention_id": "EM0001", "seed_id": "S001"}],
    },
    breaks={
        "mention_actors": [{"source_id": "MA0001", "seed_id": "S002", "mention_id": "EM0001"}],
        "event_mentions": [{"mention_id": "EM0001", "seed_id": "S001"}],
    },
)
def source_is_in_the_seed_of_the_mention(context: Context) -> "Series[bool]":
    """The words that attribute a passage stand in the same seed."""
    mention_actors, event_mentions = context["mention_actors"], context["event_mentions"]
    known = mention_actors["mention_id"].isin(event_mentions["mention_id"])
    return logic.among(mention_actors, event_mentions, ["mention_id", "seed_id"]) | ~known
