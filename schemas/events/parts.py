"""Rules of events that are parts of others."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.makers.parts import Parts
from sandhi.check.rule import Context, rule

PARTS = Parts("events", "event_id", "an event", ("E0001", "E0002"))
MEND = "Mend the date of {event_id} or of {part_of}, or take them apart."


@rule(**PARTS.circle("0.1.0"))
def part_of_has_no_cycle(context: Context) -> "Series[bool]":
    """No event is part of itself, not even by way of others."""
    return PARTS.has_no_circle(context)


@rule(
    table="events",
    column="part_of",
    mend=MEND,
    why="What begins when the whole is over is no part of it.",
    since="0.1.0",
    keeps=PARTS.rows({"latest": "2024-06-19"}, {"earliest": "2024-06-19"}),
    breaks=PARTS.rows({"latest": "2024-06-19"}, {"earliest": "2024-06-20"}),
)
def part_begins_before_its_whole_ends(context: Context) -> "Series[bool]":
    """An event does not begin after the end of the event of which it is a part."""
    return ~logic.holds(context["events"]["earliest"] > PARTS.of_whole(context, "latest"))


@rule(
    table="events",
    column="part_of",
    mend=MEND,
    why="What had begun before the whole did is no part of it.",
    since="0.1.0",
    keeps=PARTS.rows({"earliest": "2024-06-18"}, {"earliest": "2024-06-19"}),
    breaks=PARTS.rows({"earliest": "2024-06-18"}, {"earliest": "2024-06-17"}),
)
def part_does_not_begin_before_its_whole(context: Context) -> "Series[bool]":
    """A part of an event begins no earlier than the whole, as far as its beginning is known."""
    begins = PARTS.of_whole(context, "earliest")
    return begins.isna() | logic.holds(context["events"]["earliest"] >= begins)


@rule(
    table="events",
    column="part_of",
    mend=MEND,
    why="What goes on when the whole is over is no part of it; what is to come may lie beyond.",
    since="0.1.0",
    keeps=PARTS.rows({"latest": "2024-06-19"}, {"status": "occurred", "latest": "2024-06-19"}),
    breaks=PARTS.rows({"latest": "2024-06-19"}, {"status": "occurred", "latest": "2024-06-20"}),
)
def told_part_does_not_outlast_its_whole(context: Context) -> "Series[bool]":
    """A part that is told as a fact, or denied, ends no later than the whole."""
    events, ends = context["events"], PARTS.of_whole(context, "latest")
    to_come = ~events["status"].isin(["occurred", "alleged", "denied"])
    return to_come | ends.isna() | logic.holds(events["latest"] <= ends)


@rule(
    table="events",
    column="part_of",
    mend="See whether {event_id} ends after {part_of}; if so, mend a date, or take them apart.",
    why="What lasts ends with its last report, and what is to come may lie beyond; else it is odd.",
    since="0.10.0",
    severity="warning",
    keeps=PARTS.rows({"latest": "2024-06-19"}, {"status": "planned"}),
    breaks=PARTS.rows({"latest": "2024-06-19"}, {"status": "planned", "latest": "2024-06-20"}),
)
def part_to_come_does_not_outlast_its_whole(context: Context) -> "Series[bool]":
    """A part that is yet to come ends no later than the whole, where both have an end."""
    events, ends = context["events"], PARTS.of_whole(context, "latest")
    to_come = ~events["status"].isin(["occurred", "alleged", "denied"])
    return ~(to_come & logic.holds(events["latest"] > ends))
