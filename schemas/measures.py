"""Rules of the measures."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

UNITS = {
    "stock": ["person", "place", "thing"],
    "flow": ["person", "place", "thing"],
    "duration": ["year", "month", "day"],
    "length": ["metre", "kilometre"],
    "ordinal": ["ordinal"],
    "count": ["person", "state", "place", "thing"],
}


@rule(
    table="measures",
    column="unit",
    mend="Give a measure of the kind {kind} a unit in which such a quantity is counted.",
    why="A duration counted in persons is a slip in one of the two cells.",
    since="0.1.0",
    keeps={"measures": [{"measure": "war_duration", "kind": "duration", "unit": "year"}]},
    breaks={"measures": [{"measure": "war_duration", "kind": "duration", "unit": "person"}]},
)
def unit_suits_the_kind(context: Context) -> "Series[bool]":
    """A measure has a unit in which quantities of its kind are counted."""
    measures = context["measures"]
    pairs = [(kind, unit) for kind, units in UNITS.items() for unit in units]
    suits = DataFrame(pairs, columns=["kind", "unit"])
    return logic.among(measures, suits, ["kind", "unit"])
