"""Rules of what is known of events from outside the seeds."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.example import Row
from sandhi.check.rule import Context, rule

KNOWN: Row = {"event_id": "E0001", "date_basis": "world_knowledge"}
ELSEWHERE = "from elsewhere|[Oo]utside (?:the seeds|these articles)"  # how a text of ours says so


@rule(
    table="events",
    column="date_basis",
    reads=("reference_uses",),
    awaits=("reference_uses",),
    mend="Cite for {event_id} who says when it was, or take the date from a seed.",
    why="A day that no seed gives is worth as much as the source that does.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "date_basis": "world_knowledge"}],
        "reference_uses": [{"record_id": "E0001", "reference_id": "RF0001"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "date_basis": "world_knowledge"}],
        "reference_uses": [{"record_id": "E0002", "reference_id": "RF0001"}],
    },
)
def known_day_is_cited(context: Context) -> "Series[bool]":
    """A date that is known from outside the seeds rests on a reference."""
    events, uses = context["events"], context["reference_uses"]
    of_knowledge = events["date_basis"].isin(["world_knowledge"])
    return ~of_knowledge | events["event_id"].isin(uses["record_id"])


@rule(
    table="events",
    column="date",
    reads=("reference_uses",),
    awaits=("reference_uses",),
    mend="Cite for {event_id} who gives that day, written as 9 November 2024, or mend the date.",
    why="A day is borne out by a reference that names it, and by none that is merely about it.",
    since="0.1.0",
    keeps={
        "events": [{**KNOWN, "earliest": "2024-11-09", "latest": "2024-11-09"}],
        "reference_uses": [{"record_id": "E0001", "states": "He signed it on 9 November 2024."}],
    },
    breaks={
        "events": [{**KNOWN, "earliest": "2024-11-08", "latest": "2024-11-08"}],
        "reference_uses": [{"record_id": "E0001", "states": "He signed it on 9 November 2024."}],
    },
)
def known_day_stands_in_a_reference(context: Context) -> "Series[bool]":
    """A single day that is known from outside the seeds stands in what a reference says of it."""
    events, uses = context["events"], context["reference_uses"]
    judged = events["date_basis"].isin(["world_knowledge"])
    judged &= logic.holds(events["earliest"] == events["latest"])
    judged &= events["event_id"].isin(uses["record_id"])  # else another rule asks for one
    day = logic.written_out(events["earliest"])
    return ~judged | logic.occurs_in_any(day, events["event_id"], uses[["record_id", "states"]])


@rule(
    table="events",
    column="summary",
    mend='Say in the summary what "is known from elsewhere", or mend the basis of the date.',
    why="Who reads the summary must see what the seeds say, and what we add to it.",
    since="0.1.0",
    keeps={
        "events": [
            {
                "event_id": "E0001",
                "date_basis": "world_knowledge",
                "summary": "That it was on 9 November is known from elsewhere.",
            }
        ]
    },
    breaks={
        "events": [
            {
                "event_id": "E0001",
                "date_basis": "world_knowledge",
                "summary": "It was on 9 November.",
            }
        ]
    },
    per_seed=True,
)
def known_day_is_told(context: Context) -> "Series[bool]":
    """The summary of an event says what of its date is known from outside the seeds."""
    events = context["events"]
    of_knowledge = events["date_basis"].isin(["world_knowledge"])
    return ~of_knowledge | logic.holds(events["summary"].str.contains(ELSEWHERE))


@rule(
    table="events",
    column="summary",
    reads=("reference_uses",),
    awaits=("reference_uses",),
    mend="Cite for {event_id} who says so, or leave out what is known from elsewhere.",
    why="What we say beyond the seeds must be as easy to check as what they say.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "summary": "The speaker is known from elsewhere."}],
        "reference_uses": [{"record_id": "E0001", "reference_id": "RF0001"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "summary": "The speaker is known from elsewhere."}],
        "reference_uses": [{"record_id": "E0002", "reference_id": "RF0001"}],
    },
)
def summary_is_cited(context: Context) -> "Series[bool]":
    """What a summary knows from outside the seeds, beside the date, rests on a reference."""
    events, uses = context["events"], context["reference_uses"]
    beyond = logic.holds(events["summary"].str.contains(ELSEWHERE))
    beyond &= ~events["date_basis"].isin(["world_knowledge"])  # a rule of its own
    return ~beyond | events["event_id"].isin(uses["record_id"])
