"""Rules of the measures."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule

UNITS = {
    "stock": ["person"],
    "flow": ["person"],
    "duration": ["year", "month"],
    "ordinal": ["ordinal"],
    "count": ["person", "state"],
}


@rule("unit", mend="Give a measure of the kind {kind} a unit in which such a quantity is counted.")
def unit_suits_the_kind(measures: DataFrame) -> "Series[bool]":
    """A measure has a unit in which quantities of its kind are counted."""
    pairs = [(kind, unit) for kind, units in UNITS.items() for unit in units]
    suits = DataFrame(pairs, columns=["kind", "unit"])
    return logic.among(measures, suits, ["kind", "unit"])
