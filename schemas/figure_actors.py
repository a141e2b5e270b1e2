"""Rules of the parts that actors have in figures."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule


@rule("seed_id", mend="Anchor the part in the seed of {figure_id}.")
def part_is_shown_in_the_seed_of_the_figure(
    figure_actors: DataFrame, figures: DataFrame
) -> "Series[bool]":
    """An actor's part in a figure is shown in the seed that gives the figure."""
    seed = logic.look_up(figure_actors["figure_id"], figures, "figure_id", "seed_id")
    return ~logic.known(figure_actors["seed_id"] != seed)


@rule("actor_id", mend="Widen the passage until it names {actor_id}, or code the mention in it.")
def actor_is_named_in_the_passage(
    figure_actors: DataFrame, actor_mentions: DataFrame
) -> "Series[bool]":
    """The passage that shows an actor's part in a figure holds a mention of that actor."""
    return logic.holds_any(figure_actors, actor_mentions, by=["actor_id"])


@rule("role", mend="Code the claimant whose word {actor_id} passes on.")
def reporter_has_a_claimant(figure_actors: DataFrame) -> "Series[bool]":
    """Where someone passes a figure on, someone claims it."""
    claimed = figure_actors.loc[figure_actors["role"] == "claimant", "figure_id"]
    return ~figure_actors["role"].isin(["reporter"]) | figure_actors["figure_id"].isin(claimed)
