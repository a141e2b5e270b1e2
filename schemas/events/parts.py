"""Rules of events that are parts of others."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="events",
    column="part_of",
    mend="Let {event_id} be part of an event that is not, in the end, part of it.",
    why="Whoever adds up an event with all its parts would never come to an end.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001"}, {"event_id": "E0002", "part_of": "E0001"}]},
    breaks={
        "events": [
            {"event_id": "E0001", "part_of": "E0002"},
            {"event_id": "E0002", "part_of": "E0001"},
        ]
    },
)
def part_of_has_no_cycle(context: Context) -> "Series[bool]":
    """No event is part of itself, not even by way of others."""
    events = context["events"]
    return logic.acyclic(events, "event_id", "part_of")


@rule(
    table="events",
    column="part_of",
    mend="Mend the date of {event_id} or of {part_of}, or take them apart.",
    why="What begins when the whole is over is no part of it.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "latest": "2024-06-19"},
            {"event_id": "E0002", "earliest": "2024-06-19", "part_of": "E0001"},
        ]
    },
    breaks={
        "events": [
            {"event_id": "E0001", "latest": "2024-06-19"},
            {"event_id": "E0002", "earliest": "2024-06-20", "part_of": "E0001"},
        ]
    },
)
def part_begins_before_its_whole_ends(context: Context) -> "Series[bool]":
    """An event does not begin after the end of the event of which it is a part."""
    events = context["events"]
    end = logic.look_up(events["part_of"], events, "event_id", "latest")
    return ~logic.holds(events["earliest"] > end)


@rule(
    table="events",
    column="part_of",
    mend="Mend the date of {event_id} or of {part_of}, or take them apart.",
    why="What had begun before the whole did is no part of it.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "earliest": "2024-06-18"},
            {"event_id": "E0002", "earliest": "2024-06-19", "part_of": "E0001"},
        ]
    },
    breaks={
        "events": [
            {"event_id": "E0001", "earliest": "2024-06-18"},
            {"event_id": "E0002", "earliest": "2024-06-17", "part_of": "E0001"},
        ]
    },
)
def part_does_not_begin_before_its_whole(context: Context) -> "Series[bool]":
    """A part of an event begins no earlier than the whole, as far as its beginning is known."""
    events = context["events"]
    begins = logic.look_up(events["part_of"], events, "event_id", "earliest")
    return begins.isna() | logic.holds(events["earliest"] >= begins)


@rule(
    table="events",
    column="part_of",
    mend="Mend the date of {event_id} or of {part_of}, or take them apart.",
    why="What goes on when the whole is over is no part of it; what is to come may lie beyond.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "latest": "2024-06-19"},
            {
                "event_id": "E0002",
                "status": "occurred",
                "latest": "2024-06-19",
                "part_of": "E0001",
            },
        ]
    },
    breaks={
        "events": [
            {"event_id": "E0001", "latest": "2024-06-19"},
            {
                "event_id": "E0002",
                "status": "occurred",
                "latest": "2024-06-20",
                "part_of": "E0001",
            },
        ]
    },
)
def told_part_does_not_outlast_its_whole(context: Context) -> "Series[bool]":
    """A part that is told as a fact, or denied, ends no later than the whole."""
    events = context["events"]
    ends = logic.look_up(events["part_of"], events, "event_id", "latest")
    told = events["status"].isin(["occurred", "alleged", "denied"])
    return ~told | ends.isna() | logic.holds(events["latest"] <= ends)
