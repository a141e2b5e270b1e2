"""Rules of what is known of dates from outside the seeds."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

ELSEWHERE = "from elsewhere|[Oo]utside (?:the seeds|these articles)"  # how a text of ours says so


@rule(
    table="dates",
    column="basis",
    reads=("reference_uses",),
    awaits=("reference_uses",),
    mend="Cite for {date_id} who says when it was, or resolve it by a seed.",
    why="A day that no seed gives is worth as much as the source that does.",
    since="0.1.0",
    keeps={
        "dates": [{"date_id": "D0017", "basis": "world_knowledge"}],
        "reference_uses": [{"record_id": "D0017", "reference_id": "RF0001"}],
    },
    breaks={
        "dates": [{"date_id": "D0017", "basis": "world_knowledge"}],
        "reference_uses": [{"record_id": "D0018", "reference_id": "RF0001"}],
    },
)
def known_day_is_cited(context: Context) -> "Series[bool]":
    """A date that is resolved from outside the seeds rests on a reference."""
    dates, uses = context["dates"], context["reference_uses"]
    of_knowledge = dates["basis"].isin(["world_knowledge"])
    return ~of_knowledge | dates["date_id"].isin(uses["record_id"])


@rule(
    table="dates",
    column="note",
    reads=("reference_uses",),
    awaits=("reference_uses",),
    mend="Cite for {date_id} who says so, or leave out what is known from elsewhere.",
    why="What we say beyond the seeds must be as easy to check as what they say.",
    since="0.1.0",
    keeps={
        "dates": [{"date_id": "D0028", "note": "The day is known from elsewhere."}],
        "reference_uses": [{"record_id": "D0028", "reference_id": "RF0001"}],
    },
    breaks={
        "dates": [{"date_id": "D0028", "note": "The day is known from elsewhere."}],
        "reference_uses": [{"record_id": "D0029", "reference_id": "RF0001"}],
    },
)
def note_is_cited(context: Context) -> "Series[bool]":
    """A note that speaks of what is known from outside the seeds rests on a reference."""
    dates, uses = context["dates"], context["reference_uses"]
    beyond = logic.holds(dates["note"].str.contains(ELSEWHERE))
    return ~beyond | dates["date_id"].isin(uses["record_id"])
