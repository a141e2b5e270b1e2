"""Rules of the passages that report events."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="event_mentions",
    column="attributed_to",
    reads=("actor_mentions",),
    mend="Attribute the passage to an actor that {seed_id} names, or to none.",
    why="A passage can be attributed only to somebody of whom its article speaks.",
    since="0.1.0",
    keeps={
        "event_mentions": [{"seed_id": "S001", "attributed_to": "A0008"}],
        "actor_mentions": [{"seed_id": "S001", "actor_id": "A0008"}],
    },
    breaks={
        "event_mentions": [{"seed_id": "S001", "attributed_to": "A0008"}],
        "actor_mentions": [{"seed_id": "S002", "actor_id": "A0008"}],
    },
)
def attribution_is_to_an_actor_of_the_seed(context: Context) -> "Series[bool]":
    """The actor to whom a passage is attributed is mentioned in that seed."""
    event_mentions, actor_mentions = context["event_mentions"], context["actor_mentions"]
    named = actor_mentions[["seed_id", "actor_id"]].set_axis(["seed_id", "attributed_to"], axis=1)
    told = logic.among(event_mentions, named, ["seed_id", "attributed_to"])
    return event_mentions["attributed_to"].isna() | told
