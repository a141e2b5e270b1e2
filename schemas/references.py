"""Rules of the sources outside the seeds."""

from pandas import Series

from sandhi.check.rule import Context, rule


@rule(
    table="references",
    column="reference_id",
    reads=("reference_uses",),
    mend="Say in `reference_uses` for which row {reference_id} is used, or withdraw it.",
    why="A list of references is no bibliography: each is there because a row rests on it.",
    since="0.1.0",
    keeps={
        "references": [{"reference_id": "RF0001"}],
        "reference_uses": [{"record_id": "E0001", "reference_id": "RF0001"}],
    },
    breaks={
        "references": [{"reference_id": "RF0001"}],
        "reference_uses": [{"record_id": "E0001", "reference_id": "RF0002"}],
    },
)
def reference_is_used(context: Context) -> "Series[bool]":
    """Every reference is used for at least one row."""
    return context["references"]["reference_id"].isin(context["reference_uses"]["reference_id"])
