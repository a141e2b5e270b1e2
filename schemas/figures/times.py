"""Rules of the time of figures."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="figures",
    column="as_of",
    reads=("measures",),
    mend="Write the time for which {figure_id} is claimed.",
    why="How many there are is true of a time, and of no other.",
    since="0.1.0",
    keeps={
        "figures": [{"figure_id": "F0001", "measure": "troops", "as_of": "2024-10"}],
        "measures": [{"measure": "troops", "kind": "stock"}],
    },
    breaks={
        "figures": [{"figure_id": "F0001", "measure": "troops"}],
        "measures": [{"measure": "troops", "kind": "stock"}],
    },
)
def stock_has_its_time(context: Context) -> "Series[bool]":
    """A figure that says how many there are at a time says at what time."""
    figures, measures = context["figures"], context["measures"]
    kind = logic.look_up(figures["measure"], measures, "measure", "kind")
    return ~kind.isin(["stock"]) | figures["as_of"].notna()


@rule(
    table="figures",
    column="as_of",
    mend="Write a date of the Extended Date/Time Format, such as 2024-06, 2024-06-19 or 2024/2025.",
    why="A date in free words can be neither sorted nor compared.",
    since="0.1.0",
    keeps={"figures": [{"figure_id": "F0001", "as_of": "2025-04"}]},
    breaks={"figures": [{"figure_id": "F0001", "as_of": "April 2025"}]},
    explain=lambda context, row, column: logic.why_not_edtf(row["as_of"]),
    per_seed=True,
)
def time_is_edtf(context: Context) -> "Series[bool]":
    """The time for which a figure is claimed is written in EDTF, level 0 or 1."""
    figures = context["figures"]
    return logic.parses(figures["as_of"])


@rule(
    table="figures",
    mend="Write the first and the last day of as_of; leave both empty where it is empty.",
    why="Whoever sorts or filters by the bounds must get what the date says.",
    since="0.1.0",
    keeps={
        "figures": [
            {"as_of": "2025-04", "as_of_earliest": "2025-04-01", "as_of_latest": "2025-04-30"}
        ]
    },
    breaks={
        "figures": [
            {"as_of": "2025-04", "as_of_earliest": "2025-04-01", "as_of_latest": "2025-04-29"}
        ]
    },
    per_seed=True,
)
def bounds_are_those_of_the_time(context: Context) -> DataFrame:
    """The bounds in time are the first and last day of the time for which a figure is claimed."""
    figures = context["figures"]
    return logic.bounds_agree(figures, figures["as_of"], "as_of_earliest", "as_of_latest")


@rule(
    table="figures",
    column="event_id",
    reads=("event_mentions",),
    mend="Name an event that {seed_id} reports, or code the passage that reports it.",
    why="A passage that measures an event is in an article that reports it.",
    since="0.1.0",
    keeps={
        "figures": [{"seed_id": "S001", "event_id": "E0001"}],
        "event_mentions": [{"seed_id": "S001", "event_id": "E0001"}],
    },
    breaks={
        "figures": [{"seed_id": "S001", "event_id": "E0001"}],
        "event_mentions": [{"seed_id": "S002", "event_id": "E0001"}],
    },
)
def event_is_reported_in_the_seed(context: Context) -> "Series[bool]":
    """The event that a figure measures is reported in the same seed."""
    figures, event_mentions = context["figures"], context["event_mentions"]
    has_passage = logic.among(figures, event_mentions, ["seed_id", "event_id"])
    return figures["event_id"].isna() | has_passage
