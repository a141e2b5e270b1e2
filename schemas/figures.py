"""Rules of the figures."""

from pandas import DataFrame, Series

from sandhi.check import logic, reading
from sandhi.check.rule import rule

COUNTED = ["person", "state", "ordinal"]  # the units that come whole
# What the qualifiers say of each bound; of those that stand in neither list they say nothing.
LOWER_IS_THE_VALUE = ["exact", "more_than", "at_least"]
LOWER_IS_EMPTY = ["about"]
UPPER_IS_THE_VALUE = ["exact", "up_to"]
UPPER_IS_EMPTY = ["about", "more_than", "at_least"]
OPEN_ABOVE = ["more_than", "at_least"]


@rule("as_written", mend="Copy the numeral alone, letter for letter, from {quote}.")
def numeral_is_in_the_quote(figures: DataFrame) -> "Series[bool]":
    """The numeral as written stands in the passage."""
    return logic.occurs_in(figures["as_written"], figures["quote"])


@rule("value", mend="Write what {as_written} reads as; a correction goes beside it.")
def numeral_reads_as_the_value(figures: DataFrame) -> "Series[bool]":
    """The numeral, in digits or words, reads as the value; one without a single value has none."""
    return reading.reads_as(figures["as_written"], figures["value"])


@rule("qualifier", mend="Choose the qualifier whose words stand in {quote}, or take them into it.")
def qualifier_is_in_the_quote(figures: DataFrame) -> "Series[bool]":
    """The passage has the words that the qualifier claims; `exact` claims that it has none."""
    return reading.words_qualify(figures["quote"], figures["qualifier"])


@rule("value", mend="Leave the value of a vague quantity empty; write that of any other numeral.")
def value_is_empty_where_vague(figures: DataFrame) -> "Series[bool]":
    """A vague quantity has no value, and every other figure has one."""
    return figures["qualifier"].isin(["vague"]) == figures["value"].isna()


@rule("lower", mend="For `{qualifier}`, write as the lower bound what its definition says.")
def lower_bound_fits_the_qualifier(figures: DataFrame) -> "Series[bool]":
    """The lower bound is the value where it is exact, more or at least, and empty where about."""
    bound, qualifier = figures["lower"], figures["qualifier"]
    is_value = logic.same(bound, figures["value"]) | ~qualifier.isin(LOWER_IS_THE_VALUE)
    return is_value & (bound.isna() | ~qualifier.isin(LOWER_IS_EMPTY))


@rule("upper", mend="For `{qualifier}`, write as the upper bound what its definition says.")
def upper_bound_fits_the_qualifier(figures: DataFrame) -> "Series[bool]":
    """The upper bound is the value where it is exact or up to it, and empty where about or more."""
    bound, qualifier = figures["upper"], figures["qualifier"]
    is_value = logic.same(bound, figures["value"]) | ~qualifier.isin(UPPER_IS_THE_VALUE)
    return is_value & (bound.isna() | ~qualifier.isin(UPPER_IS_EMPTY))


@rule("lower", mend="Mend the bound, or the value: they must rise from lower to upper.")
def bounds_enclose_the_value(figures: DataFrame) -> "Series[bool]":
    """No lower bound is above the value, or above the upper bound of a vague quantity."""
    # That no upper bound is below the value follows from the rule above.
    return ~logic.known(figures["lower"] > figures["value"].fillna(figures["upper"]))


@rule(mend="Persons, states and places in a series are counted: write a whole number, 0 or more.")
def counts_are_whole(figures: DataFrame) -> DataFrame:
    """What is counted one by one is a whole number and not negative."""
    numbers = figures[["value", "lower", "upper", "value_corrected"]]
    broken = ((numbers % 1 != 0) | (numbers < 0)).apply(logic.known)
    return ~broken.where(figures["unit"].isin(COUNTED), False)


@rule("unit", mend="Write the unit of the measure {measure}, or choose another measure.")
def unit_is_that_of_the_measure(figures: DataFrame, measures: DataFrame) -> "Series[bool]":
    """A figure is in the unit of its measure."""
    unit = logic.look_up(figures["measure"], measures, "measure", "unit")
    return ~logic.known(figures["unit"] != unit)


@rule("as_of", mend="Write the time for which {figure_id} is claimed.")
def stock_has_its_time(figures: DataFrame, measures: DataFrame) -> "Series[bool]":
    """A figure that says how many there are at a time says at what time."""
    kind = logic.look_up(figures["measure"], measures, "measure", "kind")
    return ~kind.isin(["stock"]) | figures["as_of"].notna()


@rule(
    "as_of",
    mend="Write a date of the Extended Date/Time Format, such as 2024-06, 2024-06-19 or 2024/2025.",
    explain=lambda row: logic.why_not_edtf(row["as_of"]),
)
def time_is_edtf(figures: DataFrame) -> "Series[bool]":
    """The time for which a figure is claimed is written in EDTF, level 0 or 1."""
    return logic.parses(figures["as_of"])


@rule(mend="Write the first and the last day of as_of; leave both empty where it is empty.")
def bounds_are_those_of_the_time(figures: DataFrame) -> DataFrame:
    """The bounds in time are the first and last day of the time for which a figure is claimed."""
    return logic.bounds_agree(figures, figures["as_of"], "as_of_earliest", "as_of_latest")


@rule("event_id", mend="Name an event that {seed_id} reports, or code the passage that reports it.")
def event_is_reported_in_the_seed(figures: DataFrame, event_mentions: DataFrame) -> "Series[bool]":
    """The event that a figure measures is reported in the same seed."""
    told = logic.among(figures, event_mentions, ["seed_id", "event_id"])
    return figures["event_id"].isna() | told


@rule("figure_id", mend="Code who is counted in {figure_id}, or who claims it.")
def figure_has_an_actor(figures: DataFrame, figure_actors: DataFrame) -> "Series[bool]":
    """Every figure has a subject or a claimant."""
    parts = figure_actors.loc[figure_actors["role"].isin(["subject", "claimant"]), "figure_id"]
    return figures["figure_id"].isin(parts)


@rule("part_of", mend="Let {figure_id} be part of a figure that is not, in the end, part of it.")
def part_of_has_no_cycle(figures: DataFrame) -> "Series[bool]":
    """No figure is part of itself, not even by way of others."""
    return logic.acyclic(figures, "figure_id", "part_of")


@rule("part_of", mend="Name the whole that {seed_id} gives in the unit {unit}.")
def part_is_like_its_whole(figures: DataFrame) -> "Series[bool]":
    """A part stands in the same seed and has the same unit as its whole."""
    whole = figures[["figure_id", "seed_id", "unit"]].set_axis(
        ["part_of", "seed_id", "unit"], axis=1
    )
    return figures["part_of"].isna() | logic.among(figures, whole, ["part_of", "seed_id", "unit"])


@rule("part_of", mend="Mend one of the two values, or take {figure_id} and {part_of} apart.")
def part_is_no_larger_than_its_whole(figures: DataFrame) -> "Series[bool]":
    """A part is no larger than its whole, each taken as corrected."""
    number = figures["value_corrected"].fillna(figures["value"])
    open_above = figures["qualifier"].isin(OPEN_ABOVE)
    most = figures.assign(most=number.fillna(figures["upper"]).mask(open_above))
    whole = logic.look_up(figures["part_of"], most, "figure_id", "most")
    return ~logic.known(number.fillna(figures["lower"]) > whole)


@rule("value_corrected", mend="Leave the correction empty, or write the right value.")
def correction_differs(figures: DataFrame) -> "Series[bool]":
    """A corrected value is another one than the source gives."""
    return ~logic.known(figures["value"] == figures["value_corrected"])


@rule(
    "value_corrected",
    mend="Make {figure_id} a member of a discrepancy with resolution corrected that says why.",
)
def correction_has_its_discrepancy(
    figures: DataFrame, discrepancies: DataFrame, discrepancy_members: DataFrame
) -> "Series[bool]":
    """A corrected value belongs to a discrepancy that says why it was corrected."""
    corrected = discrepancies.loc[discrepancies["resolution"] == "corrected", "discrepancy_id"]
    explained = discrepancy_members["discrepancy_id"].isin(corrected)
    records = discrepancy_members.loc[explained, "record_id"]
    return figures["value_corrected"].isna() | figures["figure_id"].isin(records)


@rule("value", mend="Make {figure_id} and the figures that differ members of one discrepancy.")
def different_values_have_their_discrepancy(
    figures: DataFrame, discrepancy_members: DataFrame
) -> "Series[bool]":
    """Different values of one measure, for one place and time, are in a discrepancy together."""
    of = ["measure", "place_id"]
    spans = figures.rename(columns={"as_of_earliest": "earliest", "as_of_latest": "latest"})
    spans = spans.loc[figures["value"].notna(), ["figure_id", "value", "earliest", "latest", *of]]
    differing = logic.overlap_counts(spans, of) - logic.overlap_counts(spans, [*of, "value"])
    members = discrepancy_members[["discrepancy_id", "record_id"]]
    held = members.merge(spans, left_on="record_id", right_on="figure_id")
    pairs = held.merge(held, on=["discrepancy_id", *of], suffixes=("", "_other"))
    other = pairs[["earliest_other", "latest_other"]].set_axis(["earliest", "latest"], axis=1)
    pairs = pairs[(pairs["value"] != pairs["value_other"]) & logic.overlap(pairs, other)]
    together = pairs.drop_duplicates(["figure_id", "figure_id_other"]).groupby("figure_id").size()
    covered = spans["figure_id"].map(together).fillna(0)
    return (differing == covered).reindex(figures.index, fill_value=True)
