"""Rules of events as their seeds report them."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="events",
    column="event_id",
    reads=("event_mentions",),
    mend="Code the passages that report {event_id}, or withdraw it.",
    why="An event that no passage reports has no place in a dataset of what the sources say.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001"}],
        "event_mentions": [{"event_id": "E0001", "modality": "asserted"}],
    },
    breaks={
        "events": [{"event_id": "E0001"}],
        "event_mentions": [{"event_id": "E0002", "modality": "asserted"}],
    },
)
def event_is_mentioned(context: Context) -> "Series[bool]":
    """Every event is mentioned at least once."""
    events, event_mentions = context["events"], context["event_mentions"]
    return events["event_id"].isin(event_mentions["event_id"])


@rule(
    table="events",
    column="event_id",
    reads=("event_actors",),
    mend="Code who takes part in {event_id}.",
    why="What nobody does or suffers is a state of things; who would do what may come can be open.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "status": "occurred"},
            {"event_id": "E0002", "status": "possible"},
        ],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "status": "occurred"}],
        "event_actors": [{"event_id": "E0002", "actor_id": "A0008"}],
    },
)
def event_has_a_participant(context: Context) -> "Series[bool]":
    """Every event has at least one participant, but for what is only possible or yet to come."""
    events, event_actors = context["events"], context["event_actors"]
    may_come = events["status"].isin(["possible", "planned", "conditional"])
    return may_come | events["event_id"].isin(event_actors["event_id"])


@rule(
    table="events",
    column="quote",
    reads=("event_mentions",),
    mend="Anchor the event at one of its mentions, or code this passage as a mention.",
    why="The anchor of an event is the passage that shows it, so it must report the event.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "seed_id": "S001", "start": 0, "end": 60}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 5, "end": 60}],
    },
    breaks={
        "events": [{"event_id": "E0001", "seed_id": "S001", "start": 0, "end": 50}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001", "start": 5, "end": 60}],
    },
)
def anchor_holds_a_mention(context: Context) -> "Series[bool]":
    """An event's anchor is, or holds, one of its mentions."""
    events, event_mentions = context["events"], context["event_mentions"]
    mentioned = events["event_id"].isin(event_mentions["event_id"])
    return logic.holds_any(events, event_mentions, by=["event_id"]) | ~mentioned
