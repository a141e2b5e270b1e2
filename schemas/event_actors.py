"""Rules of the parts that actors take in events."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule

# The types of event in which a role can be played; the other roles fit any.
TYPES = {
    "signatory": ["signing", "enactment"],
    "ratifier": ["ratification", "legislation"],
    "visitor": ["visit", "meeting"],
    "host": ["visit", "meeting"],
}


@rule("actor_id", mend="Widen the passage until it names {actor_id}, or code the mention in it.")
def participant_is_named_in_the_passage(
    event_actors: DataFrame, actor_mentions: DataFrame
) -> "Series[bool]":
    """The passage that shows an actor's part in an event holds a mention of that actor."""
    return logic.holds_any(event_actors, actor_mentions, by=["actor_id"])


@rule("event_id", mend="Anchor the part in a seed that reports {event_id}, or code where it does.")
def part_is_shown_in_a_seed_of_the_event(
    event_actors: DataFrame, event_mentions: DataFrame
) -> "Series[bool]":
    """An actor's part in an event is shown in a seed that reports the event."""
    mentioned = event_actors["event_id"].isin(event_mentions["event_id"])
    return logic.among(event_actors, event_mentions, ["event_id", "seed_id"]) | ~mentioned


@rule("role", mend="Give the actor a role that fits the type of {event_id}, or mend the type.")
def role_fits_the_type_of_event(event_actors: DataFrame, events: DataFrame) -> "Series[bool]":
    """Nobody signs, ratifies, travels or hosts in an event of a type in which that is not done."""
    types = logic.look_up(event_actors["event_id"], events, "event_id", "event_type")
    parts = DataFrame({"role": event_actors["role"], "event_type": types})
    pairs = [(role, one) for role, several in TYPES.items() for one in several]
    fits = logic.among(parts, DataFrame(pairs, columns=parts.columns), ["role", "event_type"])
    return ~event_actors["role"].isin(TYPES) | fits
