"""Rules of the expressions of time by which seeds date events."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.example import Row
from sandhi.check.rule import Context, rule

DAY: Row = {"earliest": "2024-06-19", "latest": "2024-06-19"}
SAID: Row = {"event_id": "E0071", "date_basis": "event_relative", **DAY}


@rule(
    table="events",
    column="date",
    reads=("dates",),
    mend="Write the date of {date_id}, or another basis than that expression has.",
    why="Two dates for what is said to be one would both be cited.",
    since="0.1.0",
    keeps={
        "events": [
            {"event_id": "E0001", "date": "2024-06-19", "date_basis": "stated", "date_id": "D0019"}
        ],
        "dates": [{"date_id": "D0019", "edtf": "2024-06-19", "basis": "stated"}],
    },
    breaks={
        "events": [
            {"event_id": "E0001", "date": "2024-06-20", "date_basis": "stated", "date_id": "D0019"}
        ],
        "dates": [{"date_id": "D0019", "edtf": "2024-06-19", "basis": "stated"}],
    },
)
def date_is_that_of_its_expression(context: Context) -> "Series[bool]":
    """An event's date is that of its expression, unless it is known from elsewhere or otherwise."""
    events, dates = context["events"], context["dates"]
    really = dates.assign(date=dates["edtf_corrected"].fillna(dates["edtf"]))
    date = logic.look_up(events["date_id"], really, "date_id", "date")
    basis = logic.look_up(events["date_id"], really, "date_id", "basis")
    # What is known from outside the seeds may be narrower, and says so in its summary.
    from_expression = logic.holds(events["date_basis"] == basis)
    from_expression &= ~events["date_basis"].isin(["world_knowledge"])
    return ~from_expression | logic.same(events["date"], date)


@rule(
    table="events",
    column="date_id",
    mend="Write the date that {date_id} gives, or leave date_id empty.",
    why="Words that are said to date an event, and give no date, date nothing.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "date": "2024-06-19", "date_id": "D0019"}]},
    breaks={"events": [{"event_id": "E0001", "date_id": "D0019"}]},
    per_seed=True,
)
def expression_gives_a_date(context: Context) -> "Series[bool]":
    """An event that points to an expression of time has a date."""
    events = context["events"]
    return events["date_id"].isna() | events["date"].notna()


@rule(
    table="events",
    column="date_id",
    reads=(
        "dates",
        "event_mentions",
    ),
    mend="Point to an expression in a seed that reports {event_id}, or say other_seed.",
    why="The words that date an event stand where it is reported, or the basis says otherwise.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "date_basis": "stated", "date_id": "D0019"}],
        "dates": [{"date_id": "D0019", "seed_id": "S001"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "date_basis": "stated", "date_id": "D0019"}],
        "dates": [{"date_id": "D0019", "seed_id": "S002"}],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S001"}],
    },
)
def expression_is_in_a_seed_of_the_event(context: Context) -> "Series[bool]":
    """The expression of an event's date is in a seed that reports it, unless the basis says not."""
    events, dates, event_mentions = context["events"], context["dates"], context["event_mentions"]
    seeds = logic.look_up(events["date_id"], dates, "date_id", "seed_id")
    has_passage = logic.among(events.assign(seed_id=seeds), event_mentions, ["event_id", "seed_id"])
    return events["date_id"].isna() | events["date_basis"].isin(["other_seed"]) | has_passage


@rule(
    table="events",
    column="date_id",
    reads=("dates",),
    mend="Keep the date of {event_id} within that of {date_id}, or point to no expression.",
    why="Words that are said to date an event may be less exact than it, and never contradict it.",
    since="0.1.0",
    keeps={
        "events": [
            {
                "event_id": "E0001",
                "earliest": "2024-06-19",
                "latest": "2024-06-19",
                "date_id": "D0002",
            }
        ],
        "dates": [{"date_id": "D0002", "earliest": "2024-06-01", "latest": "2024-06-30"}],
    },
    breaks={
        "events": [
            {
                "event_id": "E0001",
                "earliest": "2024-06-19",
                "latest": "2024-07-01",
                "date_id": "D0002",
            }
        ],
        "dates": [{"date_id": "D0002", "earliest": "2024-06-01", "latest": "2024-06-30"}],
    },
)
def event_lies_in_its_expression(context: Context) -> "Series[bool]":
    """An event does not begin before, or end after, the expression of time that dates it."""
    events, dates = context["events"], context["dates"]
    first = logic.look_up(events["date_id"], dates, "date_id", "earliest")
    last = logic.look_up(events["date_id"], dates, "date_id", "latest")
    early = first.notna() & ~logic.holds(events["earliest"] >= first)
    late = last.notna() & ~logic.holds(events["latest"] <= last)
    dated = events[["earliest", "latest"]].notna().any(axis="columns")
    return ~(dated & (early | late))


@rule(
    table="events",
    column="date_id",
    reads=("dates", "event_mentions"),
    mend="Point to the expression in a seed of {event_id} that gives its day.",
    why="Of what is said on one occasion, some must not show the words that date it and some not.",
    since="0.1.0",
    keeps={
        "events": [{**SAID, "date_id": "D0019"}],
        "dates": [{"date_id": "D0019", "seed_id": "S002", **DAY}],
        "event_mentions": [{"event_id": "E0071", "seed_id": "S002"}],
    },
    breaks={
        "events": [SAID],
        "dates": [{"date_id": "D0019", "seed_id": "S002", **DAY}],
        "event_mentions": [{"event_id": "E0071", "seed_id": "S002"}],
    },
)
def day_in_a_seed_is_pointed_to(context: Context) -> "Series[bool]":
    """What has its day from the event on which it hangs points to a word for it in its seed."""
    events, dates, mentions = context["events"], context["dates"], context["event_mentions"]
    days = dates.loc[logic.holds(dates["earliest"] == dates["latest"]), ["seed_id", "earliest"]]
    days_of_seed = mentions[["event_id", "seed_id"]].merge(days, on="seed_id")
    hangs = events["date_basis"].isin(["event_relative"]) & events["date_id"].isna()
    hangs &= logic.holds(events["earliest"] == events["latest"])
    return ~hangs | ~logic.among(events, days_of_seed, ["event_id", "earliest"])
