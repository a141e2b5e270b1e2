"""Rules of the figures."""

from pandas import DataFrame, Series

from sandhi.check import logic, reading
from sandhi.check.rule import Context, rule

COUNTED = ["person", "state", "ordinal"]  # the units that come whole
# What the qualifiers say of each bound; of those that stand in neither list they say nothing.
LOWER_IS_THE_VALUE = ["exact", "more_than", "at_least"]
LOWER_IS_EMPTY = ["about"]
UPPER_IS_THE_VALUE = ["exact", "up_to"]
UPPER_IS_EMPTY = ["about", "more_than", "at_least"]
OPEN_ABOVE = ["more_than", "at_least"]


@rule(
    table="figures",
    column="as_written",
    mend="Copy the numeral alone, letter for letter, from {quote}.",
    why="The numeral is the source's own; without it a figure cannot be checked against it.",
    since="0.1.0",
    keeps={"figures": [{"quote": "लगभग 600 सैनिक", "as_written": "600"}]},
    breaks={"figures": [{"quote": "लगभग 600 सैनिक", "as_written": "छह सौ"}]},
)
def numeral_is_in_the_quote(context: Context) -> "Series[bool]":
    """The numeral as written stands in the passage."""
    figures = context["figures"]
    return logic.occurs_in(figures["as_written"], figures["quote"])


@rule(
    table="figures",
    column="value",
    mend="Write what {as_written} reads as; a correction goes beside it.",
    why="A slip between the numeral and its value would be counted, drawn and cited.",
    since="0.1.0",
    keeps={"figures": [{"as_written": "तीन", "value": 3}]},
    breaks={"figures": [{"as_written": "तीन", "value": 30}]},
)
def numeral_reads_as_the_value(context: Context) -> "Series[bool]":
    """The numeral, in digits or words, reads as the value; one without a single value has none."""
    figures = context["figures"]
    return reading.reads_as(figures["as_written"], figures["value"])


@rule(
    table="figures",
    column="qualifier",
    mend="Choose the qualifier whose words stand in {quote}, or take them into it.",
    why="“About” and “more than” are the source's own words, and so is their absence.",
    since="0.1.0",
    keeps={"figures": [{"quote": "लगभग 600 सैनिक", "qualifier": "about"}]},
    breaks={"figures": [{"quote": "लगभग 600 सैनिक", "qualifier": "exact"}]},
)
def qualifier_is_in_the_quote(context: Context) -> "Series[bool]":
    """The passage has the words that the qualifier claims; `exact` claims that it has none."""
    figures = context["figures"]
    return reading.words_qualify(figures["quote"], figures["qualifier"])


@rule(
    table="figures",
    column="value",
    mend="Leave the value of a vague quantity empty; write that of any other numeral.",
    why="“Several” has no value, and any that is given would be ours.",
    since="0.1.0",
    keeps={"figures": [{"as_written": "कई", "qualifier": "vague"}]},
    breaks={"figures": [{"as_written": "कई", "qualifier": "about"}]},
)
def value_is_empty_where_vague(context: Context) -> "Series[bool]":
    """A vague quantity has no value, and every other figure has one."""
    figures = context["figures"]
    return figures["qualifier"].isin(["vague"]) == figures["value"].isna()


@rule(
    table="figures",
    column="lower",
    mend="For `{qualifier}`, write as the lower bound what its definition says.",
    why="What a qualifier says of the least must be the same in every row.",
    since="0.1.0",
    keeps={"figures": [{"qualifier": "more_than", "value": 600, "lower": 600}]},
    breaks={"figures": [{"qualifier": "about", "value": 600, "lower": 600}]},
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
)
def bounds_enclose_the_value(context: Context) -> "Series[bool]":
    """No lower bound is above the value, or above the upper bound of a vague quantity."""
    figures = context["figures"]
    # That no upper bound is below the value follows from the rule above.
    return ~logic.known(figures["lower"] > figures["value"].fillna(figures["upper"]))


@rule(
    table="figures",
    mend="Persons, states and places in a series are counted: write a whole number, 0 or more.",
    why="Nobody counts half a person.",
    since="0.1.0",
    keeps={"figures": [{"unit": "person", "value": 600}]},
    breaks={"figures": [{"unit": "person", "value": 600.5}]},
)
def counts_are_whole(context: Context) -> DataFrame:
    """What is counted one by one is a whole number and not negative."""
    figures = context["figures"]
    numbers = figures[["value", "lower", "upper", "value_corrected"]]
    broken = ((numbers % 1 != 0) | (numbers < 0)).apply(logic.known)
    return ~broken.where(figures["unit"].isin(COUNTED), False)


@rule(
    table="figures",
    column="unit",
    reads=("measures",),
    mend="Write the unit of the measure {measure}, or choose another measure.",
    why="Figures of one measure are compared, so they must be in one unit.",
    since="0.1.0",
    keeps={
        "figures": [{"measure": "war_duration", "unit": "year"}],
        "measures": [{"measure": "war_duration", "unit": "year"}],
    },
    breaks={
        "figures": [{"measure": "war_duration", "unit": "month"}],
        "measures": [{"measure": "war_duration", "unit": "year"}],
    },
)
def unit_is_that_of_the_measure(context: Context) -> "Series[bool]":
    """A figure is in the unit of its measure."""
    figures, measures = context["figures"], context["measures"]
    unit = logic.look_up(figures["measure"], measures, "measure", "unit")
    return ~logic.known(figures["unit"] != unit)


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
    told = logic.among(figures, event_mentions, ["seed_id", "event_id"])
    return figures["event_id"].isna() | told


@rule(
    table="figures",
    column="figure_id",
    reads=("figure_actors",),
    mend="Code who is counted in {figure_id}, or who claims it.",
    why="A number of nobody, claimed by nobody, says nothing.",
    since="0.1.0",
    keeps={
        "figures": [{"figure_id": "F0001"}],
        "figure_actors": [{"figure_id": "F0001", "actor_id": "A0001", "role": "claimant"}],
    },
    breaks={
        "figures": [{"figure_id": "F0001"}],
        "figure_actors": [{"figure_id": "F0001", "actor_id": "A0001", "role": "reporter"}],
    },
)
def figure_has_an_actor(context: Context) -> "Series[bool]":
    """Every figure has a subject or a claimant."""
    figures, figure_actors = context["figures"], context["figure_actors"]
    parts = figure_actors.loc[figure_actors["role"].isin(["subject", "claimant"]), "figure_id"]
    return figures["figure_id"].isin(parts)


@rule(
    table="figures",
    column="part_of",
    mend="Let {figure_id} be part of a figure that is not, in the end, part of it.",
    why="Whoever adds up a figure with all its parts would never come to an end.",
    since="0.1.0",
    keeps={"figures": [{"figure_id": "F0001"}, {"figure_id": "F0002", "part_of": "F0001"}]},
    breaks={
        "figures": [
            {"figure_id": "F0001", "part_of": "F0002"},
            {"figure_id": "F0002", "part_of": "F0001"},
        ]
    },
)
def part_of_has_no_cycle(context: Context) -> "Series[bool]":
    """No figure is part of itself, not even by way of others."""
    figures = context["figures"]
    return logic.acyclic(figures, "figure_id", "part_of")


@rule(
    table="figures",
    column="part_of",
    mend="Name the whole that {seed_id} gives in the unit {unit}.",
    why="A part can be taken from its whole only in one source and one unit.",
    since="0.1.0",
    keeps={
        "figures": [
            {"figure_id": "F0001", "seed_id": "S001", "unit": "person"},
            {"figure_id": "F0002", "seed_id": "S001", "unit": "person", "part_of": "F0001"},
        ]
    },
    breaks={
        "figures": [
            {"figure_id": "F0001", "seed_id": "S001", "unit": "person"},
            {"figure_id": "F0002", "seed_id": "S001", "unit": "state", "part_of": "F0001"},
        ]
    },
)
def part_is_like_its_whole(context: Context) -> "Series[bool]":
    """A part stands in the same seed and has the same unit as its whole."""
    figures = context["figures"]
    whole = figures[["figure_id", "seed_id", "unit"]].set_axis(
        ["part_of", "seed_id", "unit"], axis=1
    )
    return figures["part_of"].isna() | logic.among(figures, whole, ["part_of", "seed_id", "unit"])


@rule(
    table="figures",
    column="part_of",
    mend="Mend one of the two values, or take {figure_id} and {part_of} apart.",
    why="A part that is larger than its whole shows a slip in one of the two.",
    since="0.1.0",
    keeps={
        "figures": [
            {"figure_id": "F0001", "value": 11000},
            {"figure_id": "F0002", "value": 600, "part_of": "F0001"},
        ]
    },
    breaks={
        "figures": [
            {"figure_id": "F0001", "value": 11000},
            {"figure_id": "F0002", "value": 12000, "part_of": "F0001"},
        ]
    },
)
def part_is_no_larger_than_its_whole(context: Context) -> "Series[bool]":
    """A part is no larger than its whole, each taken as corrected."""
    figures = context["figures"]
    number = figures["value_corrected"].fillna(figures["value"])
    open_above = figures["qualifier"].isin(OPEN_ABOVE)
    most = figures.assign(most=number.fillna(figures["upper"]).mask(open_above))
    whole = logic.look_up(figures["part_of"], most, "figure_id", "most")
    return ~logic.known(number.fillna(figures["lower"]) > whole)


@rule(
    table="figures",
    column="value_corrected",
    mend="Leave the correction empty, or write the right value.",
    why="A correction to the same value corrects nothing, and looks as if it did.",
    since="0.1.0",
    keeps={"figures": [{"value": 11, "value_corrected": 11000}]},
    breaks={"figures": [{"value": 11, "value_corrected": 11}]},
)
def correction_differs(context: Context) -> "Series[bool]":
    """A corrected value is another one than the source gives."""
    figures = context["figures"]
    return ~logic.known(figures["value"] == figures["value_corrected"])


@rule(
    table="figures",
    column="value_corrected",
    reads=(
        "discrepancies",
        "discrepancy_members",
    ),
    mend="Make {figure_id} a member of a discrepancy with resolution corrected that says why.",
    why="Who departs from the source must say why, where others can see it.",
    since="0.1.0",
    keeps={
        "figures": [{"figure_id": "F0001", "value_corrected": 11000}],
        "discrepancies": [{"discrepancy_id": "X0001", "resolution": "corrected"}],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
    },
    breaks={
        "figures": [{"figure_id": "F0001", "value_corrected": 11000}],
        "discrepancies": [{"discrepancy_id": "X0001", "resolution": "open"}],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
    },
)
def correction_has_its_discrepancy(context: Context) -> "Series[bool]":
    """A corrected value belongs to a discrepancy that says why it was corrected."""
    figures, discrepancies, discrepancy_members = (
        context["figures"],
        context["discrepancies"],
        context["discrepancy_members"],
    )
    corrected = discrepancies.loc[discrepancies["resolution"] == "corrected", "discrepancy_id"]
    explained = discrepancy_members["discrepancy_id"].isin(corrected)
    records = discrepancy_members.loc[explained, "record_id"]
    return figures["value_corrected"].isna() | figures["figure_id"].isin(records)


@rule(
    table="figures",
    column="value",
    reads=("discrepancy_members",),
    mend="Make {figure_id} and the figures that differ members of one discrepancy.",
    why="Where sources disagree on a number, a reader of one must be led to the other.",
    since="0.1.0",
    keeps={
        "figures": [
            {"figure_id": "F0001", "measure": "troops", "value": 10000},
            {"figure_id": "F0002", "measure": "troops", "value": 12000},
        ],
        "discrepancy_members": [
            {"discrepancy_id": "X0001", "record_id": "F0001"},
            {"discrepancy_id": "X0001", "record_id": "F0002"},
        ],
    },
    breaks={
        "figures": [
            {"figure_id": "F0001", "measure": "troops", "value": 10000},
            {"figure_id": "F0002", "measure": "troops", "value": 12000},
        ],
        "discrepancy_members": [{"discrepancy_id": "X0001", "record_id": "F0001"}],
    },
)
def different_values_have_their_discrepancy(context: Context) -> "Series[bool]":
    """Different values of one measure, for one place and time, are in a discrepancy together."""
    figures, discrepancy_members = context["figures"], context["discrepancy_members"]
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
