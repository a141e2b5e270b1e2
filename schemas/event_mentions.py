"""Rules of the passages that report events."""

from pandas import Series

from sandhi.check.rule import Context, rule


@rule(
    table="event_mentions",
    column="attribution",
    reads=("mention_actors",),
    mend="Name in `mention_actors` on whose word it rests, or attribute it to none.",
    why="What rests on somebody's word says on whose, and the article's own word is nobody else's.",
    since="0.9.0",
    keeps={
        "event_mentions": [{"mention_id": "EM0001", "attribution": "named"}],
        "mention_actors": [{"mention_id": "EM0001", "actor_id": "A0008", "role": "claimant"}],
    },
    breaks={
        "event_mentions": [{"mention_id": "EM0001", "attribution": "own_word"}],
        "mention_actors": [{"mention_id": "EM0001", "actor_id": "A0008", "role": "claimant"}],
    },
)
def named_attribution_names_a_claimant(context: Context) -> "Series[bool]":
    """A passage has claimants if, and only if, it rests on the word of somebody named."""
    event_mentions, mention_actors = context["event_mentions"], context["mention_actors"]
    claims = mention_actors[mention_actors["role"] == "claimant"]
    named = event_mentions["attribution"].isin(["named"])
    return named == event_mentions["mention_id"].isin(claims["mention_id"])
