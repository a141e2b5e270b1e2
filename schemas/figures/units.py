"""Rules of what figures count, and of whom they are."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

COUNTED = ["person", "state", "place", "thing", "ordinal"]  # the units that come whole


@rule(
    table="figures",
    mend="Persons, states, sites, things and ranks are counted: write a whole number, 0 or more.",
    why="Nobody counts half a person.",
    since="0.1.0",
    keeps={"figures": [{"unit": "person", "value": 600}]},
    breaks={"figures": [{"unit": "person", "value": 600.5}]},
    per_seed=True,
)
def counts_are_whole(context: Context) -> DataFrame:
    """What is counted one by one is a whole number and not negative."""
    figures = context["figures"]
    numbers = figures[["value", "lower", "upper", "value_corrected"]]
    broken = ((numbers % 1 != 0) | (numbers < 0)).apply(logic.holds)
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
    return ~logic.holds(figures["unit"] != unit)


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
