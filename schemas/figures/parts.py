"""Rules of figures that are parts of others."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.makers.parts import Parts
from sandhi.check.rule import Context, rule

OPEN_ABOVE = ["more_than", "at_least"]
PARTS = Parts("figures", "figure_id", "a figure", ("F0001", "F0002"))


@rule(**PARTS.circle("0.1.0"))
def part_of_has_no_cycle(context: Context) -> "Series[bool]":
    """No figure is part of itself, not even by way of others."""
    return PARTS.has_no_circle(context)


@rule(
    table="figures",
    column="part_of",
    mend="Name the whole that {seed_id} gives in the unit {unit}.",
    why="A part can be taken from its whole only in one source and one unit.",
    since="0.1.0",
    keeps=PARTS.rows({"seed_id": "S001", "unit": "person"}, {"seed_id": "S001", "unit": "person"}),
    breaks=PARTS.rows({"seed_id": "S001", "unit": "person"}, {"seed_id": "S001", "unit": "state"}),
    per_seed=True,
)
def part_is_like_its_whole(context: Context) -> "Series[bool]":
    """A part is given in the same article and the same unit as its whole."""
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
    keeps=PARTS.rows({"value": 11000}, {"value": 600}),
    breaks=PARTS.rows({"value": 11000}, {"value": 12000}),
)
def part_is_no_larger_than_its_whole(context: Context) -> "Series[bool]":
    """A part is no larger than its whole, each taken as corrected."""
    figures = context["figures"]
    number = figures["value_corrected"].fillna(figures["value"])
    open_above = figures["qualifier"].isin(OPEN_ABOVE)
    most = figures.assign(most=number.fillna(figures["upper"]).mask(open_above))
    whole = logic.look_up(figures["part_of"], most, "figure_id", "most")
    return ~logic.holds(number.fillna(figures["lower"]) > whole)


@rule(
    table="figures",
    column="part_of",
    mend="Mend the time of {figure_id} or of {part_of}, or take them apart.",
    why="Those who were there in May are no part of those who were there in June.",
    since="0.1.0",
    keeps=PARTS.rows(
        {"as_of_earliest": "2024-10-31", "as_of_latest": "2024-10-31"},
        {"as_of_latest": "2024-10-31"},
    ),
    breaks=PARTS.rows(
        {"as_of_earliest": "2024-10-31", "as_of_latest": "2024-10-31"},
        {"as_of_latest": "2024-10-30"},
    ),
)
def part_is_of_the_time_of_its_whole(context: Context) -> "Series[bool]":
    """The time of a part and that of its whole share a day."""
    figures = context["figures"]
    bounds = ["as_of_earliest", "as_of_latest"]
    whole = {bound: PARTS.of_whole(context, bound) for bound in bounds}
    part, of = (
        table.set_axis(["earliest", "latest"], axis=1)
        for table in (figures[bounds], DataFrame(whole))
    )
    return logic.overlap(part, of)
