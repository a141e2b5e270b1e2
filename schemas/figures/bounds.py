"""Rules of the bounds of figures."""

from pandas import DataFrame, Series

from sandhi.check import logic, reading
from sandhi.check.rule import Context, rule

# What the qualifiers say of each bound; of those that stand in neither list they say nothing.
LOWER_IS_THE_VALUE = ["exact", "more_than", "at_least"]
LOWER_IS_EMPTY = ["about"]
UPPER_IS_THE_VALUE = ["exact", "up_to"]
UPPER_IS_EMPTY = ["about", "more_than", "at_least"]


@rule(
    table="figures",
    column="lower",
    mend="For `{qualifier}`, write as the lower bound what its definition says.",
    why="What a qualifier says of the least must be the same in every row.",
    since="0.1.0",
    keeps={"figures": [{"qualifier": "more_than", "value": 600, "lower": 600}]},
    breaks={"figures": [{"qualifier": "about", "value": 600, "lower": 600}]},
    per_seed=True,
)
def lower_bound_fits_the_qualifier(context: Context) -> "Series[bool]":
    """The lower bound is the value where it is exact, more or at least, and empty where about."""
    figures = context["figures"]
    bound, qualifier = figures["lower"], figures["qualifier"]
    is_value = logic.same(bound, figures["value"]) | ~qualifier.isin(LOWER_IS_THE_VALUE)
    return is_value & (bound.isna() | ~qualifier.isin(LOWER_IS_EMPTY))


@rule(
    table="figures",
    column="upper",
    mend="For `{qualifier}`, write as the upper bound what its definition says.",
    why="What a qualifier says of the most must be the same in every row.",
    since="0.1.0",
    keeps={"figures": [{"qualifier": "more_than", "value": 600, "lower": 600}]},
    breaks={"figures": [{"qualifier": "more_than", "value": 600, "lower": 600, "upper": 600}]},
    per_seed=True,
)
def upper_bound_fits_the_qualifier(context: Context) -> "Series[bool]":
    """The upper bound is the value where it is exact or up to it, and empty where about or more."""
    figures = context["figures"]
    bound, qualifier = figures["upper"], figures["qualifier"]
    is_value = logic.same(bound, figures["value"]) | ~qualifier.isin(UPPER_IS_THE_VALUE)
    return is_value & (bound.isna() | ~qualifier.isin(UPPER_IS_EMPTY))


@rule(
    table="figures",
    column="lower",
    mend="Mend the bound, or the value: they must rise from lower to upper.",
    why="A range whose ends are swapped encloses nothing.",
    since="0.1.0",
    keeps={"figures": [{"qualifier": "up_to", "lower": 400, "value": 600, "upper": 600}]},
    breaks={"figures": [{"qualifier": "up_to", "lower": 601, "value": 600, "upper": 600}]},
    per_seed=True,
)
def bounds_enclose_the_value(context: Context) -> "Series[bool]":
    """No lower bound is above the value, or above the upper bound of a vague quantity."""
    figures = context["figures"]
    # That no upper bound is below the value follows from the rule above.
    return ~logic.holds(figures["lower"] > figures["value"].fillna(figures["upper"]))


@rule(
    table="figures",
    mend="Write the bounds that {as_written} sets by itself, and leave the others empty.",
    why="A vague word is worth what it says: thousands are at least 1000, several are two or more.",
    since="0.1.0",
    keeps={"figures": [{"as_written": "हजारों", "qualifier": "vague", "lower": 1000}]},
    breaks={"figures": [{"as_written": "हजारों", "qualifier": "vague", "lower": 2000}]},
    per_seed=True,
)
def vague_bounds_are_those_of_the_words(context: Context) -> DataFrame:
    """The bounds of a vague quantity are those that its words read as."""
    figures = context["figures"]
    read = reading.bounds_of(figures["as_written"])
    judged = figures["qualifier"].isin(["vague"]) & figures["as_written"].notna()
    judged &= reading.numerals_are_read(figures["as_written"])
    return DataFrame({bound: ~judged | logic.same(figures[bound], read[bound]) for bound in read})
