"""Rules of the differences between an independent coding and the data."""

import pandas as pd
from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

COMPARED = ("actor_mentions", "dates", "event_actors", "event_mentions", "figures", "provisions")


@rule(
    table="coding_differences",
    column="record_id",
    reads=COMPARED,
    mend="Name the row of {compared_table} at this passage; leave it empty if it was withdrawn.",
    why="A key that has gone to another row turns an old difference into one that never was.",
    since="0.1.0",
    keeps={
        "coding_differences": [
            {
                "compared_table": "dates",
                "record_id": "D0001",
                "seed_id": "S001",
                "start": 0,
                "end": 9,
            }
        ],
        "dates": [{"date_id": "D0001", "seed_id": "S001", "start": 0, "end": 5}],
    },
    breaks={
        "coding_differences": [
            {
                "compared_table": "dates",
                "record_id": "D0001",
                "seed_id": "S001",
                "start": 0,
                "end": 9,
            }
        ],
        "dates": [{"date_id": "D0001", "seed_id": "S002", "start": 0, "end": 5}],
    },
)
def record_is_at_the_passage(context: Context) -> "Series[bool]":
    """The row that differs is one of the compared table, and shares text with the passage."""
    differences = context["coding_differences"]
    rows = [logic.records(context[table]).assign(compared_table=table) for table in COMPARED]
    by = ["compared_table", "record_id"]
    shared = logic.touches_any(differences, pd.concat(rows, ignore_index=True), by=by)
    return differences["record_id"].isna() | shared
