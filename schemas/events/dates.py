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
    per_seed=True,
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
    per_seed=True,
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
    per_seed=True,
)
def date_has_its_basis(context: Context) -> "Series[bool]":
    """A date and the basis on which it is known stand together."""
    events = context["events"]
    return events["date"].isna() == events["date_basis"].isna()


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
    return ~judged | last.isna() | logic.holds(events["latest"] <= last)


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
    """A lasting condition ends with a seed that tells of it, or within its expression."""
    events, dates = context["events"], context["dates"]
    ends = _reports(context).rename(columns={"published_latest": "latest"})
    reported = logic.among(events, ends, ["event_id", "latest"])
    over = logic.look_up(events["date_id"], dates, "date_id", "latest")
    judged = events["class"].isin(["state"]) & events["status"].isin(["occurred"])
    judged &= events["event_id"].isin(ends["event_id"])
    return ~judged | reported | logic.holds(events["latest"] <= over)


def _reports(context: Context) -> DataFrame:
    """The events and the last days of publication of the seeds that report them."""
    mentions, seeds = context["event_mentions"][["event_id", "seed_id"]], context["seeds"]
    days = logic.look_up(mentions["seed_id"], seeds, "seed_id", "published_latest")
    return mentions.assign(published_latest=days).dropna(subset="published_latest")
