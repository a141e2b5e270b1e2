"""Rules of the dates of events."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="events",
    column="date",
    mend="Write a date of the Extended Date/Time Format, such as 2024-06, 2024-06-19 or 2024/2025.",
    why="A date in free words can be neither sorted nor compared.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "date": "2024-06-19"}]},
    breaks={"events": [{"event_id": "E0001", "date": "19 June 2024"}]},
    explain=lambda context, row, column: logic.why_not_edtf(row["date"]),
)
def date_is_edtf(context: Context) -> "Series[bool]":
    """The date of an event is written in EDTF, level 0 or 1."""
    events = context["events"]
    return logic.parses(events["date"])


@rule(
    table="events",
    mend="Write the first and the last day of the date; leave both empty where there is none.",
    why="Whoever sorts or filters by the bounds must get what the date says.",
    since="0.1.0",
    keeps={
        "events": [
            {
                "event_id": "E0001",
                "date": "2024-06",
                "earliest": "2024-06-01",
                "latest": "2024-06-30",
            }
        ]
    },
    breaks={
        "events": [
            {
                "event_id": "E0001",
                "date": "2024-06",
                "earliest": "2024-06-01",
                "latest": "2024-06-29",
            }
        ]
    },
)
def bounds_are_those_of_the_date(context: Context) -> DataFrame:
    """Earliest and latest are the first and last day of the event's date."""
    events = context["events"]
    return logic.bounds_agree(events, events["date"], "earliest", "latest")


@rule(
    table="events",
    column="date_basis",
    mend="Say from what the date is known; leave the basis empty without a date.",
    why="A date that does not say from where it is known cannot be checked.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "date": "2024-06-19", "date_basis": "seed_relative"}]},
    breaks={"events": [{"event_id": "E0001", "date": "2024-06-19"}]},
)
def date_has_its_basis(context: Context) -> "Series[bool]":
    """A date and the basis on which it is known stand together."""
    events = context["events"]
    return events["date"].isna() == events["date_basis"].isna()


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
    """An event's date is that of the expression it is taken from, unless it has another basis."""
    events, dates = context["events"], context["dates"]
    really = dates.assign(date=dates["edtf_corrected"].fillna(dates["edtf"]))
    date = logic.look_up(events["date_id"], really, "date_id", "date")
    basis = logic.look_up(events["date_id"], really, "date_id", "basis")
    return ~logic.known(events["date_basis"] == basis) | logic.same(events["date"], date)


@rule(
    table="events",
    column="date_id",
    mend="Write the date that {date_id} gives, or leave date_id empty.",
    why="Words that are said to date an event, and give no date, date nothing.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "date": "2024-06-19", "date_id": "D0019"}]},
    breaks={"events": [{"event_id": "E0001", "date_id": "D0019"}]},
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
    told = logic.among(events.assign(seed_id=seeds), event_mentions, ["event_id", "seed_id"])
    return events["date_id"].isna() | events["date_basis"].isin(["other_seed"]) | told


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
    early = first.notna() & ~logic.known(events["earliest"] >= first)
    late = last.notna() & ~logic.known(events["latest"] <= last)
    dated = events[["earliest", "latest"]].notna().any(axis="columns")
    return ~(dated & (early | late))


@rule(
    table="events",
    column="latest",
    reads=(
        "event_mentions",
        "seeds",
    ),
    mend="Let {event_id} end with the publication of the last seed that reports it, or before.",
    why="Of what came after it an article knows nothing; only what is to come has an open end.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "status": "occurred", "latest": "2024-11-13"}],
        "event_mentions": [
            {"event_id": "E0001", "seed_id": "S000"},
            {"event_id": "E0001", "seed_id": "S002"},
        ],
        "seeds": [
            {"seed_id": "S000", "published_latest": "2024-11-13"},
            {"seed_id": "S002", "published_latest": "2024-06-21"},
        ],
    },
    breaks={
        "events": [{"event_id": "E0001", "status": "occurred", "latest": "2024-11-14"}],
        "event_mentions": [
            {"event_id": "E0001", "seed_id": "S000"},
            {"event_id": "E0001", "seed_id": "S002"},
        ],
        "seeds": [
            {"seed_id": "S000", "published_latest": "2024-11-13"},
            {"seed_id": "S002", "published_latest": "2024-06-21"},
        ],
    },
)
def told_event_ends_by_its_last_report(context: Context) -> "Series[bool]":
    """What is told as a fact, or denied, ends by the publication of the last seed that tells it."""
    events, reports = context["events"], _reports(context)
    last = logic.at(events["event_id"], reports.groupby("event_id")["published_latest"].max())
    judged = events["status"].isin(["occurred", "alleged", "denied"])
    judged &= events["date"].notna() | events["latest"].notna()
    return ~judged | last.isna() | logic.known(events["latest"] <= last)


@rule(
    table="events",
    column="latest",
    reads=(
        "dates",
        "event_mentions",
        "seeds",
    ),
    mend="Let {event_id} last until a seed that reports it, or give the expression that ends it.",
    why="Two people who code how long a condition lasted must come to the same day.",
    since="0.1.0",
    keeps={
        "events": [
            {
                "event_id": "E0001",
                "class": "state",
                "status": "occurred",
                "latest": "2024-11-13",
            },
        ],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S000"}],
        "seeds": [{"seed_id": "S000", "published_latest": "2024-11-13"}],
    },
    breaks={
        "events": [
            {
                "event_id": "E0001",
                "class": "state",
                "status": "occurred",
                "latest": "2024-11-12",
            },
        ],
        "event_mentions": [{"event_id": "E0001", "seed_id": "S000"}],
        "seeds": [{"seed_id": "S000", "published_latest": "2024-11-13"}],
    },
)
def condition_lasts_until_it_is_reported(context: Context) -> "Series[bool]":
    """A lasting condition ends with a seed that tells of it, or where its expression does."""
    events, dates = context["events"], context["dates"]
    ends = _reports(context).rename(columns={"published_latest": "latest"})
    reported = logic.among(events, ends, ["event_id", "latest"])
    over = logic.look_up(events["date_id"], dates, "date_id", "latest")
    judged = events["class"].isin(["state"]) & events["status"].isin(["occurred"])
    judged &= events["event_id"].isin(ends["event_id"])
    return ~judged | reported | logic.known(events["latest"] == over)


def _reports(context: Context) -> DataFrame:
    """The events and the last days of publication of the seeds that report them."""
    mentions, seeds = context["event_mentions"][["event_id", "seed_id"]], context["seeds"]
    days = logic.look_up(mentions["seed_id"], seeds, "seed_id", "published_latest")
    return mentions.assign(published_latest=days).dropna(subset="published_latest")
