"""Rules of the parts that actors have in figures."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="figure_actors",
    column="seed_id",
    reads=("figures",),
    mend="Anchor the part in the seed of {figure_id}.",
    why="Who claims a figure is shown where the figure is claimed.",
    since="0.1.0",
    keeps={
        "figure_actors": [{"figure_id": "F0001", "seed_id": "S001"}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001"}],
    },
    breaks={
        "figure_actors": [{"figure_id": "F0001", "seed_id": "S002"}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001"}],
    },
)
def part_is_shown_in_the_seed_of_the_figure(context: Context) -> "Series[bool]":
    """An actor's part in a figure is shown in the seed that gives the figure."""
    figure_actors, figures = context["figure_actors"], context["figures"]
    seed = logic.look_up(figure_actors["figure_id"], figures, "figure_id", "seed_id")
    return ~logic.known(figure_actors["seed_id"] != seed)


@rule(
    table="figure_actors",
    column="actor_id",
    reads=("actor_mentions",),
    mend="Widen the passage until it names {actor_id}, or code the mention in it.",
    why="The passage is the proof of the part, so it must show who plays it.",
    since="0.1.0",
    keeps={
        "figure_actors": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
    breaks={
        "figure_actors": [{"actor_id": "A0009", "seed_id": "S001", "start": 0, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
)
def actor_is_named_in_the_passage(context: Context) -> "Series[bool]":
    """The passage that shows an actor's part in a figure holds a mention of that actor."""
    figure_actors, actor_mentions = context["figure_actors"], context["actor_mentions"]
    return logic.holds_any(figure_actors, actor_mentions, by=["actor_id"])


@rule(
    table="figure_actors",
    column="role",
    mend="Code the claimant whose word {actor_id} passes on.",
    why="Who passes on a figure has it from somebody, and that one answers for it.",
    since="0.1.0",
    keeps={
        "figure_actors": [
            {"figure_id": "F0001", "actor_id": "A0001", "role": "reporter"},
            {"figure_id": "F0001", "actor_id": "A0002", "role": "claimant"},
        ]
    },
    breaks={
        "figure_actors": [
            {"figure_id": "F0001", "actor_id": "A0001", "role": "reporter"},
            {"figure_id": "F0001", "actor_id": "A0002", "role": "subject"},
        ]
    },
)
def reporter_has_a_claimant(context: Context) -> "Series[bool]":
    """Where someone passes a figure on, someone claims it."""
    figure_actors = context["figure_actors"]
    claimed = figure_actors.loc[figure_actors["role"] == "claimant", "figure_id"]
    return ~figure_actors["role"].isin(["reporter"]) | figure_actors["figure_id"].isin(claimed)
