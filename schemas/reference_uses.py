"""Rules of what is taken from sources outside the seeds."""

import pandas as pd
from pandas import Series

from sandhi.check.rule import Context, rule

# The tables whose rows may rest on something outside the seeds.
TABLES = (
    "actors",
    "dates",
    "discrepancies",
    "event_mentions",
    "events",
    "figures",
    "places",
    "provisions",
    "seeds",
    "sentences",
    "treaties",
    "treaty_parties",
)


@rule(
    table="reference_uses",
    column="record_id",
    reads=TABLES,
    mend="Write the key of the row for which {reference_id} is used.",
    why="A reference for a row that is not there proves nothing, and hides what it was for.",
    since="0.1.0",
    keeps={
        "reference_uses": [{"use_id": "RU0001", "record_id": "E0001"}],
        "events": [{"event_id": "E0001"}],
    },
    breaks={
        "reference_uses": [{"use_id": "RU0001", "record_id": "E9999"}],
        "events": [{"event_id": "E0001"}],
    },
)
def record_is_a_row(context: Context) -> "Series[bool]":
    """What a reference is used for is a row."""
    keys = pd.concat([context[table].iloc[:, 0] for table in TABLES])  # the key stands first
    return context["reference_uses"]["record_id"].isin(keys)
