"""Rules of how expressions of time are resolved."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


def resolved(dates: DataFrame) -> Series:
    """The date that an expression really means: the corrected one, else the one that it states."""
    return dates["edtf_corrected"].fillna(dates["edtf"])


@rule(
    table="dates",
    mend="Write a date of the Extended Date/Time Format, such as 2024-06, 2024-06-19 or 2024/2025.",
    why="A date in free words can be neither sorted nor compared.",
    since="0.1.0",
    keeps={"dates": [{"date_id": "D0019", "edtf": "2024-06-19"}]},
    breaks={"dates": [{"date_id": "D0019", "edtf": "19 June 2024"}]},
    explain=lambda context, row, column: logic.why_not_edtf(row[column]),
    per_seed=True,
)
def date_is_edtf(context: Context) -> DataFrame:
    """A date and its correction are written in EDTF, level 0 or 1."""
    dates = context["dates"]
    return dates[["edtf", "edtf_corrected"]].apply(logic.parses)


@rule(
    table="dates",
    mend="Write the first and the last day of the corrected date if there is one, else of {edtf}.",
    why="Whoever sorts or filters by the bounds must get what the date says.",
    since="0.1.0",
    keeps={
        "dates": [
            {
                "date_id": "D0019",
                "edtf": "2024-06",
                "earliest": "2024-06-01",
                "latest": "2024-06-30",
            }
        ]
    },
    breaks={
        "dates": [
            {
                "date_id": "D0019",
                "edtf": "2024-06",
                "earliest": "2024-06-01",
                "latest": "2024-06-29",
            }
        ]
    },
    per_seed=True,
)
def bounds_are_those_of_the_date(context: Context) -> DataFrame:
    """Earliest and latest are the first and last day of the corrected date, else of the date."""
    dates = context["dates"]
    return logic.bounds_agree(dates, resolved(dates), "earliest", "latest")


@rule(
    table="dates",
    column="note",
    mend="Say in the note from what {quote} was resolved.",
    why="A date that was inferred can be checked only where it says how.",
    since="0.1.0",
    keeps={
        "dates": [{"quote": "इस साल जून", "basis": "seed_relative", "note": "The seed is of 2024."}]
    },
    breaks={"dates": [{"quote": "इस साल जून", "basis": "seed_relative"}]},
    per_seed=True,
)
def resolution_is_noted(context: Context) -> "Series[bool]":
    """A date that the words alone do not state has a note that says how it was resolved."""
    dates = context["dates"]
    return dates["basis"].isin(["stated"]) | dates["note"].notna()


@rule(
    table="dates",
    column="quote",
    mend="Keep one row for {quote} at this place, and point to it from the others.",
    why="Two rows at one place could give it two dates.",
    since="0.1.0",
    keeps={
        "dates": [
            {"date_id": "D0001", "seed_id": "S001", "start": 0, "end": 4},
            {"date_id": "D0002", "seed_id": "S001", "start": 9, "end": 13},
        ]
    },
    breaks={
        "dates": [
            {"date_id": "D0001", "seed_id": "S001", "start": 0, "end": 4},
            {"date_id": "D0002", "seed_id": "S001", "start": 0, "end": 4},
        ]
    },
    per_seed=True,
)
def expression_is_resolved_once(context: Context) -> "Series[bool]":
    """No two rows resolve the same expression at the same place."""
    dates = context["dates"]
    return ~dates.duplicated(logic.ANCHOR)
