"""Rules of the passages that show the parts of actors in events."""

import pandas as pd
from pandas import Series

from sandhi.check import logic, reading
from sandhi.check.example import Row
from sandhi.check.makers.clauses import ends_with_its_clause
from sandhi.check.rule import Context, rule

PART: Row = {"event_id": "E0001", "actor_id": "A0008", "seed_id": "S001"}


@rule(
    table="event_actors",
    column="actor_id",
    reads=("actor_mentions",),
    mend="Widen the passage until it names {actor_id}, or code the mention in it.",
    why="The passage is the proof of the part, so it must show who plays it.",
    since="0.1.0",
    keeps={
        "event_actors": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
    breaks={
        "event_actors": [{"actor_id": "A0009", "seed_id": "S001", "start": 0, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
    per_seed=True,
)
def participant_is_named_in_the_passage(context: Context) -> "Series[bool]":
    """The passage that shows an actor's part in an event holds a mention of that actor."""
    event_actors, actor_mentions = context["event_actors"], context["actor_mentions"]
    return logic.holds_any(event_actors, actor_mentions, by=["actor_id"])


@rule(
    table="event_actors",
    column="event_id",
    reads=("event_mentions",),
    mend="Anchor the part in a seed that reports {event_id}, or code where it does.",
    why="A seed that does not report an event cannot show who took part in it.",
    since="0.1.0",
    keeps={
        "event_actors": [{"event_id": "E0001", "seed_id": "S001"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001"}],
    },
    breaks={
        "event_actors": [{"event_id": "E0001", "seed_id": "S002"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001"}],
    },
)
def part_is_shown_in_a_seed_of_the_event(context: Context) -> "Series[bool]":
    """An actor's part in an event is shown in a seed that reports the event."""
    event_actors, event_mentions = context["event_actors"], context["event_mentions"]
    mentioned = event_actors["event_id"].isin(event_mentions["event_id"])
    return logic.among(event_actors, event_mentions, ["event_id", "seed_id"]) | ~mentioned


@rule(
    table="event_actors",
    column="event_id",
    reads=("actor_mentions", "event_mentions", "events", "sentences"),
    mend="Anchor the part in a sentence that tells of {event_id}, or code there that it does.",
    why="A part that is shown where another event is told proves nothing of this one.",
    since="0.1.0",
    keeps={
        "event_actors": [{**PART, "start": 0, "end": 20}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 15, "end": 30}],
        "events": [{"event_id": "E0001"}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 9}],
        "sentences": [
            {"seed_id": "S001", "start": 0, "end": 40},
            {"seed_id": "S001", "start": 41, "end": 80},
        ],
    },
    breaks={
        "event_actors": [{**PART, "start": 45, "end": 60}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 15, "end": 30}],
        "events": [{"event_id": "E0001"}],
        "actor_mentions": [
            {"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 9},
            {"actor_id": "A0008", "seed_id": "S001", "start": 45, "end": 54},
        ],
        "sentences": [
            {"seed_id": "S001", "start": 0, "end": 40},
            {"seed_id": "S001", "start": 41, "end": 80},
        ],
    },
)
def part_is_shown_where_the_event_is_told(context: Context) -> "Series[bool]":
    """A part is shown where its event, or the course of it, is told, if that names the actor."""
    parts, mentions, events = context["event_actors"], context["event_mentions"], context["events"]
    accounts = logic.widened_anchors(mentions[["event_id", *logic.ANCHOR]], context["sentences"])
    names = context["actor_mentions"][["actor_id", *logic.ANCHOR]]
    pairs = accounts.merge(parts[["event_id", "actor_id"]].drop_duplicates(), on="event_id")
    telling_of_actor = pairs[logic.holds_any(pairs, names, by=["actor_id"])]
    # The course of an event is itself, the larger one, and their parts.
    larger = logic.look_up(parts["event_id"], events, "event_id", "part_of")
    itself = events[["event_id"]].assign(whole=events["event_id"])
    part_of = events[["event_id", "part_of"]].rename(columns={"part_of": "whole"}).dropna()
    course = accounts.merge(pd.concat([itself, part_of]), on="event_id")
    in_the_course = logic.touches_any(parts.assign(whole=parts["event_id"]), course, by=["whole"])
    in_the_course |= logic.touches_any(parts.assign(whole=larger), course, by=["whole"])
    return in_the_course | ~logic.among(
        parts, telling_of_actor, ["event_id", "actor_id", "seed_id"]
    )


@rule(**ends_with_its_clause("event_actors", "सैनिक भेजे गए हैं।", "सैनिक भेजे गए"))
def part_ends_with_its_clause(context: Context) -> "Series[bool]":
    """No passage that shows a part stops before its verb, or where a word needs more."""
    return ~reading.stops_within_a_clause(context["event_actors"], context.texts)
